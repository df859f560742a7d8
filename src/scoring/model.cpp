#include "scoring/model.h"

#include <algorithm>

#include "features/shape.h"
#include "features/words.h"

namespace unpushy::scoring {
namespace {

/// Smaller contributions, in milli-log-odds, are left out: they move no verdict and would stand in every report.
constexpr std::int32_t kLeast = 100;

std::int32_t shape_value(const pack::fb::Model& model, const text::Document& document, Kind kind) {
  const features::Shapes shapes = features::shapes_of(document, kind);
  std::int32_t sum = 0;
  for (std::uint32_t i = 0; i < features::kShapes; ++i) sum += model.shapes()->Get(i) * shapes[i];
  return sum;
}

/// The worst sentence raises, every sentence below zero softens.
std::int64_t words_value(const pack::fb::Model& model, const rules::Facts& facts) {
  const text::Document& document = facts.document();
  std::vector<std::uint32_t> buckets;
  std::int64_t softens = 0;
  std::int32_t raises = 0;
  const auto count = static_cast<std::uint32_t>(document.sentences.size());
  for (std::uint32_t s = 0; s < count; ++s) {
    features::read_words(document, document.sentences[s], buckets);
    std::int32_t value = 0;
    for (const std::uint32_t bucket : buckets) value += model.words()->Get(bucket) * model.step();
    softens += std::min(value, 0);
    if (!facts.turned(s)) raises = std::max(raises, value - model.floor());
  }
  return softens + raises;
}

}  // namespace

std::optional<rules::Hit> find_model(const pack::Pack& pack, const rules::Facts& facts, Kind kind) {
  const pack::fb::Model* model = pack.data().model();
  if (model == nullptr) return std::nullopt;
  const std::int64_t sum = words_value(*model, facts) + shape_value(*model, facts.document(), kind);
  const auto value = static_cast<std::int32_t>(std::clamp<std::int64_t>(sum, model->least(), model->most()));
  if (value > -kLeast && value < kLeast) return std::nullopt;
  rules::Hit hit;
  hit.rule = value > 0 ? model->raises() : model->softens();
  hit.weight = value;
  return hit;
}

}  // namespace unpushy::scoring
