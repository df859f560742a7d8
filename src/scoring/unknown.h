#pragma once

#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "rules/rules.h"
#include "unpushy/report.h"

namespace unpushy::scoring {

/// Context keys that are not known and whose answer could change the verdict: each is answered in every way a rule
/// could care about, and the hits are chosen anew. Empty for a text without any raising hit or ask, where an answer
/// would not help the reader.
/// @param found every hit of the text, from rules::find_all
/// @param known those of them that hit by what is known
std::vector<std::string_view> unknown_keys(const pack::Pack& pack, const rules::Facts& facts,
                                           const std::vector<rules::Hit>& found,
                                           const std::vector<std::uint16_t>& known, const rules::Situation& situation,
                                           Verdict verdict);

}  // namespace unpushy::scoring
