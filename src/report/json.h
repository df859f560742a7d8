#pragma once
// A Report as JSON, the one shape of every face. Holds none of the draft's words but those of a fix.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unpushy/engine.h"
#include "unpushy/report.h"

namespace unpushy::report {

/// The unit of every begin and end.
enum class Offsets : std::uint8_t { utf8, utf16 };

std::string_view name(Offsets offsets);

/// A member of somebody else's object, carried over untouched. Both parts are JSON text; the key has its quotes.
struct RawMember {
  std::string_view key, value;
};

/// Everything is borrowed for the call.
struct JsonOptions {
  std::string_view text;                          ///< the draft's text; read for utf16 only
  std::string_view id = "null";                   ///< JSON text
  const std::vector<RawMember>* extra = nullptr;  ///< written before the report's own members
  const std::vector<PackVersion>* pack_versions = nullptr;
  std::string_view signature;  ///< JSON text; the last member, if it was asked for
  Offsets offsets = Offsets::utf8;
  bool pretty = false;  ///< indented by two spaces; else one line. No line end in either.
};

/// The members of a report, in order.
inline constexpr std::array<std::string_view, 16> kReportKeys = {
    "schema_version", "id",    "score",    "probability", "bias",    "verdict",   "action",          "lang",
    "dimensions",     "moves", "findings", "unknown",     "answers", "truncated", "offset_encoding", "pack_versions"};

void append_json(std::string& out, const Report& report, const JsonOptions& options);
std::string to_json(const Report& report, const JsonOptions& options);

}  // namespace unpushy::report
