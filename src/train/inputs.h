#pragma once
// What the solver sees of a labelled text: the same hits, shapes and words the engine would find, by column.

#include <cstdint>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "train/labelled.h"
#include "train/solver.h"

namespace unpushy::train {

/// Columns of the design matrix: the bias, the pack's rules, the shapes, the word buckets.
struct Columns {
  explicit Columns(const pack::Pack& pack);
  std::uint32_t rules = 1, shapes = 0, words = 0, count = 0;  ///< where each part begins; how many in all
};

struct Input {
  std::vector<Entry> parts;  ///< bias, rules and shapes; a rule's value is 1, or less if softened
  std::vector<bool> turned;  ///< sentences whose words are denied or told of others
  std::vector<std::vector<std::uint32_t>> sentences;  ///< columns of the words of each sentence, sorted, once each
  bool has_sign = false;                              ///< a rule that raises has hit
};

Input input_of(const pack::Pack& pack, const Columns& columns, const Labelled& row);

}  // namespace unpushy::train
