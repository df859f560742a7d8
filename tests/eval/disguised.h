#pragma once
// How well verdicts hold when the same texts come in disguise.

#include <cstdint>
#include <vector>

#include "eval/disguise.h"
#include "train/labelled.h"
#include "unpushy/engine.h"

namespace unpushy::eval {

/// Of texts that push and of copies of them in one style. Texts that the style leaves as they are do not count.
struct Disguised {
  Disguise style = Disguise::mixed;
  std::size_t texts = 0, same_verdict = 0;
  std::size_t plain_caught = 0, copies_caught = 0;  // at a score of 50 or more

  double same_share() const;   ///< 0..1
  double recall_lost() const;  ///< 0..1; negative where copies are caught more often
};

/// Up to `most` rows labelled push, drawn without regard to their order; the same seed draws the same.
std::vector<train::Labelled> draw_push(const std::vector<train::Labelled>& rows, std::size_t most, std::uint32_t seed);

/// One entry a style. Each text has the seed of its number.
std::vector<Disguised> measure_disguised(const Engine& engine, const std::vector<train::Labelled>& texts,
                                         std::uint32_t seed);

}  // namespace unpushy::eval
