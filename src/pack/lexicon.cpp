#include "pack/lexicon.h"

#include <algorithm>
#include <bit>

#include "pack/symbols.h"

namespace unpushy::pack {
namespace {

void insert(std::vector<std::uint16_t>& table, std::uint32_t hash, std::uint32_t symbol) {
  std::size_t at = hash & (table.size() - 1);
  while (table[at] != 0) at = (at + 1) & (table.size() - 1);
  table[at] = static_cast<std::uint16_t>(symbol);
}

}  // namespace

Lexicon::Lexicon(std::string_view spelling, const std::uint8_t* lengths, std::size_t count, std::size_t number_words,
                 std::size_t stems)
    : spelling_(spelling), first_after_numbers_(kFirstWord + static_cast<std::uint32_t>(number_words)) {
  constexpr std::size_t kFilterBitsPerStem = 16;  // few beginnings of other words then pass by chance
  words_.resize(std::bit_ceil((count - stems) * 2 + 1));
  stems_.resize(std::bit_ceil(stems * 2 + 1));
  stem_filter_.resize(std::bit_ceil(stems * kFilterBitsPerStem + 1));
  begins_.reserve(count + 1);
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    begins_.push_back(begin);
    const std::uint32_t hash = hash_of(spelling_.substr(begin, lengths[i]));
    const bool is_stem = i >= count - stems;
    insert(is_stem ? stems_ : words_, hash, kFirstWord + i);
    if (is_stem) stem_filter_[hash & (stem_filter_.size() - 1)] = true;
    begin += lengths[i];
  }
  begins_.push_back(begin);
}

std::uint32_t Lexicon::find(const std::vector<std::uint16_t>& table, std::uint32_t hash,
                            std::string_view spelled) const {
  const std::size_t mask = table.size() - 1;
  for (std::size_t i = hash & mask; table[i] != 0; i = (i + 1) & mask) {
    const std::uint32_t begin = begins_[table[i] - kFirstWord], end = begins_[table[i] - kFirstWord + 1u];
    if (spelling_.substr(begin, end - begin) == spelled) return table[i];
  }
  return 0;
}

std::uint32_t Lexicon::find_word(std::string_view word) const {
  return word.size() > kLongestWord ? 0 : find(words_, hash_of(word), word);
}

Symbols Lexicon::symbols_of(const text::Document& document, const text::Token& token) const {
  Symbols symbols;
  const std::string_view word = spelling_of(document.folded_text(token), token.kind);
  const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), kLongestWord));
  std::uint32_t hash = kHashStart;
  for (std::uint32_t i = 0; i < length; ++i) {
    hash = hash_step(hash, word[i]);
    if (i + 1 < kShortestStem || !stem_filter_[hash & (stem_filter_.size() - 1)]) continue;
    if (const std::uint32_t stem = find(stems_, hash, word.substr(0, i + 1))) symbols.add(stem);
  }
  const std::uint32_t known = word.size() <= kLongestWord ? find(words_, hash, word) : 0;
  if (known != 0) symbols.add(known);
  const bool number = token.kind == text::TokenKind::number || (known != 0 && known < first_after_numbers_);
  const Class own = number ? Class::number : class_of(token.kind);
  if (own != Class::none) symbols.add(symbol(own));
  if (token.kind == text::TokenKind::word && looks_like_address(word)) symbols.add(symbol(Class::address));
  if (token.capitalised || token.kind == text::TokenKind::mention) symbols.add(symbol(Class::name));
  return symbols;
}

}  // namespace unpushy::pack
