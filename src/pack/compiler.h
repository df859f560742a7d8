#pragma once
// The pack compiler: rule files in TOML to one verified pack. Native only; the engine does not need it.

#include <string>
#include <string_view>
#include <vector>

#include "unpushy/draft.h"
#include "unpushy/result.h"

namespace unpushy::pack {

struct SourceFile {
  std::string name;  ///< as it shall stand in errors
  std::string text;
};

/// A sentence a rule (or move) must find, or must leave alone.
struct Example {
  std::string id;  ///< of the rule or move
  bool is_move = false;
  bool must_hit = false;
  std::string text;
  Kind kind = Kind::post;
  Context context;
  std::string where;  ///< "file:line"
};

struct Compiled {
  std::string bytes;              ///< what Pack::open reads
  std::vector<Example> examples;  ///< to be run against the pack before it is used
};

/// Compiles the files of one folder for one language. Fails with "file:line" of the first mistake in `where` and, in
/// `what`, a sentence with the line and a caret, followed by the mistakes in other entries in the same form.
Result<Compiled> compile(const std::vector<SourceFile>& files, std::string_view lang);

}  // namespace unpushy::pack
