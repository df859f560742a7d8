#include "report/sarif.h"

#include <algorithm>
#include <cmath>

#include "text/utf16_index.h"

namespace unpushy::report {
namespace {

constexpr std::string_view kSchema = "https://json.schemastore.org/sarif-2.1.0.json";

std::string_view level_of(Strength strength) {
  switch (strength) {
    case Strength::weak: return "note";
    case Strength::medium: return "warning";
    case Strength::strong: break;
  }
  return "error";
}

std::string sentence_of(const Finding& finding) {
  return std::string(finding.title) + ". " + std::string(finding.why) + " Instead: " + std::string(finding.instead);
}

}  // namespace

/// Lines, columns and offsets in one text, found by search: a text may have as many places as words.
class SarifWriter::Text {
 public:
  Text(std::string_view bytes, std::string_view name) : uri(name), units_(bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i] == '\n') lines_.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }

  void write_region(JsonWriter& json, const Span& span) const {
    const auto number = [&](std::string_view key, std::int64_t value) {
      json.key(key);
      json.integer(value);
    };
    const std::size_t first = line_of(span.begin), last = line_of(span.end);
    json.begin_object();
    number("startLine", static_cast<std::int64_t>(first + 1));
    number("startColumn", column(first, span.begin));
    number("endLine", static_cast<std::int64_t>(last + 1));
    number("endColumn", column(last, span.end));
    number("charOffset", units_(span.begin));
    number("charLength", std::int64_t{units_(span.end)} - units_(span.begin));
    number("byteOffset", span.begin);
    number("byteLength", std::int64_t{span.end} - span.begin);
    json.end_object();
  }

  const std::string_view uri;

 private:
  std::size_t line_of(std::uint32_t byte) const {
    return static_cast<std::size_t>(std::upper_bound(lines_.begin(), lines_.end(), byte) - lines_.begin()) - 1;
  }
  /// From 1, in UTF-16 units.
  std::int64_t column(std::size_t line, std::uint32_t byte) const {
    return 1 + static_cast<std::int64_t>(units_(byte)) - static_cast<std::int64_t>(units_(lines_[line]));
  }

  text::Utf16Index units_;
  std::vector<std::uint32_t> lines_{0};  // where each begins, in bytes
};

SarifWriter::SarifWriter(std::string& out, const Engine& engine, std::string_view version, std::string_view rules_page)
    : json_(out, true), rules_page_(rules_page) {
  json_.begin_object();
  text("$schema", kSchema);
  text("version", "2.1.0");
  json_.key("runs");
  json_.begin_array();
  json_.begin_object();
  write_driver(engine, version);
  text("columnKind", "utf16CodeUnits");
  json_.key("results");
  json_.begin_array();
}

void SarifWriter::write_driver(const Engine& engine, std::string_view version) {
  json_.key("tool");
  json_.begin_object();
  json_.key("driver");
  json_.begin_object();
  text("name", "unpushy");
  text("semanticVersion", version);
  json_.key("rules");
  json_.begin_array();
  for (const RuleInfo& rule : engine.rules()) {
    if (!rule.softens) write_rule(rule);
  }
  json_.end_array();
  json_.key("properties");
  json_.begin_object();
  json_.key("packVersions");
  json_.begin_object();
  for (const PackVersion& pack : engine.pack_versions()) text(pack.lang, pack.version);
  json_.end_object();
  json_.end_object();
  json_.end_object();
  json_.end_object();
}

void SarifWriter::write_rule(const RuleInfo& rule) {
  rules_.emplace_back(rule.id);
  json_.begin_object();
  text("id", rule.id);
  message("shortDescription", rule.title);
  message("fullDescription", rule.why);
  message("help", std::string(rule.instead) + " Source: " + std::string(rule.source));
  if (!rules_page_.empty()) text("helpUri", std::string(rules_page_) + "#" + anchor_of(rule.id));
  json_.key("defaultConfiguration");
  json_.begin_object();
  text("level", level_of(rule.strength));
  json_.end_object();
  json_.key("properties");
  json_.begin_object();
  json_.key("tags");
  json_.begin_array();
  json_.string(name(rule.dimension));
  json_.end_array();
  json_.end_object();
  json_.end_object();
}

