#include "scoring/logistic.h"

#include <algorithm>
#include <array>

namespace unpushy::scoring {
namespace {

/// ln by the series of artanh; constant evaluation uses only + - * /, which IEEE 754 fixes to the bit.
constexpr double natural_log(double x) {
  const double z = (x - 1) / (x + 1);
  double power = z, sum = 0;
  for (int k = 1; k < 400; k += 2) {
    sum += power / k;
    power *= z * z;
    if (power < 1e-18 && power > -1e-18) break;
  }
  return 2 * sum;
}

constexpr double kLn2 = natural_log(2);

constexpr double ln(double x) {
  int halvings = 0;
  for (; x > 1.5; x /= 2) ++halvings;
  return natural_log(x) + halvings * kLn2;
}

/// thresholds[i]: the smallest milli-log-odds that round to 501 + i tenths or more. The lower half is its mirror.
constexpr std::array<std::int32_t, 500> make_thresholds() {
  std::array<std::int32_t, 500> thresholds{};
  for (int i = 0; i < 500; ++i) {
    const double share = (500.5 + i) / 1000;
    const double exact = 1000 * ln(share / (1 - share));
    const auto whole = static_cast<std::int32_t>(exact);
    thresholds[static_cast<std::size_t>(i)] = whole + (exact > whole ? 1 : 0);
  }
  return thresholds;
}

constexpr auto kThresholds = make_thresholds();

}  // namespace

int tenths(std::int64_t milli_log_odds) {
  if (milli_log_odds < 0) return 1000 - tenths(-milli_log_odds);
  const auto above = std::upper_bound(kThresholds.begin(), kThresholds.end(), milli_log_odds,
                                      [](std::int64_t x, std::int32_t threshold) { return x < threshold; });
  return 500 + static_cast<int>(above - kThresholds.begin());
}

}  // namespace unpushy::scoring
