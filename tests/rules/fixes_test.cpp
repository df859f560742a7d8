// What each kind of fix does to a text, on a small pack of its own.

#include "rules/fixes.h"

#include "support.h"

using namespace unpushy;
using namespace unpushy::test;

namespace {

std::string move(const std::string& id, const std::string& role, const std::string& any) {
  return "[[move]]\nid = \"" + id + "\"\nrole = \"" + role + "\"\n[move.en]\nany = [" + any +
         "]\nhits = [\"-\", \"-\", \"-\"]\nmisses = [\"-\", \"-\", \"-\"]\n";
}

const std::string kParts = move("pitch", "ask", "\"buy my book\"") + move("call", "ask", "\"book a call\"") +
                           move("given", "give", "\"here is how\"") + move("ad-label", "give", "\"#ad\"") +
                           "[[limits]]\nplatform = \"any\"\nhashtags = 2\nsource = \"s\"\nchecked = \"2026-01-01\"\n";

/// The text after the fix of the only rule; the text itself if there is none.
std::string fixed(const std::string& keys, const std::string& text, const std::string& fix_text = "-") {
  const pack::Pack pack =
      make_pack(kParts + "[[rule]]\nid = \"r.x\"\ndimension = \"value\"\nstrength = \"medium\"\nsource = \"s\"\n" +
                keys + "\n[rule.en]\ntitle = \"T\"\nwhy = \"W\"\ninstead = \"I\"\nfix_title = \"F\"\nfix_text = \"" +
                fix_text + "\"\nhits = [\"-\", \"-\", \"-\"]\nmisses = [\"-\", \"-\", \"-\"]\n");
  const text::Document document = text::read(text);
  const rules::Facts facts(pack, document);
  const rules::Situation situation = rules::situation_of(pack, Kind::post, {}, facts);
  for (const rules::Hit& hit : rules::apply(pack, facts, situation)) {
    const auto fix = rules::make_fix(pack, *pack.data().rules()->Get(hit.rule), hit, facts, situation);
    if (fix) return rules::apply_fix(text, *fix);
  }
  return text;
}

const std::string kAsks = "kind = \"phrase\"\nmoves = [\"pitch\", \"call\"]\nfix = ";

}  // namespace

TEST_CASE("a sentence goes with the white space before it, the first with that behind it", "[rules]") {
  CHECK(fixed(kAsks + "\"remove-sentences\"", "Nice day. Buy my book! See you.") == "Nice day. See you.");
  CHECK(fixed(kAsks + "\"remove-sentences\"", "Buy my book! See you.") == "See you.");
  CHECK(fixed(kAsks + "\"remove-evidence\"", "Nice day, buy my book today.") == "Nice day, today.");
}

TEST_CASE("a link goes with the small words that lead to it, or with its sentence where that goes on", "[rules]") {
  const std::string links =
      "kind = \"context\"\nwhen = [{ moves = [\"link\"] }]\nmoves = [\"link\"]\nfix = \"remove-evidence\"";
  CHECK(fixed(links, "It rains. See the lamps: https://a.example") == "It rains. See the lamps");
  CHECK(fixed(links, "It rains. Visit https://a.example today.") == "It rains.");
  CHECK(fixed(links, "The lamps (https://a.example) are here.") == "The lamps are here.");
}

TEST_CASE("words that stand by themselves go alone, and the rest begins with a capital", "[rules]") {
  const std::string clauses = kAsks + "\"remove-clauses\"";
  CHECK(fixed(clauses, "Buy my book, the fair is on 3 May.") == "The fair is on 3 May.");
  CHECK(fixed(clauses, "It rained. Buy my book - the fair is on 3 May!") == "It rained. The fair is on 3 May!");
  CHECK(fixed(clauses, "The fair is on 3 May, buy my book!") == "The fair is on 3 May!");
  CHECK(fixed(clauses, "The fair, buy my book, is on 3 May.") == "The fair, is on 3 May.");
  CHECK(fixed(clauses, "Nice day. Come and buy my book at once.") == "Nice day.");
  CHECK(fixed(clauses, "Nice day. Buy my book! Bye.") == "Nice day. Bye.");
  CHECK(fixed(clauses, "Buy my book!") == "Buy my book!");
}

TEST_CASE("a fix that would leave nothing is not offered", "[rules]") {
  CHECK(fixed(kAsks + "\"remove-sentences\"", "Buy my book!") == "Buy my book!");
}

TEST_CASE("a fix does not take away what softens", "[rules]") {
  const std::string text = "Nice day. Here is how, and buy my book.";
  CHECK(fixed(kAsks + "\"remove-sentences\"", text) == text);
  CHECK(fixed(kAsks + "\"remove-evidence\"", text) == "Nice day. Here is how, and.");
}

TEST_CASE("of several wishes the first stays", "[rules]") {
  CHECK(fixed(kAsks + "\"keep-one\"", "Buy my book! It rained. Book a call! Bye.") == "Buy my book! It rained. Bye.");
  CHECK(fixed(kAsks + "\"keep-one\"", "Buy my book and book a call.") == "Buy my book and book a call.");
}

TEST_CASE("tags beyond the platform's number go, and the label of an advertisement is none", "[rules]") {
  const std::string keys = "kind = \"structure\"\nmeasure = \"hashtags\"\nover = \"hashtags\"\nfix = \"keep-limit\"";
  CHECK(fixed(keys, "Bread #a #b #c #d") == "Bread #a #b");
  CHECK(fixed(keys, "Bread #ad #b #c #d") == "Bread #ad #b #c");
}

TEST_CASE("an empty field goes with the space or comma it leaves", "[rules]") {
  const std::string keys = "kind = \"structure\"\nmeasure = \"merge-tags\"\nat_least = 1\nfix = \"fill-gap\"";
  CHECK(fixed(keys, "Hi {{first_name}}, nice to meet you.") == "Hi, nice to meet you.");
  CHECK(fixed(keys, "{{first_name}}, nice to meet you.") == "Nice to meet you.");
  CHECK(fixed(keys, "{{first_name}}, {{name}}, nice to meet you.") == "Nice to meet you.");
}

TEST_CASE("capitals become a sentence, quotations and other letters stay", "[rules]") {
  const std::string keys = "kind = \"structure\"\nmeasure = \"shouted-words\"\nat_least = 30\nfix = \"lower-case\"";
  CHECK(fixed(keys, "THIS LAMP Changes EVERYTHING! LOOK HERE") == "This lamp Changes everything! Look here");
}

TEST_CASE("a label is put first, and its tag moves there", "[rules]") {
  const std::string keys = "kind = \"phrase\"\nmoves = [\"pitch\"]\nfix = \"put-first\"";
  CHECK(fixed(keys, "Nice. Buy my book!", "Ad: ") == "Ad: Nice. Buy my book!");
  const std::string moves =
      "kind = \"context\"\nwhen = [{ label = \"late\" }]\nmoves = [\"ad-label\"]\nfix = \"put-first\"";
  CHECK(fixed(moves, "Coffee #a #b #c #ad #d", "#ad ") == "#ad Coffee #a #b #c #d");
  CHECK(fixed(moves, "#ad Coffee #a #b #c #d", "#ad ") == "#ad Coffee #a #b #c #d");
}

TEST_CASE("a way out is put last", "[rules]") {
  CHECK(fixed("kind = \"phrase\"\nmoves = [\"pitch\"]\nfix = \"put-last\"", "Buy my book! ", " Or not.") ==
        "Buy my book! Or not. ");
}
