#pragma once
// `unpushy explain`: what a rule is about, or which rules there are.

#include <string>
#include <vector>

#include "cli/check.h"

namespace unpushy::cli {

struct ExplainArguments {
  std::string rule;                ///< an id; all rules if empty
  std::vector<std::string> packs;  ///< files; none: the embedded ones
};

/// kQuiet, or kFailed if there is no such rule or pack.
ExitCode explain(const ExplainArguments& arguments);

}  // namespace unpushy::cli
