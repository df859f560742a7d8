#pragma once

#include <optional>

#include "rules/rules.h"
#include "unpushy/report.h"

namespace unpushy::rules {

/// The edits of a rule's fix for one hit, in bytes of the draft; nothing if the rule has none or nothing would be left.
std::optional<Fix> make_fix(const pack::fb::Rule& rule, const Hit& hit, const text::Document& document);

}  // namespace unpushy::rules
