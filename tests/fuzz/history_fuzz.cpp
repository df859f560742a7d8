// Any messages of a history, of every kind, in any order and with any dates, through the audit.

#include "fuzz/history.h"
#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unpushy;
  static const Engine engine = Engine::builtin();
  return fuzz::must_be_empty(fuzz::broken_by_history(engine, fuzz::read_history(fuzz::view(data, size))));
}
