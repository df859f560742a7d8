#include "features/words.h"

#include <algorithm>

#include "sorting.h"
#include "text/characters.h"

namespace unpushy::features {
namespace {

using text::Token;
using text::TokenKind;

constexpr std::uint32_t kStart = 2166136261u, kPrime = 16777619u;  // FNV-1a, 32 bit

std::uint32_t hash_word(std::string_view word) {
  std::uint32_t hash = kStart;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

/// A class counts as one word: no two links or amounts are the same, and what they are says nothing in general.
std::uint32_t hash_token(const text::Document& document, const Token& token) {
  if (token.kind == TokenKind::word) return hash_word(document.folded_text(token));
  if (token.kind == TokenKind::hashtag) return hash_word(document.folded_text(token).substr(1));
  return kStart * (2 + static_cast<std::uint32_t>(token.kind));
}

/// The high bits of FNV's product are the better mixed ones.
std::uint32_t bucket_of(std::uint32_t hash) {
  hash ^= hash >> 15;
  hash *= 0x2C1B3C6Du;
  return (hash ^ (hash >> 13)) & (kBuckets - 1);
}

bool counts(const text::Document& document, const Token& token) {
  if (token.reported) return false;
  if (token.kind != TokenKind::punctuation) return true;
  const char mark = document.folded.text[token.begin];
  return mark == '!' || mark == '?';
}

}  // namespace

std::uint32_t bucket_of_word(std::string_view folded) { return bucket_of(hash_word(folded)); }

void read_words(const text::Document& document, const text::Sentence& sentence, std::vector<std::uint32_t>& buckets) {
  buckets.clear();
  for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
    const Token& token = document.tokens[i];
    if (!counts(document, token)) continue;
    buckets.push_back(bucket_of(hash_token(document, token)));
  }
  sort_stably(buckets);
  buckets.erase(std::unique(buckets.begin(), buckets.end()), buckets.end());
}

}  // namespace unpushy::features
