#pragma once

#include <vector>

#include "pack/compiler.h"
#include "pack/pack.h"

namespace unpushy::cli {

/// Runs every rule's `hits` and `misses` against the compiled pack. Each failure names the example's line and says what
/// was found instead. An empty result means the pack keeps its promises.
std::vector<Error> failed_examples(const pack::Pack& pack, const std::vector<pack::Example>& examples);

}  // namespace unpushy::cli
