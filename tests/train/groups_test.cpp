#include "train/groups.h"

#include <catch2/catch.hpp>

using namespace unpushy::train;

TEST_CASE("copies of one template share a group, whatever their links and numbers", "[train]") {
  const auto groups = near_duplicate_groups({
      "Thanks for the follow Robin, get 20 tips for your bakery at https://a.example today",
      "Thanks for the follow Robin, get 35 tips for your bakery at https://b.example/x today",
      "Where did you buy the green lamp that stands in your window?",
      "",
      "",
  });
  CHECK(groups[0] == groups[1]);
  CHECK(groups[0] != groups[2]);
  CHECK(groups[3] != groups[4]);
}
