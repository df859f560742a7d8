#include "report/json.h"

#include <catch2/catch.hpp>

using namespace unpushy;
using report::JsonOptions;
using report::Offsets;
using report::to_json;

namespace {

// "(emoji) buy now": the emoji is four bytes and two UTF-16 units.
constexpr std::string_view kText = "\xF0\x9F\x98\x80 buy now";

Finding urgency() {
  Finding finding;
  finding.rule = "pressure.urgency";
  finding.dimension = Dimension::pressure;
  finding.strength = Strength::strong;
  finding.contribution = 1200;
  finding.points = 23;
  finding.evidence = {{5, 12}};
  finding.title = "Alarm";
  finding.why = "It \"pushes\".";
  finding.instead = "Wait.";
  finding.source = "Essay";
  finding.fix = Fix{"Remove it", {{{4, 12}, ""}}};
  return finding;
}

Report sample() {
  Report report;
  report.score = 42.5F;
  report.probability = 0.425F;
  report.bias = -2500;
  report.verdict = Verdict::leaning;
  report.action = Action::ask_first;
  report.lang = "en";
  report.dimensions[2] = 0.2F;
  report.moves = {{"urgency", {5, 12}}};
  report.findings = {urgency()};
  report.unknown = {"relation"};
  return report;
}

}  // namespace

TEST_CASE("a report has one shape", "[report]") {
  const std::vector<PackVersion> packs = {{"en", "7"}};
  JsonOptions options;
  options.id = "\"a1\"";
  options.pack_versions = &packs;
  CHECK(
      to_json(sample(), options) ==
      R"({"schema_version":1,"id":"a1","score":42.5,"probability":0.425,"bias":-2500,"verdict":"leaning",)"
      R"("action":"ask-first","lang":"en","dimensions":{"value":0,"authenticity":0,"pressure":0.2,"timing":0,)"
      R"("volume":0,"honesty":0,"relevance":0},"moves":[{"move":"urgency","begin":5,"end":12}],"findings":[{)"
      R"("rule":"pressure.urgency","dimension":"pressure","strength":"strong","basis":"words","contribution":1200,)"
      R"("points":23,"evidence":[{"begin":5,"end":12}],"title":"Alarm","why":"It \"pushes\".","instead":"Wait.",)"
      R"("source":"Essay","fix":{"title":"Remove it","edits":[{"begin":4,"end":12,"text":""}]}}],)"
      R"("unknown":["relation"],"answers":[],"truncated":false,"offset_encoding":"utf-8","pack_versions":{"en":"7"}})");
}

TEST_CASE("an empty report has every key of the shape, in order", "[report]") {
  const std::string json = to_json(Report(), {});
  std::size_t at = 0;
  for (const std::string_view key : report::kReportKeys) {
    at = json.find(std::string(key).append("\":"), at);
    REQUIRE(at != std::string::npos);
    CHECK(json[at - 1] == '"');
  }
  CHECK(json.find("\"id\":null,\"score\":0,") != std::string::npos);
  CHECK(json.find("\"action\":null") != std::string::npos);
  CHECK(json.find("\"moves\":[],\"findings\":[],\"unknown\":[]") != std::string::npos);
}

TEST_CASE("offsets count UTF-16 units on request", "[report]") {
  JsonOptions options;
  options.offsets = Offsets::utf16;
  options.text = kText;
  const std::string json = to_json(sample(), options);
  CHECK(json.find(R"("evidence":[{"begin":3,"end":10}])") != std::string::npos);
  CHECK(json.find(R"({"move":"urgency","begin":3,"end":10})") != std::string::npos);
  CHECK(json.find(R"({"begin":2,"end":10,"text":""})") != std::string::npos);
  CHECK(json.find(R"("offset_encoding":"utf-16")") != std::string::npos);
}

TEST_CASE("what a caller carries over stands first, as it was", "[report]") {
  const std::vector<report::RawMember> extra = {{R"("user")", R"({ "n" : 1.50 })"}, {R"("\u0061")", "null"}};
  JsonOptions options;
  options.extra = &extra;
  CHECK(to_json(Report(), options).find(R"({"user":{ "n" : 1.50 },"\u0061":null,"schema_version":1,)") == 0);
}

TEST_CASE("every tenth of a score is printed exactly", "[report]") {
  for (int tenths = 0; tenths <= 1000; ++tenths) {
    Report report;
    report.score = static_cast<float>(tenths) / 10.0F;
    report.probability = static_cast<float>(tenths) / 1000.0F;
    std::string expected = "\"score\":";
    expected += std::to_string(tenths / 10);
    if (tenths % 10 != 0) expected.append(1, '.').append(std::to_string(tenths % 10));
    expected += ",\"probability\":";
    REQUIRE(to_json(report, {}).find(expected) != std::string::npos);
  }
}
