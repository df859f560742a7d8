#include <catch2/catch.hpp>

#include <algorithm>
#include <utility>
#include <vector>

#include "sorting.h"

using namespace unpushy;

TEST_CASE("lists of every length are sorted, and what is equal keeps its order", "[sorting]") {
  std::uint32_t random = 1;
  for (std::size_t size = 0; size < 200; ++size) {
    std::vector<std::pair<unsigned, std::size_t>> items;
    for (std::size_t i = 0; i < size; ++i) {
      random = random * 1664525u + 1013904223u;
      items.emplace_back(random >> 28, i);
    }
    auto expected = items;
    const auto by_first = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(expected.begin(), expected.end(), by_first);
    sort_stably(items, by_first);
    CHECK(items == expected);
  }
}

TEST_CASE("a list that falls is turned round", "[sorting]") {
  std::vector<int> items;
  for (int i = 1000; i > 0; --i) items.push_back(i);
  sort_stably(items);
  CHECK(std::is_sorted(items.begin(), items.end()));
  CHECK(items.size() == 1000);
}
