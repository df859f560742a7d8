#pragma once
// Writes the phrases of a pack, and the words they are made of, as pack.fbs holds them.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/phrase.h"
#include "pack/pieces.h"

namespace unpushy::pack {

class PhraseWriter {
 public:
  /// A word that is a number ("five"), so of the class <n>, too.
  void number_word(std::string_view word) { labels_[label(word, false)].number = true; }
  /// One of the language's commonest words.
  void common_word(std::string_view word) { common_.push_back(label(word, false)); }
  /// False if no pack holds a phrase of this length.
  bool add(const Alternatives& phrase, std::uint16_t list, bool unless);

  /// What pack.fbs holds of phrases and words.
  struct Tables {
    std::vector<std::uint8_t> spelling, phrases;
    std::uint16_t number_words = 0, stems = 0, lists = 0;
    std::vector<std::uint16_t> frequent_words, common_words;
  };
  /// To be called once. Nothing if a word is too long, or there are too many.
  std::optional<Tables> write();

 private:
  struct Spelled {
    bool stem = false, number = false;
    std::string text;
    std::int32_t place = -1;  // among the words and stems of the pack, once it is written
    int code = -1;            // of one byte, if it is frequent
  };

  std::uint16_t label(std::string_view spelled, bool stem);
  void add_part(const Part& part, Pieces& pieces);
  void add_group(const Alternatives& group, Pieces& pieces);
  void add_alternatives(const Alternatives& alternatives, Pieces& pieces);
  bool add_set(const Part& part, Pieces& pieces);
  template <class Visit>
  void each_word(const Visit& visit) const;
  void choose_frequent();
  void place(Spelled& spelled);
  void write_phrases(const std::vector<Pieces>& phrases, std::vector<std::uint8_t>& bytes);
  void write_piece(const Piece& piece, std::vector<std::uint8_t>& bytes);
  void spell(Tables& tables) const;

  std::vector<Spelled> labels_;
  std::map<std::pair<bool, std::string>, std::uint16_t> label_of_;  // {stem, text}
  std::vector<std::uint16_t> common_, frequent_;
  std::vector<Pieces> sets_;
  std::map<std::string, std::uint16_t> set_of_;
  std::vector<std::array<std::vector<Pieces>, 2>> lists_;  // phrases, then those of `unless`; words by label
  std::vector<const Spelled*> words_, stems_;              // in the order of their places
  std::size_t first_stem_ = 0;
};

}  // namespace unpushy::pack
