#include "text/utf8.h"

#include <catch2/catch.hpp>

using namespace unpushy::text;

TEST_CASE("well-formed UTF-8 of every length is read as its scalar value", "[text]") {
  CHECK(decode("a", 0).code == U'a');
  CHECK(decode("\xC3\xA9", 0).code == U'\u00E9');
  CHECK(decode("\xE2\x82\xAC", 0).code == U'\u20AC');
  CHECK(decode("\xF0\x9F\x98\x80", 0).code == U'\U0001F600');
  CHECK(decode("\xF0\x9F\x98\x80", 0).length == 4);
}

TEST_CASE("each maximal ill-formed part is one replacement character", "[text]") {
  CHECK(decode("\x80", 0).code == kReplacement);
  CHECK(decode("\x80", 0).length == 1);
  CHECK(decode("\xE2\x82", 0).length == 2);      // cut off
  CHECK(decode("\xE2\x28\xA1", 0).length == 1);  // no second byte
  CHECK(decode("\xF0\x9F\x98", 0).length == 3);
  CHECK(decode("\xC0\xAF", 0).length == 1);      // overlong
  CHECK(decode("\xED\xA0\x80", 0).length == 1);  // a surrogate
  CHECK(decode("\xF5\x80\x80\x80", 0).length == 1);
}

TEST_CASE("what is decoded can be written again", "[text]") {
  for (const std::string text : {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
    std::string out;
    append_utf8(out, decode(text, 0).code);
    CHECK(out == text);
  }
}

TEST_CASE("a limit never cuts a character in two", "[text]") {
  const std::string text = "ab\xF0\x9F\x98\x80";
  CHECK(boundary_before(text, 2) == 2);
  CHECK(boundary_before(text, 3) == 2);
  CHECK(boundary_before(text, 5) == 2);
  CHECK(boundary_before(text, 6) == 6);
  CHECK(boundary_before(text, 99) == 6);
  CHECK(boundary_before("\x80\x80\x80\x80\x80\x80", 4) == 4);
}
