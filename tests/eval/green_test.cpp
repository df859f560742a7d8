// Texts that must stay green: what an honest person writes, in several voices for each kind of text that a checker of
// push style likes to get wrong. The texts stand in green.ndjson: id, line (which kind of text), voice, kind, text and,
// where something is known, context.

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "unpushy/engine.h"

namespace unpushy {
namespace {

struct Green {
  std::string_view id, line, voice, kind, text;
  std::vector<std::pair<std::string_view, std::string_view>> context;
};

const std::vector<Green>& greens() {
  static const std::vector<Green> rows = {
#include "green.inc"
  };
  return rows;
}

Report check(const Green& row) {
  static const Engine engine = Engine::builtin();
  const auto kind = parse_kind(row.kind);
  REQUIRE(kind);
  Draft draft{row.text, *kind, {}};
  for (const auto& [key, value] : row.context) REQUIRE(set_context(draft.context, key, value));
  return engine.check(draft);
}

/// What raised the score, for a failing test to say.
std::string raised_by(const Report& report) {
  std::string rules;
  for (const Finding& finding : report.findings) {
    if (finding.contribution > 0) rules += " " + std::string(finding.rule);
  }
  return rules;
}

}  // namespace

TEST_CASE("texts that must stay green do not push", "[eval]") {
  for (const Green& row : greens()) {
    const Report report = check(row);
    INFO(row.id << ": " << row.text);
    INFO("raised by:" << raised_by(report));
    CHECK(report.score < 50.0f);
  }
}

TEST_CASE("four of five texts that must stay green do not even lean", "[eval]") {
  std::size_t quiet = 0;
  for (const Green& row : greens()) quiet += check(row).score < 25.0f ? 1 : 0;
  CHECK(quiet * 5 >= greens().size() * 4);
}

TEST_CASE("every kind of green text stands there at least three times", "[eval]") {
  std::map<std::string_view, std::size_t> texts;
  std::set<std::string_view> ids;
  for (const Green& row : greens()) {
    ++texts[row.line];
    ids.insert(row.id);
  }
  CHECK(ids.size() == greens().size());
  CHECK(texts.size() >= 29);
  for (const auto& [line, count] : texts) {
    INFO(line);
    CHECK(count >= 3);
  }
}

}  // namespace unpushy
