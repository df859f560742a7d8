// Kind "context": the situation itself, with a move of `moves` in the text if the rule names any.

#include "rules/rules.h"

namespace unpushy::rules {

std::optional<Hit> find_context(const pack::fb::Rule& rule, const Facts& facts) {
  Hit hit;
  hit.places = places_of_moves(rule.moves(), facts);
  hit.removable = hit.places;
  const bool needs_move = rule.moves() != nullptr && rule.moves()->size() > 0;
  if (needs_move && hit.places.empty()) return std::nullopt;
  return hit;
}

}  // namespace unpushy::rules
