#include "pack/phrase.h"

#include "support.h"

using namespace unpushy;
using namespace unpushy::test;

namespace {

std::string error_of(const std::string& phrase, const pack::Sets& sets = {}) {
  const auto result = pack::parse_phrase(phrase, sets);
  REQUIRE_FALSE(result.has_value());
  return result.error().where + ": " + result.error().what;
}

}  // namespace

TEST_CASE("a phrase is found whatever its case, quotes, apostrophes and punctuation", "[pack]") {
  const auto pack = phrase_pack("\"don't miss out\"");
  CHECK(found(pack, "DON\xE2\x80\x99T, miss... out") == Words{});
  CHECK(found(pack, "DON\xE2\x80\x99T - miss, OUT!") == Words{"DON\xE2\x80\x99T - miss, OUT"});
  CHECK(found(pack, "dont miss out") == Words{"dont miss out"});
}

TEST_CASE("a phrase is found across a line break but not across sentences", "[pack]") {
  const auto pack = phrase_pack("\"for the follow\"");
  CHECK(found(pack, "thanks for\nthe follow") == Words{"for\nthe follow"});
  CHECK(found(pack, "What for? The follow was kind") == Words{});
}

TEST_CASE("a phrase is found between emoji", "[pack]") {
  CHECK(found(phrase_pack("\"check my page\""), "check \xF0\x9F\x94\xA5 my \xF0\x9F\x94\xA5 page").size() == 1);
}

TEST_CASE("alternatives and optional parts", "[pack]") {
  const auto pack = phrase_pack("\"(please|pls)? (book|grab) a slot\"");
  CHECK(found(pack, "Please book a slot") == Words{"Please book a slot"});
  CHECK(found(pack, "grab a slot") == Words{"grab a slot"});
  CHECK(found(pack, "a slot") == Words{});
  CHECK(found(phrase_pack("\"so (very )?good\""), "so very good, so good").size() == 2);
}

TEST_CASE("gaps take any words, as few or many as they say", "[pack]") {
  const auto pack = phrase_pack("\"help <w1-2> grow\"");
  CHECK(found(pack, "help grow") == Words{});
  CHECK(found(pack, "help you grow") == Words{"help you grow"});
  CHECK(found(pack, "help all bakers grow") == Words{"help all bakers grow"});
  CHECK(found(pack, "help all the bakers grow") == Words{});
  CHECK(found(phrase_pack("\"a <w2> d\""), "a b c d") == Words{"a b c d"});
}

TEST_CASE("stems take every word that begins so", "[pack]") {
  const auto pack = phrase_pack("\"buy follow*\"");
  CHECK(found(pack, "buy followers, buy follows, buy fol") == Words{"buy followers", "buy follows"});
}

TEST_CASE("classes take numbers, money, links, names and the rest", "[pack]") {
  CHECK(found(phrase_pack("\"only <n> left\""), "Only 5 left, only five left, only few left").size() == 2);
  CHECK(found(phrase_pack("\"send <money>\""), "send $20 or send 5 euros").size() == 2);
  CHECK(found(phrase_pack("\"at <link>\""), "at shop.example") == Words{"at shop.example"});
  CHECK(found(phrase_pack("\"thanks <name>\""), "thanks Ann, thanks @bo, thanks all").size() == 2);
  CHECK(found(phrase_pack("\"dear <merge>\""), "dear {{name}}").size() == 1);
  CHECK(found(phrase_pack("\"drop a <emoji>\""), "drop a \xF0\x9F\x94\xA5").size() == 1);
}

TEST_CASE("a phrase can ask for the edges of a sentence", "[pack]") {
  const auto first = phrase_pack("\"<start> (please )?subscribe\""), last = phrase_pack("\"like <w0-1> <end>\"");
  CHECK(found(first, "Subscribe! Now please subscribe. Please subscribe") == Words{"Subscribe", "Please subscribe"});
  CHECK(found(first, "@bo \xF0\x9F\x94\xA5 \"- subscribe").size() == 1);
  CHECK(found(last, "like it. Like, please! I like it here") == Words{"like it", "Like, please"});
  CHECK(found(phrase_pack("\"<start> amen <end>\""), "Amen. Amen to that. Say amen.") == Words{"Amen"});
}

TEST_CASE("a link is found by its name however it was typed", "[pack]") {
  const auto pack = phrase_pack("\"shop.example*\", \"https://www.lamps.example/a\"");
  CHECK(found(pack, "https://www.shop.example/x and shop.example or HTTP://shop.example").size() == 3);
  CHECK(found(pack, "lamps.example/a, http://lamps.example/a, lamps.example/b").size() == 2);
}

TEST_CASE("the address of a wallet is a class of its own", "[pack]") {
  const auto pack = phrase_pack("\"<address>\"");
  CHECK(found(pack, "0x71C7656EC7ab88b098defB751B7401B5f6d8976F").size() == 1);
  CHECK(found(pack, "Donaudampfschifffahrtsgesellschaft 12345678901234567890123456 abc123") == Words{});
}

