#pragma once
// The table of measures, printed alike by evaluation and training.

#include <map>
#include <string>
#include <vector>

#include "train/metrics.h"

namespace unpushy::train {

/// Sets by name, printed in that order.
using Sets = std::map<std::string, std::vector<Scored>>;

/// A line per set and one for all of them together, with what the columns mean below.
void print_table(const std::string& title, const Sets& sets);

/// A line per set with 95 % intervals of recall, F1, ROC-AUC and false alarms: percentiles of 400 bootstrap samples of
/// the set's rows (Efron 1979), the same samples in every run.
void print_intervals(const Sets& sets);

}  // namespace unpushy::train
