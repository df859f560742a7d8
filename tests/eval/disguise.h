#pragma once
// Writes a text the way it is written to slip past a filter, to measure whether the verdict stays what it is for the
// plain text. For tests and measuring only.

#include <cstdint>
#include <string>
#include <string_view>

namespace unpushy::eval {

enum class Disguise : std::uint8_t {
  look_alikes,   ///< letters of other scripts
  unseen,        ///< zero-width characters between letters
  spaced,        ///< "f r e e", "f.r.e.e", "F-R-E-E"
  digits,        ///< "fr33", "$ubscribe"
  repeated,      ///< "freeee"
  fancy,         ///< mathematical, circled, full-width letters, small capitals
  emoji,         ///< emoji between letters
  marks,         ///< heaps of accents, strokes through letters
  spelled_dots,  ///< "example dot com", "example[.]com"
  mixed,         ///< another one for each word
  count
};

/// "look-alikes", "unseen" ...
std::string_view name(Disguise style);

/// A copy with about two in five words of three letters and more disguised, never none if there is one. Words inside
/// links, addresses, mentions and hashtags stay, but for spelled_dots. The same seed gives the same copy.
std::string disguise(std::string_view text, Disguise style, std::uint32_t seed);

}  // namespace unpushy::eval
