#pragma once
// What a text is like, in 64 bits: for finding copies in long lists without comparing each with each.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace unpushy::cli {

/// SimHash (Charikar 2002) over the folded words and pairs of neighbouring words; links, numbers, mentions and fields
/// of templates count as one word of their kind. Near copies differ in few of the bits, unlike texts in about half.
/// None for a text without words. It says something of the text: whoever can guess the words can check the guess. To be
/// compared only with signatures of the same version of the command.
std::optional<std::uint64_t> signature_of(std::string_view text);

/// As JSON: 16 hexadecimal digits between quotes (a number would lose its last digits in JavaScript), or null.
std::string signature_json(std::string_view text);

}  // namespace unpushy::cli
