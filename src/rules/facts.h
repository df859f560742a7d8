#pragma once
// What was found in a text before anything is judged: phrases of each list, and the moves in reading order.

#include <cstdint>
#include <vector>

#include "pack/pack.h"
#include "text/document.h"

namespace unpushy::rules {

/// Where something stands, in tokens of the document, both included.
struct Place {
  std::uint32_t first = 0, last = 0;
  std::uint32_t sentence = 0;
};

struct MoveHit {
  std::uint16_t move = 0;  ///< index into the pack's moves
  Place place;
};

/// Everything the rules look at. Hits that are quoted, denied ("I will never ..."), told ("he said ...") or spoken
/// about are not among them.
class Facts {
 public:
  Facts(const pack::Pack& pack, const text::Document& document);

  const text::Document& document() const { return document_; }
  /// In reading order; `negation`, `said` and `about` are left out.
  const std::vector<MoveHit>& moves() const { return moves_; }
  bool has_move(std::uint16_t move) const { return move < present_.size() && present_[move]; }
  /// Does something in this sentence turn what is said: a denial, "he said", speaking about such messages?
  bool turned(std::uint32_t sentence) const { return turned_[sentence]; }
  /// Places of the move of this name, in reading order.
  std::vector<Place> places_of_move(std::string_view id) const;
  /// Places of a phrase list, in reading order, none overlapping another.
  std::vector<Place> places_of(int list) const;

 private:
  void keep_said(std::vector<pack::PhraseHit> hits);
  void find_phrase_moves();
  void add_built_in_moves();

  const pack::fb::Pack& pack_;
  const text::Document& document_;
  std::vector<pack::PhraseHit> hits_;  // by list, then first token
  std::vector<MoveHit> moves_;
  std::vector<bool> present_;  // by move
  std::vector<bool> turned_;   // by sentence
};

}  // namespace unpushy::rules
