#include "rules/facts.h"

#include <algorithm>
#include <string_view>

#include "sorting.h"

namespace unpushy::rules {
namespace {

using pack::PhraseHit;
using pack::fb::MoveRole_ask;
using pack::fb::MoveRole_press;
using text::TokenKind;

/// A denial reaches this many words ahead: "we will never ever ask you to (buy)".
constexpr std::uint32_t kNegationReach = 8;

bool overlap(const PhraseHit& a, const PhraseHit& b) { return a.first <= b.last && b.first <= a.last; }

bool by_list_and_place(const PhraseHit& a, const PhraseHit& b) {
  if (a.list != b.list) return a.list < b.list;
  return a.first != b.first ? a.first < b.first : a.last > b.last;
}

/// Takes back what an `unless` phrase of the same list overlaps, and joins overlapping places of one list. Both lists
/// are walked once: after sorting, an earlier place that is passed can not overlap a later one.
std::vector<PhraseHit> settle(std::vector<PhraseHit> hits) {
  sort_stably(hits, by_list_and_place);
  std::vector<PhraseHit> unless, kept;
  std::copy_if(hits.begin(), hits.end(), std::back_inserter(unless), [](const PhraseHit& h) { return h.unless; });
  auto next = unless.begin();
  for (const PhraseHit& hit : hits) {
    if (hit.unless) continue;
    while (next != unless.end() && (next->list < hit.list || (next->list == hit.list && next->last < hit.first)))
      ++next;
    if (next != unless.end() && next->list == hit.list && overlap(*next, hit)) continue;
    const bool joins = !kept.empty() && kept.back().list == hit.list && overlap(kept.back(), hit);
    if (joins) {
      kept.back().last = std::max(kept.back().last, hit.last);
    } else {
      kept.push_back(hit);
    }
  }
  return kept;
}

bool begins_paragraph(const text::Document& document, std::uint32_t token) {
  const std::uint32_t before = document.tokens[token - 1].end, at = document.tokens[token].begin;
  const std::string_view gap = std::string_view(document.folded.text).substr(before, at - before);
  return std::count(gap.begin(), gap.end(), '\n') > 1;
}

/// From which token on a sentence tells what others say: its first token if it speaks about such messages, the one
/// behind "he said" otherwise.
class Told {
 public:
  explicit Told(const text::Document& document) : document_(document), from_(document.sentences.size(), kNever) {}

  void whole(std::uint32_t sentence) { from_[sentence] = 0; }
  bool anything_in(std::uint32_t sentence) const { return from_[sentence] != kNever; }
  void behind(const PhraseHit& said) { from_[said.sentence] = std::min(from_[said.sentence], said.last + 1); }
  bool holds(const PhraseHit& hit) const { return hit.first >= from_[hit.sentence]; }

  /// A sentence like this that ends with a colon introduces what follows, up to the next but one paragraph:
  /// "Messages like these go unread:" and then a list.
  void cover_lists() {
    bool covering = false, first = false;
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const text::Sentence& sentence = document_.sentences[s];
      if (covering && !first && begins_paragraph(document_, sentence.first)) covering = false;
      first = false;
      const bool introduces = from_[s] != kNever && !covering;
      if (covering) whole(s);
      if (introduces) covering = first = document_.folded_text(document_.tokens[sentence.end - 1]) == ":";
    }
  }

