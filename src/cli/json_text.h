#pragma once
// JSON as text: what the parser does not do for us.

#include <string>
#include <string_view>

namespace unpushy::cli {

/// True if the text is exactly one JSON value, with blanks around it at most, nested no deeper than 512. simdjson's
/// lazy reading lets `{"a": tru}` and `{"a": 1 2}` pass where nobody asks for the value, and ours are copied unread.
/// Not looked at, because simdjson does for the whole line: control characters inside strings, and ill-formed UTF-8.
bool is_json(std::string_view text);

/// Writes \uFFFD over each half of a surrogate pair that stands alone (`\ud83d` without its `\ude00`): the parser
/// takes the whole line for broken, and JSON from JavaScript has them wherever an emoji was cut in two.
void mend_lone_surrogates(std::string& json);

/// The text with each ill-formed part of UTF-8 as U+FFFD.
std::string well_formed(std::string_view text);

}  // namespace unpushy::cli
