#include "rules/situation.h"

#include <algorithm>
#include <string>

namespace unpushy::rules {
namespace {

using pack::fb::Answer3;
using pack::fb::Condition;

std::vector<std::string> folded_words(const std::vector<std::string>& list) {
  constexpr std::size_t kMostWords = 64;  // more say nothing new, and bound the comparison
  std::vector<std::string> words;
  for (const std::string& entry : list) {
    const text::Document document = text::read(entry);
    for (const text::Token& token : document.tokens) {
      const bool counts =
          token.kind == text::TokenKind::word && token.end - token.begin > 2 && words.size() < kMostWords;
      if (counts) words.emplace_back(document.folded_text(token));
    }
  }
  return words;
}

AudienceFit fit_of(const Context& context, const text::Document& document) {
  auto words = folded_words(context.topics);
  const auto audience = folded_words(context.audience);
  words.insert(words.end(), audience.begin(), audience.end());
  if (words.empty()) return pack::fb::AudienceFit_any;
  for (const text::Token& token : document.tokens) {
    std::string_view said = document.folded_text(token);
    if (token.kind == text::TokenKind::hashtag) said.remove_prefix(1);
    const auto fits = [&](const std::string& word) { return kin(said, word); };
    if (token.kind != text::TokenKind::punctuation && std::any_of(words.begin(), words.end(), fits))
      return pack::fb::AudienceFit_fits;
  }
  return pack::fb::AudienceFit_foreign;
}

/// 0 in the mask allows everything; the value 0 is "not known" and is never allowed by a mask.
template <class Enum>
bool in_mask(std::uint32_t mask, Enum value) {
  return mask == 0 || (value != Enum{} && ((mask >> static_cast<unsigned>(value)) & 1u) != 0);
}

bool answered(Answer3 wanted, const std::optional<bool>& known) {
  return wanted == pack::fb::Answer3_any || (known && *known == (wanted == pack::fb::Answer3_yes));
}

template <class List, class Predicate>
bool all_of(const List* list, Predicate predicate) {
  return list == nullptr || std::all_of(list->begin(), list->end(), predicate);
}

template <class List, class Predicate>
bool some_of(const List* list, Predicate predicate) {
  return list == nullptr || list->size() == 0 || std::any_of(list->begin(), list->end(), predicate);
}

bool is_soon(const Condition& condition, const std::optional<std::int64_t>& seconds) {
  return condition.contact_within() < 0 || (seconds && *seconds >= 0 && *seconds <= condition.contact_within());
}

bool known_holds(const Condition& condition, const Situation& s) {
  const bool fit = condition.audience() == pack::fb::AudienceFit_any || condition.audience() == s.fit;
  return fit && in_mask(condition.relations(), s.relation) && in_mask(condition.platforms(), s.platform) &&
         in_mask(condition.commercials(), s.commercial) && is_soon(condition, s.seconds_since_contact) &&
         answered(condition.automated(), s.automated) && answered(condition.disclosed(), s.disclosed) &&
         answered(condition.asked(), s.asked) && answered(condition.reply(), s.is_reply);
}

bool before_holds(const Condition& condition, const Situation& s) {
  const Exchange& e = s.exchange;
  return e.unanswered >= condition.unanswered_at_least() && answered(condition.refused(), e.refused) &&
         answered(condition.promised(), e.promised) && answered(condition.requested(), e.requested) &&
         answered(condition.exchanged(), e.exchanged) && answered(condition.pitched(), e.pitched) &&
         answered(condition.repeats(), e.repeats) && answered(condition.shares(), s.parent.shares) &&
         answered(condition.parent_asks(), s.parent.asks) && answered(condition.parent_requests(), s.parent.requests);
}

bool text_holds(const Condition& condition, const Facts& facts, const Situation& s) {
  const auto has = [&](std::uint16_t m) { return facts.has_move(m); };
  return (condition.label() == pack::fb::Label_any || condition.label() == s.label) && all_of(condition.moves(), has) &&
         some_of(condition.some(), has) && all_of(condition.without(), [&](std::uint16_t m) { return !has(m); });
}

// --- advertising labels ---

/// FTC, Disclosures 101: a label belongs where it is seen without "more". Three lines or so many characters are seen.
constexpr std::uint32_t kSeenLines = 3, kSeenBytes = 125;
/// Among as many tags in a row a label is lost (FTC: "don't mix your disclosure into a group of hashtags").
constexpr std::uint32_t kHeapOfTags = 4;

bool in_heap(const text::Document& document, std::uint32_t token) {
  const auto is_tag = [&](std::uint32_t i) { return document.tokens[i].kind == text::TokenKind::hashtag; };
  if (!is_tag(token)) return false;
  std::uint32_t tags = 1;
  for (std::uint32_t i = token; i > 0 && is_tag(i - 1) && tags < kHeapOfTags; --i) ++tags;
  const bool leads = tags == 1;  // the first of a row is seen
  for (std::uint32_t i = token + 1; i < document.tokens.size() && is_tag(i) && tags < kHeapOfTags; ++i) ++tags;
  return tags >= kHeapOfTags && !(leads && token == 0);
}

bool seen_at_once(const text::Document& document, std::uint32_t token) {
  const std::uint32_t begin = document.tokens[token].begin;
  const std::string_view before = std::string_view(document.folded.text).substr(0, begin);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  return begin <= kSeenBytes && lines < kSeenLines && !in_heap(document, token);
}

Label label_of(const pack::Pack& pack, const Facts& facts) {
  Label label = pack::fb::Label_missing;
  for (const MoveHit& hit : facts.moves()) {
    const std::string_view id = pack.data().moves()->Get(hit.move)->id()->string_view();
    if (id == "ad-label") {
      if (seen_at_once(facts.document(), hit.place.first)) return pack::fb::Label_early;
      label = pack::fb::Label_late;
    } else if (id == "unclear-label" && label == pack::fb::Label_missing) {
      label = pack::fb::Label_unclear;
    }
  }
  return label;
}

}  // namespace

Situation situation_of(const pack::Pack& pack, Kind kind, const Context& context, const Facts& facts) {
  Situation s;
  s.kind = kind;
  s.platform = context.platform;
  s.relation = context.relation;
  s.commercial = context.commercial;
  s.seconds_since_contact = context.seconds_since_contact;
  s.automated = context.automated;
  s.disclosed = context.disclosed;
  s.asked = context.asked;
  s.is_reply = !context.parent.empty();
  s.exchange = read_exchange(pack, facts, context.earlier, kind != Kind::dm_in);
  return with_text(pack, std::move(s), context, facts);
}

Situation with_text(const pack::Pack& pack, Situation s, const Context& context, const Facts& facts) {
  s.fit = fit_of(context, facts.document());
  s.label = label_of(pack, facts);
  s.parent = read_parent(pack, facts.document(), context.parent);
  return s;
}

bool holds(const pack::fb::Rule& rule, const Facts& facts, const Situation& situation) {
  if (rule.when() == nullptr || rule.when()->size() == 0) return true;
  return std::any_of(rule.when()->begin(), rule.when()->end(), [&](const Condition* condition) {
    return known_holds(*condition, situation) && before_holds(*condition, situation) &&
           text_holds(*condition, facts, situation);
  });
}

}  // namespace unpushy::rules
