#pragma once
// Findings as SARIF 2.1.0 (OASIS), the form in which code hosts and editors take the results of linters. One run for
// all texts; softening findings are left out, because nothing is to be done about them.

#include <string>
#include <string_view>
#include <vector>

#include "report/json_writer.h"
#include "unpushy/engine.h"
#include "unpushy/report.h"

namespace unpushy::report {

/// Writes one log; the caller's string is complete after finish().
class SarifWriter {
 public:
  /// `rules_page` is the address of RULES.md, to which each rule links; empty: the rules are not those on it.
  SarifWriter(std::string& out, const Engine& engine, std::string_view version, std::string_view rules_page);

  /// `text` is what the report was made of, `uri` names it (see uri_of).
  void add(const Report& report, std::string_view text, std::string_view uri);
  /// `complete`: every text could be read.
  void finish(bool complete);

 private:
  class Text;
  struct Artifact {
    std::string uri;
    std::uint64_t bytes;
    Report report;
  };

  void write_driver(const Engine& engine, std::string_view version);
  void write_rule(const RuleInfo& rule);
  void write_result(const Finding& finding, const Text& places);
  void write_location(const Text& places, const Span* span);
  void write_fix(const Fix& fix, const Text& places);
  void write_artifacts();
  void text(std::string_view key, std::string_view value);
  void message(std::string_view key, std::string_view value);

  JsonWriter json_;
  std::string_view rules_page_;
  std::vector<std::string> rules_;  // ids, as numbered in the log
  std::vector<Artifact> artifacts_;
};

/// A path as a relative URI: what is not a plain letter, digit or one of "/-._~" is written as %XX.
std::string uri_of(std::string_view path);

/// Where a rule stands on its page: code hosts make the anchor of a heading from its small letters, digits and "-".
std::string anchor_of(std::string_view rule_id);

}  // namespace unpushy::report
