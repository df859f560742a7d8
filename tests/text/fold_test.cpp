#include "text/fold.h"

#include <catch2/catch.hpp>
#include <string>

using namespace unpushy::text;

namespace {

/// The original characters that a piece of the folded text stands for.
std::string original_of(const std::string& text, const std::string& piece) {
  const auto folded = fold(text);
  const std::size_t at = folded.text.find(piece);
  REQUIRE(at != std::string::npos);
  return text.substr(folded.origin[at], folded.origin[at + piece.size()] - folded.origin[at]);
}

std::size_t marks_of(const std::string& text, MarkKind kind) {
  std::size_t count = 0;
  for (const Mark& mark : fold(text).marks) count += mark.kind == kind;
  return count;
}

}  // namespace

TEST_CASE("capitals are folded, also accented, Greek and Cyrillic ones", "[text]") {
  CHECK(fold("Hello WORLD").text == "hello world");
  CHECK(fold("\xC3\x89T\xC3\x89").text == "\xC3\xA9t\xC3\xA9");                // ETE with accents
  CHECK(fold("\xCE\xA3").text == "\xCF\x83");                                  // sigma
  CHECK(fold("\xD0\x9F\xD0\x81").text == "\xD0\xBF\xD1\x91");                  // pe, io
  CHECK(fold("\xC5\xB8\xC5\x81\xC4\xB9").text == "\xC3\xBF\xC5\x82\xC4\xBA");  // Y diaeresis, L stroke, L acute
  CHECK(fold("stra\xC3\x9F"
             "e")
            .text == "strasse");
}

TEST_CASE("apostrophes inside words go, quotation marks become plain", "[text]") {
  CHECK(fold("don't").text == "dont");
  CHECK(fold("don\xE2\x80\x99t").text == "dont");
  CHECK(fold("don\xC2\xB4t").text == "dont");
  CHECK(fold("\xE2\x80\x9Cyes\xE2\x80\x9D \xC2\xABnon\xC2\xBB").text == "\"yes\" \"non\"");
  CHECK(fold("'tis the boys' turn").text == "'tis the boys' turn");
}

TEST_CASE("dashes, dots and spaces have one form", "[text]") {
  CHECK(fold("a\xE2\x80\x94 b \xE2\x88\x92 c\xE2\x80\xA6").text == "a- b - c...");
  CHECK(fold("a\xE2\x80\x83"
             "b\xE3\x80\x80"
             "c\xE2\xA0\x80"
             "d")
            .text == "a b c d");  // em space, wide space, Braille blank
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
  CHECK(fold("a\xE2\x80\xAE"
             "b\xF3\xA0\x81\xA1"
             "c")
            .text == "abc");  // right-to-left override, tag letter
}

TEST_CASE("an unseen character between letters is marked, a soft hyphen is not", "[text]") {
  CHECK(marks_of("fr\xE2\x80\x8B"
                 "ee",
                 MarkKind::disguised) == 1);
  CHECK(marks_of("and/\xE2\x80\x8Bor, free\xE2\x80\x8B now", MarkKind::disguised) == 0);
  CHECK(marks_of("hy\xC2\xADphen", MarkKind::disguised) == 0);
}

TEST_CASE("full-width letters are letters", "[text]") { CHECK(fold("\xEF\xBC\xA6\xEF\xBD\x92").text == "fr"); }

TEST_CASE("letters in a style of their own are letters, and marked", "[text]") {
  for (const std::string text : {
           "\xF0\x9D\x97\x99\xF0\x9D\x97\xBF",  // mathematical, sans-serif bold
           "\xE2\x92\xBB\xE2\x93\xA1",          // circled
           "\xF0\x9F\x84\xB5\xF0\x9F\x85\x81",  // squared
           "\xF0\x9F\x85\xB5\xF0\x9F\x86\x81",  // white on black
           "\xE1\xB6\xA0\xCA\xB3",              // raised
           "\xEF\xBC\xA6\xEF\xBD\x92",          // full-width
       }) {
    INFO(text);
    CHECK(fold(text).text == "fr");
    CHECK(marks_of(text, MarkKind::fancy) == 1);
  }
  CHECK(fold("\xEA\x9C\xB0\xCA\x80\xE1\xB4\x87\xE1\xB4\x87").text == "free");  // small capitals
}

TEST_CASE("full-width letters are ordinary in Japanese, emoji with letters by themselves", "[text]") {
  CHECK(marks_of("\xEF\xBC\xA1\xEF\xBC\xA9\xE3\x81\xA7\xE3\x81\x99", MarkKind::fancy) == 0);
  CHECK(fold("\xE2\x84\xB9\xEF\xB8\x8F info").text == "\xE2\x84\xB9 info");
  CHECK(fold("\xF0\x9F\x85\xBF\xEF\xB8\x8F here").text == "\xF0\x9F\x85\xBF here");
}

