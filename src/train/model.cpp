#include "train/model.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "features/shape.h"
#include "features/words.h"
#include "scoring/model.h"

namespace unpushy::train {
namespace {

constexpr double kFixed = 1e9;  // a ridge that leaves no freedom

/// A rule keeps the sign of its author's weight and stays within what one sign may weigh.
Prior rule_prior(std::int32_t weight, const Settings& settings) {
  constexpr double kMost = 5;
  if (!settings.rules) return {0, kFixed, 0, 0, 0};
  Prior prior{settings.priors ? weight / 1000.0 : 0, settings.rule_ridge, 0, 0, kMost};
  if (weight < 0) std::swap(prior.lower, prior.upper), prior.lower = -kMost, prior.ridge = settings.softener_ridge;
  return prior;
}

/// Shapes may only raise where more of them could come from padding; see features/shape.h. A negative weight would
/// reward whoever adds links.
Prior shape_prior(const Settings& settings) {
  if (!settings.shapes) return {0, kFixed, 0, 0, 0};
  return {0, settings.shape_ridge, 0, 0, settings.shape_most};
}

Prior word_prior(const Settings& settings) {
  if (!settings.words) return {0, kFixed, 0, 0, 0};
  return {0, settings.word_ridge, settings.word_lasso, -2, 2};
}

Prior class_prior(const Settings& settings) {
  if (!settings.words) return {0, kFixed, 0, 0, 0};
  return {0, settings.class_ridge, 0, -2, 2};
}

std::vector<Prior> priors_of(const pack::Pack& pack, const Columns& columns, const Settings& settings) {
  std::vector<Prior> priors(columns.count, word_prior(settings));
  priors[0] = {pack.data().bias() / 1000.0, 0.01, 0, -8, 0};
  for (std::uint32_t r = 0; r < pack.data().rules()->size(); ++r)
    priors[columns.rules + r] = rule_prior(pack.data().rules()->Get(r)->weight(), settings);
  std::fill(priors.begin() + columns.shapes, priors.begin() + columns.words, shape_prior(settings));
  std::fill(priors.begin() + columns.classes, priors.end(), class_prior(settings));
  return priors;
}

using Times = std::map<std::uint32_t, float>;

void count_words(const std::vector<std::uint32_t>& sentence, const Columns& columns, Times& times) {
  for (const std::uint32_t word : sentence) {
    times[word] += 1;
    for (const std::uint32_t of : columns.classes_of[word - columns.words]) times[of] += 1;
  }
}

double sum_of(const std::vector<std::uint32_t>& sentence, const std::vector<double>& values) {
  double sum = 0;
  for (const std::uint32_t word : sentence) sum += values[word];
  return sum;
}

/// The sentence whose words raise, if one does.
std::size_t worst_sentence(const Input& input, const Weights& weights) {
  std::size_t worst = input.sentences.size();
  double most = 0;
  for (std::size_t s = 0; s < input.sentences.size(); ++s) {
    if (input.turned[s]) continue;
    const double sum = sum_of(input.sentences[s], weights.values);
    if (sum > most) most = sum, worst = s;
  }
  return worst;
}

/// By family, the share of what its rules say that its cap lets through.
std::vector<double> shares_of_families(const Input& input, const Weights& weights) {
  std::vector<double> totals(weights.caps.size(), 0);
  for (const Entry& entry : input.parts) {
    const std::int32_t family = weights.families[entry.column];
    if (family >= 0)
      totals[static_cast<std::size_t>(family)] += weights.values[entry.column] * static_cast<double>(entry.value);
  }
  for (std::size_t f = 0; f < totals.size(); ++f)
    totals[f] = weights.caps[f] > 0 && totals[f] > weights.caps[f] ? weights.caps[f] / totals[f] : 1;
  return totals;
}

double share_of(std::uint32_t column, const std::vector<double>& shares, const Weights& weights) {
  const std::int32_t family = weights.families[column];
  return family < 0 ? 1 : shares[static_cast<std::size_t>(family)];
}

/// The row as the engine would weigh it by these weights: families capped, the worst sentence raising. Before anything
/// is known of the words, all sentences count alike.
Row row_of(const Example& example, const Columns& columns, const Weights& weights, bool first) {
  Row row{example.input.parts, example.push, example.cost};
  const auto shares = shares_of_families(example.input, weights);
  for (Entry& entry : row.entries) entry.value *= static_cast<float>(share_of(entry.column, shares, weights));
  const auto& sentences = example.input.sentences;
  const std::size_t worst = first ? sentences.size() : worst_sentence(example.input, weights);
  Times times;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    if (first || s == worst || sum_of(sentences[s], weights.values) <= 0) count_words(sentences[s], columns, times);
  }
  for (const auto& [column, n] : times) row.entries.push_back({column, first ? std::min(n, 1.0F) : n});
  for (Entry& entry : row.entries) entry.value *= entry.column < columns.shapes ? 1 : example.input.share;
  return row;
}

/// What a class weighs is added to each of its words.
void spread_classes(const Columns& columns, std::vector<double>& values) {
  for (std::uint32_t b = 0; b < columns.classes_of.size(); ++b) {
    for (const std::uint32_t of : columns.classes_of[b]) values[columns.words + b] += values[of];
  }
}

Weights no_weights(const pack::Pack& pack, const Columns& columns, const Settings& settings) {
  Weights weights;
  weights.values.assign(columns.count, 0);
  weights.most = settings.most, weights.least = settings.least;
  for (const std::int32_t cap : *pack.data().family_caps()) weights.caps.push_back(cap / 1000.0);
  weights.families.assign(columns.count, -1);
  for (std::uint32_t r = 0; r < pack.data().rules()->size(); ++r) {
    const auto& rule = *pack.data().rules()->Get(r);
    if (rule.weight() > 0) weights.families[columns.rules + r] = rule.family();
  }
  return weights;
}

/// Which sentence is the worst and which families are full depends on the weights, and they on that: a few rounds
/// settle it.
constexpr int kRounds = 3;

/// @param taken which examples to learn from
Weights fit_rows(const pack::Pack& pack, const Columns& columns, const std::vector<Example>& examples,
                 const std::vector<bool>& taken, const Settings& settings) {
  const auto priors = priors_of(pack, columns, settings);
  Weights weights = no_weights(pack, columns, settings);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < examples.size(); ++i) {
      if (taken[i] && examples[i].cost > 0) rows.push_back(row_of(examples[i], columns, weights, round == 0));
    }
    weights.values = fit(rows, priors).weights;
    spread_classes(columns, weights.values);
  }
  return weights;
}

