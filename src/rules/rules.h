#pragma once
// Rules against facts: which rules hit, and where. One file per kind of rule.

#include <optional>
#include <vector>

#include "rules/facts.h"
#include "rules/situation.h"

namespace unpushy::rules {

struct Hit {
  std::uint16_t rule = 0;        ///< index into the pack's rules
  std::vector<Place> places;     ///< in reading order; empty if the hit rests on the context alone
  std::vector<Place> removable;  ///< what the rule's fix takes away; a part of `places` for a sequence
  std::uint32_t measured = 0;    ///< of a structure rule
  std::int32_t weight = 0;       ///< milli-log-odds found for this text, for a rule of kind "model"
};

/// Every rule for this kind of text that could hit it, whatever is known of the situation, in the pack's order. (A
/// sequence may begin in the messages before, which is why the situation is looked at.)
std::vector<Hit> find_all(const pack::Pack& pack, const Facts& facts, const Situation& situation);

/// Which of them hit in this situation, as indexes into `found`: their conditions hold and no other hit speaks for
/// them. Cheap, so that "what if this were known" can be asked of the same text again and again.
std::vector<std::uint16_t> choose(const pack::Pack& pack, const std::vector<Hit>& found, const Facts& facts,
                                  const Situation& situation);

/// All hits: find_all and choose in one.
std::vector<Hit> apply(const pack::Pack& pack, const Facts& facts, const Situation& situation);

/// The kinds. Each looks at one rule whose conditions hold; nothing if it does not hit.
std::optional<Hit> find_phrase(const pack::RuleIndex& rule, const Facts& facts);
std::optional<Hit> find_sequence(const pack::RuleIndex& rule, const Facts& facts, const Exchange& exchange);
std::optional<Hit> find_structure(const pack::fb::Rule& rule, const pack::RuleIndex& index, const Facts& facts,
                                  Kind kind);
std::optional<Hit> find_context(const pack::RuleIndex& rule, const Facts& facts);

/// Places of all these moves, in reading order.
std::vector<Place> places_of_moves(const pack::MoveSet& moves, const Facts& facts);

}  // namespace unpushy::rules
