#include "scoring/model.h"

#include <algorithm>

#include "features/shape.h"
#include "features/words.h"

namespace unpushy::scoring {
namespace {

/// A text that only denies or tells of others has no shape of its own.
bool all_turned(const rules::Facts& facts) {
  const auto count = static_cast<std::uint32_t>(facts.document().sentences.size());
  for (std::uint32_t s = 0; s < count; ++s) {
    if (!facts.turned(s)) return false;
  }
  return true;
}

std::int32_t shape_value(const pack::fb::Model& model, const rules::Facts& facts, Kind kind) {
  if (all_turned(facts)) return 0;
  const features::Shapes shapes = features::shapes_of(facts.document(), kind);
  std::int32_t sum = 0;
  for (std::uint32_t i = 0; i < features::kShapes; ++i) sum += model.shapes()->Get(i) * shapes[i];
  return sum;
}

/// The worst sentence raises, every sentence below zero softens.
std::int64_t words_value(const rules::Facts& facts, const std::vector<std::int32_t>& values) {
  std::int64_t softens = 0;
  std::int32_t raises = 0;
  for (std::uint32_t s = 0; s < values.size(); ++s) {
    softens += std::min(values[s], 0);
    if (!facts.turned(s)) raises = std::max(raises, values[s]);
  }
  return softens + raises;
}

}  // namespace

std::vector<std::int32_t> sentence_values(const pack::Pack& pack, const rules::Facts& facts,
                                          const std::vector<std::int32_t>& before) {
  const pack::fb::Model* model = pack.data().model();
  std::vector<std::int32_t> values;
  if (model == nullptr) return values;
  const text::Document& document = facts.document();
  std::vector<std::uint32_t> buckets;
  values.reserve(document.sentences.size());
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const std::uint32_t same = facts.same_before(s);
    std::int32_t value = 0;
    if (same < before.size()) {
      value = before[same];
    } else {
      features::read_words(document, document.sentences[s], buckets);
      for (const std::uint32_t bucket : buckets) value += model->words()->Get(bucket) * model->step();
    }
    values.push_back(value);
  }
  return values;
}

std::optional<rules::Hit> find_model(const pack::Pack& pack, const rules::Facts& facts, Kind kind,
                                     const std::vector<std::int32_t>& values) {
  const pack::fb::Model* model = pack.data().model();
  if (model == nullptr) return std::nullopt;
  const std::int64_t sum = words_value(facts, values) + shape_value(*model, facts, kind);
  const auto value = static_cast<std::int32_t>(std::clamp<std::int64_t>(sum, model->least(), model->most()));
  if (value > kLeastSoftening && value < kLeastRaising) return std::nullopt;
  rules::Hit hit;
  hit.rule = value > 0 ? model->raises() : model->softens();
  hit.weight = value;
  return hit;
}

}  // namespace unpushy::scoring
