// Kind "sequence": a move of `first`, then a move of `then`. Order is what turns kind words into wrapping.

#include <algorithm>

#include "rules/rules.h"

namespace unpushy::rules {

std::optional<Hit> find_sequence(const pack::RuleIndex& rule, const Facts& facts, const Exchange& exchange) {
  Hit hit;
  const auto leads = [&](std::uint16_t move) { return rule.first.has(move); };
  bool begun = rule.across && std::any_of(exchange.led_by.begin(), exchange.led_by.end(), leads);
  for (const MoveHit& move : facts.moves()) {
    if (rule.first.has(move.move) && hit.removable.empty()) {
      hit.places.push_back(move.place);
      begun = true;
    } else if (begun && rule.then.has(move.move)) {
      hit.places.push_back(move.place);
      hit.removable.push_back(move.place);
    }
  }
  if (hit.removable.empty()) return std::nullopt;
  return hit;
}

}  // namespace unpushy::rules
