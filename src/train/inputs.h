#pragma once
// What the solver sees of a labelled text: the same hits, shapes and words the engine would find, by column.

#include <cstdint>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "train/labelled.h"
#include "train/solver.h"

namespace unpushy::train {

/// Words of one field each, folded; see src/data/model/word-classes.txt.
using WordClasses = std::vector<std::vector<std::string>>;

/// Of lines of words; a line that begins with "=" begins a class, one with "#" is a comment.
WordClasses read_classes(const std::string& text);

/// Columns of the design matrix: the bias, the pack's rules, the shapes, the word buckets, the classes of words.
struct Columns {
  explicit Columns(const pack::Pack& pack, const WordClasses& word_classes = {});
  std::uint32_t rules = 1, shapes = 0, words = 0, classes = 0, count = 0;  ///< where each part begins; how many in all
  std::vector<std::vector<std::uint32_t>> classes_of;  ///< columns of the classes that a bucket's words are in
};

struct Input {
  std::vector<Entry> parts;  ///< bias, rules and shapes; a rule's value is 1, or less if softened
  std::vector<bool> turned;  ///< sentences whose words are denied or told of others
  std::vector<std::vector<std::uint32_t>> sentences;  ///< columns of the words of each sentence, sorted, once each
  bool has_sign = false;                              ///< a rule that raises has hit
  float share = 1;  ///< of what shape and words raise, less if the pack's model is softened
};

Input input_of(const pack::Pack& pack, const Columns& columns, const Labelled& row);

}  // namespace unpushy::train
