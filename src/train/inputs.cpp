#include "train/inputs.h"

#include <algorithm>

#include <sstream>

#include "features/shape.h"
#include "features/words.h"
#include "rules/rules.h"
#include "scoring/score.h"

namespace unpushy::train {
namespace {

using pack::fb::Rule;

/// As scoring does: a rule is divided for each rule that softens it. 0 if the rule did not hit.
std::vector<float> shares_of_rules(const pack::Pack& pack, const std::vector<rules::Hit>& hits) {
  const auto& rules = *pack.data().rules();
  std::vector<float> shares(rules.size(), 0);
  for (const rules::Hit& hit : hits) shares[hit.rule] = 1;
  for (const rules::Hit& hit : hits) {
    const auto* softeners = rules.Get(hit.rule)->softened_by();
    if (softeners == nullptr) continue;
    for (const std::uint16_t softener : *softeners) {
      if (shares[softener] > 0) shares[hit.rule] /= scoring::divisor_of(*rules.Get(softener));
    }
  }
  return shares;
}

float share_of_model(const pack::Pack& pack, const std::vector<float>& shares) {
  float share = 1;
  for (const Rule* rule : *pack.data().rules()) {
    if (rule->kind() != pack::fb::RuleKind_model || rule->softened_by() == nullptr) continue;
    for (const std::uint16_t softener : *rule->softened_by()) {
      if (shares[softener] > 0) share /= scoring::divisor_of(*pack.data().rules()->Get(softener));
    }
  }
  return share;
}

std::vector<std::uint32_t> words_of(const text::Document& document, const text::Sentence& sentence,
                                    std::uint32_t first) {
  std::vector<std::uint32_t> columns;
  features::read_words(document, sentence, columns);
  for (std::uint32_t& column : columns) column += first;
  return columns;
}

}  // namespace

WordClasses read_classes(const std::string& text) {
  WordClasses classes;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '=' || classes.empty()) classes.emplace_back();
    if (line[0] == '=') continue;
    std::istringstream words(line);
    for (std::string word; words >> word;) classes.back().push_back(word);
  }
  return classes;
}

Columns::Columns(const pack::Pack& pack, const WordClasses& word_classes) : classes_of(features::kBuckets) {
  shapes = rules + pack.data().rules()->size();
  words = shapes + static_cast<std::uint32_t>(features::kShapes);
  classes = words + features::kBuckets;
  count = classes + static_cast<std::uint32_t>(word_classes.size());
  for (std::uint32_t c = 0; c < word_classes.size(); ++c) {
    for (const std::string& word : word_classes[c]) {
      auto& of_bucket = classes_of[features::bucket_of_word(word)];
      if (of_bucket.empty() || of_bucket.back() != classes + c) of_bucket.push_back(classes + c);
    }
  }
}

Input input_of(const pack::Pack& pack, const Columns& columns, const Labelled& row) {
  const text::Document document = text::read(row.text, &pack);
  const rules::Facts facts(pack, document);
  const auto hits = rules::apply(pack, facts, rules::situation_of(pack, row.kind, row.context, facts));
  Input input;
  input.parts.push_back({0, 1});
  const auto shares = shares_of_rules(pack, hits);
  for (std::uint32_t r = 0; r < shares.size(); ++r) {
    if (shares[r] == 0) continue;
    input.parts.push_back({columns.rules + r, shares[r]});
    input.has_sign = input.has_sign || pack.data().rules()->Get(r)->weight() > 0;
  }
  input.share = share_of_model(pack, shares);
  const features::Shapes shapes = features::shapes_of(document, row.kind);
  for (std::uint32_t s = 0; s < features::kShapes; ++s) {
    if (shapes[s] > 0) input.parts.push_back({columns.shapes + s, static_cast<float>(shapes[s])});
  }
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    input.sentences.push_back(words_of(document, document.sentences[s], columns.words));
    input.turned.push_back(facts.turned(s));
  }
  return input;
}

}  // namespace unpushy::train
