#pragma once
// What every target shares. A broken promise ends the run, as a crash does, and libFuzzer keeps the input.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace unpushy::fuzz {

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline int must_be_empty(const std::string& complaint) {
  if (complaint.empty()) return 0;
  std::fprintf(stderr, "broken promise: %s\n", complaint.c_str());
  std::abort();
}

}  // namespace unpushy::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
