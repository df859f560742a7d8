// What is said and what is only told: denial, reported speech, words under discussion, quotations. On the built-in
// rules, because the words that switch others off are data.

#include "rules/facts.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "unpushy/engine.h"

namespace unpushy {
namespace {

Report check(const std::string& text, Kind kind = Kind::post) {
  static const Engine engine = Engine::builtin();
  return engine.check({text, kind, {}});
}

bool raises(const std::string& text, Kind kind = Kind::post) {
  for (const Finding& finding : check(text, kind).findings) {
    if (finding.contribution > 0) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a promise not to push raises nothing", "[rules]") {
  CHECK_FALSE(raises("I won't ask you to buy anything, and I won't send you a link to my shop."));
  CHECK_FALSE(raises("Nobody is asking you to subscribe to my channel."));
  CHECK_FALSE(raises("Your bank will never ask you to verify your account by text."));
  CHECK_FALSE(raises("We do not sell followers and we never will."));
}

TEST_CASE("a denial that runs into the phrase takes it back", "[rules]") {
  CHECK_FALSE(raises("House rules: no giveaways, no asking people to check out your channel."));
  CHECK_FALSE(raises("Never click the link in such a mail."));
}

TEST_CASE("what others said without quotation marks is told", "[rules]") {
  CHECK_FALSE(raises("he said check out my channel, lol"));
  CHECK_FALSE(raises("She was like join my team, be your own boss, and I left."));
  CHECK_FALSE(raises("Scammers write things like your account will be suspended, verify your account now."));
  CHECK_FALSE(raises("When someone slides into my DMs with passive income I block."));
  CHECK_FALSE(raises("My inbox is just buy my course, join my webinar, hop on a call."));
}

TEST_CASE("what is said before the speech of others is still said", "[rules]") {
  CHECK(raises("Check out my channel, everyone says it is fun"));
  CHECK(raises("My friends say I sing well, check out my channel!"));
  CHECK(raises("They said it could not be done. Double your bitcoin with us!"));
}

TEST_CASE("a message that landed in the inbox is told with its whole paragraph", "[rules]") {
  CHECK_FALSE(
      raises("Look what landed in my inbox:\n\nHey hun! An amazing opportunity: be your own boss, ask me how!"));
  CHECK_FALSE(raises("Example of spam I got:\nThanks for the follow! Book a call. Grab my free guide."));
  CHECK(raises("Example of spam I got:\nThanks for the follow! Book a call.\n\nJoin my team and be your own boss!"));
}

TEST_CASE("a question about a pattern is not the pattern", "[rules]") {
  CHECK_FALSE(raises("Is 'link in bio' still a thing?"));
  CHECK_FALSE(raises("is link in bio still a thing"));
  CHECK_FALSE(raises("Why does everyone write 'hope this finds you well'?", Kind::dm_in));
  CHECK_FALSE(raises("What does \"DM me to collab\" even mean?"));
  CHECK_FALSE(raises("The phrase 'limited time offer' makes me leave a shop."));
}

TEST_CASE("what stands in a signature is said in passing, where there is a message above it", "[rules]") {
  const std::string signature = "\n\nBest regards,\nJoris\nFollow us on Facebook\nhttps://rye.example";
  CHECK(check("The minutes of Tuesday are on the table in the hall, please bring the keys." + signature).moves.empty());
  CHECK(raises("Good morning." + signature));
  CHECK(raises("The oven is warm, the rye is in. Check out my channel, buy my book today." + signature));
}

TEST_CASE("marks around one's own advertisement hide nothing", "[rules]") {
  CHECK(raises("\"Best shop ever\" - visit lamps.example now and get 20% off"));
  CHECK(check("\"Thanks for the follow! Check out my shop, 20% off today only: https://lamps.example\"").score >= 50);
  CHECK(check("\"Thanks for the follow! Check out my shop, 20% off today only: https://lamps.example").score >= 50);
  CHECK(raises("'Click here' 'last chance' lamps.example"));
}

}  // namespace unpushy
