#include "train/metrics.h"

#include <algorithm>

namespace unpushy::train {
namespace {

struct Counts {
  std::size_t push = 0, benign = 0, other = 0;

  void add(Label label) { ++(label == Label::push ? push : label == Label::benign ? benign : other); }
};

double ratio(std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

std::optional<double> share(std::size_t part, std::size_t whole) {
  if (whole == 0) return std::nullopt;
  return ratio(part, whole);
}

Counts count_from(const std::vector<Scored>& rows, int tenths) {
  Counts counts;
  for (const Scored& row : rows) {
    if (row.tenths >= tenths) counts.add(row.label);
  }
  return counts;
}

// The measures that look at every possible decision line: one pass over the rows from the highest score down, stopping
// after each group of equal scores.
void measure_curves(const std::vector<Scored>& sorted, const Counts& all, Metrics& metrics) {
  double wins = 0, average_precision = 0, best_recall = 0;
  Counts above;
  for (std::size_t at = 0; at < sorted.size();) {
    Counts level = above;
    std::size_t end = at;
    while (end < sorted.size() && sorted[end].tenths == sorted[at].tenths) level.add(sorted[end++].label);
    at = end;
    const auto push_here = static_cast<double>(level.push - above.push);
    const auto benign_here = static_cast<double>(level.benign - above.benign);
    wins += benign_here * (static_cast<double>(above.push) + push_here / 2);
    if (level.push > above.push) {
      average_precision += push_here / static_cast<double>(all.push) * ratio(level.push, level.push + level.benign);
    }
    if (ratio(level.benign, all.benign) <= kFewFalseAlarms) best_recall = ratio(level.push, all.push);
    above = level;
  }
  metrics.roc_auc = wins / static_cast<double>(all.push) / static_cast<double>(all.benign);
  metrics.pr_auc = average_precision;
  metrics.recall_at_few_false_alarms = best_recall;
}

}  // namespace

Metrics measure(std::vector<Scored> rows) {
  std::sort(rows.begin(), rows.end(), [](const Scored& a, const Scored& b) { return a.tenths > b.tenths; });
  const Counts all = count_from(rows, -1), flagged = count_from(rows, kDecisionTenths);
  Metrics metrics;
  metrics.rows = rows.size();
  metrics.push = all.push;
  metrics.benign = all.benign;
  metrics.other = all.other;
  metrics.recall = share(flagged.push, all.push);
  metrics.false_alarms = share(flagged.benign, all.benign);
  metrics.other_flagged = share(flagged.other, all.other);
  if (all.push == 0 || all.benign == 0) return metrics;
  metrics.precision = share(flagged.push, flagged.push + flagged.benign);
  metrics.f1 = share(2 * flagged.push, all.push + flagged.push + flagged.benign);
  measure_curves(rows, all, metrics);
  return metrics;
}

}  // namespace unpushy::train
