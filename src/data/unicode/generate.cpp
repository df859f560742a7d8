// Writes src/data/unicode/tables.inc from ICU and by_hand.txt; run by `./dev tables`.
// usage: unpushy_tables BY_HAND OUT
//
// ICU's NFKC_Casefold says what a character is without its style, its width and its case, and which characters can not
// be seen; its spoof checker says which letters look like Latin ones; its NFC data says which marks join which letters.

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

using icu::Normalizer2;
using icu::UnicodeString;

[[noreturn]] void give_up(const std::string& sentence) {
  std::fprintf(stderr, "unpushy_tables: %s\n", sentence.c_str());
  std::exit(2);
}

void check(UErrorCode status) {
  if (U_FAILURE(status)) give_up(u_errorName(status));
}

// The same numbers as in text/unicode.h.
constexpr int kFancy = 1, kCapital = 2, kEmojiToo = 4;

struct Target {
  std::u32string text;  // empty: the character can not be seen
  int traits = 0;
  bool operator==(const Target& other) const { return text == other.text && traits == other.traits; }
};

struct ByHand {
  std::map<char32_t, char32_t> plain, look_alike;
};

char32_t sign_of(const std::string& name) {
  const std::map<std::string, char32_t> names = {{"space", ' '}, {"newline", '\n'}, {"apostrophe", '\''},
                                                 {"quote", '"'}, {"hyphen", '-'},   {"dot", '.'},
                                                 {"slash", '/'}};
  if (const auto found = names.find(name); found != names.end()) return found->second;
  if (name.size() != 1) give_up("by_hand.txt: not a sign: " + name);
  return static_cast<char32_t>(name[0]);
}

ByHand read_by_hand(const char* name) {
  ByHand all;
  std::map<char32_t, char32_t>* part = nullptr;
  std::ifstream file(name);
  if (!file) give_up(std::string("cannot read ") + name);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string range, sign;
    if (!(words >> range)) continue;
    if (range == "[plain]")
      part = &all.plain;
    else if (range == "[look-alike]")
      part = &all.look_alike;
    else if (part == nullptr || !(words >> sign))
      give_up("by_hand.txt: not an entry: " + line);
    else {
      const std::size_t dots = range.find("..");
      const unsigned long first = std::stoul(range, nullptr, 16);
      const unsigned long last = dots == std::string::npos ? first : std::stoul(range.substr(dots + 2), nullptr, 16);
      for (unsigned long c = first; c <= last; ++c) (*part)[static_cast<char32_t>(c)] = sign_of(sign);
    }
  }
  return all;
}

std::u32string to_u32(const UnicodeString& text) {
  std::u32string all;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    all.push_back(static_cast<char32_t>(text.char32At(i)));
  return all;
}

std::u32string normalised(const Normalizer2& form, char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UnicodeString result = form.normalize(UnicodeString(static_cast<UChar32>(c)), status);
  check(status);
  return to_u32(result);
}

bool is_plain_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_plain_digit(char32_t c) { return c >= '0' && c <= '9'; }

std::string name_of(char32_t c) {
  char name[128];
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(c), U_UNICODE_CHAR_NAME, name, sizeof name, &status);
  check(status);
  return name;
}

/// Letters without a decomposition, known by their names: small capitals, white on black in squares and circles.
char32_t letter_by_name(char32_t c) {
  const std::string name = name_of(c);
  for (const std::string begin : {"LATIN LETTER SMALL CAPITAL ", "NEGATIVE SQUARED LATIN CAPITAL LETTER ",
                                  "NEGATIVE CIRCLED LATIN CAPITAL LETTER "}) {
    if (name.size() == begin.size() + 1 && name.compare(0, begin.size(), begin) == 0)
      return static_cast<char32_t>(name.back() - 'A' + 'a');
  }
  return 0;
}