 private:
  static constexpr std::uint32_t kNever = 0xffffffff;
  const text::Document& document_;
  std::vector<std::uint32_t> from_;  // by sentence
};

/// Words under discussion: a quotation too short to be a region ("is 'link in bio' still a thing?"), by token; empty if
/// nothing is quoted. Not in a sentence that says next to nothing else, or whoever puts marks around each phrase would
/// say nothing.
std::vector<bool> discussed_words(const text::Document& document) {
  constexpr std::uint32_t kMostTokens = 5, kFewestOthers = 3;
  const auto is_mark = [](char c) { return c == '"' || c == '\''; };
  if (std::none_of(document.folded.text.begin(), document.folded.text.end(), is_mark)) return {};
  std::vector<bool> discussed(document.tokens.size());
  for (const text::Sentence& sentence : document.sentences) {
    std::uint32_t open = sentence.end, quoted = 0, words = 0;
    for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
      const text::Token& token = document.tokens[i];
      words += token.kind == TokenKind::word ? 1 : 0;
      const std::string_view mark = document.folded_text(token);
      if (mark != "\"" && mark != "'") continue;
      const bool closes =
          open < i && i - open <= kMostTokens + 1 && document.folded_text(document.tokens[open]) == mark;
      for (std::uint32_t k = open + 1; closes && k < i; ++k) discussed[k] = true;
      quoted += closes ? i - open - 1 : 0;
      open = closes ? sentence.end : i;
    }
    const bool enough = words >= quoted + kFewestOthers;
    for (std::uint32_t i = sentence.first; !enough && i < sentence.end; ++i) discussed[i] = false;
  }
  return discussed;
}

/// Is there a comma, colon or the like between two tokens? Then a denial before it does not reach behind it.
bool clause_ends_between(const text::Document& document, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first + 1; i < last; ++i) {
    const std::string_view word = document.folded_text(document.tokens[i]);
    if (word == "," || word == ";" || word == ":" || word == "-" || word == "but") return true;
  }
  return false;
}

bool denied(const text::Document& document, const std::vector<const PhraseHit*>& negations, const PhraseHit& hit) {
  // Only the nearest denial before the phrase can reach it, or one that runs into it ("no asking | to buy").
  const auto after = std::lower_bound(negations.begin(), negations.end(), hit.first,
                                      [](const PhraseHit* n, std::uint32_t first) { return n->last < first; });
  if (after != negations.end() && (*after)->first < hit.first) return true;
  if (after == negations.begin()) return false;
  const PhraseHit& negation = **(after - 1);
  return negation.sentence == hit.sentence && hit.first - negation.last <= kNegationReach &&
         !clause_ends_between(document, negation.last, hit.first);
}

/// Is the signature smaller than the message it stands under? Then what stands in it is said in passing and no move of
/// the message. Under a few words it is the message.
bool signs_off(const text::Document& document) {
  constexpr std::uint32_t kFewestWords = 8;
  std::uint32_t body = 0, signature = 0;
  for (const text::Token& token : document.tokens) {
    if (token.kind == TokenKind::word) ++(token.signature ? signature : body);
  }
  return signature > 0 && body >= kFewestWords && signature <= body;
}

}  // namespace

Facts::Facts(const pack::Pack& pack, const text::Document& document, const Facts* before)
    : pack_(pack.data()), index_(pack.index()), document_(document) {
  signs_off_ = signs_off(document);
  match(pack, before);
  keep_said(matched_);
  find_phrase_moves();
  add_built_in_moves();
  sort_stably(moves_, [](const MoveHit& a, const MoveHit& b) {
    return a.place.first != b.place.first ? a.place.first < b.place.first : a.place.last < b.place.last;
  });
}

void Facts::match(const pack::Pack& pack, const Facts* before) {
  if (before == nullptr) {
    matched_ = pack.match(document_);
    return;
  }
  find_same(*before);
  std::vector<std::uint32_t> now(before->document_.sentences.size(), kNew);
  std::vector<bool> known(same_.size());
  for (std::uint32_t s = 0; s < same_.size(); ++s) {
    known[s] = same_[s] != kNew;
    if (known[s]) now[same_[s]] = s;
  }
  matched_ = pack.match(document_, known);
  for (pack::PhraseHit hit : before->matched_) {
    if (now[hit.sentence] == kNew) continue;
    const std::uint32_t from = before->document_.sentences[hit.sentence].first;
    hit.sentence = now[hit.sentence];
    const std::uint32_t to = document_.sentences[hit.sentence].first;
    hit.first += to - from;
    hit.last += to - from;
    matched_.push_back(hit);
  }
}

