// Kind "context": the situation itself, with a move of `moves` in the text if the rule names any. Without them, what
// its conditions ask for of the text is shown.

#include <algorithm>

#include "rules/rules.h"

namespace unpushy::rules {
namespace {

bool asked_for(const pack::fb::Rule& rule, std::uint16_t move) {
  if (rule.when() == nullptr) return false;
  return std::any_of(rule.when()->begin(), rule.when()->end(), [&](const pack::fb::Condition* c) {
    return lists_move(c->moves(), move) || lists_move(c->some(), move);
  });
}

}  // namespace

std::optional<Hit> find_context(const pack::fb::Rule& rule, const Facts& facts) {
  Hit hit;
  const bool needs_move = rule.moves() != nullptr && rule.moves()->size() > 0;
  for (const MoveHit& move : facts.moves()) {
    if (needs_move ? lists_move(rule.moves(), move.move) : asked_for(rule, move.move)) hit.places.push_back(move.place);
  }
  if (needs_move && hit.places.empty()) return std::nullopt;
  hit.removable = hit.places;
  return hit;
}

}  // namespace unpushy::rules
