#include "text/unicode.h"

#include <algorithm>
#include <iterator>

namespace unpushy::text {
namespace {

/// `count` characters from `first` on, each `step` behind the other, stand for those from `target` on in the same
/// steps; all for nothing if `target` is 0.
struct Run {
  std::uint32_t first, target;
  std::uint16_t count;
  std::uint8_t step, traits;
};

struct Expansion {
  std::uint32_t code;
  std::uint16_t at, size;  // in kExpansionText
};

struct Composition {
  std::uint16_t composed, letter, mark;
};

struct LookAlike {
  std::uint32_t code;
  char letter;
};

#include "data/unicode/tables.inc"

/// The run that could hold `c`. Runs with a step of two may interleave with one that began later, so the one before is
/// looked at, too.
const Run* run_of(char32_t c) {
  const auto* after = std::upper_bound(std::begin(kRuns), std::end(kRuns), c,
                                       [](char32_t code, const Run& r) { return code < r.first; });
  for (int back = 1; back <= 2 && after - back >= std::begin(kRuns); ++back) {
    const Run& run = *(after - back);
    const std::uint32_t distance = c - run.first;
    if (distance % run.step == 0 && distance / run.step < run.count) return &run;
  }
  return nullptr;
}

}  // namespace

Plain plain_form(char32_t c) {
  if (const Run* run = run_of(c)) {
    const char32_t code = run->target == 0 ? 0 : run->target + (c - run->first);
    return {code, {}, run->traits};
  }
  const auto* found = std::lower_bound(std::begin(kExpansions), std::end(kExpansions), c,
                                       [](const Expansion& e, char32_t code) { return e.code < code; });
  if (found == std::end(kExpansions) || found->code != c) return {c, {}, 0};
  return {0, {kExpansionText + found->at, found->size}, 0};
}

char32_t composed(char32_t letter, char32_t mark) {
  const auto key = [](const Composition& c) { return (std::uint32_t{c.mark} << 16) | c.letter; };
  if (letter > 0xFFFF || mark > 0xFFFF) return 0;
  const std::uint32_t wanted = (static_cast<std::uint32_t>(mark) << 16) | static_cast<std::uint32_t>(letter);
  const auto* found = std::lower_bound(std::begin(kByMark), std::end(kByMark), wanted,
                                       [&](std::uint16_t i, std::uint32_t k) { return key(kCompositions[i]) < k; });
  const bool there = found != std::end(kByMark) && key(kCompositions[*found]) == wanted;
  return there ? kCompositions[*found].composed : 0;
}

char32_t without_marks(char32_t letter) {
  for (;;) {
    const auto* found = std::lower_bound(std::begin(kCompositions), std::end(kCompositions), letter,
                                         [](const Composition& c, char32_t code) { return c.composed < code; });
    if (found == std::end(kCompositions) || found->composed != letter) return letter;
    letter = found->letter;
  }
}

char32_t look_alike(char32_t c) {
  const auto* found = std::lower_bound(std::begin(kLookAlikes), std::end(kLookAlikes), c,
                                       [](const LookAlike& l, char32_t code) { return l.code < code; });
  const bool there = found != std::end(kLookAlikes) && found->code == c;
  return there ? static_cast<unsigned char>(found->letter) : 0;
}

}  // namespace unpushy::text
