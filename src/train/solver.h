#pragma once
// Logistic regression with a prior and bounds for each weight, which off-the-shelf solvers (liblinear among them) do
// not take: rules keep the sign their author gave them, and lean on the author's prior where the data say little.

#include <cstdint>
#include <vector>

namespace unpushy::train {

/// What the solver may do with one weight, in log-odds: minimise
///   sum_i cost_i * log(1 + exp(-y_i * z_i)) + sum_j (ridge_j / 2 * (w_j - prior_j)^2 + lasso_j * |w_j - prior_j|)
/// with lower_j <= w_j <= upper_j.
struct Prior {
  double mean = 0, ridge = 1, lasso = 0;
  double lower = -20, upper = 20;
};

struct Entry {
  std::uint32_t column = 0;
  float value = 0;
};

struct Row {
  std::vector<Entry> entries;
  bool push = false;
  double cost = 1;    ///< 0: predicted, not learned from
  double offset = 0;  ///< what is added to z whatever the weights
};

struct Fit {
  std::vector<double> weights;
  std::vector<double> margins;  ///< z of every row, those of cost 0 included
};

/// Coordinate descent with Newton steps, columns in a fixed order: the same input gives the same fit. Stops after
/// `passes` or when no weight moves by 1e-4.
Fit fit(const std::vector<Row>& rows, const std::vector<Prior>& priors, int passes = 60);

}  // namespace unpushy::train
