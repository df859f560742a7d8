#include "scoring/logistic.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

using unpushy::scoring::tenths;

TEST_CASE("the integer logistic agrees with the real one everywhere", "[scoring]") {
  for (int x = -12000; x <= 12000; ++x) {
    const double exact = 1000 / (1 + std::exp(-x / 1000.0));
    // Rounded to nearest: never further off than half a tenth, with room for libm's last bits.
    REQUIRE(std::abs(tenths(x) - exact) <= 0.5 + 1e-9);
  }
}

TEST_CASE("the logistic is 50 at zero, symmetric, and ends at 0 and 100", "[scoring]") {
  CHECK(tenths(0) == 500);
  CHECK(tenths(1234) + tenths(-1234) == 1000);
  CHECK(tenths(100000) == 1000);
  CHECK(tenths(-100000) == 0);
  CHECK(tenths(std::numeric_limits<std::int32_t>::min()) == 0);
}
