#include "text/utf16_index.h"

#include <catch2/catch.hpp>
#include <string>

#include "text/utf8.h"

using unpushy::text::Utf16Index;

TEST_CASE("bytes of ASCII are code units", "[text]") {
  const std::string text = "hello";
  const Utf16Index index(text);
  CHECK(index(0) == 0);
  CHECK(index(5) == 5);
}

TEST_CASE("an emoji is two code units, an accented letter one, a replaced byte one", "[text]") {
  const std::string text = "\xF0\x9F\x98\x80"
                           "a\xC3\xA9\x80z";
  const Utf16Index index(text);
  CHECK(index(4) == 2);
  CHECK(index(5) == 3);
  CHECK(index(7) == 4);
  CHECK(index(8) == 5);
  CHECK(index(9) == 6);
}

TEST_CASE("every boundary of a long mixed text maps as a count from the start does", "[text]") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 3 == 0 ? "\xF0\x9F\x98\x80" : i % 3 == 1 ? "\xE2\x82\xAC" : "x";
  const Utf16Index index(text);
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    REQUIRE(index(static_cast<std::uint32_t>(at)) == units);
    const auto scalar = unpushy::text::decode(text, at);
    units += scalar.code >= 0x10000 ? 2 : 1;
    at += scalar.length;
  }
  CHECK(index(static_cast<std::uint32_t>(text.size())) == units);
}
