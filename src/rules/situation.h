#pragma once
// What is known around the text, as the conditions of rules ask for it.

#include <optional>

#include "pack/pack.h"
#include "rules/exchange.h"
#include "rules/facts.h"
#include "unpushy/draft.h"

namespace unpushy::rules {

using pack::fb::AudienceFit;
using pack::fb::Label;

/// The context in the form conditions need: small and cheap to copy, so that "what if" can be asked.
struct Situation {
  Kind kind = Kind::post;
  Platform platform = Platform::unknown;
  Relation relation = Relation::unknown;
  Commercial commercial = Commercial::unknown;
  std::optional<std::int64_t> seconds_since_contact;
  std::optional<bool> automated, disclosed, asked;
  bool is_reply = false;                        ///< a parent text is known
  AudienceFit fit = pack::fb::AudienceFit_any;  ///< `any` while topics and audience are not known
  Label label = pack::fb::Label_missing;        ///< read from the text, so always known
  Parent parent;
  Exchange exchange;
};

/// Reads what the context says: whether the text shares a word with topics and audience, touches the text replied to,
/// and what was said before.
Situation situation_of(const pack::Pack& pack, Kind kind, const Context& context, const Facts& facts);

/// The same situation of another text, after a fix.
Situation with_text(const pack::Pack& pack, Situation situation, const Context& context, const Facts& facts);

/// What holds of one text in one situation. Both must outlive it.
class Conditions {
 public:
  Conditions(const Facts& facts, const Situation& situation);

  /// Does one of the rule's conditions hold? True for a rule without any. What is not known makes no condition true.
  bool hold(const pack::RuleIndex& rule) const { return rule.when.empty() || any_holds(rule); }

 private:
  bool any_holds(const pack::RuleIndex& rule) const;
  bool holds(const pack::ConditionIndex& condition) const;

  const pack::MoveSet& present_;
  const Situation& situation_;
  pack::Answers known_;
};

}  // namespace unpushy::rules
