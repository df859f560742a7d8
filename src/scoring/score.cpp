#include "scoring/score.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "scoring/logistic.h"
#include "sorting.h"

namespace unpushy::scoring {
namespace {

using pack::fb::Rule;
using rules::Hit;

const Rule& rule_of(const pack::Pack& pack, const Hit& hit) { return *pack.data().rules()->Get(hit.rule); }

std::int64_t sum(const std::vector<std::int32_t>& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

/// A rule without a softener is the most common one.
/// @param weight of the rule, or what a model measured
/// @param divisors by rule: what it leaves of those it softens, 1 if it is not among the chosen
std::int32_t softened_weight(std::int32_t weight, const pack::RuleIndex& rule,
                             const std::vector<std::uint8_t>& divisors) {
  for (const std::uint16_t softener : rule.softened_by) weight /= divisors[softener];
  return weight;
}

/// Scales what a family has so that it sums to exactly `cap`; what rounding leaves goes to the largest, of equal ones
/// to the first.
void scale(std::vector<std::int32_t>& values, const std::vector<std::int32_t>& families, std::int32_t family,
           std::int64_t total, std::int32_t cap) {
  std::int64_t given = 0;
  std::size_t largest = values.size();
  std::int32_t most = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (families[i] != family) continue;
    if (largest == values.size() || values[i] > most) most = values[largest = i];
    values[i] = static_cast<std::int32_t>(values[i] * std::int64_t{cap} / total);
    given += values[i];
  }
  values[largest] += static_cast<std::int32_t>(cap - given);
}

/// Signs of fraud are told apart from push wherever reports are shown: an id is `family.name`.
bool is_scam(const Rule& rule) { return rule.id()->string_view().substr(0, 5) == "scam."; }

/// round(tenths / 10) to whole points
int whole_points(int tenths) { return (tenths + 5) / 10; }

}  // namespace

std::uint8_t divisor_of(const Rule& softener) {
  return softener.strength() == static_cast<std::uint8_t>(Strength::strong) ? 4 : 2;
}

std::vector<std::int32_t> contributions(const pack::Pack& pack, const std::vector<Hit>& found,
                                        const std::vector<std::uint16_t>& chosen) {
  constexpr std::int32_t kNone = -1;  // softening rules and the model belong to no family
  std::vector<std::int32_t> values, families, totals(pack.data().family_caps()->size());
  values.reserve(chosen.size());
  families.reserve(chosen.size());
  const auto& rules = pack.index().rules;
  std::vector<std::uint8_t> divisors(rules.size(), 1);
  for (const std::uint16_t i : chosen) divisors[found[i].rule] = divisor_of(rule_of(pack, found[i]));
  for (const std::uint16_t i : chosen) {
    const pack::RuleIndex& rule = rules[found[i].rule];
    const bool measured = rule.kind == pack::fb::RuleKind_model;
    values.push_back(softened_weight(measured ? found[i].weight : rule.weight, rule, divisors));
    families.push_back(!measured && rule.weight > 0 ? static_cast<std::int32_t>(rule.family) : kNone);
    if (families.back() != kNone) totals[rule.family] += values.back();
  }
  for (std::uint32_t f = 0; f < totals.size(); ++f) {
    const std::int32_t cap = pack.data().family_caps()->Get(f);
    if (totals[f] > cap && cap > 0) scale(values, families, static_cast<std::int32_t>(f), totals[f], cap);
  }
  return values;
}

bool has_sign(const pack::Pack& pack, const std::vector<Hit>& found, const std::vector<std::uint16_t>& chosen,
              const std::vector<std::int32_t>& contributions) {
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (contributions[i] > 0 && pack.index().rules[found[chosen[i]].rule].kind != pack::fb::RuleKind_model) return true;
  }
  return false;
}

