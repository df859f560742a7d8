#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/compiler.h"
#include "pack/pack.h"
#include "unpushy/report.h"

namespace unpushy::cli {

/// Runs every rule's `hits` and `misses` against the compiled pack. Each failure names the example's line and says what
/// was found instead. An empty result means the pack keeps its promises.
std::vector<Error> failed_examples(const pack::Pack& pack, const std::vector<pack::Example>& examples);

/// Applies every fix offered for every example, and names those after which the text scores higher than before.
std::vector<Error> harmful_fixes(std::string_view pack, const std::vector<pack::Example>& examples);

/// What is known around an example, in words: "dm-in, relation new-follower, asked". Empty for a post of which nothing
/// is known.
std::string circumstances_of(const pack::Example& example);

}  // namespace unpushy::cli
