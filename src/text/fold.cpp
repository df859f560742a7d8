#include "text/fold.h"

#include <algorithm>
#include <array>

#include "sorting.h"
#include "text/characters.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace unpushy::text {
namespace {

constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

bool is_plain_letter(char32_t c) { return c >= 'a' && c <= 'z'; }

/// Scripts in which full-width letters are ordinary ones.
bool is_east_asian(char32_t c) { return (c >= 0x3040 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3); }

/// What ASCII bytes become; those that need a look around and all others are 0.
constexpr std::array<char, 256> make_plain_ascii() {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < 128; ++i) {
    const char c = static_cast<char>(i);
    table[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  for (const char c : {'\0', '\r', '&', '\''}) table[static_cast<unsigned char>(c)] = 0;
  return table;
}
constexpr std::array<char, 256> kPlainAscii = make_plain_ascii();
char plain_ascii(char c) { return kPlainAscii[static_cast<unsigned char>(c)]; }

class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) {
    out_.text.reserve(text.size() + 8);
    out_.origin.reserve(text.size() + 9);
  }

  Folded run() {
    for (std::size_t at = 0; at < text_.size();) {
      at = ascii_run(at);
      if (at < text_.size()) at += step(at);
    }
    out_.origin.push_back(static_cast<std::uint32_t>(text_.size()));
    if (east_asian_) forget_wide_letters();
    sort_stably(out_.marks, [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
    return std::move(out_);
  }

 private:
  /// The bulk of most texts; returns where it ends.
  std::size_t ascii_run(std::size_t begin) {
    std::size_t at = begin;
    while (at < text_.size() && plain_ascii(text_[at]) != 0) ++at;
    if (at == begin) return at;
    if (unseen_ != kNowhere) close_unseen(static_cast<unsigned char>(plain_ascii(text_[begin])), begin);
    const std::size_t size = out_.text.size();
    out_.text.append(text_, begin, at - begin);
    out_.origin.resize(out_.text.size());
    for (std::size_t i = size; i < out_.text.size(); ++i) {
      out_.text[i] = plain_ascii(out_.text[i]);
      out_.origin[i] = static_cast<std::uint32_t>(begin + (i - size));
    }
    begin_letter(out_.text.size() - 1, at - 1, static_cast<unsigned char>(out_.text.back()));
    fancy_before_ = false;
    return at;
  }

  std::size_t step(std::size_t at) {
    const Scalar scalar = decode(text_, at);
    if (scalar.code < 0x80) {
      special(scalar.code, at);
    } else if (is_diacritic(scalar.code)) {
      mark(scalar.code, at, scalar.length);
    } else {
      other(scalar, at);
    }
    return scalar.length;
  }

  /// The ASCII characters that need a look around.
  void special(char32_t c, std::size_t at) {
    if (c == '\'') return apostrophe(at, 1);
    if (c == '&' && stands_alone(at)) {
      for (const char32_t letter : {U'a', U'n', U'd'}) put(letter, at);
    } else if (c == '\r') {
      const bool before_newline = at + 1 < text_.size() && text_[at + 1] == '\n';
      if (!before_newline) put('\n', at);
    } else {
      put(c == 0 ? U' ' : c, at);  // a NUL separates words like a space
    }
  }

  void other(Scalar scalar, std::size_t at) {
    Plain plain = plain_form(scalar.code);
    east_asian_ = east_asian_ || is_east_asian(scalar.code);
    if ((plain.traits & kEmojiToo) != 0 && !beside_letters(at + scalar.length)) plain = {scalar.code, {}, 0};
    const bool fancy = (plain.traits & kFancy) != 0;
    if (fancy) add_mark(MarkKind::fancy, at, at + scalar.length);
    if (plain.code == '\'') {
      apostrophe(at, scalar.length);
    } else if (plain.code != 0) {
      put(plain.code, at);
    } else if (plain.more.empty()) {
      unseen(scalar.code, at);
    } else {
      for (const char16_t c : plain.more) put(c, at);
    }
    if (plain.code != 0) fancy_before_ = fancy;
  }

  void put(char32_t c, std::size_t at) {
    if (unseen_ != kNowhere) close_unseen(c, at);
    const std::size_t begin = out_.text.size();
    append_utf8(out_.text, c);
    out_.origin.resize(out_.text.size(), static_cast<std::uint32_t>(at));
    begin_letter(begin, at, c);
  }

  void apostrophe(std::size_t at, std::size_t length) {
    if (!inside_word(at + length)) put('\'', at);
  }

  bool inside_word(std::size_t next) const {
    return !out_.text.empty() && is_word_byte(out_.text.back()) && is_letter(seen_at(next));
  }

  bool stands_alone(std::size_t at) const {
    const bool before = out_.text.empty() || is_space(out_.text.back());
    const char32_t after = seen_at(at + 1);
    return before && (after == 0 || after == '\r' || (after < 0x80 && is_space(static_cast<char>(after))));
  }

  /// The next character that can be seen, in plain form; 0 at the end of the text.
  char32_t seen_at(std::size_t at) const {
    at = next_seen(at);
    if (at == text_.size()) return 0;
    const char32_t c = decode(text_, at).code;
    if (c < 0x80) return c == 0 ? U' ' : c;
    const Plain plain = plain_form(c);
    return plain.more.empty() ? plain.code : plain.more.front();
  }

  std::size_t next_seen(std::size_t at) const {
    constexpr int kMostUnseen = 8;  // so that a heap of them is not read again and again
    for (int i = 0; i < kMostUnseen && at < text_.size(); ++i) {
      const Scalar scalar = decode(text_, at);
      if (scalar.code < 0x80) break;
      const Plain plain = plain_form(scalar.code);
      if (plain.code != 0 || !plain.more.empty()) break;
      at += scalar.length;
    }
    return std::min(at, text_.size());
  }

  /// Emoji that are letters are letters only in a row of such letters.
  bool beside_letters(std::size_t next) const {
    if (fancy_before_) return true;
    next = next_seen(next);
    return next < text_.size() && (plain_form(decode(text_, next).code).traits & kFancy) != 0;
  }

  // --- characters that can not be seen

  /// Between letters they hide a word. Soft hyphens, joiners and styles of emoji have their honest use there.
  void unseen(char32_t c, std::size_t at) {
    const bool honest = c == 0xAD || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || c >= 0xE0000;
    const bool behind_letter = !out_.text.empty() && is_plain_letter(static_cast<unsigned char>(out_.text.back()));
    if (!honest && behind_letter && unseen_ == kNowhere) unseen_ = static_cast<std::uint32_t>(at);
  }

  void close_unseen(char32_t next, std::size_t at) {
    if (is_plain_letter(next)) add_mark(MarkKind::disguised, unseen_, at);
    unseen_ = kNowhere;
  }

  // --- marks on letters

  void begin_letter(std::size_t begin, std::size_t at, char32_t c) { letter_ = {begin, out_.text.size(), at, c, c, 0}; }

  /// A mark joins its letter, or is left out where no language puts one: a third one on a Latin letter, a fifth
  /// elsewhere, strokes through a letter, lines under it and rings around it.
  void mark(char32_t c, std::size_t at, std::size_t length) {
    constexpr unsigned kMostOnLatin = 2, kMostElsewhere = 4;
    if (!is_letter(letter_.base) && !is_digit(letter_.base)) return put(c, at);
    const bool latin = is_latin(letter_.base) || is_digit(letter_.base);
    if (++letter_.marks > (latin ? kMostOnLatin : kMostElsewhere)) {
      if (latin) replace_letter(letter_.base);
      add_mark(MarkKind::disguised, letter_.at, at + length);
      return;
    }
    const bool drawn_over = (c >= 0x332 && c <= 0x338) || c == 0x305 || c == 0x33F || (c >= 0x20D0 && c <= 0x20FF);
    if (drawn_over && latin) return add_mark(MarkKind::fancy, letter_.at, at + length);
    const char32_t joined = out_.text.size() == letter_.end ? composed(letter_.code, c) : 0;
    if (joined != 0) return replace_letter(joined);
    append_utf8(out_.text, c);
    out_.origin.resize(out_.text.size(), static_cast<std::uint32_t>(letter_.at));
  }

  void replace_letter(char32_t c) {
    out_.text.resize(letter_.begin);
    append_utf8(out_.text, c);
    out_.origin.resize(std::min(out_.origin.size(), letter_.begin));
    out_.origin.resize(out_.text.size(), static_cast<std::uint32_t>(letter_.at));
    letter_.code = c;
    letter_.end = out_.text.size();
  }

  void add_mark(MarkKind kind, std::size_t begin, std::size_t end) {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const bool joins =
        !out_.marks.empty() && out_.marks.back().kind == kind && out_.marks.back().span.end >= span.begin;
    if (joins) {
      out_.marks.back().span.end = std::max(out_.marks.back().span.end, span.end);
    } else {
      out_.marks.push_back({span, kind});
    }
  }

  void forget_wide_letters() {
    const auto wide = [&](const Mark& m) {
      const char32_t c = decode(text_, m.span.begin).code;
      return m.kind == MarkKind::fancy && c >= 0xFF01 && c <= 0xFF5E;
    };
    out_.marks.erase(std::remove_if(out_.marks.begin(), out_.marks.end(), wide), out_.marks.end());
  }

  struct Letter {
    std::size_t begin = 0, end = 0;  // in the folded text
    std::size_t at = 0;              // in the original
    char32_t base = 0, code = 0;     // without and with the marks that joined it
    unsigned marks = 0;
  };

  std::string_view text_;
  Folded out_;
  Letter letter_;
  std::uint32_t unseen_ = kNowhere;  // in the original: where unseen characters behind a letter began
  bool fancy_before_ = false, east_asian_ = false;
};

}  // namespace

Folded fold(std::string_view text) { return Folder(text).run(); }

bool is_apostrophe(char32_t typed) { return (typed < 0x80 ? typed : plain_form(typed).code) == '\''; }

bool is_capital(char32_t typed) {
  if (typed < 0x80) return typed >= 'A' && typed <= 'Z';
  constexpr char32_t kFirstInSquare = 0x1F110, kLastInSquare = 0x1F189;  // there are no small ones: no shouting
  if (typed >= kFirstInSquare && typed <= kLastInSquare) return false;
  return (plain_form(typed).traits & kCapital) != 0;
}

}  // namespace unpushy::text
