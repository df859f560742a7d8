#include "pack/automaton.h"

#include <algorithm>
#include <utility>

#include "sorting.h"

namespace unpushy::pack {
namespace {

constexpr unsigned kTargetBits = 24, kSymbolBits = 16;
constexpr std::size_t kFewTargets = 4096, kFewStates = 1024;
/// Ours comes to some thousands of states and a few times as many targets.
constexpr std::size_t kManyTargets = std::size_t{1} << 17, kManySteps = std::size_t{1} << 20;
/// A hostile pack could ask for more than any machine has; what it would find then is left out.
constexpr std::size_t kMostSteps = std::size_t{1} << 24, kMostStates = std::size_t{1} << 22;

/// Spreads the bits of two numbers over one.
constexpr std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint32_t x = a * 0x9E3779B1u ^ (b + 0x7F4A7C15u) * 0x85EBCA6Bu;
  x ^= x >> 15;
  x *= 0x2C1B3C6Du;
  return x ^ x >> 15;
}

template <class Item>
bool equal(const Automaton::Items<Item>& a, const Automaton::Items<Item>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

void sort_and_unite(std::vector<std::uint32_t>& items) {
  sort_stably(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace

Automaton::Automaton(const Program& program) : program_(program), ahead_(program) { forget(); }

void Automaton::forget() {
  steps_.clear(), gaps_.clear(), found_.clear();
  begins_.assign(2, {});  // state 0 holds nothing
  starts_.assign(program_.symbols(), kUnknown);
  targets_.assign(kFewTargets, 0);
  target_count_ = 0;
  interned_.assign(kFewStates, 0);
}

void Automaton::tidy() {
  if (target_count_ > kManyTargets || steps_.size() > kManySteps) forget();
}

Automaton::State Automaton::next(State state, std::uint32_t symbol) {
  if ((begins_[state].bits & Program::bit(symbol)) == 0) return 0;
  constexpr std::uint64_t kTarget = (std::uint64_t{1} << kTargetBits) - 1;
  const std::uint64_t key = std::uint64_t{state} << kSymbolBits | symbol;
  const std::uint64_t known = targets_[place_of(key)];
  if (known != 0) return static_cast<State>(known & kTarget);
  const State target = make(state, symbol);
  remember(key, target);
  return target;
}

/// Where the target of the key stands or may be put.
std::size_t Automaton::place_of(std::uint64_t key) const {
  const std::size_t mask = targets_.size() - 1;
  std::size_t at = mix(static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)) & mask;
  while (targets_[at] != 0 && targets_[at] >> kTargetBits != key) at = (at + 1) & mask;
  return at;
}

void Automaton::remember(std::uint64_t key, State target) {
  targets_[place_of(key)] = key << kTargetBits | target;
  if (++target_count_ * 2 <= targets_.size()) return;
  std::vector<std::uint64_t> old(targets_.size() * 2);
  std::swap(old, targets_);
  for (const std::uint64_t entry : old) {
    if (entry != 0) targets_[place_of(entry >> kTargetBits)] = entry;
  }
}

Automaton::State Automaton::make(State state, std::uint32_t symbol) {
  branch_count_ = 0;
  new_gaps_.clear(), new_found_.clear();
  steps_behind({});
  if (state == 0) {
    for (const std::uint32_t step : program_.starts(symbol)) reach(step + 1);
  } else {
    for (const std::uint32_t step : steps(state)) {
      if (program_.takes(program_.step(step), symbol)) reach(step + 1);
    }
  }
  for (std::size_t i = 1; i < branch_count_; ++i) {
    add_steps(branches_[i].steps);
    new_gaps_.push_back({branches_[i].width, intern()});
  }
  sort_stably(new_gaps_, [](const Gap& a, const Gap& b) { return a.width < b.width; });
  sort_and_unite(new_found_);
  add_steps(branches_[0].steps);
  gaps_.insert(gaps_.end(), new_gaps_.begin(), new_gaps_.end());
  found_.insert(found_.end(), new_found_.begin(), new_found_.end());
  return intern();
}

/// Adds what can come next from this step on. A phrase does not end in a gap.
void Automaton::reach(std::uint32_t step) {
  ahead_.from(step, [&](std::uint32_t reached, Width width) {
    const Step& what = program_.step(reached);
    if (what.op != Step::Op::found) {
      steps_behind(width).push_back(reached);
    } else if (width == Width{}) {
      new_found_.push_back(what.value);
    }
  });
}

std::vector<std::uint32_t>& Automaton::steps_behind(Width width) {
  for (std::size_t i = 0; i < branch_count_; ++i) {
    if (branches_[i].width == width) return branches_[i].steps;
  }
  if (branch_count_ == branches_.size()) branches_.emplace_back();
  Branch& branch = branches_[branch_count_++];
  branch.width = width;
  branch.steps.clear();
  return branch.steps;
}

void Automaton::add_steps(std::vector<std::uint32_t>& steps) {
  sort_and_unite(steps);
  steps_.insert(steps_.end(), steps.begin(), steps.end());
}

/// The number of the state that was put behind the last one, or of one that is the same.
Automaton::State Automaton::intern() {
  const auto made = static_cast<State>(begins_.size() - 1);
  const Begins begin = begins_.back();
  begins_.push_back({static_cast<std::uint32_t>(steps_.size()), static_cast<std::uint32_t>(gaps_.size()),
                     static_cast<std::uint32_t>(found_.size())});
  const std::size_t mask = interned_.size() - 1;
  std::size_t at = hash(made) & mask;
  while (interned_[at] != 0 && !same(interned_[at], made)) at = (at + 1) & mask;
  const bool nothing = same(made, 0), fits = steps_.size() < kMostSteps && made < kMostStates;
  if (nothing || !fits || interned_[at] != 0) {
    begins_.pop_back();
    steps_.resize(begin.steps), gaps_.resize(begin.gaps), found_.resize(begin.found);
    return nothing || !fits ? 0 : interned_[at];
  }
  interned_[at] = made;
  for (const std::uint32_t step : steps(made)) begins_[made].bits |= program_.bits(program_.step(step));
  if (begins_.size() * 2 > interned_.size()) {
    interned_.assign(interned_.size() * 2, 0);
    for (State state = 1; state <= made; ++state) {
      std::size_t place = hash(state) & (interned_.size() - 1);
      while (interned_[place] != 0) place = (place + 1) & (interned_.size() - 1);
      interned_[place] = state;
    }
  }
  return made;
}

std::uint32_t Automaton::hash(State state) const {
  std::uint32_t all = 0;
  for (const std::uint32_t step : steps(state)) all = mix(all, step);
  for (const Gap& gap : gaps(state)) all = mix(all + gap.width.least * 16u + gap.width.most, gap.target);
  for (const std::uint32_t phrase : found(state)) all = mix(all, ~phrase);
  return all;
}

bool Automaton::same(State a, State b) const {
  return equal(steps(a), steps(b)) && equal(gaps(a), gaps(b)) && equal(found(a), found(b));
}

}  // namespace unpushy::pack
