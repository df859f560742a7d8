// Kind "structure": something counted reaches a number.

#include <algorithm>

#include "rules/rules.h"

namespace unpushy::rules {
namespace {

using pack::fb::Measure;
using text::TokenKind;

struct Count {
  std::uint32_t value = 0;
  std::vector<Place> places;
};

template <class Predicate>
Count count_tokens(const Facts& facts, Predicate counts) {
  Count count;
  const text::Document& document = facts.document();
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    for (std::uint32_t i = document.sentences[s].first; i < document.sentences[s].end; ++i) {
      if (counts(document.tokens[i])) count.places.push_back({i, i, s});
    }
  }
  count.value = static_cast<std::uint32_t>(count.places.size());
  return count;
}

Count count_kind(const Facts& facts, TokenKind kind) {
  return count_tokens(facts, [&](const text::Token& t) { return t.kind == kind && !t.reported; });
}

/// A tag that says "advertisement" is there for honesty, not for reach.
Count hashtags(const Facts& facts) {
  Count count = count_kind(facts, TokenKind::hashtag);
  const auto labels = facts.places_of_move("ad-label");
  const auto is_label = [&](const Place& tag) {
    return std::binary_search(labels.begin(), labels.end(), tag,
                              [](const Place& a, const Place& b) { return a.first < b.first; });
  };
  count.places.erase(std::remove_if(count.places.begin(), count.places.end(), is_label), count.places.end());
  count.value = static_cast<std::uint32_t>(count.places.size());
  return count;
}

Count distinct_moves(const pack::fb::Rule& rule, const Facts& facts) {
  Count count;
  std::vector<std::uint16_t> seen;
  for (const MoveHit& hit : facts.moves()) {
    const bool again = std::find(seen.begin(), seen.end(), hit.move) != seen.end();
    if (again || !lists_move(rule.moves(), hit.move)) continue;
    seen.push_back(hit.move);
    count.places.push_back(hit.place);
  }
  count.value = static_cast<std::uint32_t>(seen.size());
  return count;
}

std::uint32_t percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::uint32_t>(part * 100 / whole);
}

/// Short words in capitals are mostly names of things: NASA and GDPR are no shouting unless most words are like that.
Count shouted_words(const Facts& facts) {
  constexpr std::uint32_t kShortest = 4, kFewest = 3;
  const auto long_word = [](const text::Token& t) {
    return t.kind == TokenKind::word && t.end - t.begin >= kShortest && !t.reported;
  };
  Count count = count_tokens(facts, [&](const text::Token& t) { return long_word(t) && t.shouted; });
  const Count all = count_tokens(facts, long_word);
  count.value = count.value < kFewest ? 0 : percent(count.value, all.value);
  return count;
}

Count reported_words(const Facts& facts) {
  Count count;
  count.value = percent(facts.document().reported_words, facts.document().words);
  if (count.value > 0) count.places = count_tokens(facts, [](const text::Token& t) { return t.reported; }).places;
  return count;
}

Count link_share(const Facts& facts) {
  Count count = count_kind(facts, TokenKind::link);
  count.value = percent(count.places.size(), facts.document().words);
  return count;
}

Count measure(const pack::fb::Rule& rule, const Facts& facts) {
  switch (rule.measure()) {
    case Measure::Measure_merge_tags: return count_kind(facts, TokenKind::merge_tag);
    case Measure::Measure_distinct_moves: return distinct_moves(rule, facts);
    case Measure::Measure_links: return count_kind(facts, TokenKind::link);
    case Measure::Measure_hashtags: return hashtags(facts);
    case Measure::Measure_mentions: return count_kind(facts, TokenKind::mention);
    case Measure::Measure_shouted_words: return shouted_words(facts);
    case Measure::Measure_reported_words: return reported_words(facts);
    case Measure::Measure_link_share: return link_share(facts);
    case Measure::Measure_words: return {facts.document().words, {}};
    case Measure::Measure_none: break;
  }
  return {};
}

}  // namespace

std::optional<Hit> find_structure(const pack::fb::Rule& rule, const Facts& facts, Kind kind) {
  const bool is_public = kind == Kind::post || kind == Kind::reply;
  Count count = measure(rule, facts);
  if (count.value == 0 || count.value < (is_public ? rule.at_least_public() : rule.at_least())) return std::nullopt;
  Hit hit;
  hit.measured = count.value;
  hit.removable = count.places;
  hit.places = std::move(count.places);
  return hit;
}

}  // namespace unpushy::rules
