#include "rules/rules.h"

#include <algorithm>

#include "rules/limits.h"

namespace unpushy::rules {
namespace {

/// Nearly all rules are passed by this look at their sets.
bool may_hit(const pack::RuleIndex& index, const Facts& facts) {
  switch (index.kind) {
    case pack::fb::RuleKind_phrase: return index.moves.meets(facts.present()) || facts.has_list(index.list);
    case pack::fb::RuleKind_sequence: return index.then.meets(facts.present());
    case pack::fb::RuleKind_structure:
    case pack::fb::RuleKind_context: return true;
    case pack::fb::RuleKind_model: break;  // measured by scoring, from features that rules do not know
  }
  return false;
}

std::optional<Hit> find(const pack::fb::Rule& rule, const pack::RuleIndex& index, const Facts& facts,
                        const Situation& situation) {
  switch (index.kind) {
    case pack::fb::RuleKind_phrase: return find_phrase(index, facts);
    case pack::fb::RuleKind_sequence: return find_sequence(index, facts, situation.exchange);
    case pack::fb::RuleKind_structure: return find_structure(rule, index, facts, situation.kind);
    case pack::fb::RuleKind_context: return find_context(index, facts);
    case pack::fb::RuleKind_model: break;
  }
  return std::nullopt;
}

/// A rule without a number of its own asks for more than the platform's.
bool exceeds(const pack::Pack& pack, const pack::RuleIndex& rule, const Hit& hit, Platform platform) {
  if (rule.over == pack::fb::Limit_none) return true;
  const std::uint32_t limit = limit_of(pack, rule.over, platform);
  return limit > 0 && hit.measured > limit;
}

/// Takes out the hits that another hit speaks for.
void drop_replaced(const pack::Pack& pack, const std::vector<Hit>& found, std::vector<std::uint16_t>& chosen) {
  const auto& rules = pack.index().rules;
  const auto replaces = [&](std::uint16_t i) { return !rules[found[i].rule].replaces.empty(); };
  if (std::none_of(chosen.begin(), chosen.end(), replaces)) return;
  std::vector<bool> replaced(rules.size());
  for (const std::uint16_t i : chosen) {
    for (const std::uint16_t rule : rules[found[i].rule].replaces) replaced[rule] = true;
  }
  const auto is_replaced = [&](std::uint16_t i) { return replaced[found[i].rule]; };
  chosen.erase(std::remove_if(chosen.begin(), chosen.end(), is_replaced), chosen.end());
}

}  // namespace

std::vector<Hit> find_all(const pack::Pack& pack, const Facts& facts, const Situation& situation) {
  constexpr std::size_t kMostly = 32;
  std::vector<Hit> found;
  found.reserve(kMostly);
  const auto& rules = pack.index().rules;
  const auto count = static_cast<std::uint16_t>(rules.size());
  for (std::uint16_t i = 0; i < count; ++i) {
    const bool of_kind = ((rules[i].kinds >> static_cast<unsigned>(situation.kind)) & 1u) != 0;
    if (!of_kind || !may_hit(rules[i], facts) || !rules[i].suits(facts.present())) continue;
    if (auto hit = find(*pack.data().rules()->Get(i), rules[i], facts, situation)) {
      hit->rule = i;
      found.push_back(std::move(*hit));
    }
  }
  return found;
}

std::vector<std::uint16_t> choose(const pack::Pack& pack, const std::vector<Hit>& found, const Facts& facts,
                                  const Situation& situation) {
  std::vector<std::uint16_t> chosen;
  chosen.reserve(found.size());
  const Conditions conditions(facts, situation);
  const auto count = static_cast<std::uint16_t>(found.size());
  for (std::uint16_t i = 0; i < count; ++i) {
    const pack::RuleIndex& rule = pack.index().rules[found[i].rule];
    if (conditions.hold(rule) && exceeds(pack, rule, found[i], situation.platform)) chosen.push_back(i);
  }
  drop_replaced(pack, found, chosen);
  return chosen;
}

std::vector<Hit> apply(const pack::Pack& pack, const Facts& facts, const Situation& situation) {
  std::vector<Hit> found = find_all(pack, facts, situation), hits;
  for (const std::uint16_t i : choose(pack, found, facts, situation)) hits.push_back(std::move(found[i]));
  return hits;
}

std::vector<Place> places_of_moves(const pack::MoveSet& moves, const Facts& facts) {
  std::vector<Place> places;
  if (!moves.meets(facts.present())) return places;
  for (const MoveHit& hit : facts.moves()) {
    if (moves.has(hit.move)) places.push_back(hit.place);
  }
  return places;
}

}  // namespace unpushy::rules
