// What earlier messages and the text replied to say about a draft.

#include "rules/exchange.h"

#include <algorithm>

#include "support.h"

using namespace unpushy;
using namespace unpushy::test;

namespace {

std::string quiet(const std::string& id, const std::string& any) {
  return "[[move]]\nid = \"" + id + "\"\nrole = \"quiet\"\n[move.en]\nany = [" + any +
         "]\nhits = [\"-\", \"-\", \"-\"]\nmisses = [\"-\", \"-\", \"-\"]\n";
}

const pack::Pack& small_pack() {
  static const pack::Pack pack =
      make_pack(quiet("refusal", "\"no\", \"stop\", \"not interested\"") + quiet("assent", "\"yes\", \"yes please\"") +
                quiet("promise", "\"i'll send you\"") + quiet("request", "\"could you send\", \"anyone know\"") +
                "[[move]]\nid = \"thanks\"\nrole = \"warm\"\n[move.en]\nany = [\"thanks for the follow\"]\nhits = "
                "[\"-\", \"-\", \"-\"]\nmisses = [\"-\", \"-\", \"-\"]\n[[move]]\nid = \"pitch\"\nrole = "
                "\"ask\"\n[move.en]\nany = [\"buy my "
                "book\"]\nhits = [\"-\", \"-\", \"-\"]\nmisses = [\"-\", \"-\", \"-\"]\n");
  return pack;
}

constexpr bool kMe = true, kThem = false;

rules::Exchange read(const std::vector<Earlier>& earlier, const std::string& draft = "hello again",
                     bool from_me_writes = true) {
  const text::Document document = text::read(draft);
  const rules::Facts facts(small_pack(), document);
  return rules::read_exchange(small_pack(), facts, earlier, from_me_writes);
}

rules::Parent parent(const std::string& parent, const std::string& reply) {
  const text::Document document = text::read(reply);
  return rules::read_parent(small_pack(), document, parent);
}

}  // namespace

TEST_CASE("of an exchange that is not known, nothing is known", "[rules]") {
  const rules::Exchange e = read({});
  CHECK_FALSE((e.refused || e.promised || e.requested || e.exchanged || e.pitched || e.repeats));
  CHECK(e.unanswered == 0);
}

TEST_CASE("messages of the writer count as unanswered until the reader writes", "[rules]") {
  CHECK(read({{kMe, "one", ""}, {kMe, "two", ""}}).unanswered == 2);
  CHECK(read({{kMe, "one", ""}, {kMe, "two", ""}, {kThem, "hm", ""}}).unanswered == 0);
  CHECK(read({{kThem, "hm", ""}, {kMe, "one", ""}}).unanswered == 1);
  CHECK(read({{kThem, "one", ""}, {kThem, "two", ""}}, "three", false).unanswered == 2);
}

TEST_CASE("a no counts until the reader asks for something", "[rules]") {
  CHECK(read({{kThem, "Sorry, we are not interested in lamps", ""}}).refused == true);
  CHECK(read({{kThem, "not interested", ""}, {kThem, "oh well, could you send the list", ""}}).refused == false);
  CHECK(read({{kMe, "not interested", ""}}).refused == false);
}

TEST_CASE("a bare no refuses only what was offered", "[rules]") {
  CHECK(read({{kMe, "buy my book", ""}, {kThem, "No.", ""}}).refused == true);
  CHECK(read({{kMe, "did you sleep?", ""}, {kThem, "No.", ""}}).refused == false);
  CHECK(read({{kMe, "buy my book", ""}, {kThem, "There is no train before ten, I fear", ""}}).refused == false);
}

TEST_CASE("a promise counts once the reader has spoken", "[rules]") {
  CHECK(read({{kMe, "I'll send you my book", ""}}).promised == false);
  CHECK(read({{kMe, "I'll send you my book", ""}, {kThem, "nice of you", ""}}).promised == true);
  CHECK(read({{kThem, "where do these lamps come from", ""}, {kMe, "I'll send you the address", ""}}).promised == true);
  CHECK(read({{kMe, "I'll send you my book", ""}, {kThem, "not interested, really", ""}}).promised == false);
}

