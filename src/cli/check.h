#pragma once
// `unpushy check`: texts in, reports out.

#include "cli/options.h"

namespace unpushy::cli {

enum ExitCode : int { kQuiet = 0, kFlagged = 1, kFailed = 2 };

/// Checks every file, one after the other, and goes on after an unreadable one. Returns what the process should.
ExitCode check(const CheckOptions& options);

}  // namespace unpushy::cli