TEST_CASE("signs beside a word do not become a part of it", "[text]") {
  CHECK(fold("Lamp\xE2\x84\xA2 word\xC2\xB9 10\xC2\xB2 1\xC2\xBD").text ==
        "lamp\xE2\x84\xA2 word\xC2\xB9 10\xC2\xB2 1\xC2\xBD");
}

TEST_CASE("a letter and its accent are one character, however they were typed", "[text]") {
  CHECK(fold("cafe\xCC\x81").text == "caf\xC3\xA9");
  CHECK(fold("CAF\xC3\x89").text == "caf\xC3\xA9");
  CHECK(fold("e\xCC\x82\xCC\x81").text == "\xE1\xBA\xBF");                     // Vietnamese, two marks
  CHECK(fold("\xE3\x81\x8B\xE3\x82\x99").text == "\xE3\x81\x8B\xE3\x82\x99");  // kana marks are left as they are
  CHECK(original_of("un cafe\xCC\x81 noir", "caf\xC3\xA9") == "cafe\xCC\x81");
}

TEST_CASE("heaps of marks and strokes through letters go", "[text]") {
  const std::string heap = "f\xCC\x81\xCC\xA3\xCC\x95ree";
  CHECK(fold(heap).text == "free");
  CHECK(marks_of(heap, MarkKind::disguised) == 1);
  CHECK(fold("f\xCC\xB6r\xCC\xB6"
             "ee")
            .text == "free");
  CHECK(fold("5\xEF\xB8\x8F\xE2\x83\xA3").text == "5");   // keycap
  const std::string hebrew = "\xD7\xA9\xD6\xB8\xD7\x81";  // shin with vowel and dot
  CHECK(fold(hebrew).text == hebrew);
}

TEST_CASE("honest text in any script stays as it is", "[text]") {
  for (const std::string text : {
           "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82 \xD1\x81\xD0\xBE\xD1\x80",  // Cyrillic
           "\xCE\xBA\xCE\xB1\xCE\xBB\xCE\xB7\xCE\xBC\xCE\xAD\xCF\x81\xCE\xB1",           // Greek
           "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7",                                   // Arabic
           "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",                                           // Hebrew
           "\xE0\xA4\xA8\xE0\xA4\xAE\xE0\xA4\xB8\xE0\xA5\x8D\xE0\xA4\xA4\xE0\xA5\x87",   // Devanagari
           "\xE0\xAE\xB5\xE0\xAE\xA3\xE0\xAE\x95\xE0\xAF\x8D",                           // Tamil
           "\xE0\xB8\xAA\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\xAA",                           // Thai
           "\xE4\xBD\xA0\xE5\xA5\xBD\xE4\xB8\x96\xE7\x95\x8C",                           // Han
           "\xE3\x81\x93\xE3\x82\x93\xE3\x81\xAB\xE3\x81\xA1\xE3\x81\xAF",               // kana
           "\xEC\x95\x88\xEB\x85\x95\xE3\x85\x8B\xE3\x85\x8B",                           // Hangul
           "na\xC3\xAFve fa\xC3\xA7"
           "ade \xC5\x9B\xC5\xBC gro\xC3\xB6",  // Latin with marks
       }) {
    INFO(text);
    const Folded folded = fold(text);
    CHECK(folded.text == text);
    CHECK(folded.marks.empty());
  }
}

TEST_CASE("the way back leads to the person's own characters", "[text]") {
  CHECK(original_of("Please DON\xE2\x80\x99T wait", "dont") == "DON\xE2\x80\x99T");
  CHECK(original_of("\xF0\x9F\x98\x80 fr\xC2\xAD"
                    "ee",
                    "free") == "fr\xC2\xAD"
                               "ee");
  CHECK(original_of("you & me", "and") == "&");
  CHECK(original_of("bad \xFF byte", "\xEF\xBF\xBD") == "\xFF");
  CHECK(original_of("a \xF0\x9D\x97\x99\xF0\x9D\x97\xBF b", "fr") == "\xF0\x9D\x97\x99\xF0\x9D\x97\xBF");
}

TEST_CASE("a capital is one in any style", "[text]") {
  CHECK(is_capital('F'));
  CHECK(is_capital(0x1D5D9));  // sans-serif bold F
  CHECK(is_capital(0x422));    // Cyrillic
  CHECK_FALSE(is_capital('f'));
  CHECK_FALSE(is_capital(0x1D5F3));
  CHECK_FALSE(is_capital(0x1D43));  // raised a
}
