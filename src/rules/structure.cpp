// Kind "structure": something counted reaches a number.

#include <algorithm>

#include "rules/rules.h"
#include "text/links.h"
#include "text/utf8.h"

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
  if (!facts.document().has(kind)) return {};
  return count_tokens(facts, [&](const text::Token& t) { return t.kind == kind && !t.reported; });
}

/// A tag that says "advertisement" is there for honesty, not for reach.
Count hashtags(const Facts& facts) {
  Count count = count_kind(facts, TokenKind::hashtag);
  if (count.places.empty()) return count;
  const auto labels = facts.places_of_move("ad-label");
  const auto is_label = [&](const Place& tag) {
    return std::binary_search(labels.begin(), labels.end(), tag,
                              [](const Place& a, const Place& b) { return a.first < b.first; });
  };
  count.places.erase(std::remove_if(count.places.begin(), count.places.end(), is_label), count.places.end());
  count.value = static_cast<std::uint32_t>(count.places.size());
  return count;
}

/// A place in a greeting where a name should have been: "Hi null", "Hi , nice page".
bool lacks_name(const text::Document& document, const Place& greeting) {
  if (greeting.last > greeting.first) return true;
  if (greeting.first + 1 >= document.tokens.size()) return false;
  const text::Token &word = document.tokens[greeting.first], &comma = document.tokens[greeting.first + 1];
  return comma.begin > word.end && document.folded_text(comma) == ",";
}

/// Unfilled variables, and greetings of nobody.
Count merge_tags(const Facts& facts) {
  Count count = count_kind(facts, TokenKind::merge_tag);
  const text::Document& document = facts.document();
  for (Place place : facts.places_of_move("empty-name")) {
    if (!count.places.empty() || document.tokens[place.first].reported || !lacks_name(document, place)) continue;
    place.last = std::max(place.last, place.first + 1);
    count.places.push_back(place);
  }
  count.value = static_cast<std::uint32_t>(count.places.size());
  return count;
}

Count distinct_moves(const pack::MoveSet& moves, const Facts& facts) {
  Count count;
  if (!moves.meets(facts.present())) return count;
  std::vector<std::uint16_t> seen;
  for (const MoveHit& hit : facts.moves()) {
    const bool again = std::find(seen.begin(), seen.end(), hit.move) != seen.end();
    // What stands in a signature is no wish of the message.
    if (again || facts.document().tokens[hit.place.first].signature || !moves.has(hit.move)) continue;
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
  Count count = count_tokens(facts, [&](const text::Token& t) { return t.shouted && long_word(t); });
  if (count.value < kFewest) return {};
  const Count all = count_tokens(facts, long_word);
  count.value = percent(count.value, all.value);
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

Count count_links(const Facts& facts, bool (*counts)(std::string_view link)) {
  if (!facts.document().has(TokenKind::link)) return {};
  return count_tokens(facts, [&](const text::Token& t) {
    return t.kind == TokenKind::link && !t.reported && counts(facts.document().folded_text(t));
  });
}

Count disguised_words(const Facts& facts) {
  if (facts.document().disguised_words == 0) return {};
  return count_tokens(facts, [](const text::Token& t) { return t.disguised && !t.reported; });
}

std::uint32_t characters_in(std::string_view text) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), begins));
}

/// As a platform counts them, roughly: a link counts as no more than X makes of it, so that no limit is said to be
/// passed that is not.
Count characters(const text::Document& document) {
  constexpr std::uint32_t kOfLink = 23;  // X Developer Platform, Counting characters
  Count count;
  count.value = characters_in(document.text);
  if (!document.has(TokenKind::link)) return count;
  for (const text::Token& token : document.tokens) {
    if (token.kind != TokenKind::link) continue;
    const std::uint32_t length = characters_in(document.folded_text(token));
    count.value -= std::min(count.value, length - std::min(length, kOfLink));
  }
  return count;
}

bool has_capital(const text::Document& document, const text::Token& token) {
  const Span span = {document.folded.origin[token.begin], document.folded.origin[token.end]};
  for (std::uint32_t at = span.begin; at < span.end;) {
    const text::Scalar scalar = text::decode(document.text, at);
    if (text::is_capital(scalar.code)) return true;
    at += scalar.length;
  }
  return false;
}