Score score_of(std::int32_t bias, const std::vector<std::int32_t>& contributions, std::uint32_t words, bool sign) {
  Score score;
  score.base_tenths = tenths(bias);
  score.tenths = tenths(bias + sum(contributions));
  if (words < kFewestWords && !sign) {
    score.verdict = Verdict::unclear;
  } else if (score.tenths >= kPushFrom) {
    score.verdict = Verdict::push;
  } else {
    score.verdict = score.tenths >= kLeaningFrom ? Verdict::leaning : Verdict::conversation;
  }
  return score;
}

std::vector<std::int32_t> points_of(std::int32_t bias, const std::vector<std::int32_t>& contributions) {
  const std::int64_t total = sum(contributions);
  const int whole = whole_points(tenths(bias + total)) - whole_points(tenths(bias));
  std::vector<std::int32_t> points(contributions.size(), 0);
  // Contributions that cancel out leave no slope to share; each then gets what the curve is worth at bias.
  const std::int64_t reach = 1000;
  const std::int64_t rise = total != 0 ? whole : whole_points(tenths(bias + reach)) - whole_points(tenths(bias));
  const std::int64_t run = total != 0 ? total : reach;
  std::vector<std::pair<std::int64_t, std::size_t>> remainders;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < contributions.size(); ++i) {
    // Rounded down towards minus infinity; the remainder says who is first to get one more.
    const std::int64_t signed_rise = run < 0 ? -rise : rise;
    const std::int64_t numerator = signed_rise * contributions[i], denominator = std::abs(run);
    std::int64_t share = numerator / denominator;
    if (numerator % denominator < 0) --share;
    remainders.emplace_back(share * denominator - numerator, i);  // the most negative has the largest remainder
    points[i] = static_cast<std::int32_t>(share);
    given += share;
  }
  sort_stably(remainders);
  for (std::size_t k = 0; given < whole && k < remainders.size(); ++k, ++given) ++points[remainders[k].second];
  return points;
}

std::array<float, kDimensions> dimensions_of(const pack::Pack& pack, const std::vector<Hit>& hits,
                                             const std::vector<std::int32_t>& contributions) {
  std::array<std::int64_t, kDimensions> sums{};
  for (std::size_t i = 0; i < hits.size(); ++i) sums[rule_of(pack, hits[i]).dimension()] += contributions[i];
  const std::int32_t bias = pack.data().bias();
  const int base = tenths(bias);
  std::array<float, kDimensions> result{};
  for (std::size_t d = 0; d < kDimensions; ++d) {
    const int gained = std::max(0, tenths(bias + sums[d]) - base);
    const int of_thousand = base < 1000 ? gained * 1000 / (1000 - base) : 0;
    result[d] = static_cast<float>(of_thousand) / 10.0f;
  }
  return result;
}

Basis basis_of(const Rule& rule) {
  switch (rule.kind()) {
    case pack::fb::RuleKind_phrase: return Basis::words;
    case pack::fb::RuleKind_sequence:
    case pack::fb::RuleKind_structure: return Basis::structure;
    case pack::fb::RuleKind_model: return Basis::model;
    case pack::fb::RuleKind_context: break;
  }
  return Basis::context;
}

Action action_of(Verdict verdict, const pack::Pack& pack, const std::vector<Hit>& hits,
                 const std::vector<std::int32_t>& contributions) {
  bool scam = false, structure = false;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Rule& rule = rule_of(pack, hits[i]);
    if (rule.strength() < static_cast<std::uint8_t>(Strength::medium) || contributions[i] <= 0) continue;
    const Basis basis = basis_of(rule);
    scam |= is_scam(rule);
    structure |= basis == Basis::structure || basis == Basis::context;
  }
  switch (verdict) {
    case Verdict::conversation: return scam ? Action::ask_first : Action::reply;
    case Verdict::leaning:
    case Verdict::unclear: return Action::ask_first;
    case Verdict::push: break;
  }
  return structure ? Action::block : Action::ignore;
}

}  // namespace unpushy::scoring
