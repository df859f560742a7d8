#include "report/json.h"

#include <cmath>
#include <optional>

#include "report/json_writer.h"
#include "text/utf16_index.h"

namespace unpushy::report {
namespace {

// The report's floats are tenths and thousandths made from integers: rounding gives back the very integer.
std::int64_t scaled(float value, float unit) { return std::llround(value * unit); }

class ReportWriter {
 public:
  ReportWriter(std::string& out, const JsonOptions& options) : json_(out, options.pretty), options_(options) {
    if (options.offsets == Offsets::utf16) units_.emplace(options.text);
  }

  void write(const Report& report) {
    json_.begin_object();
    if (options_.extra) {
      for (const RawMember& member : *options_.extra) {
        json_.raw_key(member.key);
        json_.raw(member.value);
      }
    }
    write_verdict(report);
    write_dimensions(report);
    write_moves(report.moves);
    write_findings(report.findings);
    write_circumstances(report);
    json_.end_object();
  }

 private:
  void write_verdict(const Report& report) {
    json_.key("schema_version");
    json_.integer(kSchemaVersion);
    json_.key("id");
    json_.raw(options_.id);
    json_.key("score");
    json_.decimal(scaled(report.score, 10), 1);
    json_.key("probability");
    json_.decimal(scaled(report.probability, 1000), 3);
    json_.key("bias");
    json_.integer(report.bias);
    text("verdict", name(report.verdict));
    json_.key("action");
    if (report.action == Action::none) {
      json_.null();
    } else {
      json_.string(name(report.action));
    }
    text("lang", report.lang);
  }

  void write_dimensions(const Report& report) {
    json_.key("dimensions");
    json_.begin_object();
    for (std::size_t i = 0; i < kDimensions; ++i) {
      json_.key(name(static_cast<Dimension>(i)));
      json_.decimal(scaled(report.dimensions[i], 10), 1);
    }
    json_.end_object();
  }

  void write_moves(const std::vector<Move>& moves) {
    json_.key("moves");
    json_.begin_array();
    for (const Move& move : moves) {
      json_.begin_object();
      text("move", move.move);
      span(move.span);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_findings(const std::vector<Finding>& findings) {
    json_.key("findings");
    json_.begin_array();
    for (const Finding& finding : findings) write_finding(finding);
    json_.end_array();
  }

  void write_finding(const Finding& finding) {
    json_.begin_object();
    text("rule", finding.rule);
    text("dimension", name(finding.dimension));
    text("strength", name(finding.strength));
    text("basis", name(finding.basis));
    json_.key("contribution");
    json_.integer(finding.contribution);
    json_.key("points");
    json_.integer(finding.points);
    json_.key("evidence");
    json_.begin_array();
    for (const Span& evidence : finding.evidence) {
      json_.begin_object();
      span(evidence);
      json_.end_object();
    }
    json_.end_array();
    text("title", finding.title);
    text("why", finding.why);
    text("instead", finding.instead);
    text("source", finding.source);
    write_fix(finding.fix);
    json_.end_object();
  }

  void write_fix(const std::optional<Fix>& fix) {
    json_.key("fix");
    if (!fix) {
      json_.null();
      return;
    }
    json_.begin_object();
    text("title", fix->title);
    json_.key("edits");
    json_.begin_array();
    for (const Edit& edit : fix->edits) {
      json_.begin_object();
      span(edit.span);
      text("text", edit.text);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void write_answers(const std::vector<Answer>& answers) {
    json_.key("answers");
    json_.begin_array();
    for (const Answer& answer : answers) {
      json_.begin_object();
      text("id", answer.id);
      text("tone", name(answer.tone));
      text("title", answer.title);
      text("text", answer.text);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_circumstances(const Report& report) {
    json_.key("unknown");
    json_.begin_array();
    for (const std::string_view key : report.unknown) json_.string(key);
    json_.end_array();
    write_answers(report.answers);
    json_.key("truncated");
    json_.boolean(report.truncated);
    text("offset_encoding", name(options_.offsets));
    json_.key("pack_versions");
    json_.begin_object();
    if (options_.pack_versions) {
      for (const PackVersion& pack : *options_.pack_versions) text(pack.lang, pack.version);
    }
    json_.end_object();
    if (options_.signature.empty()) return;
    json_.key("signature");
    json_.raw(options_.signature);
  }

  void text(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }

  void span(const Span& span) {
    json_.key("begin");
    json_.integer(units_ ? (*units_)(span.begin) : span.begin);
    json_.key("end");
    json_.integer(units_ ? (*units_)(span.end) : span.end);
  }

  JsonWriter json_;
  const JsonOptions& options_;
  std::optional<text::Utf16Index> units_;
};

}  // namespace

std::string_view name(Offsets offsets) { return offsets == Offsets::utf16 ? "utf-16" : "utf-8"; }

void append_json(std::string& out, const Report& report, const JsonOptions& options) {
  ReportWriter(out, options).write(report);
}

std::string to_json(const Report& report, const JsonOptions& options) {
  std::string out;
  append_json(out, report, options);
  return out;
}

}  // namespace unpushy::report