/// What a screen reader spells out, leaves out or reads as one long word: letters in a style of their own, long tags in
/// small letters, emoji in a row.
Count hard_to_hear(const Facts& facts) {
  constexpr std::uint32_t kLongTag = 17, kManyEmoji = 4, kFewestFancy = 2;
  const text::Document& document = facts.document();
  const bool fancy = document.fancy_words >= kFewestFancy;
  if (!fancy && !document.has(TokenKind::hashtag) && !document.has(TokenKind::emoji)) return {};
  return count_tokens(facts, [&](const text::Token& t) {
    if (t.reported) return false;
    if (t.kind == TokenKind::hashtag) return t.end - t.begin >= kLongTag && !has_capital(document, t);
    if (t.kind == TokenKind::emoji) return characters_in(document.folded_text(t)) >= kManyEmoji;
    return t.fancy && fancy;
  });
}

/// Emoji among the characters, in percent, from the fourth on.
Count emoji_share(const Facts& facts) {
  constexpr std::uint32_t kFewest = 4;
  const text::Document& document = facts.document();
  Count count = count_kind(facts, TokenKind::emoji);
  if (count.places.empty()) return count;
  std::uint32_t emoji = 0;
  for (const Place& place : count.places) emoji += characters_in(document.folded_text(document.tokens[place.first]));
  count.value = emoji < kFewest ? 0 : percent(emoji, characters_in(document.folded.text));
  return count;
}

/// "!!!", "???", "?!?!": three such marks or more in a row.
Count punctuation_runs(const Facts& facts) {
  constexpr std::uint32_t kFewest = 3;
  const text::Document& document = facts.document();
  const auto is_mark = [&](std::uint32_t i) {
    const text::Token& t = document.tokens[i];
    const char c = document.folded.text[t.begin];
    return t.kind == TokenKind::punctuation && !t.reported && (c == '!' || c == '?');
  };
  Count count;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const text::Sentence& sentence = document.sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
      const std::uint32_t first = i;
      while (i < sentence.end && is_mark(i) && (i == first || document.tokens[i - 1].end == document.tokens[i].begin))
        ++i;
      if (i - first >= kFewest) count.places.push_back({first, i - 1, s});
    }
  }
  count.value = static_cast<std::uint32_t>(count.places.size());
  return count;
}

Count measure(const pack::fb::Rule& rule, const pack::RuleIndex& index, const Facts& facts) {
  switch (rule.measure()) {
    case Measure::Measure_merge_tags: return merge_tags(facts);
    case Measure::Measure_distinct_moves: return distinct_moves(index.moves, facts);
    case Measure::Measure_links: return count_kind(facts, TokenKind::link);
    case Measure::Measure_hashtags: return hashtags(facts);
    case Measure::Measure_mentions: return count_kind(facts, TokenKind::mention);
    case Measure::Measure_shouted_words: return shouted_words(facts);
    case Measure::Measure_reported_words: return reported_words(facts);
    case Measure::Measure_link_share: return link_share(facts);
    case Measure::Measure_words: return {facts.document().words, {}};
    case Measure::Measure_disguised_words: return disguised_words(facts);
    case Measure::Measure_hard_to_hear: return hard_to_hear(facts);
    case Measure::Measure_emoji_share: return emoji_share(facts);
    case Measure::Measure_punctuation_runs: return punctuation_runs(facts);
    case Measure::Measure_short_links: return count_links(facts, text::is_short_link);
    case Measure::Measure_tracking_links: return count_links(facts, text::is_tracking_link);
    case Measure::Measure_characters: return characters(facts.document());
    case Measure::Measure_none: break;
  }
  return {};
}

}  // namespace

std::optional<Hit> find_structure(const pack::fb::Rule& rule, const pack::RuleIndex& index, const Facts& facts,
                                  Kind kind) {
  const bool is_public = kind == Kind::post || kind == Kind::reply;
  Count count = measure(rule, index, facts);
  if (count.value == 0 || count.value < (is_public ? rule.at_least_public() : rule.at_least())) return std::nullopt;
  Hit hit;
  hit.measured = count.value;
  hit.removable = count.places;
  hit.places = std::move(count.places);
  return hit;
}

}  // namespace unpushy::rules
