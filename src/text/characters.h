#pragma once
// Classes of characters, as the tokeniser needs them.

#include <cstdint>

namespace unpushy::text {

constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\f'); }  // with \n and \v

/// Pictographs (Unicode blocks that hold emoji). Arrows and box drawing are punctuation.
constexpr bool is_emoji(char32_t c) {
  return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x2B05 && c <= 0x2B55) ||
         (c >= 0x231A && c <= 0x23FF) || c == 0x203C || c == 0x2049 || c == 0x3030;
}

/// Symbols and punctuation outside ASCII: everything that is neither a letter of some script nor an emoji.
constexpr bool is_symbol(char32_t c) {
  return (c >= 0x80 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7 ||
         (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) ||
         (c >= 0xFE10 && c <= 0xFE6F) || (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFC || c == 0xFFFD;
}

constexpr bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return !is_emoji(c) && !is_symbol(c);
}

constexpr bool is_word(char32_t c) { return is_letter(c) || is_digit(c) || c == '_'; }

/// For a byte of folded text: could it end a word? Bytes above ASCII count, which is right for letters and harmless for
/// the rest.
constexpr bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || is_word(static_cast<char32_t>(c));
}

}  // namespace unpushy::text
