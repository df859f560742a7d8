#include "text/utf16_index.h"

#include <algorithm>

#include "text/utf8.h"

namespace unpushy::text {
namespace {

constexpr std::uint32_t kStride = 128;  // 1/16 of the text's size in memory; a look-up scans 128 bytes at most

std::uint32_t units(char32_t code) { return code >= 0x10000 ? 2 : 1; }

}  // namespace

Utf16Index::Utf16Index(std::string_view text) : text_(text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return;
  checkpoints_.reserve(text.size() / kStride + 1);
  std::uint32_t unit = 0, next = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at >= next) {
      checkpoints_.push_back({static_cast<std::uint32_t>(at), unit});
      next = static_cast<std::uint32_t>(at) + kStride;
    }
    const Scalar scalar = decode(text, at);
    unit += units(scalar.code);
    at += scalar.length;
  }
}

std::uint32_t Utf16Index::operator()(std::uint32_t byte) const {
  if (checkpoints_.empty()) return byte;
  const auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), byte,
                                      [](std::uint32_t b, const Checkpoint& c) { return b < c.byte; });
  Checkpoint at = *(after - 1);
  while (at.byte < byte) {
    const Scalar scalar = decode(text_, at.byte);
    at.unit += units(scalar.code);
    at.byte += scalar.length;
  }
  return at.unit;
}

}  // namespace unpushy::text
