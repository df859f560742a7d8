#pragma once
// From UTF-8 bytes to UTF-16 code units, the unit of JavaScript strings. Made once per report in one forward pass.

#include <cstdint>
#include <string_view>
#include <vector>

namespace unpushy::text {

class Utf16Index {
 public:
  /// The text must outlive the index.
  explicit Utf16Index(std::string_view text);
  /// UTF-16 units before `byte`, which must be a code point boundary of the text (its size included).
  std::uint32_t operator()(std::uint32_t byte) const;

 private:
  struct Checkpoint {
    std::uint32_t byte, unit;
  };
  std::string_view text_;
  std::vector<Checkpoint> checkpoints_;  // about one per kStride bytes; empty for ASCII, where bytes are units
};

}  // namespace unpushy::text
