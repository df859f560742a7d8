#include "train/solver.h"

#include <algorithm>
#include <cmath>

namespace unpushy::train {
namespace {

struct Cell {
  std::uint32_t row;
  float value;
};

/// The matrix by columns: coordinate descent visits one column at a time.
class Columns {
 public:
  Columns(const std::vector<Row>& rows, std::size_t count) : begins_(count + 1, 0) {
    for (const Row& row : rows) {
      for (const Entry& entry : row.entries) ++begins_[entry.column + 1];
    }
    for (std::size_t j = 0; j < count; ++j) begins_[j + 1] += begins_[j];
    cells_.resize(begins_[count]);
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      for (const Entry& entry : rows[i].entries) cells_[next[entry.column]++] = {i, entry.value};
    }
  }

  const Cell* begin(std::size_t column) const { return cells_.data() + begins_[column]; }
  const Cell* end(std::size_t column) const { return cells_.data() + begins_[column + 1]; }

 private:
  std::vector<std::size_t> begins_;
  std::vector<Cell> cells_;
};

/// Where the smooth part's Newton step and the two penalties balance, inside the bounds.
double step_to(double weight, double slope, double curvature, const Prior& prior) {
  const double offset = weight - prior.mean;
  const double gradient = slope + prior.ridge * offset, bend = curvature + prior.ridge;
  double target = offset - gradient / bend;
  const double shrink = prior.lasso / bend;
  target = std::abs(target) <= shrink ? 0 : target - std::copysign(shrink, target);
  constexpr double kLongestStep = 1;  // a Newton step taken far from the optimum overshoots
  target = std::clamp(target, offset - kLongestStep, offset + kLongestStep);
  return std::clamp(prior.mean + target, prior.lower, prior.upper);
}

}  // namespace

Fit fit(const std::vector<Row>& rows, const std::vector<Prior>& priors, int passes) {
  const Columns columns(rows, priors.size());
  Fit result;
  for (const Row& row : rows) result.margins.push_back(row.offset);
  for (const Prior& prior : priors) result.weights.push_back(std::clamp(prior.mean, prior.lower, prior.upper));
  for (std::size_t j = 0; j < priors.size(); ++j) {
    for (const Cell* cell = columns.begin(j); cell != columns.end(j); ++cell)
      result.margins[cell->row] += result.weights[j] * static_cast<double>(cell->value);
  }
  std::vector<double> share(rows.size());
  const auto probability = [&](std::uint32_t i) { return 1 / (1 + std::exp(-result.margins[i])); };
  for (std::uint32_t i = 0; i < rows.size(); ++i) share[i] = probability(i);
  for (int pass = 0; pass < passes; ++pass) {
    double largest = 0;
    for (std::size_t j = 0; j < priors.size(); ++j) {
      double slope = 0, curvature = 1e-9;
      for (const Cell* cell = columns.begin(j); cell != columns.end(j); ++cell) {
        const Row& row = rows[cell->row];
        if (row.cost == 0) continue;
        const double p = share[cell->row], x = static_cast<double>(cell->value);
        slope += row.cost * x * (p - (row.push ? 1 : 0));
        curvature += row.cost * x * x * std::max(p * (1 - p), 1e-4);
      }
      const double moved = step_to(result.weights[j], slope, curvature, priors[j]) - result.weights[j];
      if (std::abs(moved) < 1e-6) continue;
      largest = std::max(largest, std::abs(moved));
      result.weights[j] += moved;
      for (const Cell* cell = columns.begin(j); cell != columns.end(j); ++cell) {
        result.margins[cell->row] += moved * static_cast<double>(cell->value);
        share[cell->row] = probability(cell->row);
      }
    }
    if (largest < 1e-4) break;
  }
  return result;
}

}  // namespace unpushy::train
