#pragma once
// RULES.md: every rule of a pack as a page to read, with its own examples.

#include <string>

#include "pack/compiler.h"

namespace unpushy::cli {

/// Markdown; the same pack always gives the same page.
std::string rules_page(const pack::Compiled& compiled);

}  // namespace unpushy::cli
