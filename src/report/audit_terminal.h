#pragma once
// An Audit for a person: as text at a terminal, and as one HTML page that needs nothing else.

#include <string>

#include "unpushy/audit.h"

namespace unpushy::report {

std::string audit_text(const Audit& audit);
/// Without scripts and without anything from elsewhere; foreign words are escaped.
std::string audit_html(const Audit& audit);

}  // namespace unpushy::report
