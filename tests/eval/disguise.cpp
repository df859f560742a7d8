#include "eval/disguise.h"

#include <algorithm>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace unpushy::eval {
namespace {

using View = std::string_view;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char small(char c) { return is_capital(c) ? static_cast<char>(c + 32) : c; }

/// The same numbers everywhere; the library's distributions are not.
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed * 2654435769u + 1) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % limit;
  }
  bool one_in(std::uint32_t n) { return below(n) == 0; }

 private:
  std::uint32_t state_;
};

void put(std::string& out, char32_t c) { text::append_utf8(out, c); }

/// One way to write a word; `out` gets the word.
using Writer = void (*)(std::string& out, View word, Random& random);

/// Replaces letters that `other` has another one for: one at least, of the rest every second.
template <class Other>
void swap_letters(std::string& out, View word, Random& random, Other other) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (other(word[i]) != 0) places.push_back(i);
  }
  const std::size_t sure =
      places.empty() ? word.size() : places[random.below(static_cast<std::uint32_t>(places.size()))];
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char32_t swapped = other(word[i]);
    const bool swap = swapped != 0 && (i == sure || random.one_in(2));
    put(out, swap ? swapped : static_cast<char32_t>(static_cast<unsigned char>(word[i])));
  }
}

struct Pair {
  char letter;
  char32_t other;
};
template <std::size_t N>
char32_t found(const Pair (&pairs)[N], char letter) {
  for (const Pair& pair : pairs) {
    if (pair.letter == letter) return pair.other;
  }
  return 0;
}

void look_alikes(std::string& out, View word, Random& random) {
  constexpr Pair kCyrillic[] = {{'a', 0x430}, {'c', 0x441}, {'e', 0x435}, {'i', 0x456}, {'j', 0x458}, {'o', 0x43E},
                                {'p', 0x440}, {'s', 0x455}, {'x', 0x445}, {'y', 0x443}, {'A', 0x410}, {'B', 0x412},
                                {'C', 0x421}, {'E', 0x415}, {'H', 0x41D}, {'K', 0x41A}, {'M', 0x41C}, {'O', 0x41E},
                                {'P', 0x420}, {'T', 0x422}, {'X', 0x425}};
  constexpr Pair kGreek[] = {{'a', 0x3B1}, {'e', 0x3B5}, {'i', 0x3B9}, {'n', 0x3B7}, {'o', 0x3BF},
                             {'p', 0x3C1}, {'u', 0x3C5}, {'v', 0x3BD}, {'w', 0x3C9}, {'A', 0x391},
                             {'B', 0x392}, {'E', 0x395}, {'K', 0x39A}, {'O', 0x39F}};
  const bool greek = random.one_in(3);
  swap_letters(out, word, random, [&](char c) { return greek ? found(kGreek, c) : found(kCyrillic, c); });
}

void digits(std::string& out, View word, Random& random) {
  constexpr Pair kDigits[] = {{'a', '4'}, {'b', '8'}, {'e', '3'}, {'i', '1'},
                              {'l', '1'}, {'o', '0'}, {'s', '5'}, {'t', '7'}};
  constexpr Pair kSymbols[] = {{'a', '@'}, {'e', '3'}, {'i', '!'}, {'l', '1'}, {'o', '0'}, {'s', '$'}};
  const bool symbols = random.one_in(3);
  swap_letters(out, word, random,
               [&](char c) { return symbols ? found(kSymbols, small(c)) : found(kDigits, small(c)); });
}

void unseen(std::string& out, View word, Random& random) {
  constexpr char32_t kUnseen[] = {0x200B, 0x200C, 0x2060, 0xAD, 0xFEFF};
  const std::size_t sure = 1 + random.below(static_cast<std::uint32_t>(word.size() - 1));
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i > 0 && (i == sure || random.one_in(3))) put(out, kUnseen[random.below(5)]);
    out.push_back(word[i]);
  }
}

void spaced(std::string& out, View word, Random& random) {
  constexpr View kBetween = "  .-_*";
  const char between = kBetween[random.below(6)];
  const bool wide = between == ' ' && random.one_in(2);  // more space around the word than in it
  if (wide) out.push_back(' ');
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i > 0) out.push_back(between);
    out.push_back(word[i]);
  }
  if (wide) out.push_back(' ');
}

void repeated(std::string& out, View word, Random& random) {
  const std::size_t place = random.below(static_cast<std::uint32_t>(word.size()));
  for (std::size_t i = 0; i < word.size(); ++i) out.append(i == place ? 3 + random.below(4) : 1, word[i]);
}

