#pragma once
// One line of NDJSON as a draft: {"id", "text", "kind", "context": {...}} and whatever else its owner keeps there.

#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

#include "report/json.h"
#include "unpushy/draft.h"

namespace unpushy::cli {

/// Bytes after a line that must be readable; what they are does not matter.
inline constexpr std::size_t kLinePadding = simdjson::SIMDJSON_PADDING;

/// Reads line after line into the same memory; not for two threads at once.
class DraftReader {
 public:
  /// What a line leaves out is as in `defaults`. With `signs` the line's own signature is not carried over.
  DraftReader(Kind kind, const Context& defaults, bool signs = false)
      : default_kind_(kind), defaults_(defaults), signs_(signs) {}

  /// False if the line is no draft; error() then says why. Everything else is good until the next call.
  bool read(std::string_view line);

  const Draft& draft() const { return draft_; }
  std::string_view id() const { return id_; }  ///< JSON text, "null" if there is none or it could not be read
  const std::vector<report::RawMember>& extra() const { return extra_; }
  const std::string& error() const { return error_; }

 private:
  using Value = simdjson::ondemand::value;

  void parse(std::string_view line);
  std::string_view mended(std::string_view line);
  bool read_member(simdjson::ondemand::field field);
  void read_text(Value value);
  void read_kind(Value value);
  void keep(std::string_view raw_key, std::string_view key, std::string_view json);
  void read_context(Value value);
  void read_context_member(std::string_view key, Value value);
  void read_words(std::string_view key, Value value, std::vector<std::string>& words);
  void read_earlier(Value value);
  void read_earlier_message(Value value);
  void read_earlier_member(std::string_view key, Value value, Earlier& message);
  void set(std::string_view key, std::string_view value);
  void fail(std::string_view sentence);

  simdjson::ondemand::parser parser_;
  Kind default_kind_;
  Context defaults_;
  bool signs_;
  Draft draft_;
  bool has_text_ = false;
  std::string_view id_;
  std::vector<report::RawMember> extra_;
  std::string error_;   // the first one
  std::string mended_;  // the line, where it had to be changed to be read
};

}  // namespace unpushy::cli
