#include "train/model.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "features/shape.h"
#include "features/words.h"

namespace unpushy::train {
namespace {

constexpr double kFixed = 1e9;  // a ridge that leaves no freedom

/// A rule keeps the sign of its author's weight and stays within what one sign may weigh.
Prior rule_prior(std::int32_t weight, const Settings& settings) {
  constexpr double kMost = 5;
  if (!settings.rules) return {0, kFixed, 0, 0, 0};
  Prior prior{settings.priors ? weight / 1000.0 : 0, settings.rule_ridge, 0, 0, kMost};
  if (weight < 0) std::swap(prior.lower, prior.upper), prior.lower = -kMost;
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

std::vector<Prior> priors_of(const pack::Pack& pack, const Columns& columns, const Settings& settings) {
  std::vector<Prior> priors(columns.count, word_prior(settings));
  priors[0] = {pack.data().bias() / 1000.0, 0.01, 0, -8, 0};
  for (std::uint32_t r = 0; r < pack.data().rules()->size(); ++r)
    priors[columns.rules + r] = rule_prior(pack.data().rules()->Get(r)->weight(), settings);
  std::fill(priors.begin() + columns.shapes, priors.begin() + columns.words, shape_prior(settings));
  return priors;
}

Row row_of(const Example& example) {
  Row row{example.input.parts, example.push, example.cost};
  std::vector<std::uint32_t> words;
  for (const auto& sentence : example.input.sentences) words.insert(words.end(), sentence.begin(), sentence.end());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (const std::uint32_t word : words) row.entries.push_back({word, 1});
  return row;
}

Weights fit_rows(const std::vector<Row>& rows, const std::vector<Prior>& priors, const Settings& settings) {
  return {fit(rows, priors).weights, settings.floor, settings.most, settings.least};
}

std::vector<Row> rows_of(const std::vector<Example>& examples) {
  std::vector<Row> rows;
  rows.reserve(examples.size());
  for (const Example& example : examples) rows.push_back(row_of(example));
  return rows;
}

std::int32_t milli(double log_odds) { return static_cast<std::int32_t>(std::lround(log_odds * 1000)); }

}  // namespace

double Weights::logit(const Input& input, const Columns& columns) const {
  double said = 0, measured = 0;
  for (const Entry& entry : input.parts) {
    const double value = values[entry.column] * static_cast<double>(entry.value);
    (entry.column < columns.shapes ? said : measured) += value;
  }
  double worst = 0;
  for (std::size_t s = 0; s < input.sentences.size(); ++s) {
    double sum = 0;
    for (const std::uint32_t word : input.sentences[s]) sum += values[word];
    measured += std::min(sum, 0.0);
    if (!input.turned[s]) worst = std::max(worst, sum - floor);
  }
  measured += worst;
  return said + std::clamp(measured, least, std::min(most, -values[0] - 0.1));
}

Weights fit_weights(const pack::Pack& pack, const Columns& columns, const std::vector<Example>& examples,
                    const Settings& settings) {
  return fit_rows(rows_of(examples), priors_of(pack, columns, settings), settings);
}

std::vector<double> held_out_logits(const pack::Pack& pack, const Columns& columns,
                                    const std::vector<Example>& examples, const std::vector<std::uint32_t>& part_of,
                                    std::uint32_t parts, const Settings& settings) {
  std::vector<Row> rows = rows_of(examples);
  const auto priors = priors_of(pack, columns, settings);
  std::vector<double> logits(examples.size());
  for (std::uint32_t part = 0; part < parts; ++part) {
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].cost = part_of[i] == part ? 0 : examples[i].cost;
    const Weights weights = fit_rows(rows, priors, settings);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (part_of[i] == part) logits[i] = weights.logit(examples[i].input, columns);
    }
  }
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

Weights calibrated(Weights weights, const Calibration& calibration) {
  for (double& value : weights.values) value *= calibration.slope;
  weights.values[0] += calibration.shift;
  weights.floor *= calibration.slope;
  weights.most *= calibration.slope;
  weights.least *= calibration.slope;
  return weights;
}

std::string to_toml(const pack::Pack& pack, const Columns& columns, const Weights& weights, const std::string& header) {
  const auto& values = weights.values;
  const std::string lang = pack.data().lang()->str();
  const std::int32_t bias = milli(values[0]);
  std::string toml = fmt::format("{}\n[model.{}]\nbias = {}\n\n[model.{}.rules]\n", header, lang, bias, lang);
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
  toml += fmt::format("\n[model.{}.words]\nstep = {}\nfloor = {}\nmost = {}\nleast = {}\nvalues = '''", lang, step,
                      milli(weights.floor), std::min(milli(weights.most), -bias - 100), milli(weights.least));
  for (std::uint32_t b = 0; b < features::kBuckets; ++b) {
    if (b % kPerLine == 0) toml += '\n';
    toml += static_cast<char>('P' + std::lround(values[columns.words + b] * 1000 / step));
  }
  return toml + "\n'''\n";
}

}  // namespace unpushy::train
