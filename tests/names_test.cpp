#include <catch2/catch.hpp>

#include "unpushy/draft.h"
#include "unpushy/report.h"

using namespace unpushy;

namespace {

std::string refusal(std::string_view key, std::string_view value) {
  Context context;
  const auto result = set_context(context, key, value);
  return result ? "" : result.error().what;
}

Context with(std::string_view key, std::string_view value) {
  Context context;
  REQUIRE(set_context(context, key, value));
  return context;
}

}  // namespace

TEST_CASE("every kind is read back from its name", "[names]") {
  for (const Kind kind : {Kind::post, Kind::reply, Kind::dm_out, Kind::dm_in}) {
    REQUIRE(parse_kind(name(kind)));
    CHECK(*parse_kind(name(kind)) == kind);
  }
  CHECK(name(Kind::dm_in) == "dm-in");
}

TEST_CASE("an unknown kind is refused with the allowed ones", "[names]") {
  const auto result = parse_kind("dm");
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::invalid);
  CHECK(result.error().where == "kind");
  CHECK(result.error().what == "unknown kind \"dm\"; allowed: post, reply, dm-out, dm-in");
}

TEST_CASE("every platform, relation and interest is read back from its name", "[names]") {
  for (int i = 1; i <= static_cast<int>(Platform::other); ++i) {
    const auto platform = static_cast<Platform>(i);
    CHECK(with("platform", name(platform)).platform == platform);
  }
  for (int i = 1; i <= static_cast<int>(Relation::they_wrote_first); ++i) {
    const auto relation = static_cast<Relation>(i);
    CHECK(with("relation", name(relation)).relation == relation);
  }
  for (int i = 1; i <= static_cast<int>(Commercial::none); ++i) {
    const auto commercial = static_cast<Commercial>(i);
    CHECK(with("commercial", name(commercial)).commercial == commercial);
  }
}

TEST_CASE("what is not known has no name", "[names]") {
  CHECK(name(Platform::unknown).empty());
  CHECK(name(Relation::unknown).empty());
  CHECK(name(Commercial::unknown).empty());
  CHECK(name(Action::none).empty());
  CHECK(refusal("relation", "").find("allowed: stranger, new-follower") != std::string::npos);
}

TEST_CASE("the words of a report are those of the documentation", "[names]") {
  CHECK(name(Verdict::unclear) == "unclear");
  CHECK(name(Action::ask_first) == "ask-first");
  CHECK(name(Dimension::relevance) == "relevance");
  CHECK(name(Strength::medium) == "medium");
  CHECK(name(Basis::structure) == "structure");
}

TEST_CASE("yes or no is written true or false", "[names]") {
  CHECK(with("automated", "true").automated == true);
  CHECK(with("disclosed", "false").disclosed == false);
  CHECK(with("asked", "true").asked == true);
  CHECK(refusal("asked", "yes") == "unknown asked \"yes\"; allowed: true, false");
}

TEST_CASE("seconds since contact are a whole number, 0 or more", "[names]") {
  CHECK(with("seconds_since_contact", "0").seconds_since_contact == 0);
  CHECK(with("seconds_since_contact", "86400").seconds_since_contact == 86400);
  for (const char* bad : {"", "-1", "30.5", "30s", "99999999999999999999"}) {
    CHECK(refusal("seconds_since_contact", bad) == "seconds_since_contact is a whole number of seconds, 0 or more");
  }
}

TEST_CASE("lists are words between commas", "[names]") {
  CHECK(with("topics", "bread, sourdough ,,rye").topics == std::vector<std::string>{"bread", "sourdough", "rye"});
  CHECK(with("audience", "").audience.empty());
}

TEST_CASE("a language is auto or two small letters", "[names]") {
  CHECK(with("lang", "nl").lang == "nl");
  CHECK(with("lang", "auto").lang == "auto");
  CHECK_FALSE(refusal("lang", "English").empty());
  CHECK_FALSE(refusal("lang", "EN").empty());
}

TEST_CASE("an unknown context key is refused with the allowed ones", "[names]") {
  const std::string what = refusal("mood", "sunny");
  CHECK(what.find("unknown context key \"mood\"; allowed: platform, relation,") == 0);
  CHECK(what.find("earlier, lang") != std::string::npos);
}

TEST_CASE("earlier messages are no plain value", "[names]") {
  CHECK(refusal("earlier", "hi") == "earlier is a list of messages: give it in NDJSON input");
}

TEST_CASE("a refused value leaves the context as it was", "[names]") {
  Context context;
  REQUIRE(set_context(context, "relation", "customer"));
  CHECK_FALSE(set_context(context, "relation", "cousin"));
  CHECK(context.relation == Relation::customer);
}

TEST_CASE("of a long wrong value only the beginning is repeated", "[names]") {
  const std::string what = refusal("relation", std::string(39, 'a') + "\xC3\xA9" + std::string(1000, 'b'));
  CHECK(what.find("unknown relation \"" + std::string(39, 'a') + "...\"; allowed: ") == 0);
}
