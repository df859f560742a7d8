#pragma once
// What the Unicode tables say of one character. The tables are generated: src/data/unicode/generate.cpp.

#include <cstdint>
#include <string_view>

namespace unpushy::text {

/// Traits of a character that stands for another one.
inline constexpr std::uint8_t kFancy =
    1;  ///< a letter or digit in a style of its own: mathematical, circled, small capital
inline constexpr std::uint8_t kCapital = 2;   ///< a capital
inline constexpr std::uint8_t kEmojiToo = 4;  ///< by itself an emoji; a letter only beside letters

/// A character in plain form (NFKC_Casefold with the exceptions named in generate.cpp).
struct Plain {
  char32_t code = 0;         ///< 0: it can not be seen, or `more` holds it
  std::u16string_view more;  ///< the plain form where it is more than one character
  std::uint8_t traits = 0;
};

/// For characters beyond ASCII.
Plain plain_form(char32_t c);
/// Letter and combining mark as one letter, 0 if there is none.
char32_t composed(char32_t letter, char32_t mark);
/// The letter without its marks; itself if it has none.
char32_t without_marks(char32_t letter);
/// The letter a to z that this letter of another script or alphabet looks like, 0 if none. Ask with the letter as
/// typed, because capitals may look like other letters than small ones do.
char32_t look_alike(char32_t c);

/// Marks that are put on letters of any script (the blocks of combining diacritical marks).
constexpr bool is_diacritic(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F) || c == 0x488 || c == 0x489;
}

/// A letter of the Latin script with or without marks.
constexpr bool is_latin(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x250 && c <= 0x2AF) ||
         (c >= 0x1D00 && c <= 0x1D7F) || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0xA720 && c <= 0xA7FF);
}

}  // namespace unpushy::text
