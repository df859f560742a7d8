// Any draft, of every kind and in every situation, against the built-in pack.

#include "fuzz/promises.h"
#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unpushy;
  static const Engine engine = Engine::builtin();
  return fuzz::must_be_empty(fuzz::broken_promise(engine, fuzz::read_draft(fuzz::view(data, size))));
}
