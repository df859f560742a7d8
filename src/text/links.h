#pragma once
// What the address of a link says about it. For links in folded text.

#include <string_view>

namespace unpushy::text {

/// Does it lead over a service that hides where it goes? (src/data/shorteners.txt)
bool is_short_link(std::string_view link);
/// Does it say who sent it or who gets paid for it? (src/data/tracking_parameters.txt)
bool is_tracking_link(std::string_view link);

}  // namespace unpushy::text
