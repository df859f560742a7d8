#include "text/fold.h"

#include <array>

#include "text/characters.h"
#include "text/utf8.h"

namespace unpushy::text {
namespace {

constexpr char32_t kDropped = 0;

/// Characters that are another way to write an ASCII one, and those that cannot be seen.
char32_t plain(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;  // full-width forms
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return ' ';
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return '\n';
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2032 || c == 0x02BC) return '\'';
  if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033) return '"';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  const bool unseen = c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                      (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
                      (c >= 0xFE00 && c <= 0xFE0F);
  return unseen ? kDropped : c;
}

/// Simple lower case of Latin, Greek and Cyrillic letters, by the layout of their Unicode blocks.
char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (odd_is_upper) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x100 && c <= 0x177 && c != 0x130 && c != 0x131) return c | 1u;
  if (c == 0x178) return 0xFF;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) {
    out_.text.reserve(text.size() + 8);
    out_.origin.reserve(text.size() + 9);
  }

  Folded run() {
    for (std::size_t at = 0; at < text_.size();) at += step(at);
    out_.origin.push_back(static_cast<std::uint32_t>(text_.size()));
    return std::move(out_);
  }

 private:
  std::size_t step(std::size_t at) {
    const Scalar scalar = decode(text_, at);
    const char32_t c = plain(scalar.code);
    if (c == '\'' && inside_word(at + scalar.length)) return scalar.length;
    if (c == '&' && stands_alone(at)) {
      for (const char32_t letter : {U'a', U'n', U'd'}) put(letter, at);
    } else if (c == '\r') {
      const bool before_newline = at + 1 < text_.size() && text_[at + 1] == '\n';
      if (!before_newline) put('\n', at);
    } else if (c == 0x2026) {
      for (int i = 0; i < 3; ++i) put('.', at);
    } else if (c != kDropped) {
      put(lower(c), at);
    } else if (scalar.code == 0) {
      put(' ', at);  // a NUL separates words like a space
    }
    return scalar.length;
  }

  void put(char32_t c, std::size_t at) {
    append_utf8(out_.text, c);
    out_.origin.resize(out_.text.size(), static_cast<std::uint32_t>(at));
  }

  bool inside_word(std::size_t next) const {
    if (out_.text.empty() || next >= text_.size()) return false;
    return is_word_byte(out_.text.back()) && is_letter(lower(plain(decode(text_, next).code)));
  }

  bool stands_alone(std::size_t at) const {
    const bool before = out_.text.empty() || is_space(out_.text.back());
    return before && (at + 1 == text_.size() || is_space(text_[at + 1]));
  }

  std::string_view text_;
  Folded out_;
};

}  // namespace

Folded fold(std::string_view text) { return Folder(text).run(); }

}  // namespace unpushy::text
