#pragma once
// The words of a text as numbers of buckets: what the trained model looks at beside rules and shape. Hashing keeps the
// model small and names no word; which words weigh is known only through the text they are found in.

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace unpushy::features {

/// Buckets of the hashed words; a power of two. Each costs a byte of the pack before compression, so there are few and
/// words share them. Twice or half as many, or pairs of words beside them, did no better on held-out texts.
inline constexpr std::uint32_t kBuckets = 1u << 13;

/// Buckets of the words of one sentence, sorted, each once however often it is said. Numbers, links, amounts and the
/// like count as their kind. What is quoted or cited is left out. `buckets` is emptied first.
void read_words(const text::Document& document, const text::Sentence& sentence, std::vector<std::uint32_t>& buckets);

/// The bucket of a word as the text is folded (text/fold.h).
std::uint32_t bucket_of_word(std::string_view folded);

}  // namespace unpushy::features
