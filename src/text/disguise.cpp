#include "text/disguise.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "sorting.h"
#include "text/addresses.h"
#include "text/characters.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace unpushy::text {
namespace {

using View = std::string_view;

constexpr std::size_t kLongestWord = 48;    // letters; longer words are not looked into
constexpr char32_t kEmojiBetween = 0x80;    // any emoji or symbol as a separator
constexpr std::size_t kLongestSpaced = 96;  // spaced-out letters that are read together

// ---- signs: characters that could be letters of a word

enum Kind : std::uint8_t {
  kPlain = 1,      // a to z
  kForeign = 2,    // looks like one, of another script
  kNearLatin = 4,  // looks like one, of the Latin script
  kAccented = 8,   // one with marks
  kDigit = 16,     // a digit that could stand for one
  kSymbol = 32,    // a symbol that could stand for one
  kSwapped = kDigit | kSymbol
};

struct Sign {
  std::uint32_t begin = 0, end = 0;  // folded bytes
  char first = 0, second = 0;        // letters it can stand for; 0: none
  std::uint8_t kind = 0;
};

/// What digits and symbols stand for when they stand for letters.
struct Swap {
  char32_t sign;
  char first, second;
};
constexpr Swap kSwaps[] = {{'0', 'o', 0},   {'1', 'i', 'l'}, {'3', 'e', 0},   {'4', 'a', 0},   {'5', 's', 0},
                           {'6', 'g', 'b'}, {'7', 't', 0},   {'8', 'b', 0},   {'9', 'g', 0},   {'@', 'a', 0},
                           {'$', 's', 0},   {'!', 'i', 'l'}, {'|', 'l', 'i'}, {'+', 't', 0},   {0x20AC, 'e', 0},
                           {0xA3, 'l', 0},  {0xA2, 'c', 0},  {0xA7, 's', 0},  {0x20BF, 'b', 0}};

constexpr std::uint32_t kShort = 4;  // bytes; longer fields are no single letter

constexpr View kInsideOnly = "!|+", kNotLast = "$@";

enum ByteClass : std::uint8_t {
  kLetterByte = 1,
  kDigitByte = 2,
  kSwapByte = 4,  // a symbol that could stand for a letter
  kJoinByte = 8,  // could stand between letters
  kHighByte = 16,
  kBracketByte = 32,
  kOtherByte = 64
};
constexpr std::uint8_t kInWordByte = kLetterByte | kDigitByte | kHighByte;

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    const auto c = static_cast<char32_t>(i);
    table[i] = i >= 0x80 ? kHighByte : is_digit(c) ? kDigitByte : c >= 'a' && c <= 'z' ? kLetterByte : kOtherByte;
  }
  for (const char c : View("@$!|+")) table[static_cast<unsigned char>(c)] = kSwapByte;
  for (const char c : View(".-_*~/,:^=")) table[static_cast<unsigned char>(c)] = kJoinByte;
  for (const char c : View("[({")) table[static_cast<unsigned char>(c)] = kBracketByte;
  return table;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

constexpr std::array<bool, 256> make_may_be_last() {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) table[i] = (kClasses[i] & kInWordByte) != 0;
  for (const char c : kNotLast) table[static_cast<unsigned char>(c)] = true;
  return table;
}
/// Of the signs of a field: those behind the last of these only end it.
constexpr std::array<bool, 256> kMayBeLast = make_may_be_last();

std::uint8_t class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }

/// White space to white space.
struct Field {
  std::uint32_t begin = 0, end = 0;
  std::uint8_t classes = 0;  // without those of signs that stand at the end
  bool repeats = false;      // a letter three times in a row
  bool plain = false;        // a word in letters a to z
};

/// Words in doubt count only in company.
enum class Doubt : std::uint8_t {
  none,
  some,  // could be a name or a number with its unit: a short word with a digit, more digits than letters
  much   // a word nobody knows
};

/// Folded bytes [begin, end) to be replaced by letters, each with the folded byte it comes from.
struct Edit {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t first = 0, count = 0;  // in letters_ and from_
  std::uint32_t field = 0;             // number of the field it stands in
  bool disguised = false;
  Doubt doubt = Doubt::none;
};

class Reader {
 public:
  Reader(Folded& folded, View typed, const Vocabulary* vocabulary)
      : folded_(folded), text_(folded.text), typed_(typed), vocabulary_(vocabulary), addresses_(text_) {}