void SarifWriter::add(const Report& report, std::string_view text, std::string_view uri) {
  const Text places(text, uri);
  for (const Finding& finding : report.findings) {
    const bool slight = report.verdict == Verdict::conversation && finding.basis == Basis::model;
    if (finding.contribution > 0 && !slight) write_result(finding, places);
  }
  artifacts_.push_back({std::string(uri), text.size(), report});
}

void SarifWriter::write_result(const Finding& finding, const Text& places) {
  json_.begin_object();
  text("ruleId", finding.rule);
  const auto rule = std::find(rules_.begin(), rules_.end(), finding.rule);
  json_.key("ruleIndex");
  json_.integer(rule == rules_.end() ? -1 : rule - rules_.begin());
  text("level", level_of(finding.strength));
  message("message", sentence_of(finding));
  json_.key("locations");
  json_.begin_array();
  write_location(places, finding.evidence.empty() ? nullptr : &finding.evidence[0]);
  json_.end_array();
  if (finding.evidence.size() > 1) {
    json_.key("relatedLocations");
    json_.begin_array();
    for (std::size_t i = 1; i < finding.evidence.size(); ++i) write_location(places, &finding.evidence[i]);
    json_.end_array();
  }
  if (finding.fix) write_fix(*finding.fix, places);
  json_.key("properties");
  json_.begin_object();
  json_.key("contribution");
  json_.integer(finding.contribution);
  json_.key("points");
  json_.integer(finding.points);
  text("dimension", name(finding.dimension));
  text("basis", name(finding.basis));
  json_.end_object();
  json_.end_object();
}

void SarifWriter::write_location(const Text& places, const Span* span) {
  json_.begin_object();
  json_.key("physicalLocation");
  json_.begin_object();
  json_.key("artifactLocation");
  json_.begin_object();
  text("uri", places.uri);
  json_.end_object();
  if (span != nullptr) {
    json_.key("region");
    places.write_region(json_, *span);
  }
  json_.end_object();
  json_.end_object();
}

void SarifWriter::write_fix(const Fix& fix, const Text& places) {
  json_.key("fixes");
  json_.begin_array();
  json_.begin_object();
  message("description", fix.title);
  json_.key("artifactChanges");
  json_.begin_array();
  json_.begin_object();
  json_.key("artifactLocation");
  json_.begin_object();
  text("uri", places.uri);
  json_.end_object();
  json_.key("replacements");
  json_.begin_array();
  for (const Edit& edit : fix.edits) {
    json_.begin_object();
    json_.key("deletedRegion");
    places.write_region(json_, edit.span);
    message("insertedContent", edit.text);
    json_.end_object();
  }
  json_.end_array();
  json_.end_object();
  json_.end_array();
  json_.end_object();
  json_.end_array();
}

void SarifWriter::write_artifacts() {
  json_.key("artifacts");
  json_.begin_array();
  for (const Artifact& artifact : artifacts_) {
    json_.begin_object();
    json_.key("location");
    json_.begin_object();
    text("uri", artifact.uri);
    json_.end_object();
    json_.key("length");
    json_.integer(static_cast<std::int64_t>(artifact.bytes));
    json_.key("properties");
    json_.begin_object();
    json_.key("score");
    json_.decimal(std::llround(artifact.report.score * 10), 1);
    text("verdict", name(artifact.report.verdict));
    if (artifact.report.action != Action::none) text("action", name(artifact.report.action));
    json_.end_object();
    json_.end_object();
  }
  json_.end_array();
}

void SarifWriter::finish(bool complete) {
  json_.end_array();
  write_artifacts();
  json_.key("invocations");
  json_.begin_array();
  json_.begin_object();
  json_.key("executionSuccessful");
  json_.boolean(complete);
  json_.end_object();
  json_.end_array();
  json_.end_object();
  json_.end_array();
  json_.end_object();
}

void SarifWriter::text(std::string_view key, std::string_view value) {
  json_.key(key);
  json_.string(value);
}

void SarifWriter::message(std::string_view key, std::string_view value) {
  json_.key(key);
  json_.begin_object();
  text("text", value);
  json_.end_object();
}

std::string uri_of(std::string_view path) {
  constexpr char kHex[] = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "/-._~";
  std::string uri;
  for (const char c : path) {
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (alphanumeric || kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return uri;
}

std::string anchor_of(std::string_view rule_id) {
  std::string anchor(rule_id);
  anchor.erase(std::remove(anchor.begin(), anchor.end(), '.'), anchor.end());
  return anchor;
}

}  // namespace unpushy::report
