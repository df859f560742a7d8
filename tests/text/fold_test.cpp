#include "text/fold.h"

#include <catch2/catch.hpp>
#include <string>

using unpushy::text::fold;

namespace {

/// The original characters that a piece of the folded text stands for.
std::string original_of(const std::string& text, const std::string& piece) {
  const auto folded = fold(text);
  const std::size_t at = folded.text.find(piece);
  REQUIRE(at != std::string::npos);
  return text.substr(folded.origin[at], folded.origin[at + piece.size()] - folded.origin[at]);
}

}  // namespace

TEST_CASE("capitals are folded, also accented, Greek and Cyrillic ones", "[text]") {
  CHECK(fold("Hello WORLD").text == "hello world");
  CHECK(fold("\xC3\x89T\xC3\x89").text == "\xC3\xA9t\xC3\xA9");                // ETE with accents
  CHECK(fold("\xCE\xA3").text == "\xCF\x83");                                  // sigma
  CHECK(fold("\xD0\x9F\xD0\x81").text == "\xD0\xBF\xD1\x91");                  // pe, io
  CHECK(fold("\xC5\xB8\xC5\x81\xC4\xB9").text == "\xC3\xBF\xC5\x82\xC4\xBA");  // Y diaeresis, L stroke, L acute
}

TEST_CASE("apostrophes inside words go, quotation marks become plain", "[text]") {
  CHECK(fold("don't").text == "dont");
  CHECK(fold("don\xE2\x80\x99t").text == "dont");
  CHECK(fold("\xE2\x80\x9Cyes\xE2\x80\x9D \xC2\xABnon\xC2\xBB").text == "\"yes\" \"non\"");
  CHECK(fold("'tis the boys' turn").text == "'tis the boys' turn");
}

TEST_CASE("unseen characters go and strange spaces become plain", "[text]") {
  CHECK(fold("fr\xC2\xAD"
             "ee\xE2\x80\x8B!")
            .text == "free!");
  CHECK(fold("a\xC2\xA0"
             "b")
            .text == "a b");
  CHECK(fold("a\r\nb\rc").text == "a\nb\nc");
  CHECK(fold(std::string("a\0b", 3)).text == "a b");
  CHECK(fold("like & share R&D").text == "like and share r&d");
}

TEST_CASE("full-width letters are letters", "[text]") { CHECK(fold("\xEF\xBC\xA6\xEF\xBD\x92").text == "fr"); }

TEST_CASE("the way back leads to the person's own characters", "[text]") {
  CHECK(original_of("Please DON\xE2\x80\x99T wait", "dont") == "DON\xE2\x80\x99T");
  CHECK(original_of("\xF0\x9F\x98\x80 fr\xC2\xAD"
                    "ee",
                    "free") == "fr\xC2\xAD"
                               "ee");
  CHECK(original_of("you & me", "and") == "&");
  CHECK(original_of("bad \xFF byte", "\xEF\xBF\xBD") == "\xFF");
}
