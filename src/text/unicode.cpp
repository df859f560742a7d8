#include "text/unicode.h"

#include <array>
#include <cstddef>

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
  char32_t code;
  std::uint16_t at, size;  // in Tables::text
};

struct Composition {
  char32_t mark, letter, composed;
};

struct LookAlike {
  char32_t code, letter;
};

#include "data/unicode/tables.inc"

/// Reads the numbers of a packed table one after the other; generate.cpp says how they are written.
class Numbers {
 public:
  explicit Numbers(const unsigned char* bytes) : at_(bytes) {}

  std::uint32_t next() {
    std::uint32_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const unsigned char byte = *at_++;
      number |= (byte & 0x7Fu) << shift;
      if (byte < 0x80) return number;
    }
  }
  /// A number at a distance, which may be negative, from another one.
  static std::uint32_t moved(std::uint32_t from, std::uint32_t distance) {
    return distance % 2 == 0 ? from + distance / 2 : from - (distance + 1) / 2;
  }

 private:
  const unsigned char* at_;
};

struct Tables {
  std::array<Run, kRunCount> runs;
  std::array<Expansion, kExpansionCount> expansions;
  std::array<char16_t, sizeof kExpansionBytes> text;
  std::array<Composition, kCompositionCount> compositions;
  std::array<LookAlike, kLookAlikeCount> look_alikes;

  Tables() {
    read_runs(Numbers(kRunBytes));
    read_expansions(Numbers(kExpansionBytes));
    read_compositions(Numbers(kCompositionBytes));
    Numbers numbers(kLookAlikeBytes);
    char32_t code = 0;
    for (LookAlike& entry : look_alikes) {
      const std::uint32_t number = numbers.next();
      code += number / 32;
      entry = {code, U'a' + number % 32};
    }
  }

 private:
  void read_runs(Numbers numbers) {
    std::uint32_t first = 0, target = 0;
    for (Run& run : runs) {
      const std::uint32_t shape = numbers.next();
      first += numbers.next();
      const std::uint32_t to = numbers.next();
      if (to != 0) target = Numbers::moved(target, to - 1);
      run = {first, to == 0 ? 0 : target, static_cast<std::uint16_t>(shape / 16 + 1),
             static_cast<std::uint8_t>(shape % 2 + 1), static_cast<std::uint8_t>(shape / 2 % 8)};
    }
  }

  void read_expansions(Numbers numbers) {
    char32_t code = 0;
    std::uint16_t at = 0;
    for (Expansion& entry : expansions) {
      code += numbers.next();
      entry = {code, at, static_cast<std::uint16_t>(numbers.next())};
      for (const int end = at + entry.size; at < end; ++at) text[at] = static_cast<char16_t>(numbers.next());
    }
  }

  void read_compositions(Numbers numbers) {
    Composition last{0, 0, 0};
    for (Composition& entry : compositions) {
      last.mark += numbers.next();
      last.letter = Numbers::moved(last.letter, numbers.next());
      last.composed = Numbers::moved(last.composed, numbers.next());
      entry = last;
    }
  }
};

/// Unpacked when a text first holds a character beyond ASCII.
const Tables& tables() {
  static const Tables all;
  return all;
}

/// The first entry that is not before `wanted`; nullptr if there is none.
template <class Entry, std::size_t N, class Before>
const Entry* find_first(const std::array<Entry, N>& entries, Before is_before) {
  std::size_t low = 0, high = entries.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (is_before(entries[middle])) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < entries.size() ? &entries[low] : nullptr;
}

/// The run that could hold `c`. Runs with a step of two may interleave with one that began later, so the one before is
/// looked at, too.
const Run* run_of(char32_t c) {
  const auto& runs = tables().runs;
  const auto* const after = find_first(runs, [c](const Run& r) { return r.first <= c; });
  const std::size_t end = after == nullptr ? runs.size() : static_cast<std::size_t>(after - runs.data());
  for (std::size_t back = 1; back <= 2 && back <= end; ++back) {
    const Run& run = runs[end - back];
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
  const auto* const found = find_first(tables().expansions, [c](const Expansion& e) { return e.code < c; });
  if (found == nullptr || found->code != c) return {c, {}, 0};
  return {0, {tables().text.data() + found->at, found->size}, 0};
}

char32_t composed(char32_t letter, char32_t mark) {
  const auto is_before = [=](const Composition& c) { return c.mark != mark ? c.mark < mark : c.letter < letter; };
  const auto* const found = find_first(tables().compositions, is_before);
  return found != nullptr && found->mark == mark && found->letter == letter ? found->composed : 0;
}

char32_t without_marks(char32_t letter) {
  for (bool again = true; again;) {
    again = false;
    for (const Composition& c : tables().compositions) {  // sorted by mark; asked for accented letters only
      if (c.composed != letter) continue;
      letter = c.letter;
      again = true;
      break;
    }
  }
  return letter;
}

char32_t look_alike(char32_t c) {
  const auto* const found = find_first(tables().look_alikes, [c](const LookAlike& l) { return l.code < c; });
  return found != nullptr && found->code == c ? found->letter : 0;
}

}  // namespace unpushy::text
