#include "rules/facts.h"

#include <algorithm>
#include <string_view>

namespace unpushy::rules {
namespace {

using pack::PhraseHit;
using pack::fb::MoveRole_ask;
using pack::fb::MoveRole_press;
using text::TokenKind;

constexpr std::string_view kNegation = "negation", kAbout = "about", kLink = "link", kQuestion = "question";
/// A denial reaches this many words ahead: "we will never ever ask you to (buy)".
constexpr std::uint32_t kNegationReach = 6;

bool overlap(const PhraseHit& a, const PhraseHit& b) { return a.first <= b.last && b.first <= a.last; }

bool by_list_and_place(const PhraseHit& a, const PhraseHit& b) {
  if (a.list != b.list) return a.list < b.list;
  return a.first != b.first ? a.first < b.first : a.last > b.last;
}

/// Takes back what an `unless` phrase of the same list overlaps, and joins overlapping places of one list. Both lists
/// are walked once: after sorting, an earlier place that is passed can not overlap a later one.
std::vector<PhraseHit> settle(std::vector<PhraseHit> hits) {
  std::sort(hits.begin(), hits.end(), by_list_and_place);
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

/// What each phrase list is to denial and to speaking about.
class Lists {
 public:
  explicit Lists(const pack::fb::Pack& pack) {
    for (const pack::fb::Move* move : *pack.moves()) {
      if (move->id()->string_view() == kNegation) negation = move->list();
      if (move->id()->string_view() == kAbout) about = move->list();
      const bool stays = move->role() == pack::fb::MoveRole_give || move->role() == pack::fb::MoveRole_quiet;
      if (stays) add(move->list());
    }
    for (const pack::fb::Rule* rule : *pack.rules()) {
      if (rule->weight() < 0) add(rule->list());
    }
  }

  /// Signs that soften stay what they are when denied ("no need to answer") or spoken about; so does what is only
  /// looked for in other texts ("please stop sending messages like this").
  bool softens(std::uint16_t list) const { return list < softening_.size() && softening_[list]; }

  int negation = -1, about = -1;

 private:
  void add(int list) {
    if (list < 0) return;
    const auto at = static_cast<std::size_t>(list);
    if (softening_.size() <= at) softening_.resize(at + 1);
    softening_[at] = true;
  }

  std::vector<bool> softening_;
};

bool begins_paragraph(const text::Document& document, std::uint32_t token) {
  const std::uint32_t before = document.tokens[token - 1].end, at = document.tokens[token].begin;
  const std::string_view gap = std::string_view(document.folded.text).substr(before, at - before);
  return std::count(gap.begin(), gap.end(), '\n') > 1;
}

/// A sentence that ends with a colon speaks about what follows, up to the next but one paragraph:
/// "Messages like these go unread:" and then a list.
void cover_lists(const text::Document& document, std::vector<bool>& spoken_about) {
  bool covering = false, first = false;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const text::Sentence& sentence = document.sentences[s];
    if (covering && !first && begins_paragraph(document, sentence.first)) covering = false;
    first = false;
    if (covering) spoken_about[s] = true;
    const text::Token& last = document.tokens[sentence.end - 1];
    if (spoken_about[s] && !covering) covering = first = document.folded_text(last) == ":";
  }
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
  // Only the nearest denial before the phrase can reach it.
  const auto after = std::lower_bound(negations.begin(), negations.end(), hit.first,
                                      [](const PhraseHit* n, std::uint32_t first) { return n->last < first; });
  if (after == negations.begin()) return false;
  const PhraseHit& negation = **(after - 1);
  return negation.sentence == hit.sentence && hit.first - negation.last <= kNegationReach &&
         !clause_ends_between(document, negation.last, hit.first);
}

}  // namespace

Facts::Facts(const pack::Pack& pack, const text::Document& document) : pack_(pack.data()), document_(document) {
  keep_said(pack.match(document));
  find_phrase_moves();
  add_built_in_moves();
  std::stable_sort(moves_.begin(), moves_.end(), [](const MoveHit& a, const MoveHit& b) {
    return a.place.first != b.place.first ? a.place.first < b.place.first : a.place.last < b.place.last;
  });
}

void Facts::keep_said(std::vector<PhraseHit> hits) {
  const auto reported = [&](const PhraseHit& h) { return document_.tokens[h.first].reported; };
  hits.erase(std::remove_if(hits.begin(), hits.end(), reported), hits.end());
  hits = settle(std::move(hits));
  const Lists lists(pack_);
  std::vector<const PhraseHit*> negations;
  std::vector<bool> spoken_about(document_.sentences.size());
  for (const PhraseHit& hit : hits) {
    if (hit.list == lists.negation) negations.push_back(&hit);
    if (hit.list == lists.about) spoken_about[hit.sentence] = true;
  }
  cover_lists(document_, spoken_about);
  for (const PhraseHit& hit : hits) {
    if (hit.list == lists.negation || hit.list == lists.about) continue;
    const bool said = !spoken_about[hit.sentence] && !denied(document_, negations, hit);
    if (said || lists.softens(hit.list)) hits_.push_back(hit);
  }
}

std::vector<Place> Facts::places_of(int list) const {
  std::vector<Place> places;
  if (list < 0) return places;
  const auto first =
      std::lower_bound(hits_.begin(), hits_.end(), list, [](const PhraseHit& h, int l) { return h.list < l; });
  for (auto hit = first; hit != hits_.end() && hit->list == list; ++hit)
    places.push_back({hit->first, hit->last, hit->sentence});
  return places;
}

void Facts::find_phrase_moves() {
  present_.assign(pack_.moves()->size(), false);
  std::vector<std::int32_t> move_of_list;
  for (std::uint32_t m = 0; m < pack_.moves()->size(); ++m) {
    const int list = pack_.moves()->Get(m)->list();
    if (list < 0) continue;
    if (move_of_list.size() <= static_cast<std::size_t>(list))
      move_of_list.resize(static_cast<std::size_t>(list) + 1, -1);
    move_of_list[static_cast<std::size_t>(list)] = static_cast<std::int32_t>(m);
  }
  for (const PhraseHit& hit : hits_) {
    if (hit.list >= move_of_list.size() || move_of_list[hit.list] < 0) continue;
    const auto move = static_cast<std::uint16_t>(move_of_list[hit.list]);
    moves_.push_back({move, {hit.first, hit.last, hit.sentence}});
    present_[move] = true;
  }
}

void Facts::add_built_in_moves() {
  std::vector<bool> asks(document_.sentences.size());
  for (const MoveHit& hit : moves_) {
    const auto role = pack_.moves()->Get(hit.move)->role();
    if (role == MoveRole_ask || role == MoveRole_press) asks[hit.place.sentence] = true;
  }
  const auto add = [&](std::uint16_t move, Place place) {
    moves_.push_back({move, place});
    present_[move] = true;
  };
  const auto count = static_cast<std::uint16_t>(pack_.moves()->size());
  for (std::uint16_t m = 0; m < count; ++m) {
    const pack::fb::Move& move = *pack_.moves()->Get(m);
    if (move.list() >= 0) continue;
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const text::Sentence& sentence = document_.sentences[s];
      if (move.id()->string_view() == kQuestion && sentence.question && !asks[s] &&
          !document_.tokens[sentence.first].reported) {
        add(m, {sentence.first, sentence.end - 1, s});
      }
      if (move.id()->string_view() != kLink) continue;
      for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
        const text::Token& token = document_.tokens[i];
        if (token.kind == TokenKind::link && !token.reported) add(m, {i, i, s});
      }
    }
  }
}

}  // namespace unpushy::rules
