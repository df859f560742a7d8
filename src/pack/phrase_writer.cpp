#include "pack/phrase_writer.h"

#include <algorithm>

#include "pack/symbols.h"

namespace unpushy::pack {
namespace {

bool before(const Piece& a, const Piece& b) {
  return a.sign != b.sign ? a.sign > b.sign : a.value < b.value;  // words first
}

}  // namespace

bool PhraseWriter::add(const Alternatives& phrase, std::uint16_t list, bool unless) {
  Pieces pieces;
  if (phrase.size() > 1) {
    add_group(phrase, pieces);
  } else {
    for (const Part& part : phrase.front()) add_part(part, pieces);
  }
  const bool fits = pieces.size() < kLongestPhrase;
  if (lists_.size() <= list) lists_.resize(list + 1u);
  lists_[list][unless ? 1 : 0].push_back(std::move(pieces));
  return fits;
}

std::uint16_t PhraseWriter::label(std::string_view spelled, bool stem) {
  const auto next = static_cast<std::uint16_t>(labels_.size());
  const auto [entry, added] = label_of_.try_emplace({stem, std::string(spelled)}, next);
  if (added) labels_.push_back({stem, false, std::string(spelled)});
  return entry->second;
}

void PhraseWriter::add_part(const Part& part, Pieces& pieces) {
  switch (part.kind) {
    case Part::Kind::word: pieces.push_back({Sign::word, label(part.text, false)}); break;
    case Part::Kind::stem: pieces.push_back({Sign::word, label(part.text, true)}); break;
    case Part::Kind::token_class: pieces.push_back({Sign::special, static_cast<std::uint16_t>(part.symbol)}); break;
    case Part::Kind::gap:
      pieces.push_back(
          {Sign::special, static_cast<std::uint16_t>(kFirstGap + part.least * (kLongestGap + 1) + part.most)});
      break;
    case Part::Kind::group:
      if (part.text.empty() || !add_set(part, pieces)) add_group(part.group, pieces);
  }
}

void PhraseWriter::add_group(const Alternatives& group, Pieces& pieces) {
  const bool optional = std::any_of(group.begin(), group.end(), [](const Parts& parts) { return parts.empty(); });
  pieces.push_back({Sign::open});
  add_alternatives(group, pieces);
  pieces.push_back({optional ? Sign::close_optional : Sign::close});
}

/// Sorted, as groups of the same words in the same order compress well.
void PhraseWriter::add_alternatives(const Alternatives& alternatives, Pieces& pieces) {
  std::vector<Pieces> all;
  for (const Parts& parts : alternatives) {
    Pieces one;
    for (const Part& part : parts) {
      if (!one.empty()) one.push_back({Sign::join});
      add_part(part, one);
    }
    all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [](const Pieces& a, const Pieces& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), before);
  });
  for (const Pieces& one : all) pieces.insert(pieces.end(), one.begin(), one.end());
}

/// The set's number, and the set before all phrases. False if there are too many: then it is written out.
bool PhraseWriter::add_set(const Part& part, Pieces& pieces) {
  if (set_of_.count(part.text) == 0) {
    Pieces set;
    add_alternatives(part.group, set);  // adds those that it names
    if (sets_.size() >= kSpecials - kFirstSet || set.size() >= kLongestPhrase) return false;
    set_of_.emplace(part.text, static_cast<std::uint16_t>(kFirstSet + sets_.size()));
    sets_.push_back(std::move(set));
  }
  pieces.push_back({Sign::special, set_of_.at(part.text)});
  return true;
}

std::optional<PhraseWriter::Tables> PhraseWriter::write() {
  const auto too_long = [](const Spelled& s) { return s.text.size() > kLongestWord; };
  if (labels_.size() > kMostWords || std::any_of(labels_.begin(), labels_.end(), too_long)) return std::nullopt;
  choose_frequent();
  first_stem_ = static_cast<std::size_t>(
      std::count_if(labels_.begin(), labels_.end(), [](const Spelled& spelled) { return !spelled.stem; }));
  for (Spelled& spelled : labels_) {
    if (spelled.number) place(spelled);
  }
  Tables tables;
  tables.number_words = static_cast<std::uint16_t>(words_.size());
  tables.lists = static_cast<std::uint16_t>(lists_.size());
  write_phrases(sets_, tables.phrases);
  for (const auto& list : lists_) {
    for (const auto& phrases : list) write_phrases(phrases, tables.phrases);
  }
  for (Spelled& spelled : labels_) {
    if (spelled.place < 0) place(spelled);
  }
  spell(tables);
  return tables;
}

