#pragma once
// From hits to a score, in whole milli-log-odds. Sums are exact: nothing moves the score but the contributions.

#include <array>
#include <cstdint>
#include <vector>

#include "pack/pack.h"
#include "rules/rules.h"
#include "unpushy/report.h"

namespace unpushy::scoring {

/// From these scores on, in tenths.
inline constexpr int kLeaningFrom = 250, kPushFrom = 500;
/// Fewer words than this, and no sign, is too short to say.
inline constexpr std::uint32_t kFewestWords = 4;

/// By what a softening rule divides the weight of those it softens: 4 if it is strong, else 2.
std::uint8_t divisor_of(const pack::fb::Rule& softener);

/// What each rule that hit adds to the logit: its weight, divided for each softening rule that names it, then capped
/// per family (shared in proportion). A softening rule never adds, a raising rule never takes away. A hit of a rule of
/// kind "model" adds what was measured.
/// @param chosen indexes into `found`, each once
std::vector<std::int32_t> contributions(const pack::Pack& pack, const std::vector<rules::Hit>& found,
                                        const std::vector<std::uint16_t>& chosen);

struct Score {
  int tenths = 0;       ///< 0..1000
  int base_tenths = 0;  ///< the same at bias alone
  Verdict verdict = Verdict::unclear;
};

/// @param words counted in the text; below kFewestWords without a sign the verdict is `unclear`
Score score_of(std::int32_t bias, const std::vector<std::int32_t>& contributions, std::uint32_t words, bool sign);

/// Does a rule raise the score? What the model finds in words is no sign by itself.
bool has_sign(const pack::Pack& pack, const std::vector<rules::Hit>& found, const std::vector<std::uint16_t>& chosen,
              const std::vector<std::int32_t>& contributions);

/// Whole points per contribution, in proportion, that add up to round(score) - round(base). A sum of contributions
/// enters one function of one variable, so the proportional share is the Aumann-Shapley value (Aumann and Shapley
/// 1974).
std::vector<std::int32_t> points_of(std::int32_t bias, const std::vector<std::int32_t>& contributions);

/// Each dimension, 0..100: how far its own findings alone would take a text from bias towards 100.
std::array<float, kDimensions> dimensions_of(const pack::Pack& pack, const std::vector<rules::Hit>& hits,
                                             const std::vector<std::int32_t>& contributions);

/// For a received message. `block` needs a raising hit that rests on structure or context, never on words alone. A sign
/// of a scam keeps an answer from being suggested: what one was told of the situation may be part of the scam.
Action action_of(Verdict verdict, const pack::Pack& pack, const std::vector<rules::Hit>& hits,
                 const std::vector<std::int32_t>& contributions);

Basis basis_of(const pack::fb::Rule& rule);

}  // namespace unpushy::scoring
