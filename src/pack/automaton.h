#pragma once
// The deterministic automaton of a pack's phrases, made state by state while texts are read: of the many thousand
// states there could be, people's words reach few. What is found does not depend on which states are there already.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "pack/program.h"

namespace unpushy::pack {

class Automaton {
 public:
  /// Number of a state; 0 is none.
  using State = std::uint32_t;

  /// Between the words of the width, then on from `target`.
  struct Gap {
    Width width;
    State target;
    bool operator==(const Gap& other) const { return width == other.width && target == other.target; }
  };

  /// The program must outlive it.
  explicit Automaton(const Program& program);

  /// Where phrases are that begin with this symbol; 0 if none does.
  State start(std::uint32_t symbol) {
    const State known = starts_[symbol];
    return known != kUnknown ? known : starts_[symbol] = make(0, symbol);
  }
  /// Where phrases are that go on with this symbol; 0 if none does.
  State next(State state, std::uint32_t symbol);

  /// What a state holds, until the next call of `start` or `next`.
  template <class Item>
  struct Items {
    const Item *first, *last;
    const Item* begin() const { return first; }
    const Item* end() const { return last; }
    bool empty() const { return first == last; }
  };
  /// The steps that may come next.
  Items<std::uint32_t> steps(State state) const { return items(steps_, &Begins::steps, state); }
  Items<Gap> gaps(State state) const { return items(gaps_, &Begins::gaps, state); }
  /// 2 * list of each phrase that ends here, and one more for an `unless` phrase.
  Items<std::uint32_t> found(State state) const { return items(found_, &Begins::found, state); }

  /// Forgets all states if there are many; those before are none then. Of use where no phrase is open.
  void tidy();

 private:
  /// Where what belongs to a state begins; it ends where that of the next state begins.
  struct Begins {
    std::uint32_t steps = 0, gaps = 0, found = 0;
    std::uint64_t bits = 0;  // of the steps
  };
  static constexpr State kUnknown = 0xFFFFFFFF;
  /// The steps behind a gap of this width; the first branch is for no gap.
  struct Branch {
    Width width;
    std::vector<std::uint32_t> steps;
  };

  template <class Item>
  Items<Item> items(const std::vector<Item>& all, std::uint32_t Begins::*begin, State state) const {
    return {all.data() + begins_[state].*begin, all.data() + begins_[state + 1].*begin};
  }

  State make(State state, std::uint32_t symbol);
  void reach(std::uint32_t step);
  std::vector<std::uint32_t>& steps_behind(Width width);
  void add_steps(std::vector<std::uint32_t>& steps);
  State intern();
  bool same(State a, State b) const;
  std::uint32_t hash(State state) const;
  void remember(std::uint64_t key, State target);
  std::size_t place_of(std::uint64_t key) const;
  void forget();

  const Program& program_;
  Ahead ahead_;
  std::vector<Begins> begins_;  // one more at the end
  std::vector<State> starts_;   // by symbol
  std::vector<std::uint32_t> steps_, found_;
  std::vector<Gap> gaps_;
  // Open addressing, at most half full, 0 is empty.
  std::vector<std::uint64_t> targets_;  // 24 bits of a state, 16 of a symbol, 24 of the state where they lead
  std::size_t target_count_ = 0;
  std::vector<State> interned_;  // by what they hold
  // Of the state being made; the branches behind the count are kept for their memory.
  std::vector<Branch> branches_;
  std::size_t branch_count_ = 0;
  std::vector<Gap> new_gaps_;
  std::vector<std::uint32_t> new_found_;
};

}  // namespace unpushy::pack
