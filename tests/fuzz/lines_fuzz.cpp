// Any bytes as the lines that `unpushy check --input ndjson` reads.

#include "fuzz/promises.h"
#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unpushy;
  static const Engine engine = Engine::builtin();
  return fuzz::must_be_empty(fuzz::broken_by_lines(engine, fuzz::view(data, size)));
}
