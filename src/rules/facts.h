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
  /// @param before the facts of nearly the same text: sentences that stand in both, in the same order, are not read
  /// anew. It makes no difference but in time. Needed during the call only.
  Facts(const pack::Pack& pack, const text::Document& document, const Facts* before = nullptr);

  const text::Document& document() const { return document_; }
  /// In reading order; `negation`, `said` and `about` are left out.
  const std::vector<MoveHit>& moves() const { return moves_; }
  bool has_move(std::uint16_t move) const { return present_.has(move); }
  const pack::MoveSet& present() const { return present_; }
  const pack::Index& index() const { return index_; }
  /// The number of the sentence that says the same, word for word, in the text before; kNew if there is none.
  static constexpr std::uint32_t kNew = 0xFFFFFFFF;
  std::uint32_t same_before(std::uint32_t sentence) const { return same_.empty() ? kNew : same_[sentence]; }
  /// Does something in this sentence turn what is said: a denial, "he said", speaking about such messages?
  bool turned(std::uint32_t sentence) const { return turned_[sentence]; }
  /// Places of the move of this name, in reading order.
  std::vector<Place> places_of_move(std::string_view id) const;
  /// Places of a phrase list, in reading order, none overlapping another.
  std::vector<Place> places_of(int list) const;
  bool has_list(int list) const {
    return list >= 0 && static_cast<std::size_t>(list) < lists_.size() && lists_[static_cast<std::size_t>(list)];
  }

 private:
  void match(const pack::Pack& pack, const Facts* before);
  void find_same(const Facts& before);
  void keep_said(std::vector<pack::PhraseHit> hits);
  void find_phrase_moves();
  void add_built_in_moves();

  const pack::fb::Pack& pack_;
  const pack::Index& index_;
  const text::Document& document_;
  std::vector<std::uint32_t> same_;       // by sentence: that of the text before; empty without one
  std::vector<pack::PhraseHit> matched_;  // whatever turns them
  std::vector<pack::PhraseHit> hits_;     // by list, then first token
  std::vector<bool> lists_;               // those of hits_, up to the last one that was matched
  std::vector<MoveHit> moves_;
  pack::MoveSet present_;
  std::vector<bool> turned_;  // by sentence
  bool signs_off_ = false;    // what stands in the signature is said in passing
};

}  // namespace unpushy::rules