template <class Visit>
void PhraseWriter::each_word(const Visit& visit) const {
  const auto each = [&](const std::vector<Pieces>& phrases) {
    for (const Pieces& phrase : phrases) {
      for (const Piece& piece : phrase) {
        if (piece.sign == Sign::word) visit(piece.value);
      }
    }
  };
  each(sets_);
  for (const auto& list : lists_) {
    for (const auto& phrases : list) each(phrases);
  }
}

void PhraseWriter::choose_frequent() {
  std::vector<std::size_t> uses(labels_.size());
  each_word([&](std::uint16_t label) { ++uses[label]; });
  for (std::size_t label = 0; label < labels_.size(); ++label) {
    if (uses[label] > 0) frequent_.push_back(static_cast<std::uint16_t>(label));
  }
  std::stable_sort(frequent_.begin(), frequent_.end(), [&](auto a, auto b) { return uses[a] > uses[b]; });
  if (frequent_.size() > kMostFrequent) frequent_.resize(kMostFrequent);
  for (std::size_t code = 0; code < frequent_.size(); ++code) labels_[frequent_[code]].code = static_cast<int>(code);
}

/// Words, then stems, each in the order in which they are first said.
void PhraseWriter::place(Spelled& spelled) {
  spelled.place = static_cast<std::int32_t>(spelled.stem ? first_stem_ + stems_.size() : words_.size());
  (spelled.stem ? stems_ : words_).push_back(&spelled);
}

void PhraseWriter::write_phrases(const std::vector<Pieces>& phrases, std::vector<std::uint8_t>& bytes) {
  for (const Pieces& phrase : phrases) {
    for (const Piece& piece : phrase) write_piece(piece, bytes);
    bytes.push_back(static_cast<std::uint8_t>(Sign::end_of_phrase));
  }
  bytes.push_back(static_cast<std::uint8_t>(Sign::end_of_list));
}

void PhraseWriter::write_piece(const Piece& piece, std::vector<std::uint8_t>& bytes) {
  if (piece.sign != Sign::word) {
    bytes.push_back(static_cast<std::uint8_t>(piece.sign));
    if (piece.sign == Sign::special) bytes.push_back(static_cast<std::uint8_t>(piece.value));
    return;
  }
  Spelled& spelled = labels_[piece.value];
  if (spelled.place < 0) {
    bytes.push_back(static_cast<std::uint8_t>(spelled.stem ? Sign::next_stem : Sign::next_word));
    place(spelled);
  } else if (spelled.code >= 0) {
    bytes.push_back(static_cast<std::uint8_t>(kFirstFrequent + static_cast<std::size_t>(spelled.code)));
  } else {
    const auto place = static_cast<std::size_t>(spelled.place);
    bytes.push_back(static_cast<std::uint8_t>(kFirstFrequent + frequent_.size() + place / 256));
    bytes.push_back(static_cast<std::uint8_t>(place % 256));
  }
}

void PhraseWriter::spell(Tables& tables) const {
  for (const auto* spelled : {&words_, &stems_}) {
    for (const Spelled* one : *spelled) {
      tables.spelling.insert(tables.spelling.end(), one->text.begin(), one->text.end());
      tables.spelling.push_back('\n');
    }
  }
  tables.stems = static_cast<std::uint16_t>(stems_.size());
  const auto place = [&](std::uint16_t label) { return static_cast<std::uint16_t>(labels_[label].place); };
  for (const std::uint16_t label : frequent_) tables.frequent_words.push_back(place(label));
  for (const std::uint16_t label : common_)
    tables.common_words.push_back(static_cast<std::uint16_t>(kFirstWord + place(label)));
  std::sort(tables.common_words.begin(), tables.common_words.end());
}

}  // namespace unpushy::pack
