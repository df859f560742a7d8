#pragma once
// A draft as the rules see it: tokens with their kinds, sentences, and regions that are reported rather than said.
// Everything stands in one forward reading of the text; time and memory are linear in it.

#include <cstdint>
#include <string_view>
#include <vector>

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
};

struct Sentence {
  std::uint32_t first = 0, end = 0;  ///< tokens [first, end), never empty
  bool question = false;             ///< ends with a question mark
};

enum class RegionKind : std::uint8_t { quote, block_quote, code };

/// Something the writer shows rather than says.
struct Region {
  RegionKind kind = RegionKind::quote;
  std::uint32_t begin = 0, end = 0;  ///< bytes in Document::folded.text
};

struct Document {
  std::string_view text;  ///< the bytes that were read; borrowed
  bool truncated = false;
  Folded folded;
  std::vector<Token> tokens;         ///< punctuation included, white space not
  std::vector<Sentence> sentences;   ///< cover all tokens, in order
  std::vector<Region> regions;       ///< sorted, no overlaps
  std::uint32_t words = 0;           ///< tokens that are no punctuation and no emoji
  std::uint32_t reported_words = 0;  ///< those of them inside regions

  /// The token as folded text.
  std::string_view folded_text(const Token& token) const {
    return std::string_view(folded.text).substr(token.begin, token.end - token.begin);
  }
  /// Bytes of the original from the first of these tokens to the last, both included.
  Span span(std::uint32_t first, std::uint32_t last) const {
    return {folded.origin[tokens[first].begin], folded.origin[tokens[last].end]};
  }
};

/// Reads any bytes, up to kMaxDraftBytes. The text must outlive the document.
Document read(std::string_view text);

}  // namespace unpushy::text
