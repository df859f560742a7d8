#include "report/json_writer.h"

#include <catch2/catch.hpp>

using unpushy::report::append_json_string;
using unpushy::report::JsonWriter;

namespace {

std::string decimal(std::int64_t value, int digits) {
  std::string out;
  JsonWriter(out).decimal(value, digits);
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

void write_sample(JsonWriter&& json) {
  json.begin_object();
  json.key("list");
  json.begin_array();
  json.integer(-7);
  json.boolean(true);
  json.null();
  json.end_array();
  json.key("none");
  json.begin_array();
  json.end_array();
  json.raw_key("\"a\\u0062\"");
  json.raw("{ \"as\": 1e2 }");
  json.end_object();
}

}  // namespace

TEST_CASE("a decimal has no more digits than it needs", "[report]") {
  CHECK(decimal(425, 1) == "42.5");
  CHECK(decimal(2, 1) == "0.2");
  CHECK(decimal(1000, 1) == "100");
  CHECK(decimal(0, 1) == "0");
  CHECK(decimal(425, 3) == "0.425");
  CHECK(decimal(420, 3) == "0.42");
  CHECK(decimal(5, 3) == "0.005");
  CHECK(decimal(1000, 3) == "1");
  CHECK(decimal(-5, 1) == "-0.5");
  CHECK(decimal(-125, 1) == "-12.5");
}

TEST_CASE("a string escapes quotes, backslashes and controls, nothing else", "[report]") {
  CHECK(escaped("plain") == "\"plain\"");
  CHECK(escaped("say \"hi\" \\ bye") == "\"say \\\"hi\\\" \\\\ bye\"");
  CHECK(escaped(std::string_view("\0\x01\b\t\n\f\r\x1b\x1f\x7f", 10)) ==
        "\"\\u0000\\u0001\\b\\t\\n\\f\\r\\u001b\\u001f\x7f\"");
  CHECK(escaped("caf\xC3\xA9 \xF0\x9F\x98\x80 \xE2\x80\xA8") == "\"caf\xC3\xA9 \xF0\x9F\x98\x80 \xE2\x80\xA8\"");
}

TEST_CASE("an escape is found at every place of a long string", "[report]") {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'x'), expected(43, 'x');
    expected.front() = expected.back() = '"';
    expected.replace(at + 1, 2, "\\\"");
    text[at] = '"';
    CHECK(escaped(text) == expected);
  }
}

TEST_CASE("compact output has no blanks", "[report]") {
  std::string out;
  write_sample(JsonWriter(out));
  CHECK(out == R"({"list":[-7,true,null],"none":[],"a\u0062":{ "as": 1e2 }})");
}

TEST_CASE("pretty output is indented by two spaces", "[report]") {
  std::string out;
  write_sample(JsonWriter(out, true));
  CHECK(out == R"({
  "list": [
    -7,
    true,
    null
  ],
  "none": [],
  "a\u0062": { "as": 1e2 }
})");
}