  void run() {
    for (std::uint32_t at = 0; at < text_.size();) {
      if (is_space(text_[at])) {
        ++at;
        continue;
      }
      const Field field = next_field(at);
      if (field.plain && spaced_.empty() && before_dot_ == 0) {
        ++number_;
      } else {
        read(field);
      }
      before_ = field;
      at = field.end;
    }
    end_spaced();
    drop_doubtful();
    if (!edits_.empty()) apply();
  }

 private:
  /// Most fields: a word of letters, none three times in a row, of more letters than are looked at one by one, with no
  /// more than one mark behind it; not `plain` if it is anything else.
  Field plain_field(std::uint32_t at) const {
    Field field{at, at, 0, false, false};
    std::uint32_t end = at;
    while (end < text_.size() && class_of(text_[end]) == kLetterByte) {
      if (end >= at + 2 && text_[end] == text_[end - 1] && text_[end] == text_[end - 2]) return field;
      ++end;
    }
    if (end - at <= kShort) return field;
    const auto ends_at = [&](std::uint32_t i) { return i == text_.size() || is_space(text_[i]); };
    if (!ends_at(end) && (kMayBeLast[static_cast<unsigned char>(text_[end])] || !ends_at(++end))) return field;
    return {at, end, kLetterByte, false, true};
  }

  Field next_field(std::uint32_t at) const {
    Field field = plain_field(at);
    if (field.plain) return field;
    std::uint8_t signs = 0;
    char last = 0, before_last = 0;
    for (; field.end < text_.size() && !is_space(text_[field.end]); ++field.end) {
      const char c = text_[field.end];
      const std::uint8_t own = class_of(c);
      signs = static_cast<std::uint8_t>(signs | own);
      if (kMayBeLast[static_cast<unsigned char>(c)]) field.classes = signs;
      field.repeats = field.repeats || (c == last && c == before_last && own == kLetterByte);
      before_last = last;
      last = c;
    }
    return field;
  }

  void read(const Field& field) {
    ++number_;
    const bool ordinary = (field.classes & ~(kLetterByte | kOtherByte)) == 0 && !field.repeats;
    const bool short_field = field.end - field.begin <= kShort;
    if (ordinary && !short_field && before_dot_ == 0) return end_spaced();
    if (vocabulary_ == nullptr) {
      if ((field.classes & kHighByte) != 0) words_of(field);
      return;
    }
    if (short_field && add_spaced(field)) return;
    end_spaced();
    if (spelled_dot(field) || ordinary || is_address(field) || joined(field)) return;
    words_of(field);
  }

  // --- signs

  char32_t typed_at(std::uint32_t folded_byte) const { return decode(typed_, folded_.origin[folded_byte]).code; }

  Sign sign_at(std::uint32_t at) const {
    const Scalar scalar = decode(text_, at);
    Sign sign{at, at + scalar.length, 0, 0, 0};
    const char32_t c = scalar.code;
    if (c >= 'a' && c <= 'z') {
      sign.first = static_cast<char>(c);
      sign.kind = kPlain;
      return sign;
    }
    for (const Swap& swap : kSwaps) {
      if (swap.sign != c) continue;
      sign.first = swap.first;
      sign.second = swap.second;
      sign.kind = is_digit(c) ? kDigit : kSymbol;
      return sign;
    }
    if (c < 0x80 || !is_letter(c)) return sign;
    char32_t letter = look_alike(typed_at(at));
    if (letter == 0) letter = look_alike(c);
    if (letter != 0) {
      sign.kind = is_latin(c) ? kNearLatin : kForeign;
    } else if (is_latin(c)) {
      letter = without_marks(c);
      if (const char32_t near = look_alike(letter)) letter = near;
      sign.kind = letter < 0x80 ? kAccented : 0;
    }
    sign.first = sign.kind == 0 ? '\0' : static_cast<char>(letter);
    return sign;
  }

  /// Could this be a part of a word, disguised or not?
  static bool in_word(char32_t c) {
    return is_word(c) || c == '@' || c == '$' || c == '!' || c == '|' || c == '+' || c == 0x20AC || c == 0xA3 ||
           c == 0xA2 || c == 0xA7 || c == 0x20BF;
  }

  // --- words

  void words_of(const Field& field) {
    for (std::uint32_t at = field.begin; at < field.end;) {
      std::uint32_t end = at;
      while (end < field.end) {
        const Scalar scalar = decode(text_, end);
        if (!in_word(scalar.code)) break;
        end += scalar.length;
      }
      const bool tag = at > field.begin && text_[at - 1] == '#';
      if (end > at && !tag) word(at, end);
      at = end > at ? end : end + decode(text_, end).length;
    }
  }

