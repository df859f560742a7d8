#pragma once
// The words and beginnings of words a pack knows, as a hash table that is made when the pack is opened: that takes some
// tens of microseconds for two thousand words, and shipping the table would add a tenth to the pack's download.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace unpushy::pack {

/// The ways one token can be read by the automaton: its stems, its word, its class, a name.
struct Symbols {
  static constexpr std::size_t kMost = 8;
  std::uint32_t values[kMost];
  std::size_t count = 0;
  void add(std::uint32_t symbol) {
    if (count < kMost) values[count++] = symbol;
  }
};

class Lexicon {
 public:
  Lexicon() = default;
  /// `spelling` holds the words, then the stems, one behind the other, and must outlive the lexicon; `lengths` says
  /// where each ends, in bytes, and adds up to its size. The first `number_words` words are numbers, the last `stems`
  /// are stems.
  Lexicon(std::string_view spelling, const std::uint8_t* lengths, std::size_t count, std::size_t number_words,
          std::size_t stems);

  Symbols symbols_of(const text::Document& document, const text::Token& token) const;
  /// The symbol of a folded word, 0 if it is not known.
  std::uint32_t find_word(std::string_view word) const;

 private:
  std::uint32_t find(const std::vector<std::uint16_t>& table, std::uint32_t hash, std::string_view spelled) const;

  std::string_view spelling_;
  std::vector<std::uint32_t> begins_;         // in spelling_, by symbol; one more at the end
  std::vector<std::uint16_t> words_, stems_;  // open addressing, at most half full; 0 is empty
  std::vector<bool> stem_filter_;             // could a stem have this hash?
  std::uint32_t first_after_numbers_ = 0;     // symbol
};

}  // namespace unpushy::pack