/// A fix takes sentences away or changes them, so that the next one met again is near.
void Facts::find_same(const Facts& before) {
  constexpr std::size_t kFarthest = 32;
  same_.assign(document_.sentences.size(), kNew);
  std::uint32_t next = 0;
  const auto count = static_cast<std::uint32_t>(before.document_.sentences.size());
  for (std::uint32_t s = 0; s < same_.size(); ++s) {
    for (std::uint32_t old = next; old < count && old - next < kFarthest && same_[s] == kNew; ++old) {
      if (text::same_sentence(document_, s, before.document_, old)) same_[s] = old;
    }
    if (same_[s] != kNew) next = same_[s] + 1;
  }
}

void Facts::keep_said(std::vector<PhraseHit> hits) {
  const auto reported = [&](const PhraseHit& h) { return document_.tokens[h.first].reported; };
  hits.erase(std::remove_if(hits.begin(), hits.end(), reported), hits.end());
  hits = settle(std::move(hits));
  lists_.resize(hits.empty() ? 0 : hits.back().list + std::size_t{1});
  hits_.reserve(hits.size());
  std::vector<const PhraseHit*> negations;
  Told told(document_);
  for (const PhraseHit& hit : hits) {
    const pack::ListIndex list = index_.list(hit.list);
    if (list.negates) negations.push_back(&hit);
    if (list.about) told.whole(hit.sentence);
    if (list.said) told.behind(hit);
  }
  told.cover_lists();
  turned_.resize(document_.sentences.size());
  for (std::uint32_t s = 0; s < turned_.size(); ++s) turned_[s] = told.anything_in(s);
  for (const PhraseHit* negation : negations) turned_[negation->sentence] = true;
  const std::vector<bool> discussed = discussed_words(document_);
  for (const PhraseHit& hit : hits) {
    const pack::ListIndex list = index_.list(hit.list);
    if (list.negates || list.about || list.said) continue;
    const bool quoted = !discussed.empty() && discussed[hit.first] && discussed[hit.last];
    const bool aside = signs_off_ && document_.tokens[hit.first].signature;
    if (!list.softens && (told.holds(hit) || denied(document_, negations, hit) || quoted || aside)) continue;
    hits_.push_back(hit);
    lists_[hit.list] = true;
  }
}

std::vector<Place> Facts::places_of(int list) const {
  std::vector<Place> places;
  if (!has_list(list)) return places;
  const auto first =
      std::lower_bound(hits_.begin(), hits_.end(), list, [](const PhraseHit& h, int l) { return h.list < l; });
  for (auto hit = first; hit != hits_.end() && hit->list == list; ++hit)
    places.push_back({hit->first, hit->last, hit->sentence});
  return places;
}

std::vector<Place> Facts::places_of_move(std::string_view id) const {
  std::vector<Place> places;
  for (const MoveHit& hit : moves_) {
    if (pack_.moves()->Get(hit.move)->id()->string_view() == id) places.push_back(hit.place);
  }
  return places;
}

void Facts::find_phrase_moves() {
  for (const PhraseHit& hit : hits_) {
    const pack::ListIndex list = index_.list(hit.list);
    if (list.move < 0) continue;
    const auto move = static_cast<std::uint16_t>(list.move);
    moves_.push_back({move, {hit.first, hit.last, hit.sentence}});
    present_.add(move);
  }
}

void Facts::add_built_in_moves() {
  std::vector<bool> asks(document_.sentences.size());
  for (const MoveHit& hit : moves_) {
    const auto role = index_.roles[hit.move];
    if (role == MoveRole_ask || role == MoveRole_press) asks[hit.place.sentence] = true;
  }
  const auto add = [&](const std::vector<std::uint16_t>& moves, Place place) {
    for (const std::uint16_t move : moves) {
      moves_.push_back({move, place});
      present_.add(move);
    }
  };
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const text::Sentence& sentence = document_.sentences[s];
    if (sentence.question && !asks[s] && !document_.tokens[sentence.first].reported)
      add(index_.questions, {sentence.first, sentence.end - 1, s});
    for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
      const text::Token& token = document_.tokens[i];
      const bool aside = signs_off_ && token.signature;
      if (token.kind == TokenKind::link && !token.reported && !aside) add(index_.links, {i, i, s});
    }
  }
}

}  // namespace unpushy::rules