  void word(std::uint32_t begin, std::uint32_t end) {
    if (begin + 1 < end && text_[begin] == '!' && class_of(text_[begin + 1]) != kSwapByte && signs_of(begin, end) &&
        decide(begin, end, true))
      return;
    while (begin < end && kInsideOnly.find(text_[begin]) != View::npos) ++begin;
    while (end > begin && kInsideOnly.find(text_[end - 1]) != View::npos) --end;
    if (begin == end || (signs_of(begin, end) && decide(begin, end))) return;
    // A symbol at the end may be none of its letters: "free$".
    const std::uint32_t whole = end;
    while (end > begin &&
           (kInsideOnly.find(text_[end - 1]) != View::npos || kNotLast.find(text_[end - 1]) != View::npos))
      --end;
    if (begin < end && end < whole && signs_of(begin, end)) decide(begin, end);
  }

  /// Fills signs_; false if the word is too long to be looked into.
  bool signs_of(std::uint32_t begin, std::uint32_t end) {
    signs_.clear();
    for (std::uint32_t at = begin; at < end; at = signs_.back().end) {
      const Sign sign = sign_at(at);
      const bool mark = !signs_.empty() && is_diacritic(decode(text_, at).code);
      if (mark && signs_.back().kind == kPlain) signs_.back().kind = kAccented;
      if (mark || is_fourth(sign)) {
        signs_.back().end = sign.end;
      } else {
        signs_.push_back(sign);
      }
      if (signs_.size() > kLongestWord) return false;
    }
    return true;
  }

  /// Letters in a row are kept three times, so that an endless "soooo" is a short word.
  bool is_fourth(const Sign& sign) const {
    const std::size_t n = signs_.size();
    return n >= 3 && sign.kind == kPlain && signs_[n - 1].first == sign.first && signs_[n - 2].first == sign.first &&
           signs_[n - 3].first == sign.first;
  }

  struct Summary {
    std::uint8_t kinds = 0;
    std::size_t letters = 0, swaps = 0, accents = 0;
    bool unreadable = false, repeats = false;
  };

  /// Adds an edit if signs_ are a word in disguise.
  bool decide(std::uint32_t begin, std::uint32_t end, bool known_only = false) {
    const Summary s = summary();
    if (s.unreadable || s.letters == 0 || (s.kinds == kPlain && !s.repeats)) return false;
    if (is_known_as_typed(text_.substr(begin, end - begin), s.repeats)) return false;
    if ((s.kinds & kForeign) != 0 && !latin_text()) return false;
    if ((s.kinds & ~kPlain) == kAccented && s.accents < 2) return false;
    const bool disguised = (s.kinds & (kSwapped | kForeign | kNearLatin)) != 0;
    if (find_word(s.repeats)) {
      if (s.kinds == kForeign && foreign_beside(begin, end)) return false;
      add_edit(begin, end, disguised, s.swaps > 0 && is_doubtful(begin, end, s) ? Doubt::some : Doubt::none);
      return true;
    }
    const bool mixed = (s.kinds & kForeign) != 0 && (s.kinds & kPlain) != 0 && s.swaps == 0 && signs_.size() >= 3;
    if (known_only || (!mixed && !looks_swapped(s))) return false;
    spell(0, 0);
    add_edit(begin, end, true, mixed ? Doubt::none : Doubt::much);
    return true;
  }

  /// A word nobody knows, of letters with a swapped one between them: "c0ntent". It may be a name.
  bool looks_swapped(const Summary& s) const {
    constexpr std::size_t kFewestSigns = 4;
    if (s.swaps == 0 || s.letters < 2 || signs_.size() < kFewestSigns || s.kinds == (kPlain | kAccented)) return false;
    const auto is_swapped = [&](std::size_t i) { return (signs_[i].kind & kSwapped) != 0; };
    for (std::size_t i = 1; i + 1 < signs_.size(); ++i) {
      if (is_swapped(i) && !is_swapped(i - 1)) return true;
    }
    return false;
  }

