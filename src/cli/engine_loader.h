#pragma once
// The engine with the packs the command line names.

#include <string>
#include <vector>

#include "unpushy/engine.h"

namespace unpushy::cli {

/// The embedded packs if no file is named. Fails with a sentence that names the file.
Result<Engine> load_engine(const std::vector<std::string>& files);

}  // namespace unpushy::cli
