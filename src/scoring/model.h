#pragma once
// The trained part of the score: the shape of the text and its hashed words, as one contribution of basis `model`.

#include <cstdint>
#include <optional>
#include <vector>

#include "pack/pack.h"
#include "rules/rules.h"

namespace unpushy::scoring {

/// What the model says between these, in milli-log-odds, is left out: it moves hardly any verdict and would stand in
/// every report, as a reproach in nearly every second one.
inline constexpr std::int32_t kLeastRaising = 1000, kLeastSoftening = -250;

/// What the words of each sentence weigh, in milli-log-odds; empty if the pack has no model.
/// @param before the same of the text that `facts` were told to be nearly the same as; empty without one
std::vector<std::int32_t> sentence_values(const pack::Pack& pack, const rules::Facts& facts,
                                          const std::vector<std::int32_t>& before = {});

/// The hit of the pack's rule of kind "model" that raises or softens, with Hit::weight set to its contribution. It has
/// no places: that some words are common in promotion is no fault of each of them, and marks on them would mislead.
/// Nothing if the pack has no model or the contribution is too small to speak of.
///
/// Shapes add up. Of the words, each sentence counts for itself: every one below zero softens, and only the worst
/// raises; not at all where its words are denied or told of others. So a clean
/// sentence can not raise the score, and a long text is not worse than a short one. The whole is kept between
/// Model::least and Model::most; the latter is less than it takes to reach 50 from the bias.
///
/// @param values of sentence_values()
std::optional<rules::Hit> find_model(const pack::Pack& pack, const rules::Facts& facts, Kind kind,
                                     const std::vector<std::int32_t>& values);

}  // namespace unpushy::scoring
