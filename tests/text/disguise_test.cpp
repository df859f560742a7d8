#include "text/disguise.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>

#include "support.h"
#include "text/document.h"
#include "text/utf8.h"

using namespace unpushy;
using namespace unpushy::text;

namespace {

class Words : public Vocabulary {
 public:
  bool knows(std::string_view word) const override { return words_.count(std::string(word)) != 0; }
  bool knows_beginning(std::string_view word) const override { return word.substr(0, 6) == "follow"; }
  bool is_common(std::string_view word) const override { return word == "the" || word == "to"; }

 private:
  std::set<std::string> words_ = {"free", "follow", "me",    "my", "subscribe", "link",  "click",   "gift",  "the",
                                  "to",   "share",  "is",    "so", "love",      "4u",    "b2b",     "money", "resume",
                                  "he",   "now",    "ebook", "e",  "book",      "share", "address", "for",   "you"};
};
const Words kWords;

std::string seen(const std::string& text) {
  Folded folded = fold(text);
  see_through(folded, text, &kWords);
  return folded.text;
}

/// What the person typed for each disguised word.
std::vector<std::string> disguised(const std::string& text) {
  const Document document = read(text, &kWords);
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const Span span = document.span(i, i);
    if (document.tokens[i].disguised) words.push_back(text.substr(span.begin, span.end - span.begin));
  }
  CHECK(document.disguised_words == words.size());
  return words;
}

using List = std::vector<std::string>;

const std::string kCyrillicFollow = "f\xD0\xBEll\xD0\xBEw";
const std::string kFire = "\xF0\x9F\x94\xA5";

}  // namespace

TEST_CASE("digits and symbols are letters where a known word comes out", "[text]") {
  CHECK(seen("get fr33 money") == "get free money");
  CHECK(seen("FOL1OW me") == "follow me");
  CHECK(seen("f0110w") == "follow");
  CHECK(seen("$ubscribe, cl!ck the l|nk, fr\xE2\x82\xAC\xE2\x82\xAC") == "subscribe, click the link, free");
  CHECK(seen("@ddress") == "address");
  CHECK(seen("f0llowers") == "followers");
  CHECK(disguised("my Fr33! g1ft.") == List{"Fr33", "g1ft"});
}

TEST_CASE("what is written with digits in earnest stays", "[text]") {
  for (const std::string text :
       {"4u b2b 24/7 3x 2nite f4f sub4sub", "mp3 h2o covid19 ps5 gta5 web3 1st 3rd 10am 10s 5k", "$50 $ave @ll",
        "i5 cpu, an m3 chip", "s0 https://a.example/fr33 ann@fr33.example"}) {
    INFO(text);
    CHECK(seen(text) == text);
    CHECK(disguised(text).empty());
  }
}

TEST_CASE("beside two disguised words one that nobody knows is read, too", "[text]") {
  CHECK(seen("fr33 g1ft, c0ntent") == "free gift, content");
  CHECK(seen("c0ntent p4rty, in k8s and i18n") == "c0ntent p4rty, in k8s and i18n");
  CHECK(seen("the addre$$") == "the address");
  CHECK(seen("get free$ now") == "get free$ now");
}

TEST_CASE("a short word with a digit is read beside another disguised word only", "[text]") {
  CHECK(seen("f0llow m3") == "follow me");
  CHECK(seen("t0 fr33") == "to free");
  CHECK(seen("an m3 is fine, fr33") == "an m3 is fine, free");
  CHECK(seen("in 7h3 shop") == "in the shop");
  CHECK(seen("bus 7H3, gate t0") == "bus 7h3, gate t0");
}

TEST_CASE("letters with spaces or marks between them are a word", "[text]") {
  CHECK(seen("f r e e money") == "free money");
  CHECK(seen("F.R.E.E f-r-e-e f_r_e_e f*r*e*e!") == "free free free free!");
  CHECK(seen("f r e e  m e") == "free  me");
  CHECK(seen("f o l l o w m y l i n k") == "follow my link");
  CHECK(seen("f" + kFire + "r" + kFire + "e" + kFire + "e") == "free");
  CHECK(seen("fol" + kFire + "low " + kFire + "sub*scribe" + kFire) == "follow " + kFire + "subscribe" + kFire);
  CHECK(disguised("so F R E E!") == List{"F R E E"});
  CHECK(disguised("get f.r.e.e now") == List{"f.r.e.e"});
}