void fancy(std::string& out, View word, Random& random) {
  // Capital A and small a of each style; the rest follows in order.
  constexpr char32_t kStyles[][2] = {{0x1D400, 0x1D41A}, {0x1D5D4, 0x1D5EE}, {0x1D670, 0x1D68A}, {0x1D4D0, 0x1D4EA},
                                     {0x24B6, 0x24D0},   {0xFF21, 0xFF41},   {0x1F130, 0x1F130}, {0x1F170, 0x1F170}};
  const auto& style = kStyles[random.below(8)];
  for (const char c : word) put(out, (is_capital(c) ? style[0] : style[1]) + static_cast<char32_t>(small(c) - 'a'));
}

void emoji(std::string& out, View word, Random& random) {
  constexpr char32_t kEmoji[] = {0x1F525, 0x2728, 0x1F4B0, 0x2764};
  const char32_t one = kEmoji[random.below(4)];
  const bool everywhere = random.one_in(2);
  const std::size_t sure = 1 + random.below(static_cast<std::uint32_t>(word.size() - 1));
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i > 0 && (everywhere || i == sure)) put(out, one);
    out.push_back(word[i]);
  }
}

void marks(std::string& out, View word, Random& random) {
  const bool stroke = random.one_in(2);
  for (const char c : word) {
    out.push_back(c);
    if (stroke) put(out, 0x336);
    for (std::uint32_t i = stroke ? 3 : 0; i < 3; ++i) put(out, 0x300 + random.below(0x14));
  }
}

constexpr Writer kWriters[] = {look_alikes, unseen, spaced, digits, repeated, fancy, emoji, marks};
constexpr View kNames[] = {"look-alikes", "unseen", "spaced", "digits",       "repeated",
                           "fancy",       "emoji",  "marks",  "spelled-dots", "mixed"};

// ---- words

struct Piece {
  std::size_t begin, end;
  bool link = false;
};

/// Words of three letters and more, and fields that look like links.
std::vector<Piece> pieces_of(View text) {
  std::vector<Piece> all;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    const View field = text.substr(at, end - at);
    const std::size_t dot = field.find('.');
    const bool dotted = dot != View::npos && dot > 0 && dot + 2 < field.size() && is_letter(field[dot - 1]) &&
                        is_letter(field[dot + 1]);
    if (dotted || field.find("://") != View::npos) {
      all.push_back({at, end, true});
    } else if (field.find_first_of("@#&/<>{}[]%_0123456789") == View::npos) {
      for (std::size_t i = at; i < end;) {
        std::size_t stop = i;
        while (stop < end && is_letter(text[stop])) ++stop;
        const bool apart = (i == at || text[i - 1] != '\'') && (stop == end || text[stop] != '\'') &&
                           (i == at || static_cast<unsigned char>(text[i - 1]) < 0x80) &&
                           (stop == end || static_cast<unsigned char>(text[stop]) < 0x80);
        if (stop - i >= 3 && apart) all.push_back({i, stop, false});
        i = std::max(stop, i + 1);
      }
    }
    at = end;
    while (at < text.size() && is_space(text[at])) ++at;
  }
  return all;
}

/// Without its scheme, the dots of the host written another way.
void spell_dots(std::string& out, View link, Random& random) {
  constexpr View kDots[] = {" dot ", "[.]", "(dot)", " (dot) ", "[dot]"};
  const View dot = kDots[random.below(5)];
  for (const View scheme : {View("https://"), View("http://")}) {
    if (link.substr(0, scheme.size()) == scheme) link.remove_prefix(scheme.size());
  }
  const std::size_t path = std::min(link.find('/'), link.size());
  for (std::size_t i = 0; i < link.size(); ++i) {
    const bool inside = i > 0 && i + 1 < path && link[i] == '.';
    if (inside) {
      out += dot;
    } else {
      out.push_back(link[i]);
    }
  }
}

}  // namespace

View name(Disguise style) { return kNames[static_cast<std::size_t>(style)]; }

std::string disguise(View text, Disguise style, std::uint32_t seed) {
  Random random(seed);
  std::string out;
  std::size_t at = 0, done = 0;
  const std::vector<Piece> pieces = pieces_of(text);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const bool last_chance = done == 0 && i + 1 == pieces.size();
    const bool links = style == Disguise::spelled_dots, chosen = random.below(5) < 2 || last_chance || piece.link;
    if (piece.link != links || !chosen) continue;
    out += text.substr(at, piece.begin - at);
    const View whole = text.substr(piece.begin, piece.end - piece.begin);
    const bool any = style == Disguise::mixed;
    if (links) {
      spell_dots(out, whole, random);
    } else {
      kWriters[any ? random.below(std::size(kWriters)) : static_cast<std::size_t>(style)](out, whole, random);
    }
    at = piece.end;
    ++done;
  }
  out += text.substr(at);
  return out;
}

}  // namespace unpushy::eval
