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

TEST_CASE("most texts that must stay green do not even lean, in every line", "[eval]") {
  std::map<std::string_view, std::pair<std::size_t, std::size_t>> lines;  // quiet, all
  std::size_t quiet = 0;
  for (const Green& row : greens()) {
    const bool is_quiet = check(row).score < 25.0f;
    lines[row.line].first += is_quiet ? 1 : 0;
    ++lines[row.line].second;
    quiet += is_quiet ? 1 : 0;
  }
  CHECK(quiet * 5 >= greens().size() * 4);
  for (const auto& [line, counts] : lines) {
    INFO(line);
    CHECK(counts.first * 2 > counts.second);
  }
}

TEST_CASE("every kind of text that must stay green stands there in at least three voices", "[eval]") {
  const std::set<std::string_view> kinds = {"thanks for a follow, with a question",
                                            "an answer to a question, with one link",
                                            "an organiser naming the speakers",
                                            "a missing child or pet, to be shared",
                                            "a fundraiser with a named cause",
                                            "an outage or safety alert in capitals",
                                            "a real deadline with its date",
                                            "a hobby post that asks what you think",
                                            "a teacher's free worksheet",
                                            "open-source release notes with four links",
                                            "a journalist's request for a source",
                                            "a recruiter's reply to an application",
                                            "a customer asking for a price",
                                            "a shop answering about a price",
                                            "a bot post with its label",
                                            "a scheduled post without a mention",
                                            "birthday wishes, many times",
                                            "a quoted unwanted message",
                                            "a developer showing a template in code",
                                            "a blog post about push marketing",
                                            "friends joking about buying a book",
                                            "a formal greeting by a non-native writer",
                                            "grief and faith",
                                            "German nouns with capital letters",
                                            "a library's notice that something is free (Dutch)",
                                            "sarcasm",
                                            "a poem",
                                            "a message of two words",
                                            "a unionist asking to share a petition",
                                            "a charity's yearly thanks",
                                            "an invoice, a support ticket, a friend who asks again",
                                            "a warning to friends about fraud",
                                            "pay, work and company news",
                                            "workshop with a number of seats"};
  std::map<std::string_view, std::set<std::string_view>> voices;
  std::set<std::string_view> ids, texts;
  for (const Green& row : greens()) {
    voices[row.line].insert(row.voice);
    ids.insert(row.id);
    texts.insert(row.text);
  }
  CHECK(ids.size() == greens().size());
  CHECK(texts.size() == greens().size());
  for (const std::string_view kind : kinds) {
    INFO(kind);
    CHECK(voices[kind].size() >= 3);
  }
}

}  // namespace unpushy