TEST_CASE("a word with emoji between its letters is one word, known or not", "[text]") {
  CHECK(seen("h" + kFire + "y" + kFire + "p" + kFire + "e") == "hype");
  CHECK(seen("p" + kFire + "oster, f" + kFire + "ree-gi" + kFire + "ft") == "poster, free-gift");
  CHECK(seen("pre-o" + kFire + "rd" + kFire + "er") == "pre-order");
  CHECK(seen("f r e e d o m l a n d s") == "freedomlands");
  CHECK(seen("love" + kFire + "you i" + kFire + "you") == "love" + kFire + "you i" + kFire + "you");
}

TEST_CASE("abbreviations, lists and hyphens stay", "[text]") {
  for (const std::string& text : List{"u.s.a. e.g. a.k.a", "plan a b c d", "x, y, z", "an e-book, follow-up, in/out",
                                      "i a m", "love" + kFire + "you", "word.word a/b/c 1-2-3 2026-11-25"}) {
    INFO(text);
    CHECK(seen(text) == text);
    CHECK(disguised(text).empty());
  }
}

TEST_CASE("repeated letters are read once or twice, and are no disguise", "[text]") {
  CHECK(seen("freeeeee sooo looove") == "free so love");
  CHECK(seen("hmmmm aaaa zzz") == "hmmmm aaaa zzz");
  CHECK(disguised("freeeeee sooo").empty());
  CHECK(seen("fo" + std::string(5000, 'l') + "ow") == "follow");
}

TEST_CASE("letters of another script inside a Latin word are Latin", "[text]") {
  CHECK(seen(kCyrillicFollow + " me") == "follow me");
  CHECK(seen("p\xD0\xB0yp\xD0\xB0l") == "paypal");                 // known or not
  CHECK(seen("\xD0\xBC\xD1\x83 link") == "my link");               // all of it Cyrillic
  CHECK(seen("\xC6\x92r\xCE\xB5\xCE\xB5 money") == "free money");  // f with hook, Greek epsilon
  CHECK(disguised("so " + kCyrillicFollow + "!") == List{kCyrillicFollow});
}

TEST_CASE("a pack is compiled without a vocabulary, and look-alikes are seen all the same", "[text]") {
  Folded folded = fold(kCyrillicFollow + " fr33");
  see_through(folded, kCyrillicFollow + " fr33", nullptr);
  CHECK(folded.text == "follow fr33");
}

TEST_CASE("honest words of other scripts stay, alone and within English", "[text]") {
  for (const std::string text : {
           "\xD1\x8F \xD0\xBD\xD0\xB5 \xD0\xB7\xD0\xBD\xD0\xB0\xD1\x8E",  // "ne" looks like "he"
           "thanks, \xD1\x8F \xD0\xBD\xD0\xB5 \xD0\xB7\xD0\xBD\xD0\xB0\xD1\x8E, see you",
           "\xCE\xBC"
           "m and k\xCF\x89",  // units
           "kaf\xC3\xA9 r\xC3\xA9sum\xC3\xA9 \xC4\xB1"
           "l\xC4\xB1k",
           "\xE4\xBD\xA0 \xE5\xA5\xBD \xE5\x90\x97",
       }) {
    INFO(text);
    CHECK(disguised(text).empty());
  }
  CHECK(seen("\xD1\x8F \xD0\xBD\xD0\xB5 \xD0\xB7\xD0\xBD\xD0\xB0\xD1\x8E") ==
        "\xD1\x8F \xD0\xBD\xD0\xB5 \xD0\xB7\xD0\xBD\xD0\xB0\xD1\x8E");
  CHECK(seen("\xCE\xBC"
             "m and k\xCF\x89") == "\xCE\xBC"
                                   "m and k\xCF\x89");
}

TEST_CASE("addresses that were taken apart are addresses, and no disguise", "[text]") {
  for (const std::string text : {"see example dot com now", "see example[.]com now", "see example (dot) com now",
                                 "see example(dot)com now", "see example [.] com now"}) {
    INFO(text);
    CHECK(seen(text) == "see example.com now");
    CHECK(disguised(text).empty());
  }
  CHECK(seen("hxxps://evil[.]example/x") == "https://evil.example/x");
  CHECK(seen("order at lampenwinkel dot shop") == "order at lampenwinkel.shop");
  CHECK(seen("a free dot link") == "a free dot link");  // both are words the rules know
  CHECK(seen("the dot com bubble, connect the dots, a dot") == "the dot com bubble, connect the dots, a dot");
}

