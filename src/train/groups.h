#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace unpushy::train {

/// Which texts are copies of one template: for each text the number of its group. Two texts are put together when at
/// least half of their three-word shingles are the same, links, numbers and mentions counting as equal. Found by
/// MinHash in bands and then verified (Broder 1997). Folds that keep a group together cannot learn a template by heart.
std::vector<std::uint32_t> near_duplicate_groups(const std::vector<std::string_view>& texts);

}  // namespace unpushy::train
