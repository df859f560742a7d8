#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "report/json.h"
#include "unpushy/engine.h"

namespace {

using namespace unpushy;

std::string answer_of(const Engine& engine, int number) {
  const std::string text = "Thanks for the follow, " + std::to_string(number % 7) +
                           "! I love your content. Get my free guide: https://shop.example, only 5 left. Quick call?";
  Draft draft{text, static_cast<Kind>(number % 4), {}};
  if (number % 3 == 0) draft.context.relation = Relation::new_follower;
  draft.context.earlier = {{false, "No, thank you.", ""}};
  report::JsonOptions options;
  options.text = text;
  return report::to_json(engine.check(draft), options) + std::to_string(engine.rules().size());
}

}  // namespace

TEST_CASE("one engine serves many threads at once, each with the answer it would get alone", "[engine]") {
  constexpr int kThreads = 4, kEach = 60;
  const Engine engine = Engine::builtin();
  std::vector<std::vector<std::string>> answers(kThreads);
  std::vector<std::thread> threads;
  for (auto& own : answers) {
    threads.emplace_back([&own, copy = engine] {
      for (int i = 0; i < kEach; ++i) own.push_back(answer_of(copy, i));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int i = 0; i < kEach; ++i) {
    const std::string alone = answer_of(engine, i);
    for (const auto& own : answers) CHECK(own[static_cast<std::size_t>(i)] == alone);
  }
}
