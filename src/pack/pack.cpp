#include "pack/pack.h"

#include <algorithm>
#include <cstring>

#include "features/shape.h"
#include "features/words.h"
#include "pack/symbols.h"
#include "unpushy/draft.h"
#include "unpushy/report.h"

namespace unpushy::pack {
namespace {

constexpr std::size_t kLargestPack = std::size_t{16} << 20;
constexpr std::size_t kMostLists = 0xFFFF;

/// FlatBuffers' verifier checks offsets only; this pass checks every number that is used as an index. Those of words
/// and of the automaton are checked where they are read.
class IndexCheck {
 public:
  explicit IndexCheck(const fb::Pack& pack) : p_(pack) {}

  bool passes() const {
    return moves() && model() && answers() && platforms() &&
           std::all_of(p_.rules()->begin(), p_.rules()->end(), [&](const fb::Rule* r) { return rule(*r); });
  }

 private:
  bool moves() const {
    return p_.moves()->size() < kMostLists &&
           std::all_of(p_.moves()->begin(), p_.moves()->end(), [](const fb::Move* m) {
             return m->role() <= fb::MoveRole_MAX && m->list() < static_cast<int>(kMostLists);
           });
  }

  bool answers() const {
    return std::all_of(p_.answers()->begin(), p_.answers()->end(), [&](const fb::Answer* a) {
      return a->tone() <= fb::Tone_MAX && rule_list(a->rules()) && move_list(a->moves());
    });
  }

  bool platforms() const {
    constexpr auto kMost = static_cast<std::uint8_t>(Platform::other);
    return std::all_of(p_.limits()->begin(), p_.limits()->end(),
                       [](const fb::PlatformLimits* l) { return l->platform() <= kMost; }) &&
           std::all_of(p_.guidance()->begin(), p_.guidance()->end(),
                       [](const fb::Guidance* g) { return g->platform() <= kMost; });
  }

  bool rule_list(const flatbuffers::Vector<std::uint16_t>* list) const {
    return list == nullptr ||
           std::all_of(list->begin(), list->end(), [&](std::uint16_t i) { return i < p_.rules()->size(); });
  }

  bool model() const {
    const fb::Model* m = p_.model();
    constexpr int kMost = 100000;
    return m == nullptr || (m->shapes()->size() == features::kShapes && m->words()->size() == features::kBuckets &&
                            m->raises() < p_.rules()->size() && m->softens() < p_.rules()->size() &&
                            m->least() >= -kMost && m->least() <= 0 && m->most() >= 0 && m->most() <= kMost);
  }

  bool move_list(const flatbuffers::Vector<std::uint16_t>* list) const {
    return list == nullptr ||
           std::all_of(list->begin(), list->end(), [&](std::uint16_t m) { return m < p_.moves()->size(); });
  }

  bool rule(const fb::Rule& r) const {
    const bool enums = r.kind() <= fb::RuleKind_MAX && r.dimension() < kDimensions && r.strength() <= 2 &&
                       r.measure() <= fb::Measure_MAX && r.fix() <= fb::FixKind_MAX && r.over() <= fb::Limit_MAX &&
                       r.list() < static_cast<int>(kMostLists);
    const bool lists = move_list(r.moves()) && move_list(r.first()) && move_list(r.then());
    const bool others = rule_list(r.softened_by()) && rule_list(r.replaces());
    const bool conditions =
        r.when() == nullptr || std::all_of(r.when()->begin(), r.when()->end(), [&](const fb::Condition* c) {
          return move_list(c->moves()) && move_list(c->some()) && move_list(c->without());
        });
    constexpr int kLargestWeight = 100000;
    const bool weight = r.weight() >= -kLargestWeight && r.weight() <= kLargestWeight;
    return enums && lists && others && conditions && weight && r.family() < p_.family_caps()->size();
  }

  const fb::Pack& p_;
};

/// Phrases that have begun and may go on. One pass over the tokens; the number of open phrases at any token is
/// bounded by the pack, not by the text.
class Run {
 public:
  Run(const Automaton& automaton, const Lexicon& lexicon, const text::Document& document)
      : automaton_(automaton), nodes_(automaton.nodes), lexicon_(lexicon), document_(document) {}

  std::vector<PhraseHit> run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
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
    std::swap(open_, next_);
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

Result<Pack> Pack::open(std::string_view bytes) {
  const Error damaged{ErrorCode::damaged, "", "The pack is damaged; fetch or build it again."};
  if (bytes.size() < 16 || bytes.size() > kLargestPack) return damaged;
  auto copy = std::make_shared<std::vector<std::uint64_t>>((bytes.size() + 7) / 8);
  std::memcpy(copy->data(), bytes.data(), bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(copy->data());
  if (!flatbuffers::BufferHasIdentifier(data, fb::PackIdentifier())) {
    return Error{ErrorCode::damaged, "",
                 "These bytes are not a pack; a pack is a .upk file made by the pack compiler."};
  }
  flatbuffers::Verifier verifier(data, bytes.size());
  if (!fb::VerifyPackBuffer(verifier)) return damaged;
  Pack pack;
  pack.root_ = fb::GetPack(data);
  if (pack.root_->format() != kFormat) {
    return Error{ErrorCode::unsupported, "", "The pack was made for another version of the engine; build it again."};
  }
  const fb::Pack& root = *pack.root_;
  const std::string_view spelling(reinterpret_cast<const char*>(root.spelling()->Data()), root.spelling()->size());
  auto lexicon = Lexicon::read(spelling, root.number_words(), root.stems());
  if (!lexicon || !IndexCheck(root).passes()) return damaged;
  auto automaton = read_automaton(root, lexicon->symbols());
  if (!automaton) return damaged;
  pack.lexicon_ = std::make_shared<const Lexicon>(std::move(*lexicon));
  pack.automaton_ = std::make_shared<const Automaton>(std::move(*automaton));
  pack.bytes_ = std::move(copy);
  return pack;
}

std::vector<PhraseHit> Pack::match(const text::Document& document) const {
  return Run(*automaton_, *lexicon_, document).run();
}

std::uint32_t Pack::count_common_words(const text::Document& document, std::uint32_t limit) const {
  const auto& common = *root_->common_words();
  std::uint32_t words = 0, count = 0;
  for (const text::Token& token : document.tokens) {
    if (token.kind != text::TokenKind::word) continue;
    if (++words > limit) break;
    const std::string_view word = document.folded_text(token);
    count += std::binary_search(common.begin(), common.end(), lexicon_->find_word(word));
  }
  return count;
}

bool Pack::is_common(std::string_view word) const {
  const auto& common = *root_->common_words();
  return std::binary_search(common.begin(), common.end(), lexicon_->find_word(word));
}

}  // namespace unpushy::pack
