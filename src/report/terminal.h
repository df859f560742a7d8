#pragma once
// A Report for a person at a terminal: the verdict in words, the text with its marks, the chain of moves, and each
// finding with the words it rests on, why it matters and what to write instead.

#include <string>
#include <string_view>

#include "unpushy/engine.h"
#include "unpushy/report.h"

namespace unpushy::report {

/// Longer texts are not repeated; their findings still quote the words.
inline constexpr std::size_t kMaxShownBytes = 4000;

struct TerminalOptions {
  std::string_view heading;            ///< the name of the text; none if empty
  bool color = false;                  ///< marks in colour; their numbers are shown either way
  const Guidance* guidance = nullptr;  ///< how to be left in peace; for received messages that push
};

/// `text` is the draft the report was made of. Nothing of it reaches the terminal as a control sequence.
void append_terminal(std::string& out, const Report& report, std::string_view text, const TerminalOptions& options);

/// Appends foreign text so that it can do nothing but be read: controls and marks that turn the writing direction
/// become <1B> or <U+202E>, ill-formed UTF-8 becomes U+FFFD; line ends and tabs stay.
void append_printable(std::string& out, std::string_view text);

}  // namespace unpushy::report
