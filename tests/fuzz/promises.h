#pragma once
// What the engine promises of every input, written once: for the fuzzers, and for the second of fuzzing in the suite.

#include <string>
#include <string_view>

#include "fuzz/draft.h"
#include "unpushy/engine.h"

namespace unpushy::fuzz {

/// A sentence on the first promise that the report of this draft breaks: spans inside the text, on character
/// boundaries and at the right UTF-16 unit; sums that add up; fixes that apply and never raise the score; the same
/// report once more. Empty if all are kept.
std::string broken_promise(const Engine& engine, const OwnedDraft& draft);

/// The same for what reads foreign bytes: a result or an error with a sentence, and a result that can be used.
std::string broken_by_pack(std::string_view bytes);
std::string broken_by_rules(std::string_view toml);
std::string broken_by_context(std::string_view bytes);
/// `bytes` are whole lines of NDJSON, one draft each. Native only.
std::string broken_by_lines(const Engine& engine, std::string_view bytes);

}  // namespace unpushy::fuzz
