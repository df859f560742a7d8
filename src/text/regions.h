#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"

namespace unpushy::text {

/// Quotations of at least four words, block quotes ("> ..."), code fences and code between backticks, in folded text.
/// Sorted, no overlaps; one forward pass.
std::vector<Region> find_regions(std::string_view folded);

}  // namespace unpushy::text