/// Left as they are: signs that stand beside a word and are no part of it (trade mark, footnote numbers, ordinals),
/// fractions, accents by themselves, and the compatibility forms of Han, Hangul, Arabic and narrow kana, which hide no
/// word.
bool is_left_alone(char32_t c, const std::u32string& folded) {
  const int type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE);
  const bool raised = type == U_DT_SUPER || type == U_DT_SUB;
  const bool digit_or_sign = folded.size() == 1 && !u_isalpha(static_cast<UChar32>(folded[0]));
  const bool sign = c == 0x2122 || c == 0x2120 || c == 0xAA || c == 0xBA;
  const bool han = (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F) || (c >= 0x2F00 && c <= 0x2FDF) ||
                   (c >= 0x3200 && c <= 0x33FF) || (c >= 0x1F200 && c <= 0x1F2FF);
  const bool other_scripts = (c >= 0x3131 && c <= 0x318E) || (c >= 0xFB50 && c <= 0xFDFF) ||
                             (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0xFF61 && c <= 0xFFDC) ||
                             (c >= 0x1EE00 && c <= 0x1EEFF);
  const bool accent = !folded.empty() && folded[0] == ' ';
  const bool rare = !folded.empty() && folded[0] > 0xFFFF && folded.size() > 1;
  return (raised && digit_or_sign) || type == U_DT_FRACTION || sign || han || other_scripts || accent || rare;
}

/// Scripts that words are disguised with; others stay as they are, capitals and all, because nothing is found in them.
const std::vector<UScriptCode> kScripts = {USCRIPT_LATIN,    USCRIPT_GREEK,  USCRIPT_CYRILLIC, USCRIPT_ARMENIAN,
                                           USCRIPT_CHEROKEE, USCRIPT_COPTIC, USCRIPT_LISU,     USCRIPT_HEBREW};

bool is_of(char32_t c, const std::vector<UScriptCode>& scripts) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  check(status);
  return std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}

/// Worth an entry: what becomes Latin, and what is of one of our scripts or of none and stays one character.
bool is_read(char32_t c, const std::u32string& folded) {
  const auto latin = [](char32_t letter) { return letter < 0x80 || is_of(letter, {USCRIPT_LATIN}); };
  if (folded.size() > 1) return std::any_of(folded.begin(), folded.end(), latin);
  const bool common = is_of(c, {USCRIPT_COMMON, USCRIPT_INHERITED, USCRIPT_UNKNOWN});
  return folded.empty() || common || is_of(c, kScripts) || latin(folded[0]);
}

bool is_style(char32_t c) {
  const int type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE);
  return type == U_DT_FONT || type == U_DT_CIRCLE || type == U_DT_SQUARE || type == U_DT_SUPER || type == U_DT_SUB ||
         type == U_DT_WIDE;
}

std::map<char32_t, Target> targets(const ByHand& by_hand) {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2* fold = Normalizer2::getNFKCCasefoldInstance(status);
  const Normalizer2* plain = Normalizer2::getNFKCInstance(status);
  check(status);
  std::map<char32_t, Target> all;
  for (char32_t c = 0x80; c <= 0xE0FFF; ++c) {
    const auto code = static_cast<UChar32>(c);
    if (U_IS_SURROGATE(code) || (!u_isdefined(code) && !u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)))
      continue;
    Target target{normalised(*fold, c), 0};
    if (const auto own = by_hand.plain.find(c); own != by_hand.plain.end()) {
      all[c] = {{own->second}, 0};
      continue;
    }
    const char32_t named = u_isdefined(code) ? letter_by_name(c) : 0;
    if (named != 0) target.text = {named};
    if (target.text == std::u32string{c} || is_left_alone(c, target.text) || !is_read(c, target.text)) continue;
    const bool emoji = u_hasBinaryProperty(code, UCHAR_EMOJI);
    const bool to_latin =
        target.text.size() == 1 && (is_plain_letter(target.text[0]) || is_plain_digit(target.text[0]));
    if (emoji && !to_latin) continue;
    if (emoji) target.traits |= kEmojiToo;
    if (to_latin && (named != 0 || is_style(c))) target.traits |= kFancy;
    if (named == 0 && target.text.size() == 1 && normalised(*plain, c) != target.text) target.traits |= kCapital;
    all[c] = target;
  }
  return all;
}

