#pragma once
// Thresholds, wording and words of the audit. They are data (src/data/history/*.toml), made into tables by the build.

#include <cstdint>
#include <string_view>

#include "unpushy/draft.h"
#include "unpushy/report.h"

namespace unpushy::history {

struct HabitRule {
  std::string_view id;
  Dimension dimension;
  Strength most;                        ///< never stronger than this
  bool open_is_quiet;                   ///< says nothing of accounts whose posts say that they are automatic
  Strength most_openly;                 ///< never stronger for those
  std::uint32_t least, medium, strong;  ///< see rules.toml
  std::string_view source, checked, title, why, instead, habit;
};

struct DayLimits {
  std::string_view platform;  ///< "any" for no platform in particular
  std::uint32_t suits, most, cap, follows;
  std::string_view source, checked;
};

struct MissingText {
  std::string_view id, measure, needs, reason;
};

#include "history_tables.inc"

}  // namespace unpushy::history
