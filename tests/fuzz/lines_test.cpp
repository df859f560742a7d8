// Native only, as the reader of NDJSON is: the small rule file and broken lines of NDJSON, with fixed seeds.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "fuzz/history.h"
#include "fuzz/promises.h"
#include "pack/compiler.h"

namespace {

using namespace unpushy;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string small_rules() { return read_file(UNPUSHY_TESTS "/fuzz/small.toml"); }

std::string broken_by(const Engine& engine, const std::string& target, const std::string& bytes) {
  if (target == "check") return fuzz::broken_promise(engine, fuzz::read_draft(bytes));
  if (target == "pack") return fuzz::broken_by_pack(bytes);
  if (target == "rules") return fuzz::broken_by_rules(bytes);
  if (target == "lines") return fuzz::broken_by_lines(engine, bytes);
  if (target == "context") return fuzz::broken_by_context(bytes);
  if (target == "history") return fuzz::broken_by_history(engine, fuzz::read_history(bytes));
  return "there is no target of that name";
}

std::string mutated(std::string bytes, std::mt19937& random, const std::string& signs) {
  for (auto i = random() % 4; i > 0 && !bytes.empty(); --i) {
    const std::size_t at = random() % bytes.size();
    switch (random() % 4) {
      case 0: bytes[at] = static_cast<char>(random()); break;
      case 1: bytes.erase(at, random() % 9); break;
      case 2: bytes.insert(at, 1, signs[random() % signs.size()]); break;
      default: bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 20)); break;
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("what fuzzing found once stays mended", "[fuzz]") {
  const Engine engine = Engine::builtin();
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(UNPUSHY_TESTS "/fuzz/found")) {
    if (!entry.is_regular_file()) continue;
    const std::string target = entry.path().parent_path().filename().string(), bytes = read_file(entry.path());
    INFO(entry.path());
    CHECK(broken_by(engine, target, bytes) == "");
    ++files;
  }
  CHECK(files > 1);
}

TEST_CASE("a mutated rule file compiles or is refused with a sentence", "[fuzz]") {
  std::mt19937 random(1);
  const std::string rules = small_rules();
  for (int round = 0; round < 300; ++round) {
    const std::string changed = mutated(rules, random, "[]()|<>?\"'=#\n\\\xFF");
    const std::string broken = fuzz::broken_by_rules(changed);
    if (!broken.empty()) FAIL(broken << "\n" << changed);
  }
  SUCCEED("all of them");
}

TEST_CASE("a mutated pack is refused or safe to use", "[fuzz]") {
  std::mt19937 random(2);
  const auto pack = pack::compile({{"small.toml", small_rules()}}, "en");
  if (!pack) FAIL(pack.error().where << ": " << pack.error().what);
  for (int round = 0; round < 3000; ++round) {
    const std::string broken = fuzz::broken_by_pack(mutated(pack->bytes, random, std::string("\0\1\xFF\x80", 4)));
    if (!broken.empty()) FAIL(broken);
  }
  SUCCEED("all of them");
}

TEST_CASE("a mutated line of NDJSON is a draft that keeps every promise, or is refused with a sentence", "[fuzz]") {
  const Engine engine = Engine::builtin();
  std::mt19937 random(3);
  const std::string line =
      R"({"id": 7, "text": "Hi \ud83d\udd25! Get my book: a.example", "kind": "dm-in", "mine": [1, {"a": null}], "context": )"
      R"({"relation": "new-follower", "seconds_since_contact": 30, "automated": true, "topics": ["bread"], )"
      R"("parent": "Why?", "earlier": [{"from": "me", "text": "No.", "time": "2026-01-01"}], "lang": "en"}})";
  for (int round = 0; round < 1000; ++round) {
    const std::string changed = mutated(line, random, "\"\\{}[]:,\n\0 d8");
    const std::string broken = fuzz::broken_by_lines(engine, changed);
    if (!broken.empty()) FAIL(broken << "\n" << changed);
  }
  SUCCEED("all of them");
}