/// Letters that look like one of a to z: by ICU's skeleton of the letter, else by hand, else by that of its capital.
std::map<char32_t, char32_t> look_alikes(const ByHand& by_hand, const std::map<char32_t, Target>& known) {
  UErrorCode status = U_ZERO_ERROR;
  USpoofChecker* checker = uspoof_open(&status);
  check(status);
  const auto skeleton = [&](char32_t c) {
    UnicodeString result;
    uspoof_getSkeletonUnicodeString(checker, 0, UnicodeString(static_cast<UChar32>(c)), result, &status);
    check(status);
    return result;
  };
  const auto letter_like = [&](char32_t c) -> char32_t {
    const UnicodeString own = skeleton(c);
    const bool capital = u_isupper(static_cast<UChar32>(c));
    for (const char first : {capital ? 'A' : 'a', capital ? 'a' : 'A'}) {
      for (char32_t i = 0; i < 26; ++i) {
        if (skeleton(static_cast<char32_t>(first) + i) == own) return 'a' + i;
      }
    }
    return 0;
  };
  std::map<char32_t, char32_t> all;
  for (char32_t c = 0x80; c < 0x20000; ++c) {
    const auto code = static_cast<UChar32>(c);
    if (!u_isalpha(code) || u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC)) continue;
    const auto own = known.find(c);
    if (own != known.end() && own->second.text.size() == 1 && own->second.text[0] < 0x80) continue;
    if (!is_of(c, kScripts)) continue;
    const auto own_choice = by_hand.look_alike.find(c);
    char32_t letter = letter_like(c);
    if (letter == 0 && own_choice != by_hand.look_alike.end()) letter = own_choice->second;
    if (letter == 0) letter = letter_like(static_cast<char32_t>(u_toupper(code)));
    if (letter != 0) all[c] = letter;
  }
  uspoof_close(checker);
  return all;
}

// ---- writing

using Row = std::vector<unsigned long>;

/// A table as bytes: whole numbers of seven bits a byte, the lowest first, the eighth bit set in all bytes but the
/// last. Few enough to be unpacked when a text first needs them, and a third of the size of the tables after Brotli.
class Bytes {
 public:
  Bytes& add(unsigned long number) {
    for (; number >= 0x80; number >>= 7) bytes_.push_back(static_cast<unsigned>(number & 0x7F) | 0x80);
    bytes_.push_back(static_cast<unsigned>(number));
    return *this;
  }
  void end_entry() { ++entries_; }
  /// Zigzag: 0, -1, 1, -2 ... are 0, 1, 2, 3 ...
  static unsigned long code_of(unsigned long to, unsigned long from) {
    return to >= from ? (to - from) * 2 : (from - to) * 2 - 1;
  }
  void write(std::ostream& out, const std::string& name) const {
    out << "inline constexpr std::size_t k" << name << "Count = " << entries_ << ";\n";
    out << "inline constexpr unsigned char k" << name << "Bytes[] = {\n";
    std::string line = "   ";
    for (const unsigned byte : bytes_) {
      const std::string cell = " " + std::to_string(byte) + ",";
      if (line.size() + cell.size() > 120) {
        out << line << '\n';
        line = "   ";
      }
      line += cell;
    }
    out << line << "\n};\n\n";
  }

 private:
  std::vector<unsigned> bytes_;
  std::size_t entries_ = 0;
};

/// Neighbours whose targets are neighbours, too, or all the same nothing, in one row: {first, target, count, step,
/// traits}. A step of two is the layout of alternating capitals.
std::vector<Row> run_rows(const std::map<char32_t, Target>& all) {
  std::vector<Row> rows;
  for (const auto& [c, target] : all) {
    if (target.text.size() > 1) continue;
    const unsigned long to = target.text.empty() ? 0 : target.text[0];
    bool joined = false;
    for (std::size_t back = 1; back <= 2 && back <= rows.size() && !joined; ++back) {
      Row& row = rows[rows.size() - back];
      const unsigned long next = row[0] + row[2] * row[3], distance = c - (row[0] + (row[2] - 1) * row[3]);
      const bool step_fits = row[2] == 1 ? distance <= 2 && back == 1 : c == next;
      const bool target_fits = row[1] == 0 ? to == 0 && distance == 1 : to == row[1] + row[2] * distance;
      if (!step_fits || !target_fits || row[4] != static_cast<unsigned long>(target.traits)) continue;
      if (row[2] == 1) row[3] = distance;
      ++row[2];
      joined = true;
    }
    if (!joined) rows.push_back({c, to, 1, 1, static_cast<unsigned long>(target.traits)});
  }
  return rows;
}

