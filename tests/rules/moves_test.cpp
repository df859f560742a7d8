// The moves of the English pack in whole messages: their order, how far apart they stand, and the pairs of texts that
// differ by the pattern alone.

#include <algorithm>

#include "support.h"

using namespace unpushy;
using unpushy::test::at;
using unpushy::test::Words;

namespace {

Report check(const std::string& text, Kind kind = Kind::dm_in) { return Engine::builtin().check({text, kind, {}}); }

/// The moves in reading order, each named once where it stands several times in a row.
Words chain(const std::string& text, Kind kind = Kind::dm_in) {
  Words moves;
  for (const Move& move : check(text, kind).moves) moves.emplace_back(move.move);
  moves.erase(std::unique(moves.begin(), moves.end()), moves.end());
  return moves;
}

bool has(const std::string& text, std::string_view rule, Kind kind) {
  const Report report = check(text, kind);
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& f) { return f.rule == rule; });
}

}  // namespace

TEST_CASE("the moves of a message stand in the order in which they were written", "[rules]") {
  CHECK(chain("Thanks for the follow! I love your content. Can I send you my guide? lamps.example") ==
        Words{"thanks-follow", "flatter", "lead-magnet", "link"});
  CHECK(chain("Can I send you my guide? lamps.example. I love your content. Thanks for the follow!") ==
        Words{"lead-magnet", "link", "flatter", "thanks-follow"});
}

TEST_CASE("several moves in one sentence are all found", "[rules]") {
  CHECK(
      chain("Hi Robin, thanks for connecting, I love your work and I help bakers get more customers, so can we jump on "
            "a quick call?") == Words{"greet", "thanks-follow", "flatter", "pitch", "ask-call"});
}

TEST_CASE("moves far apart are still one chain", "[rules]") {
  std::string text = "Thanks for the follow. ";
  for (int i = 0; i < 40; ++i) text += "It rained again and the mill stood still. ";
  CHECK(chain(text + "Check out my shop.") == Words{"thanks-follow", "self-promo"});
  CHECK(has(text + "Check out my shop.", "seq.flattery-then-link", Kind::dm_in));
}

TEST_CASE("a phrase does not run on into the next sentence", "[rules]") {
  CHECK(chain("Thanks for the bread. Follow the river to the mill.").empty());
  CHECK(chain("Who will check? Out my window I see the mill.") == Words{"question"});
}

TEST_CASE("a chain shows the writer's own words", "[rules]") {
  const std::string text = "thx 4 the follow!! Pls subscribe 2 my channel";
  const Report report = check(text, Kind::reply);
  REQUIRE(report.moves.size() == 2);
  CHECK(at(text, report.moves[0].span) == "thx 4 the follow");
  CHECK(at(text, report.moves[1].span) == "Pls subscribe 2 my");
}

TEST_CASE("a rule hits the text with the pattern and not its twin without", "[rules]") {
  struct Pair {
    const char *rule, *with, *without;
    Kind kind;
  };
  const Pair pairs[] = {
      {"flattery.generic", "I love your content!", "Your piece on rye made me bake again.", Kind::reply},
      {"flattery.false-humility", "Humbled to announce my new job.", "I start a new job on Monday.", Kind::post},
      {"open.cold-boilerplate", "I came across your profile and had to write.", "Robin told me that you keep bees.",
       Kind::dm_in},
      {"open.bait-question", "Are you open to new ideas for income?", "Are you open on Sunday?", Kind::dm_in},
      {"offer.pitch", "We help bakeries get more customers.", "We help at the bakery on Saturdays.", Kind::post},
      {"offer.lead-magnet", "Download your free checklist for better bread.",
       "The checklist: flour, water, salt, time.", Kind::post},
      {"offer.lead-magnet-gate", "Comment RYE and I'll send you the recipe.", "The recipe: rye, water, salt.",
       Kind::post},
      {"offer.coin", "CA: 0x71C7656EC7ab88b098defB751B7401B5f6d8976F", "I sold my last coins in spring.", Kind::post},
      {"offer.launch", "Introducing our new lamp, now available on lamps.example", "Our lamp broke on Monday.",
       Kind::post},
      {"ask.bare-link", "https://lamps.example", "The lamp I meant is the blue one here: https://lamps.example",
       Kind::post},
      {"ask.multiple-links", "https://a.example or https://b.example", "See https://a.example for it", Kind::dm_in},
      {"ask.cta-stack", "Follow us on Instagram, share this with your friends and shop now!",
       "We opened a second shop.", Kind::post},
      {"bait.react", "Like this if you miss summer.", "I miss summer.", Kind::post},
      {"bait.vote", "Like for tea, love for coffee.", "Tea or coffee?", Kind::post},
      {"bait.share", "RT if you agree.", "Do you agree?", Kind::post},
      {"bait.tag", "Tag a friend who needs this.", "Some friends may need this.", Kind::post},
      {"bait.comment", "Comment YES below.", "What do you think?", Kind::post},
      {"bait.curiosity-gap", "You won't believe what happened next.", "The mill burned down, nobody was hurt.",
       Kind::post},
      {"growth.follow-for-follow", "Follow me and I follow back.", "I follow bakers.", Kind::post},
      {"growth.service-offer", "Grow your Instagram fast with us.", "We grow tomatoes fast.", Kind::post},
      {"growth.bought-engagement", "Buy cheap followers here", "I never bought a follower.", Kind::post},
      {"growth.pod", "Join our engagement pod.", "Join our reading circle.", Kind::post},
      {"vanity.follower-count", "Road to 10k!", "The road to Ghent is closed.", Kind::post},
  };
  for (const Pair& pair : pairs) {
    INFO(pair.rule << ": " << pair.with << " / " << pair.without);
    CHECK(has(pair.with, pair.rule, pair.kind));
    CHECK_FALSE(has(pair.without, pair.rule, pair.kind));
  }
}

TEST_CASE("ordinary things people write raise nothing heavy", "[rules]") {
  const char* const quiet[] = {
      "What do you think?",
      "Thanks for the follow! Which of the two ovens do you use?",
      "Like and subscribe to fewer things, that is my plan for the year.",
      "I wrote down how we repaired the mill, with photos of each step. If you know a better way, tell me.",
      "Dear Sir, I have the honour to apply for the position of miller. With kind regards",
      "Thank you for your application. Could you come on Tuesday at ten?",
      "The answer is in the manual, page 12: https://docs.example/manual",
      "We are proud of the new bridge; it opens on 3 May at noon.",
      "Our daughter was born on Sunday, we are blessed.",
      "Could you check out the book for me at the library?",
      "I just subscribed to the paper again.",
      "Follow the signs to the mill and turn left.",
  };
  for (const char* const text : quiet) {
    INFO(text);
    for (const Kind kind : {Kind::post, Kind::reply, Kind::dm_in}) CHECK(check(text, kind).score < 25.0f);
  }
}
