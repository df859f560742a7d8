#pragma once
// The trained part of the score: the shape of the text and its hashed words, as one contribution of basis `model`.

#include <optional>

#include "pack/pack.h"
#include "rules/rules.h"
#include "text/document.h"

namespace unpushy::scoring {

/// The hit of the pack's rule of kind "model" that raises or softens, with Hit::weight set to its contribution and
/// the words that weigh most as places. Nothing if the pack has no model or the contribution is too small to speak of.
///
/// Shapes add up; of the words, each sentence counts for itself: what it holds beyond Model::floor raises, what is
/// below zero softens. So a clean sentence can not raise the score, and a long text is not worse than a short one. The
/// whole is kept between Model::least and Model::most; the latter is less than it takes to reach 50 from the bias.
std::optional<rules::Hit> find_model(const pack::Pack& pack, const text::Document& document, Kind kind);

}  // namespace unpushy::scoring
