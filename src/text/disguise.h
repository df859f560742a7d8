#pragma once
// Words whose letters were swapped, spaced out or repeated, read as the words they stand for: "fr33", "f r e e",
// "F.R.E.E", "freeee", letters of other scripts that look Latin, emoji between letters, "example dot com", "hxxps".

#include <string_view>

#include "text/fold.h"

namespace unpushy::text {

/// The words that matter to whoever reads the text. A swapped letter is put back only where such a word comes out and
/// none stood there before, so that "4u", "b2b" and "24/7" stay what they are.
class Vocabulary {
 public:
  /// A folded word, whole.
  virtual bool knows(std::string_view word) const = 0;
  /// A folded word that begins in a known way.
  virtual bool knows_beginning(std::string_view word) const = 0;
  /// One of the commonest words of the language.
  virtual bool is_common(std::string_view word) const = 0;

 protected:
  ~Vocabulary() = default;
};

/// Rewrites the folded text in place, keeps the way back and adds marks. Without a vocabulary only letters of another
/// script inside a Latin word are read as Latin. Honest text in any script stays as it is. Linear in the text.
void see_through(Folded& folded, std::string_view typed, const Vocabulary* vocabulary);

}  // namespace unpushy::text
