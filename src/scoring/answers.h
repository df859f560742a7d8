#pragma once

#include <vector>

#include "pack/pack.h"
#include "rules/rules.h"
#include "unpushy/report.h"

namespace unpushy::scoring {

Answer answer_of(const pack::fb::Answer& answer);

/// For a received message: of each tone the first answer whose conditions all hold.
std::vector<Answer> answers_for(const pack::Pack& pack, const rules::Facts& facts, const rules::Situation& situation,
                                Action action, const std::vector<rules::Hit>& hits,
                                const std::vector<std::int32_t>& contributions);

}  // namespace unpushy::scoring
