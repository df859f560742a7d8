#include "rules/fixes.h"

#include <algorithm>

#include "rules/limits.h"
#include "sorting.h"

namespace unpushy::rules {
namespace {

using text::Token;
using text::TokenKind;

/// Tokens [first, end) to be taken away.
struct Cut {
  std::uint32_t first, end;
};

bool is_word(const Token& token) { return token.kind != TokenKind::punctuation && token.kind != TokenKind::emoji; }

std::vector<Cut> joined(std::vector<Cut> cuts) {
  sort_stably(cuts, [](const Cut& a, const Cut& b) { return a.first < b.first; });
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

/// One fix in the making, for one hit in one text.
class Maker {
 public:
  Maker(const pack::Pack& pack, const pack::fb::Rule& rule, const Hit& hit, const Facts& facts,
        const Situation& situation)
      : pack_(pack), rule_(rule), hit_(hit), facts_(facts), document_(facts.document()), situation_(situation) {}

  std::vector<Edit> edits() const {
    switch (rule_.fix()) {
      case pack::fb::FixKind_remove_then:
      case pack::fb::FixKind_remove_sentences: return cut(sentences_of(hit_.removable));
      case pack::fb::FixKind_remove_clauses: return remove_clauses();
      case pack::fb::FixKind_remove_evidence: return cut(led_words());
      case pack::fb::FixKind_keep_one: return cut(all_but_first());
      case pack::fb::FixKind_keep_limit: return cut(beyond_limit());
      case pack::fb::FixKind_fill_gap: return cut_with_capital(gaps());
      case pack::fb::FixKind_lower_case: return lower_case();
      case pack::fb::FixKind_put_first: return put_first();
      case pack::fb::FixKind_put_last: return put_last();
      case pack::fb::FixKind_plain_letters: return plain_letters();
      case pack::fb::FixKind_none: break;
    }
    return {};
  }

 private:
  std::vector<Cut> sentences_of(const std::vector<Place>& places) const {
    std::vector<Cut> cuts;
    for (const Place& place : places) {
      const text::Sentence& sentence = document_.sentences[place.sentence];
      cuts.push_back({sentence.first, sentence.end});
    }
    return joined(std::move(cuts));
  }

  static std::vector<Cut> words_of(const std::vector<Place>& places) {
    std::vector<Cut> cuts;
    for (const Place& place : places) cuts.push_back({place.first, place.last + 1});
    return joined(std::move(cuts));
  }

  /// The words of the hit with the small ones that only lead to them: "my shop at <link>" becomes "my shop". Where the
  /// sentence goes on behind a link, all of it.
  std::vector<Cut> led_words() const {
    std::vector<Cut> cuts;
    for (const Place& place : hit_.removable) {
      const text::Sentence& sentence = document_.sentences[place.sentence];
      Cut cut{place.first, place.last + 1};
      const bool link = document_.tokens[place.first].kind == TokenKind::link;
      if (link && cut.end < sentence.end && is_word(document_.tokens[cut.end])) {
        cut = {sentence.first, sentence.end};
      } else if (link) {
        if (in_brackets(cut)) --cut.first, ++cut.end;
        while (cut.first > sentence.first && only_leads(document_.tokens[cut.first - 1])) --cut.first;
      }
      cuts.push_back(cut);
    }
    return joined(std::move(cuts));
  }

  bool in_brackets(const Cut& cut) const {
    return cut.first > 0 && cut.end < document_.tokens.size() &&
           document_.folded_text(document_.tokens[cut.first - 1]) == "(" &&
           document_.folded_text(document_.tokens[cut.end]) == ")";
  }

  bool only_leads(const Token& token) const {
    const std::string_view word = document_.folded_text(token);
    return token.kind == TokenKind::word ? pack_.is_common(word) : word == ":" || word == "-" || word == ">";
  }

  /// A place that stands by itself in its sentence, with the marks that part it from the rest; else its sentence.
  Cut clause_of(const Place& place) const {
    const text::Sentence& sentence = document_.sentences[place.sentence];
    const std::vector<Token>& tokens = document_.tokens;
    std::uint32_t first = place.first, end = place.last + 1;
    while (first > sentence.first && !is_word(tokens[first - 1])) --first;
    while (end < sentence.end && !is_word(tokens[end])) ++end;
    const bool leads = first == sentence.first, closes = end == sentence.end;
    const bool apart = (leads || first < place.first) && (closes || end > place.last + 1);
    if (!apart || (leads && closes)) return {sentence.first, sentence.end};
    return closes ? Cut{first, place.last + 1} : Cut{place.first, end};
  }

  std::vector<Edit> remove_clauses() const {
    std::vector<Cut> cuts;
    for (const Place& place : hit_.removable) cuts.push_back(clause_of(place));
    return cut_with_capital(joined(std::move(cuts)));
  }

  /// What begins a sentence now gets a capital.
  std::vector<Edit> cut_with_capital(const std::vector<Cut>& cuts) const {
    std::vector<Edit> edits = cut(cuts);
    for (std::size_t i = 0; i < edits.size(); ++i) {
      const bool leads = begins_sentence(cuts[i].first) && cuts[i].end < document_.tokens.size();
      if (leads && !begins_sentence(cuts[i].end))
        begin_with_capital(document_.span(cuts[i].end, cuts[i].end).begin, edits[i]);
    }
    return edits;
  }

  /// The edit takes in the letter at that byte, which follows it, and puts it back as a capital.
  void begin_with_capital(std::uint32_t at, Edit& edit) const {
    const char letter = document_.text[at];
    if (letter < 'a' || letter > 'z') return;
    edit.text = document_.text.substr(edit.span.end, at - edit.span.end);
    edit.text += static_cast<char>(letter - 'a' + 'A');
    edit.span.end = at + 1;
  }

  /// Of several wishes the first stays; sentences that hold only later ones go.
  std::vector<Cut> all_but_first() const {
    std::vector<Place> later;
    for (const Place& place : hit_.removable) {
      if (place.sentence != hit_.removable.front().sentence) later.push_back(place);
    }
    return sentences_of(later);
  }

  std::vector<Cut> beyond_limit() const {
    const std::uint32_t limit = limit_of(pack_, rule_.over(), situation_.platform);
    if (hit_.removable.size() <= limit) return {};
    const auto first = hit_.removable.begin() + static_cast<std::ptrdiff_t>(limit);
    return words_of(std::vector<Place>(first, hit_.removable.end()));
  }

  /// "Hi {{name}}, ..." becomes "Hi, ..."; at the beginning of a sentence the comma behind goes, too.
  std::vector<Cut> gaps() const {
    std::vector<Cut> cuts;
    for (Cut cut : words_of(hit_.removable)) {
      const bool goes_on = !cuts.empty() && cuts.back().end == cut.first;  // behind a comma that goes
      const bool comma = cut.end < document_.tokens.size() && document_.folded_text(document_.tokens[cut.end]) == ",";
      if (comma && (goes_on || begins_sentence(cut.first))) ++cut.end;
      if (goes_on) {
        cuts.back().end = cut.end;
      } else {
        cuts.push_back(cut);
      }
    }
    return cuts;
  }

  bool begins_sentence(std::uint32_t token) const {
    const auto sentence =
        std::lower_bound(document_.sentences.begin(), document_.sentences.end(), token,
                         [](const text::Sentence& s, std::uint32_t first) { return s.first < first; });
    return sentence != document_.sentences.end() && sentence->first == token;
  }

  /// The bytes of a cut with the white space before it, or behind it at the start of the text.
  Span bytes_of(const Cut& cut) const {
    Span span = document_.span(cut.first, cut.end - 1);
    if (cut.first > 0) {
      span.begin = document_.span(cut.first - 1, cut.first - 1).end;
    } else if (cut.end < document_.tokens.size()) {
      span.end = document_.span(cut.end, cut.end).begin;
    }
    return span;
  }

  std::uint32_t words_in(const Cut& cut) const {
    const text::Token* const tokens = document_.tokens.data();
    return static_cast<std::uint32_t>(std::count_if(tokens + cut.first, tokens + cut.end, is_word));
  }

  /// Tokens of the moves that lower the score, which must not be lost with what raises it; in order.
  std::vector<std::uint32_t> softening_tokens() const {
    std::vector<std::uint32_t> tokens;
    for (const MoveHit& move : facts_.moves()) {
      if (pack_.data().moves()->Get(move.move)->role() != pack::fb::MoveRole_give) continue;
      for (std::uint32_t i = move.place.first; i <= move.place.last; ++i) tokens.push_back(i);
    }
    sort_stably(tokens);
    return tokens;
  }

  std::vector<Edit> cut(const std::vector<Cut>& cuts) const {
    std::vector<Edit> edits;
    std::uint32_t removed = 0;
    const std::vector<std::uint32_t> softening = softening_tokens();
    for (const Cut& cut : cuts) {
      const auto next = std::lower_bound(softening.begin(), softening.end(), cut.first);
      if (next != softening.end() && *next < cut.end) return {};
      removed += words_in(cut);
      edits.push_back({bytes_of(cut), ""});
    }
    const auto all = words_in({0, static_cast<std::uint32_t>(document_.tokens.size())});
    return removed < all ? edits : std::vector<Edit>{};
  }

  /// Words in capitals as they would stand in a sentence. Words with other letters than a to z are left alone.
  std::vector<Edit> lower_case() const {
    std::vector<Edit> edits;
    for (const text::Sentence& sentence : document_.sentences) {
      bool begins = true;
      for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
        const Token& token = document_.tokens[i];
        if (token.kind != TokenKind::word) continue;
        if (token.shouted && !token.reported) add_lower_case(i, begins, edits);
        begins = false;
      }
    }
    return edits;
  }

  void add_lower_case(std::uint32_t number, bool begins, std::vector<Edit>& edits) const {
    const Span span = document_.span(number, number);
    std::string word(document_.text.substr(span.begin, span.end - span.begin));
    const bool plain =
        std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!plain) return;
    for (std::size_t i = begins ? 1 : 0; i < word.size(); ++i) {
      if (word[i] >= 'A' && word[i] <= 'Z') word[i] = static_cast<char>(word[i] - 'A' + 'a');
    }
    edits.push_back({span, std::move(word)});
  }

