#pragma once

#include <string_view>
#include <vector>

#include "text/document.h"

namespace unpushy::text {

/// Quotations of at least four words, block quotes ("> ..."), code fences and code between backticks, in folded text.
/// Sorted, no overlaps; one forward pass.
std::vector<Region> find_regions(std::string_view folded);

/// Where the signature begins: behind a line "--", or behind a closing line such as "Best regards," with at most six
/// short lines below it. The size of the text if there is none. Looks at the end of the text only.
std::size_t find_signature(std::string_view folded);

}  // namespace unpushy::text
