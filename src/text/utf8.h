#pragma once
// UTF-8 in and out. Ill-formed input is never an error: each maximal ill-formed part is read as one U+FFFD, as the
// WHATWG Encoding Standard does, so that offsets agree with what a browser shows.

#include <cstdint>
#include <string>
#include <string_view>

namespace unpushy::text {

inline constexpr char32_t kReplacement = 0xFFFD;

struct Scalar {
  char32_t code = kReplacement;
  std::uint32_t length = 1;  ///< bytes read, 1..4
};

/// decode() for a byte beyond ASCII.
Scalar decode_sequence(std::string_view text, std::size_t at);

/// Reads the scalar value that begins at `at`; `at` must be inside the text.
inline Scalar decode(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  return decode_sequence(text, at);
}

/// Appends a scalar value (not a surrogate) as UTF-8.
void append_utf8(std::string& out, char32_t code);

/// The greatest code point boundary that is at most `limit`.
std::size_t boundary_before(std::string_view text, std::size_t limit);

}  // namespace unpushy::text
