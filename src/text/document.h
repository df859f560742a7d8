#pragma once
// A draft as the rules see it: tokens with their kinds, sentences, and regions that are reported rather than said.
// Everything stands in one forward reading of the text; time and memory are linear in it.

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/disguise.h"
#include "text/fold.h"
#include "unpushy/report.h"

namespace unpushy::text {

enum class TokenKind : std::uint8_t {
  word,
  number,
  money,
  link,
  mention,
  hashtag,
  email,
  phone,
  emoji,
  merge_tag,
  punctuation
};

struct Token {
  std::uint32_t begin = 0, end = 0;  ///< bytes in Document::folded.text
  TokenKind kind = TokenKind::word;
  bool capitalised = false;  ///< the first letter as typed is a capital
  bool shouted = false;      ///< at least two letters, all capitals
  bool reported = false;     ///< inside a region: quoted, cited or code
  bool signature = false;    ///< below the closing line of a message
  bool disguised = false;    ///< its letters were swapped, spaced out or hidden: "fr33", "f r e e"
  bool fancy = false;        ///< letters in a style of their own, which are not letters to everyone's screen reader

  bool same_kind(const Token& o) const {
    return kind == o.kind && capitalised == o.capitalised && shouted == o.shouted && reported == o.reported &&
           signature == o.signature && disguised == o.disguised && fancy == o.fancy;
  }
};

struct Sentence {
  std::uint32_t first = 0, end = 0;  ///< tokens [first, end), never empty
  bool question = false;             ///< ends with a question mark
};

enum class RegionKind : std::uint8_t { quote, block_quote, code, signature };

/// Something the writer shows rather than says; or a signature, which is said, but in passing.
struct Region {
  RegionKind kind = RegionKind::quote;
  std::uint32_t begin = 0, end = 0;  ///< bytes in Document::folded.text
};

struct Document {
  std::string_view text;  ///< the bytes that were read; borrowed
  bool truncated = false;
  Folded folded;
  std::vector<Token> tokens;                           ///< punctuation included, white space not
  std::vector<Sentence> sentences;                     ///< cover all tokens, in order
  std::vector<Region> regions;                         ///< sorted, no overlaps
  std::uint32_t kinds = 0;                             ///< of token that are there, a bit each
  std::uint32_t words = 0;                             ///< tokens that are no punctuation and no emoji
  std::uint32_t reported_words = 0;                    ///< those of them inside regions
  std::uint32_t disguised_words = 0, fancy_words = 0;  ///< tokens with that flag, outside regions

  bool has(TokenKind kind) const { return (kinds >> static_cast<unsigned>(kind) & 1) != 0; }
  /// The token as folded text.
  std::string_view folded_text(const Token& token) const {
    return std::string_view(folded.text).substr(token.begin, token.end - token.begin);
  }
  /// Bytes of the original from the first of these tokens to the last, both included.
  Span span(std::uint32_t first, std::uint32_t last) const {
    // A token that ends inside what one character stands for ("(1)" in a circle) takes all of that character.
    std::uint32_t end = tokens[last].end;
    while (end + 1 < folded.origin.size() && folded.origin[end] == folded.origin[tokens[last].end - 1]) ++end;
    return {folded.origin[tokens[first].begin], folded.origin[end]};
  }
};

/// Do two sentences hold the same tokens, of the same kinds and flags, with the same space between them?
bool same_sentence(const Document& a, std::uint32_t in_a, const Document& b, std::uint32_t in_b);

/// A word as it would be typed in plain letters, with its capitals and apostrophes: "Fr33" is "Free".
std::string plain_word(const Document& document, const Token& token);

/// Reads any bytes, up to kMaxDraftBytes. The text must outlive the document. With a vocabulary, disguised words are
/// read as the words they stand for.
Document read(std::string_view text, const Vocabulary* vocabulary = nullptr);

}  // namespace unpushy::text
