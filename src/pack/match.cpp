// What a pack finds in a document: the part of it that runs with every check.

#include <algorithm>
#include <tuple>
#include <utility>

#include "pack/pack.h"
#include "pack/symbols.h"
#include "sorting.h"

namespace unpushy::pack {
namespace {

/// Phrases that have begun and may go on. One pass over the tokens; the number of open phrases at any token is
/// bounded by the pack, not by the text.
class Run {
 public:
  Run(const Automaton& automaton, const Lexicon& lexicon, const text::Document& document)
      : automaton_(automaton), nodes_(automaton.nodes), lexicon_(lexicon), document_(document) {}

  std::vector<PhraseHit> run(const std::vector<bool>& left_out) {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      if (s < left_out.size() && left_out[s]) continue;
      open_.clear();
      sentence_ = s;
      const text::Sentence& sentence = document_.sentences[s];
      const std::uint32_t start = start_of(sentence);
      std::uint32_t last = sentence.first;
      for (std::uint32_t i = sentence.first; i < sentence.end; ++i) {
        if (document_.tokens[i].kind == text::TokenKind::punctuation) continue;
        if (i == start) begin_sentence(i);
        step(last = i);
      }
      end_sentence(last);
    }
    return std::move(hits_);
  }

 private:
  struct Open {
    std::uint32_t node, begin;
    std::uint8_t least, most;  // words that must, may still be skipped
  };

  /// The first token that is no punctuation, emoji or mention: "@bo Subscribe" begins with "Subscribe".
  std::uint32_t start_of(const text::Sentence& sentence) const {
    std::uint32_t i = sentence.first;
    for (; i < sentence.end; ++i) {
      const text::TokenKind kind = document_.tokens[i].kind;
      if (kind != text::TokenKind::punctuation && kind != text::TokenKind::emoji && kind != text::TokenKind::mention)
        break;
    }
    return i;
  }

  void begin_sentence(std::uint32_t token) {
    next_ = open_;
    if (const std::uint32_t node = automaton_.root[symbol(Class::start)]) enter(node, token, token);
    std::swap(open_, next_);
  }

  void end_sentence(std::uint32_t last) {
    for (const Open& open : open_) {
      if (open.least == 0) follow(open, symbol(Class::end), last);
    }
  }

  void step(std::uint32_t token) {
    const Symbols symbols = lexicon_.symbols_of(document_, document_.tokens[token]);
    const bool emoji = document_.tokens[token].kind == text::TokenKind::emoji;
    next_.clear();
    for (const Open& open : open_) {
      if (open.least == 0) {
        for (std::size_t i = 0; i < symbols.count; ++i) follow(open, symbols.values[i], token);
      }
      if (emoji) {
        next_.push_back(open);  // emoji between words neither end a phrase nor count as words
      } else if (open.most > 0) {
        const auto least = static_cast<std::uint8_t>(open.least > 0 ? open.least - 1 : 0);
        next_.push_back({open.node, open.begin, least, static_cast<std::uint8_t>(open.most - 1)});
      }
    }
    for (std::size_t i = 0; i < symbols.count; ++i) {
      if (const std::uint32_t node = automaton_.root[symbols.values[i]]) enter(node, token, token);
    }
    if (emoji) keep_nearest();
    std::swap(open_, next_);
  }

  /// Emoji keep phrases open and may begin new ones: without this, a row of ten thousand would keep as many open. Of
  /// those that wait for the same, the one that began last stays.
  void keep_nearest() {
    constexpr std::size_t kMany = 64;
    if (next_.size() < kMany) return;
    const auto wait = [](const Open& o) { return std::tuple(o.node, o.least, o.most); };
    sort_stably(next_, [&](const Open& a, const Open& b) {
      return wait(a) != wait(b) ? wait(a) < wait(b) : a.begin > b.begin;
    });
    const auto same = [&](const Open& a, const Open& b) { return wait(a) == wait(b); };
    next_.erase(std::unique(next_.begin(), next_.end(), same), next_.end());
  }

  void follow(const Open& open, std::uint32_t symbol, std::uint32_t token) {
    const std::uint32_t end = nodes_[open.node + 1].first_edge;
    std::uint32_t low = nodes_[open.node].first_edge, high = end;
    while (low < high) {
      const std::uint32_t middle = (low + high) / 2;
      if (automaton_.edges[middle].symbol < symbol) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == end) return;
    const Edge& edge = automaton_.edges[low];
    if (edge.symbol == symbol) enter(edge.target, open.begin, token);
  }

  void enter(std::uint32_t target, std::uint32_t begin, std::uint32_t token) {
    const Node &own = nodes_[target], &next = nodes_[target + 1];
    for (std::uint32_t i = own.first_output; i < next.first_output; ++i) {
      const Output& output = automaton_.outputs[i];
      hits_.push_back({output.list, output.unless, begin, token, sentence_});
    }
    if (own.first_edge < next.first_edge) next_.push_back({target, begin, 0, 0});
    for (std::uint32_t i = own.first_gap; i < next.first_gap; ++i) {
      const Gap& gap = automaton_.gaps[i];
      next_.push_back({gap.target, begin, gap.least, gap.most});
    }
  }

  const Automaton& automaton_;
  const std::vector<Node>& nodes_;
  const Lexicon& lexicon_;
  const text::Document& document_;
  std::uint32_t sentence_ = 0;
  std::vector<Open> open_, next_;
  std::vector<PhraseHit> hits_;
};

}  // namespace

std::vector<PhraseHit> Pack::match(const text::Document& document, const std::vector<bool>& left_out) const {
  return Run(*automaton_, *lexicon_, document).run(left_out);
}

bool Pack::knows(std::string_view word) const { return lexicon_->find_word(word) != 0; }

bool Pack::knows_beginning(std::string_view word) const {
  constexpr std::size_t kShortest = 4;  // of three letters begin words of all kinds
  return lexicon_->begins_with_stem(word, kShortest);
}

bool Pack::is_common(std::string_view word) const {
  const auto& common = *root_->common_words();
  return std::binary_search(common.begin(), common.end(), lexicon_->find_word(word));
}

std::uint32_t Pack::count_common_words(const text::Document& document, std::uint32_t limit) const {
  std::uint32_t words = 0, count = 0;
  for (const text::Token& token : document.tokens) {
    if (token.kind != text::TokenKind::word) continue;
    if (++words > limit) break;
    count += is_common(document.folded_text(token));
  }
  return count;
}

}  // namespace unpushy::pack
