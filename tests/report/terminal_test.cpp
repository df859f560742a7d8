#include "report/terminal.h"

#include <catch2/catch.hpp>

using namespace unpushy;

namespace {

std::string shown(const Report& report, std::string_view text, bool color = false) {
  std::string out;
  report::TerminalOptions options;
  options.color = color;
  report::append_terminal(out, report, text, options);
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  report::append_printable(out, text);
  return out;
}

Finding finding(std::string_view rule, Strength strength, std::int32_t contribution, std::vector<Span> evidence) {
  Finding result;
  result.rule = rule;
  result.strength = strength;
  result.contribution = contribution;
  result.evidence = std::move(evidence);
  result.title = "Title";
  result.why = "Why it matters.";
  result.instead = "What to write.";
  return result;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the end names the command that says more of a finding", "[report]") {
  Report report;
  report.findings.emplace_back();
  report.findings.back().rule = "pressure.urgency";
  CHECK(shown(report, "x").find("unpushy explain pressure.urgency says more") != std::string::npos);
  CHECK(shown(Report{}, "x").find("explain") == std::string::npos);
}

TEST_CASE("the verdict comes first, in words", "[report]") {
  Report report;
  report.verdict = Verdict::push;
  report.score = 87.5F;
  CHECK(shown(report, "x").find("Push: this text pushes instead of talking. Score 87.5 of 100.\n") == 0);
}

TEST_CASE("a number is shown only where a text leans or pushes", "[report]") {
  Report report;
  report.score = 12;
  report.verdict = Verdict::conversation;
  CHECK(shown(report, "x").find("Conversation: this text talks.\n") == 0);
  report.verdict = Verdict::unclear;
  CHECK(shown(report, "x").find("Too short to say.\n") == 0);
  report.verdict = Verdict::leaning;
  CHECK(has(shown(report, "x"), "Score 12 of 100."));
}

TEST_CASE("how a text is worded is no reason to tell where it talks", "[report]") {
  Report report;
  report.findings.push_back(finding("model.like-promotion", Strength::weak, 1200, {}));
  report.findings.back().basis = Basis::model;
  report.verdict = Verdict::leaning;
  CHECK(has(shown(report, "x"), "model.like-promotion"));
  report.verdict = Verdict::conversation;
  CHECK_FALSE(has(shown(report, "x"), "model.like-promotion"));
}

TEST_CASE("a received message comes with what to do", "[report]") {
  Report report;
  report.verdict = Verdict::push;
  report.action = Action::block;
  CHECK(has(shown(report, "x"), "\nWhat to do: block. You owe no answer.\n"));
  report.action = Action::none;
  CHECK_FALSE(has(shown(report, "x"), "What to do"));
}

TEST_CASE("moves are drawn as a chain in which repeats fold", "[report]") {
  Report report;
  report.moves = {{"thanks-follow", {0, 1}}, {"flatter", {1, 2}}, {"link", {2, 3}}, {"link", {3, 4}}};
  CHECK(has(shown(report, "abcd"), "\nMoves: thanks-follow -> flatter -> link\n"));
  CHECK_FALSE(has(shown(Report(), "abcd"), "Moves"));
}

TEST_CASE("without colour the number of a finding follows its words", "[report]") {
  Report report;
  report.findings = {finding("a.b", Strength::strong, 900, {{0, 3}}), finding("c.d", Strength::weak, 100, {{4, 7}})};
  const std::string text = shown(report, "buy now\nthanks");
  CHECK(has(text, "\n  buy[1] now[2]\n  thanks\n"));
  CHECK_FALSE(has(text, "\x1b"));
}

TEST_CASE("with colour a mark wears the style of its loudest finding", "[report]") {
  Report report;
  report.findings = {finding("a.b", Strength::weak, 100, {{0, 7}}), finding("c.d", Strength::strong, 900, {{4, 7}})};
  CHECK(has(shown(report, "buy now", true), "  \x1b[4;36mbuy \x1b[0m\x1b[4;31mnow\x1b[0m\x1b[2m[1,2]\x1b[0m\n"));
}

TEST_CASE("a finding shows its words, why and what to write instead", "[report]") {
  Report report;
  report.findings = {finding("a.b", Strength::strong, 900, {{0, 3}})};
  CHECK(has(shown(report, "buy now"), R"(
[1] Title (a.b, strong)
    "buy"
    Why:     Why it matters.
    Instead: What to write.
)"));
}

TEST_CASE("a softening sign is said to speak for the text", "[report]") {
  Report report;
  report.findings = {finding("soft.asked", Strength::medium, -900, {})};
  CHECK(has(shown(report, "x"), "[1] Title (soft.asked, speaks for the text)\n"));
}

TEST_CASE("many places of one finding are counted, not all quoted", "[report]") {
  Report report;
  report.findings = {finding("a.b", Strength::weak, 1, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}})};
  CHECK(has(shown(report, "abcde"), "\"a\", \"b\", \"c\" and 2 more\n"));
}

TEST_CASE("a long text is not repeated and a long quote is cut", "[report]") {
  const std::string text(5000, 'x');
  Report report;
  report.findings = {finding("a.b", Strength::weak, 1, {{0, 5000}})};
  const std::string out = shown(report, text);
  CHECK(has(out, "not repeated here"));
  CHECK(has(out, "\"" + std::string(100, 'x') + "...\""));
  CHECK(out.size() < 600);
}

TEST_CASE("what is not known is named", "[report]") {
  Report report;
  report.unknown = {"relation", "asked"};
  CHECK(has(shown(report, "x"), "\nNot known, could change this: relation, asked\n"));
}

TEST_CASE("long advice is wrapped under itself", "[report]") {
  Report report;
  report.findings = {finding("a.b", Strength::weak, 1, {})};
  report.findings[0].why =
      "A deadline the reader cannot check pushes for a decision now, and a decision made now is made without thought.";
  CHECK(has(shown(report, "x"), "    Why:     A deadline the reader cannot check pushes for a decision now, and a\n"
                                "             decision made now is made without thought.\n"));
}

TEST_CASE("nothing of a draft reaches the terminal as a control", "[report]") {
  CHECK(printable("a\x1b[31mb\x07") == "a<1B>[31mb<07>");
  CHECK(printable(std::string_view("\0\x7f", 2)) == "<00><7F>");
  CHECK(printable("\xC2\x9B"
                  "31m") == "<9B>31m");
  CHECK(printable("\xE2\x80\xAE"
                  "abc") == "<U+202E>abc");
  CHECK(printable("a\r\nb\tc\rd") == "a\nb\tc<0D>d");
  CHECK(printable("ok\xFF") == "ok\xEF\xBF\xBD");
}

TEST_CASE("a draft full of escape sequences stays text, marks included", "[report]") {
  const std::string_view text = "\x1b]0;title\x07 buy \x1b[2J";
  Report report;
  report.findings = {finding("a.b", Strength::weak, 1, {{0, static_cast<std::uint32_t>(text.size())}})};
  const std::string out = shown(report, text);
  CHECK_FALSE(has(out, "\x1b"));
  CHECK_FALSE(has(out, "\x07"));
}
