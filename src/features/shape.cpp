#include "features/shape.h"

#include <algorithm>

namespace unpushy::features {
namespace {

using text::Token;
using text::TokenKind;

struct Counts {
  std::array<std::uint32_t, 32> of_kind{};  // by TokenKind, with room for more of them
  std::uint32_t exclaims = 0, shouted = 0, capitalised = 0;
  bool link_last = false;

  std::uint32_t of(TokenKind kind) const { return of_kind[static_cast<std::size_t>(kind)]; }
};

Counts count(const text::Document& document) {
  Counts counts;
  for (const Token& token : document.tokens) {
    if (token.reported) continue;
    ++counts.of_kind[static_cast<std::size_t>(token.kind)];
    counts.shouted += token.shouted;
    counts.capitalised += token.capitalised;
    const bool mark = token.kind == TokenKind::punctuation;
    counts.exclaims += mark && document.folded.text[token.begin] == '!';
    if (!mark && token.kind != TokenKind::emoji) counts.link_last = token.kind == TokenKind::link;
  }
  return counts;
}

}  // namespace

Shapes shapes_of(const text::Document& document, Kind kind) {
  const Counts n = count(document);
  const std::uint32_t words = n.of(TokenKind::word), links = n.of(TokenKind::link), tags = n.of(TokenKind::hashtag);
  Shapes shapes{};
  const auto set = [&](Shape shape, std::uint32_t value, std::uint32_t most) {
    shapes[static_cast<std::size_t>(shape)] = static_cast<std::uint8_t>(std::min(value, most));
  };
  const bool heavy = links > 0 && words <= 8 * links;
  if (kind == Kind::post) {
    set(Shape::link, links, 1);
    set(Shape::more_links, links > 1 ? links - 1 : 0, 3);
    set(Shape::link_at_end, n.link_last, 1);
    set(Shape::link_heavy, heavy, 1);
    set(Shape::few_words_link, links > 0 && words <= 3, 1);
  } else {
    set(Shape::sent_link, links, 1);
    set(Shape::sent_link_heavy, heavy, 1);
  }
  set(Shape::hashtags, tags, 4);
  set(Shape::hashtag_heavy, tags > 0 && words <= 3 * tags, 1);
  set(Shape::mentions, n.of(TokenKind::mention), 4);
  set(Shape::money, n.of(TokenKind::money), 3);
  set(Shape::phone, n.of(TokenKind::phone), 1);
  set(Shape::emoji, n.of(TokenKind::emoji), 1);
  set(Shape::exclaims, n.exclaims, 1);
  set(Shape::shouted, n.shouted, 2);
  set(Shape::capitalised, words >= 4 && n.capitalised * 2 >= words, 1);
  return shapes;
}

}  // namespace unpushy::features
