#include "rules/situation.h"

#include <algorithm>
#include <string>

namespace unpushy::rules {
namespace {

using pack::fb::Answer3;
using pack::fb::Condition;

/// Words shorter than this must be equal; longer ones are kin if they share this many letters from the start, so that
/// "baking" fits "bakery" without a dictionary.
constexpr std::size_t kKinLetters = 4;

bool kin(std::string_view a, std::string_view b) {
  return a == b ||
         (std::min(a.size(), b.size()) > kKinLetters && a.substr(0, kKinLetters) == b.substr(0, kKinLetters) &&
          (a.substr(0, 5) == b.substr(0, 5) || std::max(a.size(), b.size()) <= 7));
}

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

bool is_soon(const Condition& condition, const std::optional<std::int64_t>& seconds) {
  return condition.contact_within() < 0 || (seconds && *seconds >= 0 && *seconds <= condition.contact_within());
}

bool condition_holds(const Condition& condition, const Facts& facts, const Situation& s) {
  const bool fit = condition.audience() == pack::fb::AudienceFit_any || condition.audience() == s.fit;
  return fit && in_mask(condition.relations(), s.relation) && in_mask(condition.platforms(), s.platform) &&
         in_mask(condition.commercials(), s.commercial) && is_soon(condition, s.seconds_since_contact) &&
         answered(condition.automated(), s.automated) && answered(condition.disclosed(), s.disclosed) &&
         answered(condition.asked(), s.asked) && answered(condition.reply(), s.is_reply) &&
         all_of(condition.moves(), [&](std::uint16_t m) { return facts.has_move(m); }) &&
         all_of(condition.without(), [&](std::uint16_t m) { return !facts.has_move(m); });
}

}  // namespace

Situation situation_of(Kind kind, const Context& context, const text::Document& document) {
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
  s.fit = fit_of(context, document);
  return s;
}

bool holds(const pack::fb::Rule& rule, const Facts& facts, const Situation& situation) {
  if (rule.when() == nullptr || rule.when()->size() == 0) return true;
  return std::any_of(rule.when()->begin(), rule.when()->end(),
                     [&](const Condition* condition) { return condition_holds(*condition, facts, situation); });
}

}  // namespace unpushy::rules
