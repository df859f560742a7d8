#pragma once
// The phrases of a pack as steps to follow, much as a regular expression is compiled for a nondeterministic machine. It
// is made when the pack is opened, in one pass over the phrases; pack/automaton.h finds out what it comes to for a
// text.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "pack/symbols.h"
#include "pack_generated.h"

namespace unpushy::pack {

/// How many words a gap skips.
struct Width {
  std::uint8_t least = 0, most = 0;

  bool operator==(const Width& other) const { return least == other.least && most == other.most; }
  bool operator<(const Width& other) const { return least != other.least ? least < other.least : most < other.most; }
  /// Two gaps in a row are one.
  Width operator+(const Width& other) const {
    const auto sum = [](unsigned a, unsigned b) { return static_cast<std::uint8_t>(std::min(a + b, kLongestGap)); };
    return {sum(least, other.least), sum(most, other.most)};
  }
};

/// One step; where nothing else is said, the next one follows.
struct Step {
  enum class Op : std::uint8_t {
    symbol,  ///< takes a token of symbol `value`
    any_of,  ///< takes a token of one of the symbols of set `value`
    gap,     ///< skips `width` words
    split,   ///< goes on with the next step and, another way, at step `value`
    jump,    ///< goes on at step `value`
    found    ///< a phrase ends here: `value` is 2 * list, and one more for an `unless` phrase
  };
  Op op = Op::symbol;
  Width width;
  std::uint32_t value = 0;
};

/// Immutable once it is made.
class Program {
 public:
  /// Reads the phrases of a pack over `symbols` symbols; nothing if any number in them is out of place. Time and memory
  /// are bounded, whatever the bytes.
  static std::optional<Program> read(const fb::Pack& pack, std::uint32_t symbols);

  const Step& step(std::uint32_t at) const { return steps_[at]; }
  /// Does this step, `symbol` or `any_of`, take a token of the symbol?
  bool takes(const Step& step, std::uint32_t symbol) const {
    if (step.op == Step::Op::symbol) return step.value == symbol;
    const std::uint16_t* all = symbols_.data();
    return (sets_[step.value].bits & bit(symbol)) != 0 &&
           std::binary_search(all + sets_[step.value].begin, all + sets_[step.value + 1].begin, symbol);
  }
  /// One of 64 bits for each symbol: a step takes none whose bit is not among these.
  static std::uint64_t bit(std::uint32_t symbol) { return std::uint64_t{1} << symbol % 64; }
  std::uint64_t bits(const Step& step) const {
    return step.op == Step::Op::symbol ? bit(step.value) : sets_[step.value].bits;
  }

  /// How many symbols there are; all are below this number.
  std::size_t symbols() const { return first_start_.size() - 2; }
  /// The steps with which a phrase begins and that take this symbol.
  struct Starts {
    const std::uint32_t *first, *last;
    const std::uint32_t* begin() const { return first; }
    const std::uint32_t* end() const { return last; }
  };
  Starts starts(std::uint32_t symbol) const {
    return {starts_.data() + first_start_[symbol], starts_.data() + first_start_[symbol + 1]};
  }

 private:
  friend class ProgramReader;

  struct Set {
    std::uint32_t begin = 0;  // in symbols_
    std::uint64_t bits = 0;
  };

  template <class Visit>
  void each_symbol(const Step& step, const Visit& visit) const {
    if (step.op == Step::Op::symbol) visit(step.value);
    if (step.op != Step::Op::any_of) return;
    for (std::uint32_t i = sets_[step.value].begin; i < sets_[step.value + 1].begin; ++i) visit(symbols_[i]);
  }

  std::vector<Step> steps_;
  std::vector<Set> sets_{{}};                        // one more at the end
  std::vector<std::uint16_t> symbols_;               // of each set, sorted
  std::vector<std::uint32_t> starts_, first_start_;  // by symbol
};

/// What can come next on the way from a step: visits the steps that take a token or end a phrase, each with how many
/// words must and may be skipped before it. Keep one for many ways: it reuses its memory.
class Ahead {
 public:
  explicit Ahead(const Program& program) : program_(program) {}

  /// @param visit called with (step, width)
  template <class Visit>
  void from(std::uint32_t step, const Visit& visit) {
    passed_.clear();
    waiting_.push_back({step, {}});
    while (!waiting_.empty()) {
      const Way way = waiting_.back();
      waiting_.pop_back();
      go(way, visit);
    }
  }

 private:
  struct Way {
    std::uint32_t step;
    Width width;
  };

  template <class Visit>
  void go(Way way, const Visit& visit) {
    for (;;) {
      const Step& step = program_.step(way.step);
      switch (step.op) {
        case Step::Op::gap: way = {way.step + 1, way.width + step.width}; break;
        case Step::Op::split:
          waiting_.push_back({step.value, way.width});
          ++way.step;
          break;
        case Step::Op::jump: {
          const bool next = step.value == way.step + 1;
          way.step = step.value;
          if (!next && !pass(way)) return;
          break;
        }
        default: visit(way.step, way.width); return;
      }
    }
  }

  /// False if this way was gone before: what is optional leads to the same place twice. A phrase of ours leads to some
  /// ten; one that leads to very many is not followed to its end, so that no pack takes time without bounds.
  bool pass(const Way& way) {
    constexpr std::size_t kMost = 256;
    for (const Way& passed : passed_) {
      if (passed.step == way.step && passed.width == way.width) return false;
    }
    passed_.push_back(way);
    return passed_.size() <= kMost;
  }

  const Program& program_;
  std::vector<Way> passed_, waiting_;
};

}  // namespace unpushy::pack
