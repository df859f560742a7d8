#pragma once
// The words and beginnings of words a pack knows, as a hash table that is made when the pack is opened: that takes some
// tens of microseconds for two thousand words, and shipping the table would add a tenth to the pack's download.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pack/symbols.h"
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
  /// `spelling` holds the words, then the stems, each ended by a line feed, and must outlive the lexicon. The first
  /// `number_words` words are numbers, the last `stems` are stems. Nothing if a word is empty or too long, or there are
  /// too many or too few.
  static std::optional<Lexicon> read(std::string_view spelling, std::size_t number_words, std::size_t stems);

  /// How many symbols there are, classes included; all of them are below this number.
  std::uint32_t symbols() const { return kFirstWord + static_cast<std::uint32_t>(begins_.size() - 1); }
  Symbols symbols_of(const text::Document& document, const text::Token& token) const;
  /// The symbol of a folded word, 0 if it is not known.
  std::uint32_t find_word(std::string_view word) const;
  /// Does a stem of at least `shortest` bytes stand at the beginning of the word?
  bool begins_with_stem(std::string_view word, std::size_t shortest) const;

 private:
  explicit Lexicon(std::string_view spelling) : spelling_(spelling) {}
  bool split();
  void fill(std::size_t number_words, std::size_t stems);
  std::string_view spelled(std::uint32_t symbol) const;
  std::uint32_t find(const std::vector<std::uint16_t>& table, std::uint32_t hash, std::string_view spelled) const;

  std::string_view spelling_;
  std::vector<std::uint32_t> begins_;         // in spelling_, by symbol; one more at the end
  std::vector<std::uint16_t> words_, stems_;  // open addressing, at most half full; 0 is empty
  std::vector<bool> stem_filter_;             // could a stem have this hash?
  std::uint32_t first_after_numbers_ = 0;     // symbol
};

}  // namespace unpushy::pack
