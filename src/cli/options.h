#pragma once
// What the command line says, checked and ready to use.

#include <cstdint>
#include <string>
#include <vector>

#include "report/json.h"
#include "unpushy/draft.h"
#include "unpushy/report.h"
#include "unpushy/result.h"

namespace unpushy::cli {

enum class InputForm : std::uint8_t { text, ndjson };
enum class Format : std::uint8_t { text, json, ndjson, sarif };
enum class Color : std::uint8_t { automatic, always, never };

/// Options of `unpushy check` as typed.
struct CheckArguments {
  std::vector<std::string> files, contexts, packs;
  std::string input = "text", kind = "post", lang, ui_lang = "en", format, offsets = "utf-8", fail_at = "push",
              color = "auto";
  unsigned jobs = 0;
  bool signature = false;
};

struct CheckOptions {
  std::vector<std::string> files;  ///< never empty; "-" is standard input
  std::vector<std::string> packs;  ///< files; none: the embedded ones
  InputForm input = InputForm::text;
  Format format = Format::text;
  Kind kind = Kind::post;
  Context context;
  report::Offsets offsets = report::Offsets::utf8;
  Verdict fail_at = Verdict::push;
  bool color = false;
  bool signature = false;  ///< in each record, what the text is like
  unsigned jobs = 1;
};

/// Fails with `invalid`: a value that is not allowed, with the allowed ones in `what`.
Result<CheckOptions> check_options(const CheckArguments& arguments);

}  // namespace unpushy::cli
