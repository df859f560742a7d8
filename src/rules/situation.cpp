#include "rules/situation.h"

#include <algorithm>
#include <string>
#include <utility>

namespace unpushy::rules {
namespace {

using pack::Fact;
using Condition = pack::ConditionIndex;

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

bool is_soon(const Condition& condition, const std::optional<std::int64_t>& seconds) {
  return condition.contact_within < 0 || (seconds && *seconds >= 0 && *seconds <= condition.contact_within);
}

/// What is known, as conditions ask for it.
pack::Answers answers_of(const Situation& s) {
  const Exchange& e = s.exchange;
  const std::pair<Fact, std::optional<bool>> known[] = {{Fact::automated, s.automated},
                                                        {Fact::disclosed, s.disclosed},
                                                        {Fact::asked, s.asked},
                                                        {Fact::reply, s.is_reply},
                                                        {Fact::shares, s.parent.shares},
                                                        {Fact::parent_asks, s.parent.asks},
                                                        {Fact::parent_requests, s.parent.requests},
                                                        {Fact::refused, e.refused},
                                                        {Fact::promised, e.promised},
                                                        {Fact::requested, e.requested},
                                                        {Fact::exchanged, e.exchanged},
                                                        {Fact::pitched, e.pitched},
                                                        {Fact::repeats, e.repeats}};
  pack::Answers answers;
  for (const auto& [fact, answer] : known) {
    if (answer) answers.set(fact, *answer);
  }
  return answers;
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

Conditions::Conditions(const Facts& facts, const Situation& situation)
    : present_(facts.present()), situation_(situation), known_(answers_of(situation)) {}

bool Conditions::any_holds(const pack::RuleIndex& rule) const {
  return std::any_of(rule.when.begin(), rule.when.end(), [&](const Condition& c) { return holds(c); });
}

bool Conditions::holds(const Condition& c) const {
  const Situation& s = situation_;
  return c.wanted.within(known_) && c.suits(present_) && in_mask(c.relations, s.relation) &&
         in_mask(c.platforms, s.platform) && in_mask(c.commercials, s.commercial) &&
         is_soon(c, s.seconds_since_contact) && s.exchange.unanswered >= c.unanswered_at_least &&
         (c.audience == pack::fb::AudienceFit_any || c.audience == s.fit) &&
         (c.label == pack::fb::Label_any || c.label == s.label);
}

}  // namespace unpushy::rules
