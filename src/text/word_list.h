#pragma once
// Word lists of src/data, embedded as one string with a line break before, between and behind the words.

#include <string_view>

namespace unpushy::text {

/// Is this, without line breaks, one of the lines? They are few and short: searching them takes less room than an index
/// of them.
inline bool has_line(std::string_view list, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    if (list[at - 1] == '\n' && list[at + word.size()] == '\n') return true;
  }
  return false;
}

}  // namespace unpushy::text
