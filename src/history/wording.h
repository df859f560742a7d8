#pragma once
// A text as something to compare: the words as numbers, and the few of them by which like texts are found.

#include <array>
#include <cstdint>
#include <vector>

#include "text/document.h"

namespace unpushy::history {

/// 64 bits of any bytes, spread well. Not for keeping secrets: texts are compared word by word before they count as
/// alike.
std::uint64_t hash_of(std::string_view bytes);

/// The number that stands for a folded word in Wording::words.
std::uint32_t number_of_word(std::string_view folded);

inline constexpr std::size_t kMostWords = 96, kMostKeys = 8;

struct Wording {
  std::vector<std::uint32_t>
      words;  ///< the first kMostWords; links, numbers, names of people: one number for each kind
  std::vector<std::uint32_t> tokens;  ///< of the document, beside `words`
  std::uint64_t whole = 0;            ///< of all words; equal for texts equal but for links, numbers and mentions
  std::array<std::uint32_t, kMostKeys> keys{};  ///< smallest hashes of word pairs (a bottom-k MinHash)
  std::size_t key_count = 0;
};

Wording wording_of(const text::Document& document);

/// True for what differs from copy to copy by itself: links, numbers, mentions.
bool is_class(text::TokenKind kind);

/// Which words of `a` stand in the same order in `b` (longest common subsequence), and how many they are.
struct Alignment {
  std::vector<std::int32_t> partner;  ///< for each word of a its place in b, -1 if it has none
  std::size_t common = 0;
};
Alignment align(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

/// How many words the longest common subsequence has; quicker than align.
std::size_t common_words(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace unpushy::history
