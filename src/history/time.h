#pragma once
// Times as exports write them: only as exact as they are known, with or without a zone.

#include <cstdint>
#include <string>
#include <string_view>

#include "unpushy/audit.h"

namespace unpushy::history {

inline constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;

struct Moment {
  std::int64_t time = 0;  ///< milliseconds since 1970, in UTC where the zone is known
  Precision precision = Precision::none;
  bool zoned = false;
};

/// Precision `none` for anything that is no date between 1995 and 2099.
Moment parse_time(std::string_view text);

/// Whole days since 1970; right for times before 1970 too.
std::int64_t day_of(std::int64_t time);
std::string format_date(std::int64_t day);
/// As exact as it is known.
std::string format_time(const Moment& moment);

/// The shortest unit a difference of two such times can be said in, in milliseconds.
std::int64_t unit_of(Precision precision);

}  // namespace unpushy::history
