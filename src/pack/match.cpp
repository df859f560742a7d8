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
  Run(Automaton& automaton, const Lexicon& lexicon, const text::Document& document)
      : automaton_(automaton), lexicon_(lexicon), document_(document) {}

  std::vector<PhraseHit> run(const std::vector<bool>& left_out) {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      if (s < left_out.size() && left_out[s]) continue;
      open_.clear();
      automaton_.tidy();
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
    Automaton::State state;
    std::uint32_t begin;
    Width left;  // words that must, may still be skipped
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
    enter(automaton_.start(symbol(Class::start)), token, token);
    std::swap(open_, next_);
  }

  void end_sentence(std::uint32_t last) {
    for (const Open& open : open_) {
      if (open.left.least == 0) follow(open, symbol(Class::end), last);
    }
  }

  void step(std::uint32_t token) {
    const Symbols symbols = lexicon_.symbols_of(document_, document_.tokens[token]);
    const bool emoji = document_.tokens[token].kind == text::TokenKind::emoji;
    next_.clear();
    for (const Open& open : open_) {
      if (open.left.least == 0) {
        for (std::size_t i = 0; i < symbols.count; ++i) follow(open, symbols.values[i], token);
      }
      if (emoji) {
        next_.push_back(open);  // emoji between words neither end a phrase nor count as words
      } else if (open.left.most > 0) {
        const auto least = static_cast<std::uint8_t>(open.left.least > 0 ? open.left.least - 1 : 0);
        next_.push_back({open.state, open.begin, {least, static_cast<std::uint8_t>(open.left.most - 1)}});
      }
    }
    for (std::size_t i = 0; i < symbols.count; ++i) enter(automaton_.start(symbols.values[i]), token, token);
    if (emoji) keep_nearest();
    std::swap(open_, next_);
  }

  /// Emoji keep phrases open and may begin new ones: without this, a row of ten thousand would keep as many open. Of
  /// those that wait for the same, the one that began last stays; the order stays, too, whatever states are numbered.
  void keep_nearest() {
    constexpr std::size_t kMany = 64;
    if (next_.size() < kMany) return;
    std::vector<std::size_t> order(next_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto wait = [&](std::size_t i) {
      return std::tuple(next_[i].state, next_[i].left.least, next_[i].left.most);
    };
    sort_stably(order, [&](std::size_t a, std::size_t b) {
      return wait(a) != wait(b) ? wait(a) < wait(b) : next_[a].begin > next_[b].begin;
    });
    order.erase(std::unique(order.begin(), order.end(), [&](auto a, auto b) { return wait(a) == wait(b); }),
                order.end());
    sort_stably(order);
    for (std::size_t i = 0; i < order.size(); ++i) next_[i] = next_[order[i]];
    next_.resize(order.size());
  }

  void follow(const Open& open, std::uint32_t symbol, std::uint32_t token) {
    enter(automaton_.next(open.state, symbol), open.begin, token);
  }

  void enter(Automaton::State state, std::uint32_t begin, std::uint32_t token) {
    if (state == 0) return;
    for (const std::uint32_t phrase : automaton_.found(state))
      hits_.push_back({static_cast<std::uint16_t>(phrase / 2), phrase % 2 == 1, begin, token, sentence_});
    if (!automaton_.steps(state).empty()) next_.push_back({state, begin, {}});
    for (const Automaton::Gap& gap : automaton_.gaps(state)) next_.push_back({gap.target, begin, gap.width});
  }

  Automaton& automaton_;
  const Lexicon& lexicon_;
  const text::Document& document_;
  std::uint32_t sentence_ = 0;
  std::vector<Open> open_, next_;
  std::vector<PhraseHit> hits_;
};

}  // namespace

std::vector<PhraseHit> Pack::match(const text::Document& document, const std::vector<bool>& left_out) const {
  auto automaton = automata_->take();
  auto hits = Run(*automaton, *lexicon_, document).run(left_out);
  automata_->give_back(std::move(automaton));
  return hits;
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
