// The packs that the native library carries with it.

#include <array>
#include <cassert>

#include "unpushy/engine.h"

namespace unpushy {
namespace {

constexpr unsigned char kEnglish[] = {
#include "en.upk.inc"
};

}  // namespace

Engine Engine::builtin() {
  static const Engine engine = [] {
    auto built = from({std::string_view(reinterpret_cast<const char*>(kEnglish), sizeof kEnglish)});
    assert(built);  // the build made the pack and checked its examples
    return std::move(*built);
  }();
  return engine;
}

}  // namespace unpushy
