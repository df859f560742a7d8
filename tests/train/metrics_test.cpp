#include "train/metrics.h"

#include <catch2/catch.hpp>

using namespace unpushy::train;

namespace {

std::vector<Scored> rows_of(const std::vector<int>& push, const std::vector<int>& benign,
                            const std::vector<int>& other = {}) {
  std::vector<Scored> rows;
  rows.reserve(push.size() + benign.size() + other.size());
  for (const int tenths : push) rows.push_back({Label::push, tenths});
  for (const int tenths : benign) rows.push_back({Label::benign, tenths});
  for (const int tenths : other) rows.push_back({Label::other, tenths});
  return rows;
}

}  // namespace

TEST_CASE("the decision line is 50, itself included", "[eval]") {
  // Flagged: push 900 and 500 of three, benign 600 of four.
  const Metrics m = measure(rows_of({900, 500, 499}, {600, 100, 100, 0}));
  CHECK(*m.precision == Approx(2.0 / 3));
  CHECK(*m.recall == Approx(2.0 / 3));
  CHECK(*m.f1 == Approx(4.0 / 6));
  CHECK(*m.false_alarms == Approx(1.0 / 4));
}

TEST_CASE("ROC-AUC is the share of pairs in the right order", "[eval]") {
  // Of the 6 pairs of {90, 40} with {80, 30, 20}: 90 beats three, 40 beats two.
  CHECK(*measure(rows_of({900, 400}, {800, 300, 200})).roc_auc == Approx(5.0 / 6));
  CHECK(*measure(rows_of({900}, {100})).roc_auc == Approx(1));
  CHECK(*measure(rows_of({100}, {900})).roc_auc == Approx(0));
}

TEST_CASE("a tie counts half in ROC-AUC", "[eval]") {
  CHECK(*measure(rows_of({500, 500}, {500, 500, 500})).roc_auc == Approx(0.5));
  // 50 against {50, 10}: half and one, of two.
  CHECK(*measure(rows_of({500}, {500, 100})).roc_auc == Approx(0.75));
}

TEST_CASE("PR-AUC is average precision over distinct scores", "[eval]") {
  // 90: recall 1/2 at precision 1. 80: no more recall. 40: recall 1 at precision 2/3.
  CHECK(*measure(rows_of({900, 400}, {800, 300})).pr_auc == Approx(0.5 * 1 + 0.5 * 2 / 3));
  // One score for all: recall 1 at precision 2/5, whatever the order of the rows.
  CHECK(*measure(rows_of({500, 500}, {500, 500, 500})).pr_auc == Approx(0.4));
}

TEST_CASE("recall at 1 % false alarms takes the lowest line that benign allows", "[eval]") {
  std::vector<int> benign(99, 100);
  benign.push_back(700);
  // Of 100 benign one may be flagged: the line can go down to 30, where push is 3 of 4.
  CHECK(*measure(rows_of({900, 650, 300, 50}, benign)).recall_at_few_false_alarms == Approx(0.75));
  // Of 50 none may be flagged: only what scores above 70 counts.
  benign.resize(49);
  benign.push_back(700);
  CHECK(*measure(rows_of({900, 650, 300, 50}, benign)).recall_at_few_false_alarms == Approx(0.25));
  CHECK(*measure(rows_of({100, 50}, {900})).recall_at_few_false_alarms == Approx(0));
}

TEST_CASE("other rows count for nothing but their own share", "[eval]") {
  const Metrics m = measure(rows_of({900}, {100}, {990, 950, 0, 500}));
  CHECK(m.rows == 6);
  CHECK(m.other == 4);
  CHECK(*m.precision == Approx(1));
  CHECK(*m.roc_auc == Approx(1));
  CHECK(*m.pr_auc == Approx(1));
  CHECK(*m.other_flagged == Approx(0.75));
}

TEST_CASE("a set without one side has no measure that compares both", "[eval]") {
  const Metrics benign = measure(rows_of({}, {600, 100}));
  CHECK_FALSE(benign.precision);
  CHECK_FALSE(benign.recall);
  CHECK_FALSE(benign.f1);
  CHECK_FALSE(benign.roc_auc);
  CHECK_FALSE(benign.pr_auc);
  CHECK_FALSE(benign.recall_at_few_false_alarms);
  CHECK(*benign.false_alarms == Approx(0.5));
  const Metrics push = measure(rows_of({600, 100}, {}));
  CHECK(*push.recall == Approx(0.5));
  CHECK_FALSE(push.precision);
  CHECK_FALSE(push.false_alarms);
  CHECK_FALSE(push.other_flagged);
}

TEST_CASE("with nothing flagged there is no precision and F1 is 0", "[eval]") {
  const Metrics m = measure(rows_of({100}, {50}));
  CHECK_FALSE(m.precision);
  CHECK(*m.f1 == 0);
  CHECK(measure({}).rows == 0);
}
