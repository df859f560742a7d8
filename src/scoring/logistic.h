#pragma once
// The logistic function in integers, so that native and wasm agree to the bit (std::exp does not).

#include <cstdint>

namespace unpushy::scoring {

/// Tenths of a point, 0..1000: 1000 / (1 + e^-x) rounded to nearest, for x = milli-log-odds / 1000.
int tenths(std::int64_t milli_log_odds);

}  // namespace unpushy::scoring
