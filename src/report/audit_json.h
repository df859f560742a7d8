#pragma once
// An Audit as JSON, held to audit.schema.json.

#include <string>

#include "unpushy/audit.h"

namespace unpushy::report {

/// Pretty output is indented by two spaces; no line end in either.
std::string audit_json(const Audit& audit, bool pretty = false);

}  // namespace unpushy::report
