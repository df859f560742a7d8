#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/rules.h"
#include "unpushy/report.h"

namespace unpushy::rules {

/// The edits of a rule's fix for one hit, in bytes of the draft; nothing if the rule has none, if nothing would be
/// left, or if a sign that softens would go with it.
std::optional<Fix> make_fix(const pack::Pack& pack, const pack::fb::Rule& rule, const Hit& hit, const Facts& facts,
                            const Situation& situation);

/// The text with the edits of a fix made in it.
std::string apply_fix(std::string_view text, const Fix& fix);

}  // namespace unpushy::rules
