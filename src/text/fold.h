#pragma once
// Folding: what a person typed, brought to the form in which phrases are compared, with a way back to their own
// characters. Phrases are folded by this same function when a pack is compiled.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unpushy::text {

/// Lower case; one kind of quote, dash and space; apostrophes inside words, soft hyphens, zero-width characters and
/// variation selectors left out; a lone "&" read as "and". Line breaks are '\n'.
struct Folded {
  std::string text;
  /// For each folded byte, the byte of the original where its character begins; one more entry at the end holds the
  /// original's size. So the folded range [a, b) stands for the original bytes [origin[a], origin[b]).
  std::vector<std::uint32_t> origin;
};

/// Any bytes; at most kMaxDraftBytes are expected.
Folded fold(std::string_view text);

}  // namespace unpushy::text
