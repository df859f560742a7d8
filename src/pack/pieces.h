#pragma once
// How a pack holds phrases: as pieces, much as they are written, in bytes that compress well. In a group each piece
// is an alternative of its own unless it is joined to the one before, so that "(a|b c)" is: open a b join c close. A
// set is a group without brackets around it.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace unpushy::pack {

/// The first byte of a piece. A special is a class, a gap or a set, by its number in a second byte.
enum class Sign : std::uint8_t {
  end_of_list,
  end_of_phrase,
  open,
  close,
  close_optional,  ///< of a group that may be left out
  join,
  special,
  next_word,  ///< the first word, or stem, that was not said yet
  next_stem,
  word  ///< one that was; its first byte is this sign or a larger one
};

struct Piece {
  Sign sign = Sign::word;
  std::uint16_t value = 0;  ///< of a word its place among words and stems, of a special its number
};
using Pieces = std::vector<Piece>;

/// Specials: classes are named by their symbols; then come gaps, then sets in the order in which they stand in the
/// pack.
inline constexpr std::uint16_t kFirstGap = 32, kFirstSet = 128, kSpecials = 256;

/// The pack's frequent words, at most so many, take one byte, the others two: the first says which 256 of them.
inline constexpr std::size_t kMostFrequent = 60;
inline constexpr std::size_t kFirstFrequent = static_cast<std::size_t>(Sign::word);
/// Words and stems of a pack.
inline constexpr std::size_t kMostWords = (256 - kFirstFrequent - kMostFrequent) * 256;

/// A phrase, or a set, has fewer pieces than this.
inline constexpr std::size_t kLongestPhrase = 4096;

}  // namespace unpushy::pack
