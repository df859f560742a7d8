#pragma once
// The numbers of a platform, as the pack has them.

#include <cstdint>

#include "pack/pack.h"
#include "unpushy/draft.h"

namespace unpushy::rules {

/// What suits the platform; the default for one that says nothing of it or is not known; 0 without any.
std::uint32_t limit_of(const pack::Pack& pack, pack::fb::Limit limit, Platform platform);

}  // namespace unpushy::rules
