#include "cli/draft_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/json_text.h"
#include "names.h"

namespace unpushy::cli {
namespace {

using namespace simdjson;

constexpr std::array<std::string_view, 3> kEarlierKeys = {"from", "text", "time"};
constexpr std::array<Named<bool>, 2> kSenders = {{{true, "me"}, {false, "them"}}};

// Members of an output line; the input's own of the same name would stand there twice.
bool is_output_key(std::string_view key) {
  const auto& keys = report::kReportKeys;
  return key == "line" || key == "error" || std::find(keys.begin(), keys.end(), key) != keys.end();
}

// The key with its quotes, from a pointer to its first character. The parser has seen that the closing quote is there.
std::string_view quoted(const char* key) {
  const char* end = key;
  while (*end != '"') end += *end == '\\' ? 2 : 1;
  return {key - 1, static_cast<std::size_t>(end - key) + 2};
}

std::string_view trimmed(std::string_view json) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = json.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return json.substr(first, json.find_last_not_of(kBlank) - first + 1);
}

bool is_null(ondemand::value value) {
  bool null = false;
  return value.is_null().get(null) == SUCCESS && null;
}

}  // namespace

bool DraftReader::read(std::string_view line) {
  draft_.text = {};
  draft_.kind = default_kind_;
  draft_.context = defaults_;
  has_text_ = false;
  id_ = "null";
  extra_.clear();
  error_.clear();
  parse(mended(line));
  if (error_.empty() && !has_text_) fail("text is missing");
  return error_.empty();
}

// Most lines are fine as they are; the others are copied and repaired.
std::string_view DraftReader::mended(std::string_view line) {
  const bool has_surrogates = line.find("\\ud") != line.npos || line.find("\\uD") != line.npos;
  const bool is_utf8 = validate_utf8(line.data(), line.size());
  if (is_utf8 && !has_surrogates) return line;
  mended_ = is_utf8 ? std::string(line) : well_formed(line);
  if (has_surrogates) mend_lone_surrogates(mended_);
  const std::size_t size = mended_.size();
  mended_.resize(size + kLinePadding);
  return std::string_view(mended_).substr(0, size);
}

void DraftReader::parse(std::string_view line) {
  ondemand::document document;
  ondemand::object object;
  if (!is_json(line)) return fail("this is not valid JSON");
  if (parser_.iterate(line.data(), line.size(), line.size() + kLinePadding).get(document)) {
    return fail("this is not valid JSON");
  }
  if (document.get_object().get(object)) return fail("a line is one JSON object with a text");
  for (auto item : object) {
    ondemand::field field;
    if (std::move(item).get(field) || !read_member(std::move(field))) return fail("this is not valid JSON");
  }
}

// False if reading cannot go on. Of a member that is not as it should be error_ says so, and the rest is read for the
// id.
bool DraftReader::read_member(ondemand::field field) {
  const std::string_view raw_key = quoted(field.key().raw());
  std::string_view key;
  if (field.unescaped_key().get(key)) return false;
  ondemand::value value = field.value();
  if (key == "text") {
    read_text(value);
    return true;
  }
  if (key == "context") {
    read_context(value);
    return true;
  }
  if (key == "kind") read_kind(value);
  std::string_view json;
  if (to_json_string(value).get(json)) return false;
  keep(raw_key, key, trimmed(json));
  return true;
}

void DraftReader::keep(std::string_view raw_key, std::string_view key, std::string_view json) {
  if (key == "id") {
    id_ = json;
  } else if (!is_output_key(key) && !(signs_ && key == "signature")) {
    extra_.push_back({raw_key, json});
  }
}

void DraftReader::read_text(ondemand::value value) {
  std::string_view text;
  if (value.get_string().get(text)) return fail("text must be a string");
  draft_.text = text;
  has_text_ = true;
}

void DraftReader::read_kind(ondemand::value value) {
  std::string_view text;
  if (is_null(value)) return;
  if (value.get_string().get(text)) return fail("kind must be a string");
  const auto kind = parse_kind(text);
  if (!kind) return fail(kind.error().what);
  draft_.kind = *kind;
}

