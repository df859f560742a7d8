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

std::optional<Lexicon> Lexicon::read(std::string_view spelling, std::size_t number_words, std::size_t stems) {
  Lexicon lexicon(spelling);
  if (!lexicon.split() || number_words + stems > lexicon.begins_.size() - 1) return std::nullopt;
  lexicon.fill(number_words, stems);
  return lexicon;
}

/// Finds where each word begins; false if one of them is none.
bool Lexicon::split() {
  constexpr std::size_t kMostSymbols = 0xFFFF;
  std::size_t begin = 0;
  while (begin < spelling_.size()) {
    const std::size_t end = spelling_.find('\n', begin);
    if (end == std::string_view::npos || end == begin || end - begin > kLongestWord) return false;
    begins_.push_back(static_cast<std::uint32_t>(begin));
    begin = end + 1;
  }
  begins_.push_back(static_cast<std::uint32_t>(begin));
  return begins_.size() + kFirstWord <= kMostSymbols;
}

void Lexicon::fill(std::size_t number_words, std::size_t stems) {
  constexpr std::size_t kFilterBitsPerStem = 16;  // few beginnings of other words then pass by chance
  const std::size_t count = begins_.size() - 1;
  first_after_numbers_ = kFirstWord + static_cast<std::uint32_t>(number_words);
  words_.resize(std::bit_ceil((count - stems) * 2 + 1));
  stems_.resize(std::bit_ceil(stems * 2 + 1));
  stem_filter_.resize(std::bit_ceil(stems * kFilterBitsPerStem + 1));
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t hash = hash_of(spelled(kFirstWord + i));
    const bool is_stem = i >= count - stems;
    insert(is_stem ? stems_ : words_, hash, kFirstWord + i);
    if (is_stem) stem_filter_[hash & (stem_filter_.size() - 1)] = true;
  }
}

std::string_view Lexicon::spelled(std::uint32_t symbol) const {
  const std::uint32_t begin = begins_[symbol - kFirstWord], next = begins_[symbol - kFirstWord + 1u];
  return spelling_.substr(begin, next - begin - 1);  // without the line feed
}

std::uint32_t Lexicon::find(const std::vector<std::uint16_t>& table, std::uint32_t hash,
                            std::string_view spelled) const {
  const std::size_t mask = table.size() - 1;
  for (std::size_t i = hash & mask; table[i] != 0; i = (i + 1) & mask) {
    if (this->spelled(table[i]) == spelled) return table[i];
  }
  return 0;
}

std::uint32_t Lexicon::find_word(std::string_view word) const {
  return word.size() > kLongestWord ? 0 : find(words_, hash_of(word), word);
}

bool Lexicon::begins_with_stem(std::string_view word, std::size_t shortest) const {
  const std::size_t length = std::min<std::size_t>(word.size(), kLongestWord);
  std::uint32_t hash = kHashStart;
  for (std::size_t i = 0; i < length; ++i) {
    hash = hash_step(hash, word[i]);
    if (i + 1 < shortest || !stem_filter_[hash & (stem_filter_.size() - 1)]) continue;
    if (find(stems_, hash, word.substr(0, i + 1)) != 0) return true;
  }
  return false;
}

Symbols Lexicon::symbols_of(const text::Document& document, const text::Token& token) const {
  Symbols symbols;
  const std::string_view word = spelling_of(document.folded_text(token), token.kind);
  const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), kLongestWord));
  std::uint32_t hash = kHashStart;
  bool letters = true;
  for (std::uint32_t i = 0; i < length; ++i) {
    hash = hash_step(hash, word[i]);
    letters = letters && word[i] >= 'a' && word[i] <= 'z';
    if (i + 1 < kShortestStem || !stem_filter_[hash & (stem_filter_.size() - 1)]) continue;
    if (const std::uint32_t stem = find(stems_, hash, word.substr(0, i + 1))) symbols.add(stem);
  }
  const std::uint32_t known = word.size() <= kLongestWord ? find(words_, hash, word) : 0;
  if (known != 0) symbols.add(known);
  const bool number = token.kind == text::TokenKind::number || (known != 0 && known < first_after_numbers_);
  const Class own = number ? Class::number : class_of(token.kind);
  if (own != Class::none) symbols.add(symbol(own));
  if (token.kind == text::TokenKind::word) {
    // The others have digits or "_" among their letters.
    const bool plain = letters && length == word.size();
    if (!plain && looks_like_address(word)) symbols.add(symbol(Class::address));
    if (!plain && looks_like_span(word)) symbols.add(symbol(Class::span));
    if (looks_like_code(token)) symbols.add(symbol(Class::code));
    if (!plain && looks_like_handle(word)) symbols.add(symbol(Class::handle));
  } else if (own == Class::number && word.back() == '%') {
    symbols.add(symbol(Class::percent));
  }
  if (token.capitalised || token.kind == text::TokenKind::mention) symbols.add(symbol(Class::name));
  return symbols;
}

}  // namespace unpushy::pack
