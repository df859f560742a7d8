// Any bytes as a compiled pack.

#include "fuzz/promises.h"
#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace unpushy;
  return fuzz::must_be_empty(fuzz::broken_by_pack(fuzz::view(data, size)));
}
