#include "train/solver.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace unpushy::train;

namespace {

/// Column 0 is the bias; column 1 is there for push rows only, column 2 for all.
std::vector<Row> rows() {
  std::vector<Row> all;
  for (int i = 0; i < 40; ++i) {
    const bool push = i % 4 == 0;
    Row row{{{0, 1}, {2, 1}}, push, 1};
    if (push) row.entries.push_back({1, 1});
    all.push_back(row);
  }
  return all;
}

}  // namespace

TEST_CASE("what tells the sides apart is weighed up, what does not stays at its prior", "[train]") {
  const Fit result = fit(rows(), {{0, 0.01}, {0, 1}, {0, 1}});
  CHECK(result.weights[1] > 1);
  CHECK(std::abs(result.weights[2]) < 0.5);
  CHECK(result.margins[0] > result.margins[1]);
}

TEST_CASE("a weight stays inside its bounds and leans on its prior", "[train]") {
  CHECK(fit(rows(), {{0, 0.01}, {0, 1, 0, -5, 0}, {0, 1}}).weights[1] == Approx(0));
  CHECK(fit(rows(), {{0, 0.01}, {0.5, 1e9}, {0, 1}}).weights[1] == Approx(0.5));
}

TEST_CASE("rows that cost nothing are predicted and not learned from", "[train]") {
  std::vector<Row> all = rows();
  for (Row& row : all) row.cost = row.push ? 0 : 1;
  const Fit result = fit(all, {{0, 0.01}, {0, 1}, {0, 1}});
  CHECK(result.weights[1] == Approx(0));
  CHECK(result.margins.size() == all.size());
}

TEST_CASE("a lasso leaves weights that matter little at nothing", "[train]") {
  CHECK(fit(rows(), {{-1, 1e9}, {0, 1, 100}, {0, 1, 100}}).weights[1] == 0);
}
