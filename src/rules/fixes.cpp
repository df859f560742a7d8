#include "rules/fixes.h"

#include <algorithm>

namespace unpushy::rules {
namespace {

/// Tokens [first, end) to be taken away.
struct Cut {
  std::uint32_t first, end;
};

std::vector<Cut> joined(std::vector<Cut> cuts) {
  std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.first < b.first; });
  std::vector<Cut> all;
  for (const Cut& cut : cuts) {
    if (!all.empty() && cut.first <= all.back().end) {
      all.back().end = std::max(all.back().end, cut.end);
    } else {
      all.push_back(cut);
    }
  }
  return all;
}

std::vector<Cut> cuts_of(const pack::fb::Rule& rule, const Hit& hit, const text::Document& document) {
  std::vector<Cut> cuts;
  for (const Place& place : hit.removable) {
    const text::Sentence& sentence = document.sentences[place.sentence];
    const bool words_only = rule.fix() == pack::fb::FixKind_remove_evidence;
    cuts.push_back(words_only ? Cut{place.first, place.last + 1} : Cut{sentence.first, sentence.end});
  }
  return joined(std::move(cuts));
}

/// The bytes of a cut with the white space before it, or behind it at the start of the text.
Span bytes_of(const Cut& cut, const text::Document& document) {
  Span span = document.span(cut.first, cut.end - 1);
  if (cut.first > 0) {
    span.begin = document.span(cut.first - 1, cut.first - 1).end;
  } else if (cut.end < document.tokens.size()) {
    span.end = document.span(cut.end, cut.end).begin;
  }
  return span;
}

}  // namespace

std::optional<Fix> make_fix(const pack::fb::Rule& rule, const Hit& hit, const text::Document& document) {
  if (rule.fix() == pack::fb::FixKind_none || hit.removable.empty() || rule.wording()->fix_title() == nullptr)
    return std::nullopt;
  const auto cuts = cuts_of(rule, hit, document);
  const auto words_in = [&](const Cut& cut) {
    std::uint32_t words = 0;
    for (std::uint32_t i = cut.first; i < cut.end; ++i)
      words += document.tokens[i].kind != text::TokenKind::punctuation;
    return words;
  };
  std::uint32_t removed = 0;
  Fix fix{rule.wording()->fix_title()->str(), {}};
  for (const Cut& cut : cuts) {
    removed += words_in(cut);
    fix.edits.push_back({bytes_of(cut, document), ""});
  }
  const auto all = words_in({0, static_cast<std::uint32_t>(document.tokens.size())});
  if (removed >= all) return std::nullopt;
  return fix;
}

}  // namespace unpushy::rules