std::int32_t milli(double log_odds) { return static_cast<std::int32_t>(std::lround(log_odds * 1000)); }

}  // namespace

double Weights::logit(const Input& input, const Columns& columns) const {
  double said = 0, measured = 0;
  const bool all_turned = std::find(input.turned.begin(), input.turned.end(), false) == input.turned.end();
  const auto shares = shares_of_families(input, *this);
  for (const Entry& entry : input.parts) {
    const double value =
        values[entry.column] * static_cast<double>(entry.value) * share_of(entry.column, shares, *this);
    if (entry.column < columns.shapes)
      said += value;
    else if (!all_turned)
      measured += value;
  }
  for (const auto& sentence : input.sentences) measured += std::min(sum_of(sentence, values), 0.0);
  const std::size_t worst = worst_sentence(input, *this);
  if (worst < input.sentences.size()) measured += sum_of(input.sentences[worst], values);
  measured = std::clamp(measured, least, std::min(most, -values[0] - line - 0.1));
  if (measured * 1000 > scoring::kLeastSoftening && measured * 1000 < scoring::kLeastRaising) measured = 0;
  return said + measured * (measured > 0 ? static_cast<double>(input.share) : 1);
}

Weights fit_weights(const pack::Pack& pack, const Columns& columns, const std::vector<Example>& examples,
                    const Settings& settings) {
  return fit_rows(pack, columns, examples, std::vector<bool>(examples.size(), true), settings);
}

std::vector<Weights> held_out_fits(const pack::Pack& pack, const Columns& columns, const std::vector<Example>& examples,
                                   const std::vector<std::uint32_t>& part_of, std::uint32_t parts,
                                   const Settings& settings) {
  std::vector<Weights> fits;
  for (std::uint32_t part = 0; part < parts; ++part) {
    std::vector<bool> taken;
    for (const std::uint32_t p : part_of) taken.push_back(p != part);
    fits.push_back(fit_rows(pack, columns, examples, taken, settings));
  }
  return fits;
}

std::vector<double> held_out_logits(const std::vector<Weights>& fits, const Columns& columns,
                                    const std::vector<Example>& examples, const std::vector<std::uint32_t>& part_of) {
  std::vector<double> logits;
  for (std::size_t i = 0; i < examples.size(); ++i)
    logits.push_back(fits[part_of[i]].logit(examples[i].input, columns));
  return logits;
}

