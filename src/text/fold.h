#pragma once
// Folding: what a person typed, brought to the form in which phrases are compared, with a way back to their own
// characters. Phrases are folded by this same function when a pack is compiled.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unpushy/report.h"

namespace unpushy::text {

/// Something about how a word was typed, in bytes of the original.
enum class MarkKind : std::uint8_t {
  fancy,     ///< letters in a style of their own, struck through, in circles or squares, or full-width
  disguised  ///< letters swapped, hidden signs between them, heaps of marks on them
};
struct Mark {
  Span span;
  MarkKind kind = MarkKind::fancy;
};

/// Every character in plain form: Unicode's NFKC_Casefold (width, style, case; accents stay and are one character with
/// their letter), one kind of quote, dash and space; apostrophes inside words, unseen characters and heaps of marks
/// left out; a lone "&" read as "and". Line breaks are '\n'. Letters keep their script: what only looks like another
/// letter is for see_through() (text/disguise.h).
struct Folded {
  std::string text;
  /// For each folded byte, the byte of the original where its character begins; one more entry at the end holds the
  /// original's size. Never falls. So the folded range [a, b) stands for the original bytes [origin[a], origin[b]).
  std::vector<std::uint32_t> origin;
  std::vector<Mark> marks;  ///< sorted by where they begin
};

/// Any bytes; at most kMaxDraftBytes are expected.
Folded fold(std::string_view text);

/// Any character that is written for an apostrophe.
bool is_apostrophe(char32_t typed);
/// Was this character typed as a capital? Also for capitals in a fancy style that has small letters, too.
bool is_capital(char32_t typed);

}  // namespace unpushy::text