TEST_CASE("what the reader asked for or said yes to is requested", "[rules]") {
  CHECK(read({{kThem, "could you send the plan?", ""}}).requested == true);
  CHECK(read({{kMe, "shall I send it?", ""}, {kThem, "Yes!", ""}}).requested == true);
  CHECK(read({{kThem, "the yes camp has won the vote here", ""}}).requested == false);
}

TEST_CASE("thanks and short words are no exchange", "[rules]") {
  CHECK(read({{kMe, "hello", ""}, {kThem, "the bread was flat and heavy", ""}}).exchanged == true);
  CHECK(read({{kThem, "thanks for the follow", ""}}).exchanged == false);
  CHECK(read({{kThem, "ok then", ""}}).exchanged == false);
  CHECK(read({{kMe, "the bread was flat and heavy", ""}}).exchanged == false);
}

TEST_CASE("nearly the same words again are a repetition, of the same writer only", "[rules]") {
  const std::string text = "we build fine oak shelves";
  CHECK(read({{kMe, "We build fine oak shelves!", ""}}, text).repeats == true);
  CHECK(read({{kMe, "we mend old pine chairs", ""}}, text).repeats == false);
  CHECK(read({{kThem, text, ""}}, text).repeats == false);
  CHECK(read({{kMe, "good morning", ""}}, "good morning").repeats == false);
}

TEST_CASE("the last two messages lead up to the draft, if nobody and no time stand between", "[rules]") {
  CHECK(read({{kMe, "thanks for the follow", ""}}).led_by.size() == 1);
  CHECK(read({{kMe, "thanks for the follow", ""}, {kThem, "hm", ""}}).led_by.empty());
  CHECK(read({{kMe, "thanks for the follow", ""}, {kMe, "a", ""}, {kMe, "b", ""}}).led_by.empty());
  CHECK(read({{kMe, "thanks for the follow", "2026-05-01T09:00:00Z"}, {kMe, "a", "2026-05-01T09:09:00Z"}})
            .led_by.size() == 1);
  CHECK(read({{kMe, "thanks for the follow", "2026-05-01T09:00:00Z"}, {kMe, "a", "2026-05-01T11:09:00+02:00"}})
            .led_by.size() == 1);
  CHECK(read({{kMe, "thanks for the follow", "2026-05-01T09:00:00Z"}, {kMe, "a", "2026-05-01T10:00:00Z"}})
            .led_by.empty());
}

TEST_CASE("an exchange without end is read in bounded time, from its end", "[rules]") {
  std::vector<Earlier> earlier(20000, Earlier{kMe, std::string(5000, 'a'), ""});
  earlier.push_back({kThem, "not interested in any of it", ""});
  CHECK(read(earlier).refused == true);
}

TEST_CASE("times are read as ISO 8601, and only as that", "[rules]") {
  CHECK(rules::seconds_of("1970-01-01T00:00:00Z") == 0);
  CHECK(rules::seconds_of("2026-11-25T12:30:05.250Z") == 1795609805);
  CHECK(rules::seconds_of("2026-11-25T12:30") == 1795609800);
  CHECK(rules::seconds_of("2026-11-25T14:30+02:00") == 1795609800);
  CHECK(rules::seconds_of("2026-11-25T07:30:00-05:00") == 1795609800);
  for (const char* bad : {"", "yesterday", "2026-11-25", "2026-13-25T12:30", "2026/11/25T12:30", "20261125T1230"})
    CHECK_FALSE(rules::seconds_of(bad).has_value());
}

TEST_CASE("a reply shares content words with its parent, and kin, but no function words", "[rules]") {
  CHECK(parent("My bread is flat", "bread needs time").shares == true);
  CHECK(parent("I am a baker", "the bakery is open").shares == true);
  CHECK(parent("When does the night train leave?", "see https://trains.example/berlin").shares == true);
  CHECK(parent("the and of", "the and of").shares == false);
  CHECK(parent("My bread is flat", "cheap car parts").shares == false);
  CHECK_FALSE(parent("", "cheap car parts").shares.has_value());
}

TEST_CASE("a parent asks with a question mark, and requests with its words", "[rules]") {
  CHECK(parent("Is it raining?", "no").asks == true);
  CHECK(parent("Is it raining?", "no").requests == false);
  CHECK(parent("anyone know a plumber", "me").requests == true);
  CHECK(parent("It rains.", "no").asks == false);
}
