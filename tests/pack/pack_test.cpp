#include "pack/pack.h"

#include "support.h"

using namespace unpushy;
using namespace unpushy::test;

namespace {

const std::string kRules = R"toml(
[[move]]
id = "pitch"
role = "ask"
[move.en]
any = ["buy my (book|course)"]
hits = ["buy my book", "buy my course", "go and buy my book"]
misses = ["a book", "my course", "a"]

[[rule]]
id = "offer.pitch"
kind = "phrase"
dimension = "value"
strength = "medium"
source = "test"
moves = ["pitch"]
[rule.en]
title = "Title"
why = "Why."
instead = "Instead."
hits = ["buy my book", "buy my course", "Buy my book"]
misses = ["a", "b", "c"]
)toml";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  REQUIRE(text.find(what) != std::string::npos);
  return text.replace(text.find(what), what.size(), by);
}

Error error_of(const std::string& rules) {
  const auto result = compile(rules);
  REQUIRE_FALSE(result.has_value());
  return result.error();
}

}  // namespace

TEST_CASE("the same files always give the same bytes", "[pack]") {
  CHECK(compile(kRules)->bytes == compile(kRules)->bytes);
}

TEST_CASE("a compiled pack opens", "[pack]") { CHECK(pack::Pack::open(compile(kRules)->bytes).has_value()); }

TEST_CASE("bytes that are no pack are refused with a sentence", "[pack]") {
  const auto empty = pack::Pack::open("");
  CHECK(empty.error().code == ErrorCode::damaged);
  const auto text = pack::Pack::open("this is a text file and certainly no pack of rules");
  CHECK(text.error().what.find("not a pack") != std::string::npos);
}

TEST_CASE("a pack of another format is refused as such", "[pack]") {
  std::string bytes = compile(kRules)->bytes;
  // Where the format stands in the bytes is FlatBuffers' affair: change each place that holds its value.
  bool seen = false;
  for (std::size_t i = 0; i + 1 < bytes.size() && !seen; ++i) {
    std::string changed = bytes;
    if (changed[i] != static_cast<char>(pack::kFormat) || changed[i + 1] != 0) continue;
    changed[i] = 99;
    const auto result = pack::Pack::open(changed);
    seen = !result && result.error().code == ErrorCode::unsupported;
  }
  CHECK(seen);
}

TEST_CASE("a pack cut short is refused", "[pack]") {
  const std::string bytes = compile(kRules)->bytes;
  constexpr std::size_t kPadding = 8;  // the last bytes may mean nothing
  for (std::size_t size = 0; size + kPadding < bytes.size(); size += 7)
    CHECK_FALSE(pack::Pack::open(std::string_view(bytes).substr(0, size)).has_value());
}

TEST_CASE("a pack with any byte changed is refused or still safe to use", "[pack]") {
  const std::string bytes = compile(kRules)->bytes;
  const std::string text = "Buy my book and my course, 5 left, at shop.example \xF0\x9F\x94\xA5";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const char value : {'\x00', '\x01', '\x7F', '\xFF'}) {
      std::string changed = bytes;
      changed[i] = value;
      const auto engine = Engine::from({changed});
      if (engine) engine->check({text, Kind::dm_in, {}});
    }
  }
  SUCCEED("no crash, and the sanitizers saw nothing");
}

TEST_CASE("mistakes in rule files name file, line and place", "[pack]") {
  CHECK(error_of(replaced(kRules, "buy my (book", "buy my (book(")).where == "rules.toml:6");
  CHECK(error_of(replaced(kRules, "buy my (book", "buy my (book(")).what.find("^") != std::string::npos);
  CHECK(error_of(replaced(kRules, "role = \"ask\"", "role = \"sell\"")).what.find("warm") != std::string::npos);
  CHECK(error_of(replaced(kRules, "moves = [\"pitch\"]", "moves = [\"pich\"]")).what.find("no move \"pich\"") !=
        std::string::npos);
  CHECK(error_of(replaced(kRules, "strength", "strenght")).what.find("strenght") != std::string::npos);
  CHECK(error_of(replaced(kRules, "source = \"test\"", "")).what.find("source") != std::string::npos);
  CHECK(error_of(replaced(kRules, "misses = [\"a\", \"b\", \"c\"]", "misses = [\"a\"]")).what.find("at least 3") !=
        std::string::npos);
  CHECK(error_of(replaced(kRules, "[[rule]]", "[rule]")).what.find("[[rule]]") != std::string::npos);
  CHECK(error_of("id = ").where == "rules.toml:1");
  CHECK(error_of(kRules + kRules).what.find("already") != std::string::npos);
}

TEST_CASE("a table without a name is a mistake like others", "[pack]") {
  const auto result = compile("[[ = \"a\"\n");
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().where == "rules.toml:1");
}

TEST_CASE("two packs of one language make no engine", "[pack]") {
  const std::string bytes = compile(kRules)->bytes;
  CHECK_FALSE(Engine::from({bytes, bytes}).has_value());
  CHECK_FALSE(Engine::from({}).has_value());
}