  /// Could it be the name of a thing, a person or a share, or a number with its unit: "m3", "c411", "@ll", "$AVE"?
  bool is_doubtful(std::uint32_t begin, std::uint32_t end, const Summary& s) const {
    const std::size_t size = signs_.size();
    // Small letters that spell one of the commonest words name nothing: "0u7", "7h3".
    if (size >= 3 && signs_[0].kind != kSymbol && !all_capitals(begin, end) && vocabulary_->is_common(spelled_))
      return false;
    if (signs_[0].kind == kSymbol) return size < 5 || (size < 7 && all_capitals(begin + 1, end));
    if (s.swaps > s.letters) return size < 5 || (size < 6 && s.letters < 2 && (s.kinds & kSymbol) == 0);
    const bool inner = s.swaps == 1 && (signs_[1].kind & kSwapped) != 0;  // "n0w"
    return size <= 2 || (size == 3 && !inner && text_[begin] != '0');
  }

  Summary summary() const {
    Summary s;
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      const Sign& sign = signs_[i];
      s.kinds = static_cast<std::uint8_t>(s.kinds | sign.kind);
      s.unreadable = s.unreadable || sign.kind == 0;
      s.swaps += (sign.kind & kSwapped) != 0;
      s.letters += (sign.kind & kSwapped) == 0;
      s.accents += sign.kind == kAccented;
      s.repeats = s.repeats || (i >= 2 && sign.first == signs_[i - 1].first && sign.first == signs_[i - 2].first);
    }
    return s;
  }

  /// "freeee" begins like a known word, which "free" is.
  bool is_known_as_typed(View word, bool repeats) const {
    return repeats ? vocabulary_ != nullptr && vocabulary_->knows(word) : knows(word);
  }

  bool knows(View word) const {
    return vocabulary_ != nullptr && (vocabulary_->knows(word) || vocabulary_->knows_beginning(word));
  }

  /// Tries what the signs can spell; leaves it in spelled_ if a known word comes out.
  bool find_word(bool repeats) {
    constexpr unsigned kMostChoices = 3;
    unsigned choices = 0;
    for (const Sign& sign : signs_) choices += sign.second != 0;
    const unsigned ways = 1u << std::min(choices, kMostChoices);
    for (unsigned choice = 0; choice < ways; ++choice) {
      for (const std::size_t most : {std::size_t{0}, std::size_t{2}, std::size_t{1}}) {
        if (most != 0 && !repeats) break;
        spell(choice, most);
        if (spelled_.size() >= 2 && knows(spelled_)) return true;
      }
    }
    return false;
  }

  /// One way to spell the signs: bit i of `choice` takes the second letter of the i-th sign that has two. A letter
  /// three times in a row is written `most` times; 0 keeps it.
  void spell(unsigned choice, std::size_t most) {
    spelled_.clear();
    spelled_from_.clear();
    unsigned ambiguous = 0;
    for (std::size_t i = 0; i < signs_.size(); ++i) {
      const Sign& sign = signs_[i];
      const bool second = sign.second != 0 && ((choice >> ambiguous++) & 1u) != 0;
      if (most != 0 && drops(i, most)) continue;
      spelled_.push_back(second ? sign.second : sign.first);
      spelled_from_.push_back(sign.begin);
    }
  }

  /// Is sign `i` the one too many in a row of three?
  bool drops(std::size_t i, std::size_t most) const {
    std::size_t begin = i, end = i + 1;
    while (begin > 0 && signs_[begin - 1].first == signs_[i].first) --begin;
    while (end < signs_.size() && signs_[end].first == signs_[i].first) ++end;
    return end - begin >= 3 && i - begin >= most;
  }

  bool all_capitals(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t at = begin; at < end; ++at) {
      if (class_of(text_[at]) == kLetterByte && !is_capital(typed_at(at))) return false;
    }
    return true;
  }

  void add_edit(std::uint32_t begin, std::uint32_t end, bool disguised, Doubt doubt = Doubt::none) {
    edits_.push_back({begin, end, static_cast<std::uint32_t>(letters_.size()),
                      static_cast<std::uint32_t>(spelled_.size()), number_, disguised, doubt});
    letters_ += spelled_;
    from_.insert(from_.end(), spelled_from_.begin(), spelled_from_.end());
    sure_ += disguised && doubt == Doubt::none;
  }

  /// Doubtful words stay as typed unless one beside them or two anywhere are surely disguised. For known words of
  /// three letters and more, one anywhere is enough, or three of their kind.
  void drop_doubtful() {
    constexpr std::size_t kEnough = 2, kAsGoodAsOne = 3;
    if (sure_ >= kEnough) return;
    const auto is_sure = [](const Edit& e) { return e.disguised && e.doubt == Doubt::none; };
    const auto is_likely = [](const Edit& e) { return e.doubt == Doubt::some && e.count >= 3; };
    std::size_t many = 0;
    for (const Edit& edit : edits_) many += is_likely(edit);
    const bool company = sure_ > 0 || many >= kAsGoodAsOne;
    std::vector<Edit> kept;
    for (std::size_t i = 0; i < edits_.size(); ++i) {
      const Edit& edit = edits_[i];
      const bool behind = i > 0 && is_sure(edits_[i - 1]) && edit.field - edits_[i - 1].field <= 1;
      const bool before = i + 1 < edits_.size() && is_sure(edits_[i + 1]) && edits_[i + 1].field - edit.field <= 1;
      if (edit.doubt == Doubt::none || behind || before || (company && is_likely(edit))) kept.push_back(edit);
    }
    edits_ = std::move(kept);
  }

  // --- scripts around

  /// Is the text mostly Latin? Counted once, when the first look-alike is met.
  bool latin_text() {
    if (!std::exchange(counted_, true)) {
      for (std::uint32_t at = 0; at < text_.size();) {
        const Scalar scalar = decode(text_, at);
        latin_ += is_latin(scalar.code);
        foreign_ += is_foreign(scalar.code, at);
        at += scalar.length;
      }
    }
    return latin_ > foreign_;
  }

  /// A letter that is not Latin and does not look so.
  bool is_foreign(char32_t c, std::uint32_t at) const {
    return c >= 0x80 && is_letter(c) && !is_latin(c) && look_alike(typed_at(at)) == 0 && look_alike(c) == 0;
  }

  bool foreign_beside(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kReach = 24;  // bytes; about a word or two
    std::uint32_t from = begin > kReach ? begin - kReach : 0;
    while (from < begin && (static_cast<unsigned char>(text_[from]) & 0xC0) == 0x80) ++from;
    for (std::uint32_t at = from; at < text_.size() && at < end + kReach;) {
      const Scalar scalar = decode(text_, at);
      if (is_foreign(scalar.code, at)) return true;
      at += scalar.length;
    }
    return false;
  }

  // --- letters with something between them in one field: "F.R.E.E", "fol-low", emoji

  bool joined(Field field) {
    while (field.end > field.begin && View(".,!?)\"':;").find(text_[field.end - 1]) != View::npos) --field.end;
    for (bool found = false;;) {
      if (joined_at(field)) {
        found = true;
        field.begin = signs_.back().end;
      } else if (chunks_ >= 2 && other_separator_) {
        field.begin = last_chunk_;  // "pre-f*r*e*e"
      } else {
        return found;
      }
    }
  }

  bool joined_at(const Field& field) {
    if (!chunks_of(field) || chunks_ < 2) return false;
    const bool single = chunks_ == signs_.size(), emoji = separator_ == kEmojiBetween;
    if (single && chunks_ < 3) return false;
    const std::uint32_t begin = signs_.front().begin, end = signs_.back().end;
    const Summary s = summary();
    if (s.unreadable || s.letters < s.swaps || ((s.kinds & kForeign) != 0 && !latin_text())) return false;
    const bool hyphen = separator_ == '-' || separator_ == '.' || separator_ == '/';
    const bool known = single ? find_whole_word(false)
                              : !(all_chunks_known_ && hyphen) && find_whole_word(!hyphen && !all_chunks_known_);
    // Emoji inside a word that is not known: it is put together all the same, so that it counts as one word.
    const bool one_word = emoji && s.swaps == 0 && (single || !any_chunk_known_);
    if (known || one_word) {
      if (!known) spell(0, 0);
      return add_edit(begin, end, emoji || single || (known && (!hyphen || chunks_ > 2))), true;
    }
    constexpr std::size_t kLongestAbbreviation = 3;  // "a.k.a", "U.S.A"
    return single && spaced_words(signs_.size() > kLongestAbbreviation || separator_ != '.');
  }

  /// Reads the field, up to another separator, as chunks of letters with the same separator between all; false if it is
  /// anything else.
  bool chunks_of(const Field& field) {
    signs_.clear();
    chunks_ = 0;
    separator_ = 0;
    all_chunks_known_ = true;
    any_chunk_known_ = other_separator_ = false;
    std::uint32_t at = field.begin;
    const std::uint32_t end = field.end;
    const auto in_chunk = [](char32_t c) { return is_letter(c) || is_digit(c) || c == '@' || c == '$'; };
    while (at < end && !in_chunk(decode(text_, at).code)) at += decode(text_, at).length;
    while (at < end) {
      const std::uint32_t begin = at;
      for (; at < end; at = signs_.back().end) {
        if (!in_chunk(decode(text_, at).code)) break;
        if (signs_.size() == kLongestWord) return false;
        signs_.push_back(sign_at(at));
      }
      if (at == begin) return false;
      ++chunks_;
      last_chunk_ = begin;
      const View chunk = text_.substr(begin, at - begin);
      const bool word = chunk.size() > 1 || chunk == "a" || chunk == "i" || chunk == "u";
      const bool known = vocabulary_->knows(chunk);
      all_chunks_known_ = all_chunks_known_ && known;
      any_chunk_known_ = any_chunk_known_ || (known && word);
      if (at == end || separator_at(at, end)) continue;
      other_separator_ = true;
      return separator_ != 0;
    }
    return true;
  }

  /// What stands behind the last letter does not matter.
  bool separator_at(std::uint32_t& at, std::uint32_t end) {
    const std::uint32_t begin = at;
    bool same = true;
    while (at < end) {
      const Scalar scalar = decode(text_, at);
      const bool symbol = scalar.code >= 0x80 && (is_emoji(scalar.code) || is_symbol(scalar.code));
      const bool join =
          scalar.code < 0x80 && (class_of(text_[at]) == kJoinByte || text_[at] == '+' || text_[at] == '|');
      if (!symbol && !join) break;
      const char32_t kind = symbol ? kEmojiBetween : scalar.code;
      same = same && (separator_ == 0 || separator_ == kind);
      if (same) separator_ = kind;
      at += scalar.length;
    }
    return at == end || (same && at > begin);
  }

  bool find_whole_word(bool or_beginning) {
    for (const unsigned choice : {0u, 7u}) {
      spell(choice, 0);
      if (vocabulary_->knows(spelled_) || (or_beginning && vocabulary_->knows_beginning(spelled_))) return true;
    }
    return false;
  }

  // --- letters with a space between them: "f r e e"

  /// A field that is one letter, with marks of punctuation around it.
  bool add_spaced(const Field& field) {
    std::uint32_t begin = field.begin, end = field.end;
    const bool two_letters =
        end - begin >= 2 && class_of(text_[begin]) == kLetterByte && class_of(text_[begin + 1]) == kLetterByte;
    if (two_letters) return false;
    while (begin < end && class_of(text_[begin]) == kOtherByte) ++begin;
    while (end > begin && View(".,!?)\"':;").find(text_[end - 1]) != View::npos) --end;
    if (begin == end || begin + decode(text_, begin).length != end) return false;
    const Sign sign = sign_at(begin);
    if (sign.kind == 0 || kInsideOnly.find(text_[begin]) != View::npos) return false;
    const bool goes_on =
        !spaced_.empty() && begin == spaced_.back().end + 1 && begin == field.begin && text_[begin - 1] == ' ';
    if (!goes_on) end_spaced();
    spaced_.push_back(sign);
    if (end != field.end || spaced_.size() == kLongestSpaced) end_spaced();
    return true;
  }

  void end_spaced() {
    if (spaced_.size() < 2) return spaced_.clear();
    signs_.swap(spaced_);
    spaced_.clear();
    const Summary s = summary();
    const std::uint32_t begin = signs_.front().begin, end = signs_.back().end;
    // Two letters are a word ("m e") only behind spaced-out letters.
    const bool behind_others = spaced_end_ != 0 && begin - spaced_end_ <= 4;
    const bool enough = signs_.size() >= 3 || behind_others;
    if (!enough || s.letters < s.swaps || ((s.kinds & kForeign) != 0 && !latin_text())) return;
    if (spaced_words(true)) spaced_end_ = end;
  }

  /// Reads signs_ as words written letter by letter; false if they may as well be letters.
  bool spaced_words(bool disguised) {
    const std::uint32_t begin = signs_.front().begin, end = signs_.back().end;
    for (const unsigned choice : {0u, 7u}) {
      spell(choice, 0);
      if (vocabulary_->knows(spelled_)) return add_edit(begin, end, disguised), true;
    }
    constexpr std::size_t kFewestLetters = 4, kOneWord = 5;
    if (signs_.size() < kFewestLetters) return false;
    spell(0, 0);
    const bool split = split_spelled();
    if (!split && signs_.size() < kOneWord) return false;
    if (!split) spell(0, 0);  // no words of ours, but one word
    add_edit(begin, end, disguised && split);
    return true;
  }

  /// Puts spaces into spelled_ so that the fewest letters are in no known word, then the fewest words come out. False
  /// if words come out that are not likely to be what was written.
  bool split_spelled() {
    constexpr std::size_t kLongest = 14;
    constexpr unsigned kUnknownLetter = 8, kWord = 3, kKnownBeginning = 10;
    const std::size_t size = spelled_.size();
    std::array<unsigned, kLongestSpaced + 1> cost{};
    std::array<std::uint8_t, kLongestSpaced + 1> length{};  // of the last word; 0: an unknown letter
    for (std::size_t end = 1; end <= size; ++end) {
      cost[end] = cost[end - 1] + kUnknownLetter;
      for (std::size_t n = 1; n <= std::min(end, kLongest); ++n) {
        const View word = View(spelled_).substr(end - n, n);
        const unsigned before = cost[end - n];
        unsigned with = cost[end];
        if (before + kWord < with && vocabulary_->knows(word)) {
          with = before + kWord;
        } else if (before + kKnownBeginning < with && vocabulary_->knows_beginning(word)) {
          with = before + kKnownBeginning;
        }
        if (with == cost[end]) continue;
        cost[end] = with;
        length[end] = static_cast<std::uint8_t>(n);
      }
    }
    return write_split(length, size);
  }

  bool write_split(const std::array<std::uint8_t, kLongestSpaced + 1>& length, std::size_t size) {
    // Any word falls into short ones: "person a l is e d". Letters of longer words have to be many, and the rest words,
    // too; in a long row, in which a name or two may be, more and no matter.
    constexpr std::size_t kLongWord = 3, kLongRow = 16;
    std::array<bool, kLongestSpaced + 1> starts{};
    std::size_t in_long_words = 0;
    bool all_words = true;
    for (std::size_t end = size; end > 0; end -= std::max<std::size_t>(length[end], 1)) {
      const std::size_t n = length[end];
      const bool letter = n == 1 && View("aiu").find(spelled_[end - 1]) != View::npos;
      all_words = all_words && (n > 1 || letter);
      if (n >= kLongWord) in_long_words += n;
      if (n > 0) starts[end] = starts[end - n] = true;
    }
    const bool likely =
        (all_words && in_long_words * 3 >= size * 2) || (size >= kLongRow && in_long_words * 4 >= size * 3);
    if (!likely) return false;
    std::string words;
    std::vector<std::uint32_t> from;
    for (std::size_t i = 0; i < size; ++i) {
      if (i > 0 && starts[i]) {
        words.push_back(' ');
        from.push_back(signs_[i - 1].end);
      }
      words.push_back(spelled_[i]);
      from.push_back(spelled_from_[i]);
    }
    spelled_ = std::move(words);
    spelled_from_ = std::move(from);
    return true;
  }

  // --- addresses

  bool is_address(const Field& field) {
    if ((field.classes & (kJoinByte | kSwapByte)) == 0) return false;
    const View whole = text_.substr(field.begin, field.end - field.begin);
    if (whole.find("://") != View::npos) return true;
    if (whole.find('.') == View::npos) return false;
    std::uint32_t at = field.begin;
    while (at < field.end && class_of(text_[at]) == kOtherByte) ++at;
    return addresses_.email(at) != 0 || addresses_.link(at) != 0;
  }

  /// "example[.]com", "example dot com", "hxxps://example.com": what stands between the two sides becomes a dot.
  bool spelled_dot(const Field& field) {
    const View whole = text_.substr(field.begin, field.end - field.begin);
    if (before_dot_ != 0) {
      const std::uint32_t end_of_name = std::exchange(before_dot_, 0);
      const View name = text_.substr(name_begin_, end_of_name - name_begin_);
      const std::size_t letters = whole.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
      const View ending = whole.substr(0, letters);
      const bool closes = letters == View::npos || View(".,!?)/:;\"'").find(whole[letters]) != View::npos;
      const bool path = letters != View::npos && whole[letters] == '/';
      const bool www = text_.substr(end_of_name - std::min(end_of_name, 3u), 3) == "www";
      if (www || (closes && is_link_ending(ending, path) &&
                  (dot_in_brackets_ || path || !vocabulary_->knows(ending) || !vocabulary_->knows(name))))
        replace(end_of_name, field.begin, ".");
    }
    if (whole.substr(0, 4) == "hxxp") {
      replace(field.begin + 1, field.begin + 3, "tt");
      return brackets(field, whole), true;
    }
    if (brackets(field, whole)) return true;
    const bool in_brackets =
        whole == "(dot)" || whole == "[dot]" || whole == "{dot}" || whole == "[.]" || whole == "(.)";
    if ((whole == "dot" || whole == "d0t" || in_brackets) && before_.end + 1 == field.begin && ends_name(before_)) {
      name_begin_ = before_.begin, before_dot_ = before_.end;
      dot_in_brackets_ = in_brackets;
      return true;
    }
    return false;
  }

  bool ends_name(const Field& field) const {
    const View name = text_.substr(field.begin, field.end - field.begin);
    if (name.empty()) return false;
    const std::uint8_t last = class_of(name.back());
    return (last == kLetterByte || last == kDigitByte) && !vocabulary_->is_common(name);
  }

  /// "[.]", "(dot)" and the like inside a field.
  bool brackets(const Field& field, View whole) {
    if ((field.classes & kBracketByte) == 0) return false;
    bool found = false;
    for (std::size_t at = whole.find_first_of("[({"); at != View::npos; at = whole.find_first_of("[({", at + 1)) {
      for (const View dot : {View(".]"), View(".)"), View(".}"), View("dot]"), View("dot)"), View("dot}")}) {
        const std::size_t end = at + 1 + dot.size();
        if (whole.substr(at + 1, dot.size()) != dot || at == 0 || end >= whole.size()) continue;
        if ((class_of(whole[at - 1]) & (kLetterByte | kDigitByte)) == 0 || class_of(whole[end]) != kLetterByte)
          continue;
        replace(field.begin + static_cast<std::uint32_t>(at), field.begin + static_cast<std::uint32_t>(end), ".");
        found = true;
      }
    }
    return found;
  }

  void replace(std::uint32_t begin, std::uint32_t end, View with) {
    spelled_ = with;
    spelled_from_.assign(with.size(), begin);
    add_edit(begin, end, false);
  }

  // --- the new text

  void apply() {
    std::string text;
    std::vector<std::uint32_t> origin;
    text.reserve(text_.size());
    origin.reserve(folded_.origin.size());
    const auto keep = [&](std::uint32_t begin, std::uint32_t end) {
      text.append(text_.substr(begin, end - begin));
      origin.insert(origin.end(), folded_.origin.data() + begin, folded_.origin.data() + end);
    };
    std::uint32_t kept = 0;
    for (const Edit& edit : edits_) {
      keep(kept, edit.begin);
      text.append(letters_, edit.first, edit.count);
      for (std::uint32_t i = 0; i < edit.count; ++i) origin.push_back(folded_.origin[from_[edit.first + i]]);
      kept = edit.end;
      if (edit.disguised)
        folded_.marks.push_back({{folded_.origin[edit.begin], folded_.origin[edit.end]}, MarkKind::disguised});
    }
    keep(kept, static_cast<std::uint32_t>(text_.size()));
    origin.push_back(folded_.origin.back());
    folded_.text = std::move(text);
    folded_.origin = std::move(origin);
    sort_stably(folded_.marks, [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  }

  Folded& folded_;
  const View text_, typed_;
  const Vocabulary* vocabulary_;
  AddressReader addresses_;
  Field before_;              // the field before
  std::uint32_t number_ = 0;  // of the field
  std::vector<Sign> signs_;   // of the word that is looked at
  std::vector<Sign> spaced_;  // single letters met in a row
  std::uint32_t spaced_end_ = 0;
  std::string spelled_;  // one reading of signs_
  std::vector<std::uint32_t> spelled_from_;
  std::size_t chunks_ = 0;
  char32_t separator_ = 0;
  bool all_chunks_known_ = false, any_chunk_known_ = false, other_separator_ = false;
  std::uint32_t last_chunk_ = 0;  // where it begins
  std::uint32_t before_dot_ = 0;  // end of a name behind which "dot" was read
  std::uint32_t name_begin_ = 0;  // where that name begins
  bool dot_in_brackets_ = false;
  std::size_t sure_ = 0;  // disguised words without doubt
  bool counted_ = false;
  std::size_t latin_ = 0, foreign_ = 0;  // letters
  std::vector<Edit> edits_;
  std::string letters_;
  std::vector<std::uint32_t> from_;
};

}  // namespace

void see_through(Folded& folded, View typed, const Vocabulary* vocabulary) { Reader(folded, typed, vocabulary).run(); }

}  // namespace unpushy::text
