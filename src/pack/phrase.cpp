#include "pack/phrase.h"

#include <algorithm>
#include <optional>

#include "pack/symbols.h"
#include "text/document.h"

namespace unpushy::pack {
namespace {

using View = std::string_view;
constexpr int kDeepestNesting = 8;

struct Failure {
  std::size_t at = 0;
  std::string what;
};

/// Recursive descent over: alternatives = parts ("|" parts)*; group = "(" alternatives ")" "?"?
class Parser {
 public:
  Parser(View phrase, const Sets& sets, int depth) : text_(phrase), sets_(sets), depth_(depth) {}

  Alternatives run() {
    Alternatives result = alternatives();
    if (!failure_ && at_ < text_.size()) fail(at_, "There is a \")\" that closes nothing.");
    return result;
  }

  const std::optional<Failure>& failure() const { return failure_; }

 private:
  Alternatives alternatives() {
    Alternatives all;
    if (++depth_ > kDeepestNesting) fail(at_, "Brackets or sets are nested too deeply.");
    do {
      if (!all.empty()) ++at_;  // the bar
      all.push_back(parts());
    } while (!failure_ && peek() == '|');
    --depth_;
    return all;
  }

  Parts parts() {
    Parts all;
    while (!failure_ && at_ < text_.size() && peek() != '|' && peek() != ')') {
      switch (peek()) {
        case ' ': ++at_; break;
        case '(': all.push_back(group()); break;
        case '{': all.push_back(set()); break;
        case '<': all.push_back(angle()); break;
        default: words(all);
      }
    }
    return all;
  }

  Part group() {
    const std::size_t open = at_++;
    Alternatives inside = alternatives();
    if (!failure_ && peek() != ')') fail(open, "This bracket is not closed.");
    ++at_;
    return finish_group(std::move(inside));
  }

  Part finish_group(Alternatives inside) {
    if (peek() == '?') {
      ++at_;
      inside.emplace_back();
    }
    Part part;
    part.kind = Part::Kind::group;
    part.group = std::move(inside);
    return part;
  }

  Part set() {
    const std::size_t open = at_, close = text_.find('}', at_);
    if (close == View::npos) return fail(open, "This brace is not closed."), Part{};
    const auto found = sets_.find(text_.substr(open + 1, close - open - 1));
    if (found == sets_.end()) return fail(open, "There is no set of this name in [sets]."), Part{};
    at_ = close + 1;
    Alternatives all;
    for (const std::string& line : found->second) {
      Parser inner(line, sets_, depth_ + 1);
      Alternatives some = inner.run();
      if (inner.failure()) return fail(open, "In this set: " + inner.failure()->what), Part{};
      all.insert(all.end(), some.begin(), some.end());
    }
    Part part;
    part.kind = Part::Kind::group;
    part.text = found->first;
    part.group = std::move(all);
    return peek() == '?' ? finish_group({{std::move(part)}}) : part;
  }

  Part angle() {
    const std::size_t open = at_, close = text_.find('>', at_);
    if (close == View::npos) return fail(open, "This angle bracket is not closed."), Part{};
    const View name = text_.substr(open + 1, close - open - 1);
    at_ = close + 1;
    Part part;
    for (std::uint32_t i = 1; i < std::size(kClassNames); ++i) {
      if (kClassNames[i] != name) continue;
      part.kind = Part::Kind::token_class;
      part.symbol = i;
      return part;
    }
    if (!read_gap(name, part)) {
      fail(open, "Known are <n> <money> <link> <name> <mention> <hashtag> <email> <phone> <emoji> <merge> <address> "
                 "<percent> <span> <code> <handle> "
                 "<start> <end> and gaps from <w1> to <w0-8>.");
    }
    return part;
  }

  /// "w2" or "w0-4"
  static bool read_gap(View name, Part& part) {
    const auto digit = [&](std::size_t i) { return name[i] >= '0' && name[i] < '1' + static_cast<int>(kLongestGap); };
    const bool one = name.size() == 2, range = name.size() == 4;
    if ((!one && !range) || name[0] != 'w' || !digit(1) || (range && (name[2] != '-' || !digit(3)))) return false;
    part.kind = Part::Kind::gap;
    part.least = static_cast<std::uint8_t>(name[1] - '0');
    part.most = range ? static_cast<std::uint8_t>(name[3] - '0') : part.least;
    return part.most > 0 && part.most >= part.least;
  }

  /// Plain words up to the next sign of the language, folded as drafts are.
  void words(Parts& parts) {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of("|()<{ ", at_), text_.size());
    View piece = text_.substr(begin, at_ - begin);
    const bool stem = piece.size() > 1 && piece.back() == '*';
    if (stem) piece.remove_suffix(1);
    const text::Document document = text::read(piece);
    const std::size_t before = parts.size();
    for (const text::Token& token : document.tokens) {
      if (token.kind == text::TokenKind::punctuation) continue;
      Part part;
      part.text = spelling_of(document.folded_text(token), token.kind);
      parts.push_back(std::move(part));
    }
    if (parts.size() == before) return fail(begin, "There is no word here.");
    if (!stem) return;
    if (parts.back().text.size() < kShortestStem)
      return fail(begin, "A stem has at least three letters before the star.");
    parts.back().kind = Part::Kind::stem;
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void fail(std::size_t at, std::string what) {
    if (!failure_) failure_ = Failure{at, std::move(what)};
  }

  View text_;
  const Sets& sets_;
  int depth_;
  std::size_t at_ = 0;
  std::optional<Failure> failure_;
};

bool is_edge(const Part& part) {
  const bool of_class = part.kind == Part::Kind::token_class;
  return of_class && (part.symbol == symbol(Class::start) || part.symbol == symbol(Class::end));
}

bool can_be_empty(const Alternatives& alternatives, bool edges_too = false);

bool can_be_empty(const Part& part, bool edges_too = false) {
  return (part.kind == Part::Kind::group && can_be_empty(part.group, edges_too)) || (edges_too && is_edge(part));
}

/// Could this phrase be found where no word stands? With `edges_too`, the edges of a sentence count as nothing, too.
bool can_be_empty(const Alternatives& alternatives, bool edges_too) {
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const Parts& parts) {
    return std::all_of(parts.begin(), parts.end(), [&](const Part& part) { return can_be_empty(part, edges_too); });
  });
}

/// Could a gap stand first (or last, read backwards)?
template <bool kBackwards>
bool gap_first(const Alternatives& alternatives) {
  const auto starts_with_gap = [](auto part, auto end) {
    for (; part != end; ++part) {
      if (part->kind == Part::Kind::gap || (part->kind == Part::Kind::group && gap_first<kBackwards>(part->group)))
        return true;
      if (!can_be_empty(*part)) return false;
    }
    return false;
  };
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const Parts& parts) {
    return kBackwards ? starts_with_gap(parts.rbegin(), parts.rend()) : starts_with_gap(parts.begin(), parts.end());
  });
}

}  // namespace

Result<Alternatives> parse_phrase(View phrase, const Sets& sets) {
  Parser parser(phrase, sets, 0);
  Alternatives alternatives = parser.run();
  if (parser.failure()) return Error{ErrorCode::invalid, std::to_string(parser.failure()->at), parser.failure()->what};
  if (can_be_empty(alternatives, true))
    return Error{ErrorCode::invalid, "0", "This phrase is made of optional parts only."};
  const bool gap_at_end = gap_first<false>(alternatives) || gap_first<true>(alternatives);
  if (gap_at_end) return Error{ErrorCode::invalid, "0", "A phrase can not begin or end with a gap."};
  return alternatives;
}

}  // namespace unpushy::pack
