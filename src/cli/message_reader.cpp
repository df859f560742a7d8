#include "cli/message_reader.h"

#include "cli/json_text.h"

namespace unpushy::cli {

using namespace simdjson;

bool MessageReader::read(std::string_view line) {
  message_ = {};
  mended_ = well_formed(line);
  mend_lone_surrogates(mended_);
  dom::object object;
  if (parser_.parse(mended_).get_object().get(object)) return false;
  message_.id = member(object, "id", id_number_);
  message_.time = member(object, "time", other_number_);
  message_.direction = parse_direction(member(object, "direction", other_number_));
  message_.kind = parse_message_kind(member(object, "kind", other_number_));
  message_.counterpart = member(object, "counterpart", other_number_);
  message_.conversation = member(object, "conversation", other_number_);
  message_.text = member(object, "text", other_number_);
  message_.client = member(object, "client", other_number_);
  return true;
}

// An id may be a whole number; as text it keeps its digits. Other words are texts.
std::string_view MessageReader::member(dom::object object, std::string_view key, std::string& number) {
  dom::element element;
  std::string_view text;
  if (object.at_key(key).get(element)) return {};
  if (!element.get_string().get(text)) return text;
  std::uint64_t whole = 0;
  if (key != "id" || element.get_uint64().get(whole)) return {};
  number = std::to_string(whole);
  return number;
}

}  // namespace unpushy::cli