/// Each: 16 * (count - 1) + 2 * traits + (step - 1), distance of `first` from the one before, target: 0 for none, else
/// one more than the zigzag distance from the target before.
Bytes run_bytes(const std::vector<Row>& rows) {
  Bytes bytes;
  unsigned long first = 0, target = 0;
  for (const Row& row : rows) {
    bytes.add((row[2] - 1) * 16 + row[4] * 2 + row[3] - 1).add(row[0] - first);
    bytes.add(row[1] == 0 ? 0 : Bytes::code_of(row[1], target) + 1);
    first = row[0];
    if (row[1] != 0) target = row[1];
    bytes.end_entry();
  }
  return bytes;
}

/// Each: distance of the character from the one before, length of its text, the text. No text is longer than 18.
Bytes expansion_bytes(const std::map<char32_t, Target>& all) {
  Bytes bytes;
  char32_t before = 0;
  for (const auto& [c, target] : all) {
    if (target.text.size() < 2) continue;
    bytes.add(c - before).add(target.text.size());
    for (const char32_t letter : target.text) {
      if (letter > 0xFFFF) give_up("an expansion beyond 16 bits");
      bytes.add(letter);
    }
    before = c;
    bytes.end_entry();
  }
  return bytes;
}

/// {mark, letter, composed}: Latin letters that take a mark and become one, in lower case.
std::vector<Row> composition_rows() {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2* fold = Normalizer2::getNFKCCasefoldInstance(status);
  const Normalizer2* nfc = Normalizer2::getNFCInstance(status);
  check(status);
  std::vector<Row> rows;
  for (char32_t c = 0xC0; c < 0x10000; ++c) {
    UnicodeString raw;
    const bool latin = is_of(c, {USCRIPT_LATIN});
    if (!latin || !nfc->getRawDecomposition(static_cast<UChar32>(c), raw) || raw.countChar32() != 2) continue;
    const std::u32string pair = to_u32(raw);
    const bool composes =
        nfc->composePair(static_cast<UChar32>(pair[0]), static_cast<UChar32>(pair[1])) == static_cast<UChar32>(c);
    if (composes && normalised(*fold, c) == std::u32string{c}) rows.push_back({pair[1], pair[0], c});
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// Each: distance of the mark from the one before, zigzag distances of letter and composed letter.
Bytes composition_bytes() {
  Bytes bytes;
  Row before = {0, 0, 0};
  for (const Row& row : composition_rows()) {
    bytes.add(row[0] - before[0]);
    bytes.add(Bytes::code_of(row[1], before[1])).add(Bytes::code_of(row[2], before[2]));
    before = row;
    bytes.end_entry();
  }
  return bytes;
}

/// Each: 32 * distance from the one before + number of the letter.
Bytes look_alike_bytes(const std::map<char32_t, char32_t>& all) {
  Bytes bytes;
  char32_t before = 0;
  for (const auto& [c, letter] : all) {
    bytes.add((c - before) * 32 + (letter - 'a'));
    before = c;
    bytes.end_entry();
  }
  return bytes;
}

void write(const char* name, const ByHand& by_hand) {
  const auto all = targets(by_hand);
  std::ofstream out(name);
  if (!out) give_up(std::string("cannot write ") + name);
  out << "// Made by src/data/unicode/generate.cpp (./dev tables) from by_hand.txt and ICU " << U_ICU_VERSION
      << ", Unicode " << U_UNICODE_VERSION
      << ". Do not edit.\n// Unpacked by src/text/unicode.cpp. Licence of the data: Unicode License v3, see "
         "NOTICES.md.\n\n";
  run_bytes(run_rows(all)).write(out, "Run");
  expansion_bytes(all).write(out, "Expansion");
  composition_bytes().write(out, "Composition");
  look_alike_bytes(look_alikes(by_hand, all)).write(out, "LookAlike");
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) give_up("usage: unpushy_tables BY_HAND OUT");
  write(words[2], read_by_hand(words[1]));
  return 0;
}
