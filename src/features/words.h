#pragma once
// The words of a text as numbers of buckets: what the trained model looks at beside rules and shape. Hashing keeps the
// model small and names no word; which words weigh is known only through the text they are found in.

#include <cstdint>
#include <vector>

#include "text/document.h"

namespace unpushy::features {

/// Buckets of the hashed words; a power of two. 16,384 hold the vocabulary of short messages with few collisions that
/// matter; twice as many gained nothing (`./dev train --compare`).
inline constexpr std::uint32_t kBuckets = 1u << 14;

/// One word or pair of neighbouring words: its bucket and the token it ends with.
struct Gram {
  std::uint32_t bucket = 0;
  std::uint32_t token = 0;
};

/// Words and pairs of neighbouring words of one sentence, in reading order. Numbers, links, amounts and the like count
/// as their kind. What is quoted or cited is left out. `grams` is emptied first.
void read_grams(const text::Document& document, const text::Sentence& sentence, std::vector<Gram>& grams);

}  // namespace unpushy::features