TEST_CASE("evidence of a disguised word covers all that was typed for it", "[text]") {
  const std::string text = "Hey: f r 3 3 and example dot com";
  const Document document = read(text, &kWords);
  List words;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const Span span = document.span(i, i);
    words.push_back(text.substr(span.begin, span.end - span.begin));
  }
  CHECK(words == List{"Hey", ":", "f r 3 3", "and", "example dot com"});
}

TEST_CASE("whatever the bytes, the way back never falls, stays on boundaries, and folding again changes nothing",
          "[text]") {
  std::mt19937 random(7);
  const List pieces = {"f",
                       "r",
                       "e",
                       " ",
                       "3",
                       "0",
                       "1",
                       "!",
                       "$",
                       "@",
                       ".",
                       "-",
                       "dot",
                       "com",
                       "[.]",
                       "hxxp://",
                       "'",
                       "\n",
                       "\xD0\xBE",
                       "\xCE\xB7",
                       "\xC3\xA9",
                       "\xCC\x81",
                       "\xCC\xB6",
                       "\xE2\x80\x8B",
                       "\xC2\xAD",
                       kFire,
                       "\xF0\x9D\x97\x99",
                       "\xE2\x91\xB4",
                       "\xEF\xAC\x83",
                       "\xFF",
                       "\xE2\x80",
                       "\xEF\xB8\x8F",
                       "&",
                       "\r",
                       "follow"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) text += pieces[random() % pieces.size()];
    INFO(text);
    std::set<std::uint32_t> boundaries = {static_cast<std::uint32_t>(text.size())};
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).length)
      boundaries.insert(static_cast<std::uint32_t>(at));
    Folded folded = fold(text);
    see_through(folded, text, &kWords);
    REQUIRE(folded.origin.size() == folded.text.size() + 1);
    REQUIRE(std::is_sorted(folded.origin.begin(), folded.origin.end()));
    for (const std::uint32_t at : folded.origin) REQUIRE(boundaries.count(at) == 1);
    for (const Mark& mark : folded.marks) REQUIRE(mark.span.begin < mark.span.end);
    const std::string plain = fold(text).text;
    REQUIRE(fold(plain).text == plain);
    const Document document = read(text, &kWords);
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i)
      REQUIRE(document.span(i, i).begin < document.span(i, i).end);
  }
}

namespace {

/// Seconds to read about so many bytes of the same piece again and again; the best of three.
double seconds_to_read(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const double start = test::own_seconds();
    CHECK_FALSE(read(text, &kWords).tokens.empty());
    best = std::min(best, test::own_seconds() - start);
  }
  return best;
}

}  // namespace

TEST_CASE("sixteen times as much of anything takes about sixteen times as long", "[text]") {
  constexpr std::size_t kBytes = 12 * 1024;
  constexpr double kMost = 100;  // quadratic reading would take 256 times as long
  for (const std::string& piece : List{"a ",
                                       "a.",
                                       "a-",
                                       "a_",
                                       "fr33 ",
                                       "1",
                                       "1.",
                                       "1,",
                                       "1@",
                                       "$1",
                                       "l1",
                                       "e",
                                       "m3 ",
                                       "[.]a",
                                       "a@a.",
                                       "www.",
                                       "http:",
                                       "{a|",
                                       "'a",
                                       "a--@",
                                       "1-1.",
                                       "\xD0\xBE",
                                       "\xD0\xBD\xD0\xB5 ",
                                       "f\xCC\x81\xCC\xA3\xCC\x95",
                                       "a\xE2\x80\x8B",
                                       "dot com ",
                                       "$",
                                       "a\xF0\x9F\x94\xA5",
                                       "a-b.c.",
                                       "a-b*",
                                       "\xE2\x91\xB4",
                                       "\xF0\x9D\x97\x99\xCC\xB6"}) {
    const double once = seconds_to_read(piece, kBytes), often = seconds_to_read(piece, 16 * kBytes);
    INFO(piece << ": " << once << " s, " << often << " s");
    CHECK(often < kMost * once);
  }
}
