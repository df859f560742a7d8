#pragma once
// The phrase language: from a line such as "(book|grab) a <w0-2> call" to a tree of what it stands for.
// src/data/rules/README.md describes it for those who write rules.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "unpushy/result.h"

namespace unpushy::pack {

struct Part;
using Parts = std::vector<Part>;          // one behind the other
using Alternatives = std::vector<Parts>;  // one of them

/// A piece of a phrase.
struct Part {
  enum class Kind : std::uint8_t { word, stem, token_class, gap, group };
  Kind kind = Kind::word;
  std::string text;                  ///< folded, for a word or stem; of a group the name, if it is a set
  std::uint32_t symbol = 0;          ///< for a class
  std::uint8_t least = 0, most = 0;  ///< for a gap, in words
  Alternatives group;                ///< for a group; an empty alternative makes it optional
};

/// Named sets of alternatives: "{im}" stands for "(i am|i'm)".
using Sets = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads a phrase. Fails with the byte of the phrase where reading stopped in `where` (decimal) and a sentence in
/// `what`: an unknown class or set, an unclosed bracket, a gap at an end, nothing but optional parts.
Result<Alternatives> parse_phrase(std::string_view phrase, const Sets& sets);

}  // namespace unpushy::pack
