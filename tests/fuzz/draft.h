#pragma once
// Any bytes as a draft with everything that may be known around it: the form of the inputs and seeds of the check.

#include <string>
#include <string_view>
#include <vector>

#include "unpushy/draft.h"

namespace unpushy::fuzz {

/// Parts of an input stand between these; the first is the situation, the second the text.
inline constexpr char kBetween = '\x1E';

/// Never empty.
std::vector<std::string_view> split(std::string_view text, char sign);

/// The owner of the text that Draft borrows.
struct OwnedDraft {
  std::string text;
  Kind kind = Kind::post;
  Context context;

  Draft draft() const { return {text, kind, context}; }
};

/// Situation (one byte each, missing ones are not known: kind, platform, relation, commercial, automated, disclosed,
/// asked, seconds since contact as a power of four), text, parent, language, topics and audience (separated by
/// commas), then the earlier messages, whose first byte says whose they are.
OwnedDraft read_draft(std::string_view bytes);

/// The same form, for seeds.
std::string write_draft(const OwnedDraft& draft);

}  // namespace unpushy::fuzz
