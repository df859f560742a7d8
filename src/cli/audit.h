#pragma once
// `unpushy audit`: what a history of messages looks like from the other side.

#include <string>
#include <vector>

#include "cli/check.h"

namespace unpushy::cli {

struct AuditArguments {
  std::vector<std::string> files, packs;
  std::string format = "text", platform, now, utc_offset;
  int target = 80;
  bool without_texts = false;
};

/// kQuiet, kFlagged if the history pushes, kFailed if nothing could be read.
ExitCode audit(const AuditArguments& arguments);

}  // namespace unpushy::cli