  /// Disguised words and fancy letters as the words they stand for.
  std::vector<Edit> plain_letters() const {
    std::vector<Edit> edits;
    for (const Place& place : hit_.removable) {
      const Token& token = document_.tokens[place.first];
      if (token.disguised || token.fancy)
        edits.push_back({document_.span(place.first, place.first), text::plain_word(document_, token)});
    }
    return edits;
  }

  /// The text of the rule, or the tag of the hit moved there.
  std::vector<Edit> put_first() const {
    if (document_.tokens.empty()) return {};
    const std::uint32_t begin = document_.span(0, 0).begin;
    std::vector<Edit> edits{{{begin, begin}, rule_.wording()->fix_text()->str()}};
    const Place* tag = hit_.removable.empty() ? nullptr : &hit_.removable.front();
    const bool is_tag = tag != nullptr && tag->first == tag->last && tag->first > 0 &&
                        document_.tokens[tag->first].kind == TokenKind::hashtag;
    if (is_tag) edits.push_back({bytes_of({tag->first, tag->first + 1}), ""});
    return edits;
  }

  std::vector<Edit> put_last() const {
    if (document_.tokens.empty()) return {};
    const auto last = static_cast<std::uint32_t>(document_.tokens.size() - 1);
    const std::uint32_t end = document_.span(last, last).end;
    return {{{end, end}, rule_.wording()->fix_text()->str()}};
  }

  const pack::Pack& pack_;
  const pack::fb::Rule& rule_;
  const Hit& hit_;
  const Facts& facts_;
  const text::Document& document_;
  const Situation& situation_;
};

}  // namespace

std::optional<Fix> make_fix(const pack::Pack& pack, const pack::fb::Rule& rule, const Hit& hit, const Facts& facts,
                            const Situation& situation) {
  const bool needs_text = rule.fix() >= pack::fb::FixKind_put_first;
  if (rule.fix() == pack::fb::FixKind_none || rule.wording()->fix_title() == nullptr ||
      (needs_text && rule.wording()->fix_text() == nullptr))
    return std::nullopt;
  std::vector<Edit> edits = Maker(pack, rule, hit, facts, situation).edits();
  if (edits.empty()) return std::nullopt;
  return Fix{rule.wording()->fix_title()->str(), std::move(edits)};
}

std::string apply_fix(std::string_view text, const Fix& fix) {
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : fix.edits) {
    out += text.substr(at, edit.span.begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  return out += text.substr(at);
}

}  // namespace unpushy::rules