TEST_CASE("a hashtag can be named as it is", "[pack]") {
  CHECK(found(phrase_pack("\"#ad\""), "New shoes! #ad") == Words{"#ad"});
}

TEST_CASE("an unless phrase takes back what it overlaps, and nothing else", "[pack]") {
  const auto pack = phrase_pack("\"last chance\"", "\"last chance to see\"");
  CHECK(found(pack, "the last chance to see it") == Words{});
  CHECK(found(pack, "the last chance to see it. Last chance!") == Words{"Last chance"});
}

TEST_CASE("overlapping finds of one list are one", "[pack]") {
  CHECK(found(phrase_pack("\"check out my\", \"my new page\""), "check out my new page") ==
        Words{"check out my new page"});
}

TEST_CASE("a phrase of very many alternatives is as good as a short one", "[pack]") {
  // Words of two letters: letters by themselves in a row would be read as a word that was spaced out.
  const std::string some = "(aa|bb|cc|dd|ee|ff|gg|hh)";
  const std::string many = some + " " + some + " <w0-1> " + some + "? " + some + " <w0-2> " + some + " (xx|yy) zz";
  CHECK(found(phrase_pack("\"" + many + "\""), "aa hh bb, bb oo gg yy zz") == Words{"aa hh bb, bb oo gg yy zz"});
}

TEST_CASE("a gap before an optional part and another gap is one gap or both", "[pack]") {
  const auto pack = phrase_pack("\"from <w0-1> (very )? <w0-1> now\"");
  CHECK(found(pack, "from now. From a now. From a b now. From a very b now. From a b c d now").size() == 4);
}

TEST_CASE("phrases that share words stay apart", "[pack]") {
  const auto pack = phrase_pack("\"buy my <w0-2> book\", \"buy (my|your) course\", \"buy your book\"");
  CHECK(found(pack, "buy my new book. buy your course. buy your book. buy your new book").size() == 3);
}

namespace {

const char* const kSetPack = R"toml([sets.en]
im = ["i am", "i'm"]
[[move]]
id = "m"
role = "ask"
[move.en]
any = ["{im} honored"]
hits = ["-", "-", "-"]
misses = ["-", "-", "-"]
)toml";

}  // namespace

TEST_CASE("named sets stand for their alternatives", "[pack]") {
  const pack::Sets sets{{"im", {"i am", "i'm"}}};
  const auto result = pack::parse_phrase("{im} honored", sets);
  REQUIRE(result.has_value());
  CHECK(found(make_pack(kSetPack), "I'm honored, i am honored, im honored").size() == 3);
  CHECK(error_of("{you} there", sets).substr(0, 3) == "0: ");
}

TEST_CASE("a set may name others, be optional, and stand in many phrases", "[pack]") {
  std::string rules = kSetPack;
  rules.insert(rules.find("im = "), "glad = [\"{very}? (glad|happy)\", \"honored\"]\nvery = [\"so\", \"very very\"]\n");
  const std::string phrases = "\"{im} {glad}? here\", \"{im} {very}? sure\"";
  const auto pack = make_pack(rules.replace(rules.find("\"{im} honored\""), 14, phrases));
  CHECK(found(pack, "I'm here. I am honored here. i'm so glad here. i am very very happy here").size() == 4);
  CHECK(found(pack, "I'm sure. i am so sure. i'm very very sure").size() == 3);
  CHECK(found(pack, "I'm very here. i am so. so sure") == Words{});
}

TEST_CASE("a phrase that no pack can hold is a mistake at its place", "[pack]") {
  std::string rules = kSetPack, phrase = "{im}";
  for (int i = 0; i < 5000; ++i) phrase += " word";
  const auto result = compile(rules.replace(rules.find("{im} honored"), 12, phrase));
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().where == "rules.toml:7");
  CHECK(result.error().what.find("too large") != std::string::npos);
}

TEST_CASE("mistakes in a phrase are named with their place", "[pack]") {
  CHECK(error_of("book (a|b").substr(0, 3) == "5: ");
  CHECK(error_of("book a)").substr(0, 3) == "6: ");
  CHECK(error_of("send <cash>").substr(0, 3) == "5: ");
  CHECK(error_of("a <w9> b").substr(0, 3) == "2: ");
  CHECK(error_of("a <w3-2> b").substr(0, 3) == "2: ");
  CHECK(error_of("fo* you").find("three letters") != std::string::npos);
  CHECK(error_of("<w1> now").find("begin or end") != std::string::npos);
  CHECK(error_of("now <w1>").find("begin or end") != std::string::npos);
  CHECK(error_of("(now)?").find("optional") != std::string::npos);
  CHECK(error_of("<start> (now)? <end>").find("optional") != std::string::npos);
  CHECK(error_of("((((((((((a))))))))))").find("deep") != std::string::npos);
}

TEST_CASE("one million words that begin a phrase again and again are read in one pass", "[pack]") {
  const auto pack = phrase_pack("\"help <w0-8> grow <w0-8> fast\"");
  std::string text;
  while (text.size() < (1u << 19)) text += "help grow ";
  CHECK(found(pack, text).empty());
}
