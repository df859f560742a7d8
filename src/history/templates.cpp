#include "history/templates.h"

#include <algorithm>

#include "sorting.h"
#include "text/utf8.h"

namespace unpushy::history {
namespace {

constexpr std::uint32_t kTemplateBit = 0x80000000;
constexpr std::size_t kSlots = std::size_t{1} << 20, kSingles = std::size_t{1} << 16, kMostTemplates = 1 << 14;
constexpr std::size_t kMostTexts = 4, kMostCandidates = 4;
// Texts are alike when seven words in ten stand in both in the same order, and at least five.
constexpr std::size_t kLeastCommon = 5, kAlikeOf = 10, kAlike = 7;

std::uint32_t key_in(std::uint32_t group, std::uint64_t key) {
  return static_cast<std::uint32_t>((key ^ (key >> 32)) * 31 + group) | 1;
}

bool alike(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const std::size_t most = std::min(a.size(), b.size());
  if (most < kLeastCommon || 2 * most * kAlikeOf < (a.size() + b.size()) * kAlike) return false;
  const std::size_t common = common_words(a, b);
  return common >= kLeastCommon && 2 * common * kAlikeOf >= (a.size() + b.size()) * kAlike;
}

std::string cut(std::string_view text) { return std::string(text.substr(0, text::boundary_before(text, kKeptBytes))); }

/// The text from one token to another, both included.
std::string words_between(const text::Document& document, std::uint32_t first, std::uint32_t last) {
  const Span span = document.span(first, last);
  return std::string(document.text.substr(span.begin, span.end - span.begin));
}

/// Words [begin, end) with the punctuation around them, up to the neighbouring words.
std::string fixed_text(const Templates::Reading& reading, std::size_t begin, std::size_t end) {
  const auto& tokens = reading.wording.tokens;
  const text::Document& document = reading.document;
  const std::size_t from = begin == 0 ? 0 : document.span(tokens[begin - 1], tokens[begin - 1]).end;
  const std::size_t to = end == tokens.size() ? document.text.size() : document.span(tokens[end], tokens[end]).begin;
  std::string_view text = document.text.substr(from, to - from);
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

/// The words of `other` that stand in place of words [begin, end) of the template.
std::string filling(const text::Document& document, const Wording& wording, const Alignment& alignment,
                    std::size_t begin, std::size_t end) {
  std::int32_t first = 0, last = static_cast<std::int32_t>(wording.words.size());
  for (std::size_t i = begin; i-- > 0;) {
    if (alignment.partner[i] < 0) continue;
    first = alignment.partner[i] + 1;
    break;
  }
  for (std::size_t i = end; i < alignment.partner.size(); ++i) {
    if (alignment.partner[i] < 0) continue;
    last = alignment.partner[i];
    break;
  }
  constexpr std::int32_t kLongest = 6;
  if (first >= last || last - first > kLongest) return {};
  return words_between(document, wording.tokens[static_cast<std::size_t>(first)],
                       wording.tokens[static_cast<std::size_t>(last - 1)]);
}

}  // namespace

Templates::Templates() : slots_(kSlots), singles_(kSingles) {}

std::vector<Templates::Candidate> Templates::candidates(const Wording& wording, std::uint32_t group) const {
  std::vector<Candidate> found;
  const auto vote = [&](std::uint32_t key, std::uint32_t votes) {
    const Slot& slot = slots_[key % slots_.size()];
    if (slot.key != key) return;
    for (Candidate& candidate : found) {
      if (candidate.reference == slot.reference) return void(candidate.votes += votes);
    }
    found.push_back({slot.reference, votes});
  };
  vote(key_in(group, wording.whole), kMostKeys);
  for (std::size_t i = 0; i < wording.key_count; ++i) vote(key_in(group, wording.keys[i]), 1);
  sort_stably(found, [](const Candidate& a, const Candidate& b) { return a.votes > b.votes; });
  if (found.size() > kMostCandidates) found.resize(kMostCandidates);
  return found;
}

// A template keeps its keys; single texts take each other's, so that the newest is found.
void Templates::remember(const Wording& wording, std::uint32_t group, std::uint32_t reference) {
  const auto write = [&](std::uint32_t key) {
    Slot& at = slot(key);
    if ((reference & kTemplateBit) == 0 && (at.reference & kTemplateBit) != 0) return;
    at = {key, reference};
  };
  write(key_in(group, wording.whole));
  for (std::size_t i = 0; i < wording.key_count; ++i) write(key_in(group, wording.keys[i]));
}

Templates::Single* Templates::single(std::uint32_t reference) {
  Single& found = singles_[reference % kSingles];
  return found.sequence == reference ? &found : nullptr;
}

void Templates::join(Template& found, std::string_view text, const Wording& wording) {
  if (wording.whole != found.whole) {
    const Alignment alignment = align(found.words, wording.words);
    for (std::size_t i = 0; i < found.words.size(); ++i) {
      if (alignment.partner[i] < 0) found.stays[i] = false;
    }
  }
  if (found.texts.size() < kMostTexts) found.texts.push_back(cut(text));
}

Templates::Found Templates::add(std::string_view text, const Wording& wording, std::uint32_t group,
                                std::uint32_t record) {
  for (const Candidate& candidate : candidates(wording, group)) {
    if ((candidate.reference & kTemplateBit) != 0) {
      const std::uint32_t id = candidate.reference & ~kTemplateBit;
      Template& found = templates_[id];
      if (found.group != group || (found.whole != wording.whole && !alike(found.words, wording.words))) continue;
      join(found, text, wording);
      return {id, std::nullopt};
    }
    Single* other = single(candidate.reference);
    if (other == nullptr || other->group != group || templates_.size() == kMostTemplates) continue;
    if (other->whole != wording.whole && !alike(other->words, wording.words)) continue;
    const auto id = static_cast<std::uint32_t>(templates_.size());
    templates_.push_back({wording.words, std::vector<bool>(wording.words.size(), true), wording.whole, group, {}});
    Wording before;
    before.words = std::move(other->words);
    before.whole = other->whole;
    join(templates_.back(), text, before);  // the kept text is this one; the other is gone, its words are not
    remember(wording, group, id | kTemplateBit);
    const std::uint32_t first = other->record;
    *other = {};
    return {id, first};
  }
  ++sequence_;
  sequence_ &= ~kTemplateBit;
  Single one{wording.words, wording.whole, record, sequence_, group};
  singles_[sequence_ % kSingles] = std::move(one);
  remember(wording, group, sequence_);
  return {};
}

Templates::Reading Templates::read(const std::string& text) {
  Reading reading{text::read(text), {}};
  reading.wording = wording_of(reading.document);
  return reading;
}

std::vector<Audit::TemplatePart> Templates::parts(std::uint32_t id) const {
  const Template& made = templates_[id];
  const Reading first = read(made.texts.front());
  std::vector<Reading> others;
  std::vector<Alignment> alignments;
  for (std::size_t i = 1; i < made.texts.size(); ++i) {
    others.push_back(read(made.texts[i]));
    alignments.push_back(align(first.wording.words, others.back().wording.words));
  }
  const std::size_t words = std::min(first.wording.words.size(), made.stays.size());
  const auto stays = [&](std::size_t i) {
    return made.stays[i] && !is_class(first.document.tokens[first.wording.tokens[i]].kind);
  };
  std::vector<Audit::TemplatePart> parts;
  for (std::size_t begin = 0, end = 0; begin < words; begin = end) {
    const bool fixed = stays(begin);
    for (end = begin; end < words && stays(end) == fixed;) ++end;
    if (fixed) {
      parts.push_back({fixed_text(first, begin, end), {}});
      continue;
    }
    std::vector<std::string> examples{
        words_between(first.document, first.wording.tokens[begin], first.wording.tokens[end - 1])};
    for (std::size_t i = 0; i < others.size() && examples.size() < 3; ++i) {
      std::string filled = filling(others[i].document, others[i].wording, alignments[i], begin, end);
      if (!filled.empty() && std::find(examples.begin(), examples.end(), filled) == examples.end())
        examples.push_back(std::move(filled));
    }
    if (examples.size() == 1 && made.stays[begin] && !others.empty()) {
      parts.push_back({examples[0], {}});  // a link or number that is the same in all copies
    } else {
      parts.push_back({{}, std::move(examples)});
    }
  }
  return parts;
}

}  // namespace unpushy::history
