#pragma once
// What can be counted about a text as a whole: the marks of style and balance that are no phrase and no order. Each is
// a small whole number that clean words added to the text never raise, so that padding can not tip a verdict.

#include <array>
#include <cstdint>
#include <string_view>

#include "text/document.h"
#include "unpushy/draft.h"

namespace unpushy::features {

/// A link in a post to nobody in particular and a link in a message or reply to somebody are two things.
enum class Shape : std::uint8_t {
  link,             // there is a link in a post
  more_links,       // links beyond the first in a post, up to 3
  link_at_end,      // a post ends with a link
  link_heavy,       // a link for every eight words of a post or fewer
  few_words_link,   // a post of a link and at most three words
  sent_link,        // there is a link in a message or reply
  sent_link_heavy,  // a link for every eight words of a message or reply or fewer
  hashtags,         // up to 4
  hashtag_heavy,    // a hashtag for every three words or fewer
  mentions,         // up to 4
  money,            // amounts, up to 3
  phone,            // there is a telephone number
  emoji,            // there is an emoji
  exclaims,         // there is an exclamation mark
  shouted,          // words in capitals, up to 2
  capitalised,      // half of the words or more, of at least four, begin with a capital
  count
};
inline constexpr std::size_t kShapes = static_cast<std::size_t>(Shape::count);

/// Names in the committed model, by Shape.
inline constexpr std::array<std::string_view, kShapes> kShapeNames = {
    "link",     "more-links",    "link-at-end", "link-heavy", "few-words-link", "sent-link", "sent-link-heavy",
    "hashtags", "hashtag-heavy", "mentions",    "money",      "phone",          "emoji",     "exclaims",
    "shouted",  "capitalised"};

using Shapes = std::array<std::uint8_t, kShapes>;

/// What is quoted or cited is not counted.
Shapes shapes_of(const text::Document& document, Kind kind);

}  // namespace unpushy::features
