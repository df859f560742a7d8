#include "cli/pack/examples.h"

#include "support.h"

using namespace unpushy;
using namespace unpushy::test;

TEST_CASE("a rule that fails its own examples is caught, with the line of the example", "[pack]") {
  const auto compiled = compile(R"([[rule]]
id = "a.b"
kind = "phrase"
dimension = "value"
strength = "weak"
source = "test"
[rule.en]
any = ["good phrase"]
title = "T"
why = "W"
instead = "I"
hits = ["a good phrase", "no such words", "good phrase"]
misses = ["nothing", "this good phrase is here", "nothing"]
)");
  REQUIRE(compiled.has_value());
  const auto failures = cli::failed_examples(*pack::Pack::open(compiled->bytes), compiled->examples);
  REQUIRE(failures.size() == 2);
  CHECK(failures[0].where == "rules.toml:12");
  CHECK(failures[0].what.find("no such words") != std::string::npos);
  CHECK(failures[1].where == "rules.toml:13");
}
