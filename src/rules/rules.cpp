#include "rules/rules.h"

#include <algorithm>

namespace unpushy::rules {
namespace {

std::optional<Hit> find(const pack::fb::Rule& rule, const Facts& facts) {
  switch (rule.kind()) {
    case pack::fb::RuleKind_phrase: return find_phrase(rule, facts);
    case pack::fb::RuleKind_sequence: return find_sequence(rule, facts);
    case pack::fb::RuleKind_structure: return find_structure(rule, facts);
    case pack::fb::RuleKind_context: return find_context(rule, facts);
  }
  return std::nullopt;
}

/// Takes out the hits that another hit speaks for.
void drop_replaced(const pack::Pack& pack, std::vector<Hit>& hits) {
  std::vector<std::uint16_t> replaced;
  for (const Hit& hit : hits) {
    const auto* list = pack.data().rules()->Get(hit.rule)->replaces();
    if (list != nullptr) replaced.insert(replaced.end(), list->begin(), list->end());
  }
  const auto is_replaced = [&](const Hit& hit) {
    return std::find(replaced.begin(), replaced.end(), hit.rule) != replaced.end();
  };
  hits.erase(std::remove_if(hits.begin(), hits.end(), is_replaced), hits.end());
}

}  // namespace

std::vector<Hit> apply(const pack::Pack& pack, const Facts& facts, const Situation& situation) {
  std::vector<Hit> hits;
  const auto& rules = *pack.data().rules();
  for (std::uint16_t i = 0; i < rules.size(); ++i) {
    const pack::fb::Rule& rule = *rules.Get(i);
    const bool for_kind = ((rule.kinds() >> static_cast<unsigned>(situation.kind)) & 1u) != 0;
    if (!for_kind || !holds(rule, facts, situation)) continue;
    if (auto hit = find(rule, facts)) {
      hit->rule = i;
      hits.push_back(std::move(*hit));
    }
  }
  drop_replaced(pack, hits);
  return hits;
}

bool lists_move(const flatbuffers::Vector<std::uint16_t>* moves, std::uint16_t move) {
  return moves != nullptr && std::find(moves->begin(), moves->end(), move) != moves->end();
}

std::vector<Place> places_of_moves(const flatbuffers::Vector<std::uint16_t>* moves, const Facts& facts) {
  std::vector<Place> places;
  for (const MoveHit& hit : facts.moves()) {
    if (lists_move(moves, hit.move)) places.push_back(hit.place);
  }
  return places;
}

}  // namespace unpushy::rules
