#include "rules/limits.h"

namespace unpushy::rules {
namespace {

using pack::fb::Limit;

std::uint32_t number_in(const pack::fb::PlatformLimits& limits, Limit limit) {
  switch (limit) {
    case pack::fb::Limit_hashtags: return limits.hashtags();
    case pack::fb::Limit_mentions: return limits.mentions();
    case pack::fb::Limit_links: return limits.links();
    case pack::fb::Limit_words: return limits.most_words();
    case pack::fb::Limit_characters: return limits.characters();
    case pack::fb::Limit_none: break;
  }
  return 0;
}

}  // namespace

std::uint32_t limit_of(const pack::Pack& pack, Limit limit, Platform platform) {
  std::uint32_t fallback = 0;
  for (const pack::fb::PlatformLimits* limits : *pack.data().limits()) {
    const std::uint32_t number = number_in(*limits, limit);
    if (limits->platform() == static_cast<std::uint8_t>(platform) && number > 0) return number;
    if (limits->platform() == 0) fallback = number;
  }
  return fallback;
}

}  // namespace unpushy::rules
