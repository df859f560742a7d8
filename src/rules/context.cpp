// Kind "context": the situation itself, with a move of `moves` in the text if the rule names any. Without them, what
// its conditions ask for of the text is shown.

#include "rules/rules.h"

namespace unpushy::rules {

std::optional<Hit> find_context(const pack::RuleIndex& rule, const Facts& facts) {
  const bool needs_move = !rule.moves.empty();
  if (needs_move && !rule.moves.meets(facts.present())) return std::nullopt;
  Hit hit;
  hit.places = places_of_moves(needs_move ? rule.moves : rule.asked, facts);
  hit.removable = hit.places;
  return hit;
}

}  // namespace unpushy::rules
