#include "train/groups.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "text/document.h"

namespace unpushy::train {
namespace {

using Shingles = std::vector<std::uint64_t>;  // sorted, unique

constexpr std::size_t kBands = 12, kRowsPerBand = 2;
constexpr double kSame = 0.5;

std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

Shingles shingles_of(std::string_view text) {
  const text::Document document = text::read(text);
  std::vector<std::uint64_t> words;
  for (const text::Token& token : document.tokens) {
    if (token.kind == text::TokenKind::punctuation || token.kind == text::TokenKind::emoji) continue;
    const bool word = token.kind == text::TokenKind::word;
    words.push_back(word ? hash_of(document.folded_text(token)) : static_cast<std::uint64_t>(token.kind));
  }
  Shingles all;
  constexpr std::size_t kLength = 3;
  const std::size_t length = std::min(kLength, words.size());
  for (std::size_t i = 0; length > 0 && i + length <= words.size(); ++i) {
    std::uint64_t hash = length;
    for (std::size_t k = 0; k < length; ++k) hash = mix(hash ^ words[i + k]);
    all.push_back(hash);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::uint64_t band_key(const Shingles& shingles, std::size_t band) {
  std::uint64_t key = mix(band + 1);
  for (std::size_t row = 0; row < kRowsPerBand; ++row) {
    const std::uint64_t salt = mix(band * kRowsPerBand + row + 101);
    std::uint64_t least = ~std::uint64_t{0};
    for (const std::uint64_t shingle : shingles) least = std::min(least, mix(shingle ^ salt));
    key = mix(key ^ least);
  }
  return key;
}

bool alike(const Shingles& a, const Shingles& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++shared;
    const std::uint64_t left = *i, right = *j;
    i += left <= right;
    j += right <= left;
  }
  return static_cast<double>(shared) >= kSame * static_cast<double>(a.size() + b.size() - shared);
}

class Sets {
 public:
  explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0u); }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

std::vector<std::uint32_t> near_duplicate_groups(const std::vector<std::string_view>& texts) {
  std::vector<Shingles> shingles;
  shingles.reserve(texts.size());
  for (const std::string_view text : texts) shingles.push_back(shingles_of(text));
  Sets sets(texts.size());
  for (std::size_t band = 0; band < kBands; ++band) {
    std::unordered_map<std::uint64_t, std::uint32_t> first_with;
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
      if (shingles[i].empty()) continue;
      const auto [found, added] = first_with.try_emplace(band_key(shingles[i], band), i);
      if (!added && alike(shingles[i], shingles[found->second])) sets.join(i, found->second);
    }
  }
  std::vector<std::uint32_t> groups;
  for (std::uint32_t i = 0; i < texts.size(); ++i) groups.push_back(sets.root(i));
  return groups;
}

}  // namespace unpushy::train