void DraftReader::read_context(ondemand::value value) {
  ondemand::object object;
  if (is_null(value)) return;
  if (value.get_object().get(object)) return fail("context must be an object");
  for (auto item : object) {
    ondemand::field field;
    std::string_view key;
    if (std::move(item).get(field) || field.unescaped_key().get(key)) return fail("this is not valid JSON");
    read_context_member(key, field.value());
  }
}

// A null says what a missing member says: not known.
void DraftReader::read_context_member(std::string_view key, ondemand::value value) {
  if (is_null(value)) return;
  if (key == "topics") return read_words(key, value, draft_.context.topics);
  if (key == "audience") return read_words(key, value, draft_.context.audience);
  if (key == "earlier") return read_earlier(value);
  std::string_view text;
  if (key == "automated" || key == "disclosed" || key == "asked") {
    bool truth = false;
    if (value.get_bool().get(truth)) return fail("context." + std::string(key) + " must be true or false");
    return set(key, truth ? "true" : "false");
  }
  if (key == "seconds_since_contact") return set(key, trimmed(value.raw_json_token()));
  const bool known = std::find(kContextKeys.begin(), kContextKeys.end(), key) != kContextKeys.end();
  if (known && value.get_string().get(text)) return fail("context." + std::string(key) + " must be a string");
  set(key, text);
}

void DraftReader::read_words(std::string_view key, ondemand::value value, std::vector<std::string>& words) {
  words.clear();
  ondemand::array array;
  if (value.get_array().get(array)) return fail("context." + std::string(key) + " must be an array of strings");
  for (auto item : array) {
    std::string_view word;
    if (item.get_string().get(word)) return fail("context." + std::string(key) + " must be an array of strings");
    words.emplace_back(word);
  }
}

void DraftReader::read_earlier(ondemand::value value) {
  draft_.context.earlier.clear();
  ondemand::array array;
  if (value.get_array().get(array)) return fail("context.earlier must be an array of messages");
  for (auto item : array) {
    ondemand::value message;
    if (item.get(message)) return fail("this is not valid JSON");
    read_earlier_message(message);
  }
}

void DraftReader::read_earlier_message(ondemand::value value) {
  ondemand::object object;
  if (value.get_object().get(object)) return fail("a message of context.earlier must be an object with from and text");
  Earlier& message = draft_.context.earlier.emplace_back();
  bool has_sender = false;
  for (auto item : object) {
    ondemand::field field;
    std::string_view key;
    if (std::move(item).get(field) || field.unescaped_key().get(key)) return fail("this is not valid JSON");
    has_sender = has_sender || key == "from";
    read_earlier_member(key, field.value(), message);
  }
  if (!has_sender) fail("a message of context.earlier has no from; allowed: me, them");
}

void DraftReader::read_earlier_member(std::string_view key, ondemand::value value, Earlier& message) {
  const bool known = std::find(kEarlierKeys.begin(), kEarlierKeys.end(), key) != kEarlierKeys.end();
  if (!known) {
    return fail(unknown_name("key in context.earlier", key, kEarlierKeys, [](std::string_view name) { return name; }));
  }
  std::string_view text;
  if (key == "time" && is_null(value)) return;
  if (value.get_string().get(text)) return fail(std::string(key) + " in context.earlier must be a string");
  if (key == "text") message.text = text;
  if (key == "time") message.time = text;
  if (key != "from") return;
  const auto from_me = value_in(kSenders, text);
  if (!from_me) return fail(unknown_in(kSenders, "from in context.earlier", text));
  message.from_me = *from_me;
}

void DraftReader::set(std::string_view key, std::string_view value) {
  const auto done = set_context(draft_.context, key, value);
  if (!done) fail("context: " + done.error().what);
}

void DraftReader::fail(std::string_view sentence) {
  if (error_.empty()) error_ = sentence;
}

}  // namespace unpushy::cli
