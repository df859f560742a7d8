#include "scoring/model.h"

#include <algorithm>

#include "features/shape.h"
#include "features/words.h"
#include "sorting.h"

namespace unpushy::scoring {
namespace {

/// Smaller contributions, in milli-log-odds, are left out: they move no verdict and would stand in every report.
constexpr std::int32_t kLeast = 100;
constexpr std::size_t kMostPlaces = 3;

struct Weighed {
  std::int32_t value = 0;
  rules::Place place;
};

/// The words that weigh most, heaviest first.
class Heaviest {
 public:
  void add(const Weighed& weighed) {
    const auto at =
        std::find_if(words_.begin(), words_.end(), [&](const Weighed& w) { return w.value < weighed.value; });
    words_.insert(at, weighed);
    if (words_.size() > kMostPlaces) words_.pop_back();
  }

  std::vector<rules::Place> places() const {
    std::vector<rules::Place> all;
    for (const Weighed& weighed : words_) all.push_back(weighed.place);
    sort_stably(all, [](const rules::Place& a, const rules::Place& b) { return a.first < b.first; });
    return all;
  }

 private:
  std::vector<Weighed> words_;
};

std::int32_t shape_value(const pack::fb::Model& model, const text::Document& document, Kind kind) {
  const features::Shapes shapes = features::shapes_of(document, kind);
  std::int32_t sum = 0;
  for (std::uint32_t i = 0; i < features::kShapes; ++i) sum += model.shapes()->Get(i) * shapes[i];
  return sum;
}

/// Each bucket counts once in a sentence, however often its word is said.
std::int32_t sentence_value(const pack::fb::Model& model, std::vector<features::Gram>& grams, std::uint32_t sentence,
                            Heaviest& heaviest) {
  sort_stably(grams, [](const features::Gram& a, const features::Gram& b) {
    return a.bucket != b.bucket ? a.bucket < b.bucket : a.token < b.token;
  });
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < grams.size(); ++i) {
    if (i > 0 && grams[i].bucket == grams[i - 1].bucket) continue;
    const std::int32_t value = model.words()->Get(grams[i].bucket) * model.step();
    sum += value;
    if (value > kLeast) heaviest.add({value, {grams[i].token, grams[i].token, sentence}});
  }
  return sum;
}

/// The worst sentence raises, every sentence below zero softens.
std::int64_t words_value(const pack::fb::Model& model, const rules::Facts& facts, std::vector<rules::Place>& places) {
  const text::Document& document = facts.document();
  std::vector<features::Gram> grams;
  std::int64_t softens = 0;
  std::int32_t raises = 0;
  const auto count = static_cast<std::uint32_t>(document.sentences.size());
  for (std::uint32_t s = 0; s < count; ++s) {
    features::read_grams(document, document.sentences[s], grams);
    Heaviest heaviest;
    const std::int32_t value = sentence_value(model, grams, s, heaviest);
    softens += std::min(value, 0);
    if (value - model.floor() <= raises || facts.turned(s)) continue;
    raises = value - model.floor();
    places = heaviest.places();
  }
  return softens + raises;
}

}  // namespace

std::optional<rules::Hit> find_model(const pack::Pack& pack, const rules::Facts& facts, Kind kind) {
  const pack::fb::Model* model = pack.data().model();
  if (model == nullptr) return std::nullopt;
  std::vector<rules::Place> places;
  const std::int64_t sum = words_value(*model, facts, places) + shape_value(*model, facts.document(), kind);
  const auto value = static_cast<std::int32_t>(std::clamp<std::int64_t>(sum, model->least(), model->most()));
  if (value > -kLeast && value < kLeast) return std::nullopt;
  rules::Hit hit;
  hit.rule = value > 0 ? model->raises() : model->softens();
  hit.weight = value;
  if (value > 0) hit.places = std::move(places);
  return hit;
}

}  // namespace unpushy::scoring
