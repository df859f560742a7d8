#pragma once
// How right a set of scores is. Every definition stands here; `other` rows take part in none but other_flagged.

#include <cstddef>
#include <optional>
#include <vector>

namespace unpushy::train {

enum class Label { push, benign, other };

struct Scored {
  Label label = Label::other;
  int tenths = 0;  ///< the score in tenths: 500 is the decision line
};

inline constexpr int kDecisionTenths = 500;
inline constexpr double kFewFalseAlarms = 0.01;

/// Shares are 0..1; nothing where a set lacks what the measure compares. "Flagged" is a score of 50 or more.
struct Metrics {
  std::size_t rows = 0, push = 0, benign = 0, other = 0;

  /// Flagged push / flagged push and benign. Nothing without both sides, or with nothing flagged.
  std::optional<double> precision;
  /// Flagged push / push.
  std::optional<double> recall;
  /// 2 * flagged push / (push + flagged push + flagged benign). Nothing without both sides.
  std::optional<double> f1;
  /// Probability that a random push row scores higher than a random benign row; a tie counts half.
  std::optional<double> roc_auc;
  /// Average precision: over the distinct scores from high to low, the sum of (growth of recall) * precision there,
  /// where a score flags every row at or above it.
  std::optional<double> pr_auc;
  /// The highest recall of any distinct score that flags at most 1 % of benign; 0 if even the highest flags more.
  std::optional<double> recall_at_few_false_alarms;
  /// Flagged benign / benign.
  std::optional<double> false_alarms;
  /// Flagged other / other.
  std::optional<double> other_flagged;
};

Metrics measure(std::vector<Scored> rows);

}  // namespace unpushy::train
