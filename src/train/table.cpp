#include "train/table.h"

#include <fmt/core.h>

#include <algorithm>
#include <random>

namespace unpushy::train {
namespace {

using Value = std::optional<double>;

std::string cell(const Value& value) { return value ? fmt::format("{:.3f}", *value) : "-"; }
std::string percent(const Value& value) { return value ? fmt::format("{:.2f}", *value * 100) : "-"; }

void print_line(const std::string& name, const Metrics& m) {
  fmt::print("{:<22} {:>6} {:>6} {:>6} {:>6}  {:>6} {:>6} {:>6} {:>7} {:>6} {:>6}  {:>7} {:>7}\n", name, m.rows, m.push,
             m.benign, m.other, cell(m.precision), cell(m.recall), cell(m.f1), cell(m.roc_auc), cell(m.pr_auc),
             cell(m.recall_at_few_false_alarms), percent(m.false_alarms), percent(m.other_flagged));
}

std::vector<Scored> pooled(const Sets& sets) {
  std::vector<Scored> all;
  for (const auto& [name, rows] : sets) all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

/// Values of one measure over the bootstrap samples.
class Spread {
 public:
  void add(const Value& value) {
    if (value) values_.push_back(*value);
  }

  std::string interval(double scale, const char* format) {
    if (values_.empty()) return "-";
    std::sort(values_.begin(), values_.end());
    const auto at = [&](double share) {
      return values_[static_cast<std::size_t>(share * static_cast<double>(values_.size() - 1))] * scale;
    };
    return fmt::format(fmt::runtime(format), at(0.025), at(0.975));
  }

 private:
  std::vector<double> values_;
};

void print_interval_line(const std::string& name, const std::vector<Scored>& rows) {
  constexpr int kSamples = 400;
  std::mt19937 random(1);
  Spread recall, f1, roc, alarms;
  std::vector<Scored> sample(rows.size());
  for (int i = 0; i < kSamples; ++i) {
    for (Scored& row : sample) row = rows[random() % rows.size()];
    const Metrics m = measure(sample);
    recall.add(m.recall);
    f1.add(m.f1);
    roc.add(m.roc_auc);
    alarms.add(m.false_alarms);
  }
  constexpr const char *kShare = "{:.3f} - {:.3f}", *kPercent = "{:.2f} - {:.2f}";
  fmt::print("{:<22} {:>16} {:>16} {:>16} {:>16}\n", name, recall.interval(1, kShare), f1.interval(1, kShare),
             roc.interval(1, kShare), alarms.interval(100, kPercent));
}

}  // namespace

void print_table(const std::string& title, const Sets& sets) {
  if (!title.empty()) fmt::print("{}\n", title);
  fmt::print("{:<22} {:>6} {:>6} {:>6} {:>6}  {:>6} {:>6} {:>6} {:>7} {:>6} {:>6}  {:>7} {:>7}\n", "set", "rows",
             "push", "benign", "other", "prec", "recall", "F1", "ROC-AUC", "PR-AUC", "R@1%FA", "false %", "other %");
  for (const auto& [name, rows] : sets) print_line(name, measure(rows));
  print_line("pooled", measure(pooled(sets)));
  fmt::print(
      "\nprec, recall, F1 at a score of 50 or more. R@1%FA: recall at 1 % false alarms on benign. false %: benign "
      "at 50 or more.\nother %: other at 50 or more; other takes part in nothing else. -: the set lacks a side.\n");
}

void print_intervals(const Sets& sets) {
  fmt::print("\n95 % intervals (bootstrap)\n{:<22} {:>16} {:>16} {:>16} {:>16}\n", "set", "recall", "F1", "ROC-AUC",
             "false %");
  for (const auto& [name, rows] : sets) print_interval_line(name, rows);
  print_interval_line("pooled", pooled(sets));
}

}  // namespace unpushy::train