Calibration calibrate(const std::vector<double>& logits, const std::vector<Example>& examples) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (examples[i].cost > 0)
      rows.push_back({{{0, 1}, {1, static_cast<float>(logits[i])}}, examples[i].push, examples[i].cost});
  }
  const Fit result = fit(rows, {{0, 0.01, 0, -5, 5}, {1, 0.01, 0, 0.2, 5}}, 400);
  return {result.weights[1], result.weights[0]};
}

Calibration with_alarms(const Calibration& calibration, const std::vector<double>& logits,
                        const std::vector<bool>& benign, double share) {
  std::vector<double> of_benign;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    if (benign[i]) of_benign.push_back(logits[i] * calibration.slope);
  }
  std::sort(of_benign.begin(), of_benign.end(), std::greater<>());
  const auto allowed = static_cast<std::size_t>(share * static_cast<double>(of_benign.size()));
  if (allowed >= of_benign.size()) return calibration;
  constexpr double kJustBelow = 0.002;  // log-odds; less than what rounds to 50
  return {calibration.slope, std::min(calibration.shift, -of_benign[allowed] - kJustBelow)};
}

Weights lifted(const pack::Pack& pack, const Columns& columns, Weights weights, const Calibration& calibration) {
  constexpr double kLeast = 0.1;   // a sign stays one, also where training found no use for it
  constexpr double kMargin = 1.1;  // so that a strong sign stands against a few friendly words
  weights.line = calibration.shift / calibration.slope;
  const double start = weights.values[0] + weights.line;
  const double ratio = std::max(1.0, start / (pack.data().bias() / 1000.0)) * kMargin;
  for (std::uint32_t r = 0; r < pack.data().rules()->size(); ++r) {
    const auto& rule = *pack.data().rules()->Get(r);
    double& value = weights.values[columns.rules + r];
    if (rule.weight() < 0) value = std::min(value, -kLeast / calibration.slope);
    if (rule.weight() > 0) value = std::max(value, kLeast / calibration.slope);
    if (rule.weight() <= 0 || rule.strength() != static_cast<std::uint8_t>(Strength::strong)) continue;
    value = std::max(value, rule.weight() / 1000.0 * ratio);
  }
  for (std::size_t f = 0; f < weights.caps.size(); ++f)
    weights.caps[f] =
        std::max(weights.caps[f], (*pack.data().family_caps())[static_cast<unsigned>(f)] / 1000.0 * ratio);
  weights.stretch = std::max(weights.stretch, ratio);
  return weights;
}

Weights calibrated(Weights weights, const Calibration& calibration) {
  for (double& value : weights.values) value *= calibration.slope;
  weights.values[0] += calibration.shift;
  weights.line = 0;
  weights.most *= calibration.slope;
  weights.least *= calibration.slope;
  weights.stretch *= calibration.slope;
  for (double& cap : weights.caps) cap *= calibration.slope;
  return weights;
}

std::string to_toml(const pack::Pack& pack, const Columns& columns, const Weights& weights, const std::string& header) {
  const auto& values = weights.values;
  const std::string lang = pack.data().lang()->str();
  const std::int32_t bias = milli(values[0]);
  std::string toml = fmt::format("{}\n[model.{}]\nbias = {}\nstretch = {}\n\n[model.{}.rules]\n", header, lang, bias,
                                 milli(weights.stretch), lang);
  for (std::uint32_t r = 0; r < pack.data().rules()->size(); ++r) {
    const auto& rule = *pack.data().rules()->Get(r);
    if (rule.kind() != pack::fb::RuleKind_model)
      toml += fmt::format("\"{}\" = {}\n", rule.id()->string_view(), milli(values[columns.rules + r]));
  }
  toml += fmt::format("\n[model.{}.shapes]\n", lang);
  for (std::uint32_t s = 0; s < features::kShapes; ++s)
    toml += fmt::format("{} = {}\n", features::kShapeNames[s], milli(values[columns.shapes + s]));

  constexpr int kSteps = 40;
  constexpr std::size_t kPerLine = 128;
  double largest = 0.001;
  for (std::uint32_t b = 0; b < features::kBuckets; ++b)
    largest = std::max(largest, std::abs(values[columns.words + b]));
  const int step = static_cast<int>(std::ceil(largest * 1000 / kSteps));
  toml += fmt::format("\n[model.{}.words]\nstep = {}\nmost = {}\nleast = {}\nvalues = '''", lang, step,
                      std::min(milli(weights.most), -bias - 100), milli(weights.least));
  for (std::uint32_t b = 0; b < features::kBuckets; ++b) {
    if (b % kPerLine == 0) toml += '\n';
    toml += static_cast<char>('P' + std::lround(values[columns.words + b] * 1000 / step));
  }
  return toml + "\n'''\n";
}

}  // namespace unpushy::train
