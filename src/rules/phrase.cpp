// Kind "phrase": the rule's own phrases, or moves it names.

#include <algorithm>

#include "rules/rules.h"
#include "sorting.h"

namespace unpushy::rules {

std::optional<Hit> find_phrase(const pack::RuleIndex& rule, const Facts& facts) {
  Hit hit;
  hit.places = facts.places_of(rule.list);
  const auto moves = places_of_moves(rule.moves, facts);
  hit.places.insert(hit.places.end(), moves.begin(), moves.end());
  if (hit.places.empty()) return std::nullopt;
  sort_stably(hit.places, [](const Place& a, const Place& b) { return a.first < b.first; });
  hit.removable = hit.places;
  return hit;
}

}  // namespace unpushy::rules
