#include "eval/disguised.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

using namespace unpushy;

namespace {

/// All own labelled texts, in the order of their files' names.
std::vector<train::Labelled> own_texts() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(UNPUSHY_TESTS "/eval/texts")) {
    if (entry.path().extension() == ".ndjson") names.push_back(entry.path().string());
  }
  std::sort(names.begin(), names.end());
  std::vector<train::Labelled> rows;
  for (const std::string& name : names) {
    auto file = train::read_labelled(name);
    REQUIRE(file);
    rows.insert(rows.end(), file->rows.begin(), file->rows.end());
  }
  return rows;
}

}  // namespace

TEST_CASE("disguised copies of own texts that push get the plain text's verdict, and few are missed", "[eval]") {
  const Engine engine = Engine::builtin();
  const auto texts = eval::draw_push(own_texts(), 500, 1);
  REQUIRE(texts.size() == 500);
  for (const eval::Disguised& style : eval::measure_disguised(engine, texts, 1)) {
    INFO(eval::name(style.style) << ": " << style.same_verdict << " of " << style.texts << " with the same verdict, "
                                 << style.copies_caught << " caught, " << style.plain_caught << " in plain letters");
    CHECK(style.same_share() >= 0.98);
    CHECK(style.recall_lost() <= 0.02);
  }
}
