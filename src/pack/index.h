#pragma once
// What every check asks of a pack's rules and moves, gathered once when the pack is opened: sets of moves that are
// compared in a few machine words, and the fields of rules that decide whether a rule is looked at at all.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "pack_generated.h"

namespace unpushy::pack {

/// A pack has no more moves than this, so that a set of them is a few machine words.
inline constexpr std::size_t kMostMoves = 256;

/// A set of moves.
class MoveSet {
 public:
  using Numbers = flatbuffers::Vector<std::uint16_t>;

  MoveSet() = default;  ///< none
  /// Those of the list, which may be null.
  explicit MoveSet(const Numbers* list) { add(list); }

  void add(std::uint16_t move) { words_[move / 64] |= std::uint64_t{1} << move % 64; }
  void add(const Numbers* list) {
    for (std::uint32_t i = 0; list != nullptr && i < list->size(); ++i) add(list->Get(i));
  }
  bool has(std::uint16_t move) const { return (words_[move / 64] >> move % 64 & 1) != 0; }
  bool meets(const MoveSet& other) const {
    std::uint64_t both = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) both |= words_[i] & other.words_[i];
    return both != 0;
  }
  /// Are all of these in the other one?
  bool within(const MoveSet& other) const {
    std::uint64_t missing = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) missing |= words_[i] & ~other.words_[i];
    return missing == 0;
  }
  bool empty() const { return !meets(*this); }

 private:
  std::array<std::uint64_t, kMostMoves / 64> words_{};
};

/// What conditions ask with yes or no, as bits of a set.
enum class Fact : std::uint8_t {
  automated,
  disclosed,
  asked,
  reply,
  shares,
  parent_asks,
  parent_requests,
  refused,
  promised,
  requested,
  exchanged,
  pitched,
  repeats
};

/// Yes or no to each Fact, or neither.
struct Answers {
  std::uint32_t yes = 0, no = 0;

  void set(Fact fact, bool value) { (value ? yes : no) |= 1u << static_cast<unsigned>(fact); }
  /// Are all of these among the other's?
  bool within(const Answers& known) const { return (yes & ~known.yes) == 0 && (no & ~known.no) == 0; }
};

/// One alternative of a rule's `when`.
struct ConditionIndex {
  MoveSet moves, some, without;
  bool any_move = true;  ///< `some` names none
  Answers wanted;
  std::uint32_t relations = 0, platforms = 0, commercials = 0;
  std::int64_t contact_within = -1;
  fb::AudienceFit audience = fb::AudienceFit_any;
  fb::Label label = fb::Label_any;
  std::uint8_t unanswered_at_least = 0;

  explicit ConditionIndex(const fb::Condition& condition);
  /// Does the text hold the moves it asks for?
  bool suits(const MoveSet& present) const {
    return moves.within(present) && (any_move || some.meets(present)) && !without.meets(present);
  }
};

/// A rule, as far as it is looked at for every text.
struct RuleIndex {
  fb::RuleKind kind = fb::RuleKind_phrase;
  std::uint8_t kinds = 0;            ///< of drafts, a bit each
  int list = -1;                     ///< own phrases
  bool across = false;               ///< may begin in the messages before
  MoveSet moves, first, then;        ///< as the rule names them
  MoveSet asked;                     ///< those its conditions ask for
  std::vector<ConditionIndex> when;  ///< one must hold; empty: always
  fb::Limit over = fb::Limit_none;
  std::int32_t weight = 0;  ///< milli-log-odds
  std::uint32_t family = 0;
  std::vector<std::uint16_t> softened_by, replaces;  ///< rules

  /// Can it hit a text with these moves, in whatever situation?
  bool suits(const MoveSet& present) const {
    return when.empty() ||
           std::any_of(when.begin(), when.end(), [&](const ConditionIndex& c) { return c.suits(present); });
  }
};

/// What a phrase list is: to denial, to speech that is only told, and to which move it belongs.
struct ListIndex {
  std::int32_t move = -1;  ///< -1: to none
  bool softens = false;    ///< stays what it is when denied or spoken about
  bool negates = false, about = false, said = false;
};

struct Index {
  std::vector<RuleIndex> rules;
  std::vector<ListIndex> lists;  ///< up to the last one that is named
  std::vector<fb::MoveRole> roles;
  std::vector<std::uint16_t> links, questions;  ///< moves found without phrases

  explicit Index(const fb::Pack& pack);
  /// Any list, also one that nothing names.
  ListIndex list(std::uint16_t number) const { return number < lists.size() ? lists[number] : ListIndex(); }

 private:
  void add_moves(const fb::Pack& pack);
  void add_rule(const fb::Rule& rule);
  ListIndex& list_at(int number);
};

}  // namespace unpushy::pack
