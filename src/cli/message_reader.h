#pragma once
// One line of NDJSON as a Message: {"id", "time", "direction", "kind", "counterpart", "conversation", "text",
// "client"}.

#include <simdjson.h>

#include <string>
#include <string_view>

#include "unpushy/audit.h"

namespace unpushy::cli {

class MessageReader {
 public:
  /// False if the line is no JSON object. What has another form than it should is as if it were not there.
  bool read(std::string_view line);
  /// Good until the next call.
  const Message& message() const { return message_; }

 private:
  std::string_view member(simdjson::dom::object object, std::string_view key, std::string& number);

  simdjson::dom::parser parser_;
  std::string mended_, id_number_, other_number_;
  Message message_;
};

}  // namespace unpushy::cli
