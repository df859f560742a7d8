#include "eval/disguise.h"

#include <catch2/catch.hpp>
#include <string>

#include "unpushy/engine.h"

using namespace unpushy;
using eval::Disguise;

namespace {

// Own texts, loud and quiet, each clear in itself.
const std::string kTexts[] = {
    "Thanks for the follow! I love your content. Grab my free guide here: papertrail.example/guide",
    "Hey, follow me and I will follow you back, guaranteed. Let us grow our accounts together!",
    "Congratulations, you have been selected! Claim your free gift card now, only five left, click the link below.",
    "I help coaches double their leads in thirty days. Book a call with me: growfast.example/call",
    "Subscribe to my channel and check out my new video, please share it with all of your friends!",
    "Buy cheap followers and likes today, discount for new customers, message me on WhatsApp now.",
    "Make money from home, no experience needed, send me a message to get started today!",
    "Limited offer: join our course before midnight and save half of the price, link in my profile.",
    "I walked along the harbour this morning and counted eleven herons on the old wall.",
    "Which paper do you print your photographs on? The blacks look very deep to me.",
    "We met at the seed fair in March and I still owe you the name of that pale bean.",
    "The second crash is fixed now; the notes say what changed and how to go back.",
};

bool pushes(const Engine& engine, const std::string& text) { return engine.check({text, Kind::dm_in, {}}).score >= 50; }

}  // namespace

TEST_CASE("a disguised copy differs from its text, and is the same for the same seed", "[eval]") {
  for (std::size_t s = 0; s < static_cast<std::size_t>(Disguise::count); ++s) {
    const auto style = static_cast<Disguise>(s);
    INFO(eval::name(style));
    const std::string text = "Thanks for following, see papertrail.example for more";
    CHECK(eval::disguise(text, style, 3) != text);
    CHECK(eval::disguise(text, style, 3) == eval::disguise(text, style, 3));
  }
  CHECK(eval::disguise("", Disguise::mixed, 1).empty());
  CHECK(eval::disguise("a 12 @bo #tag", Disguise::mixed, 1) == "a 12 @bo #tag");
}

TEST_CASE("disguised copies get the plain text's verdict", "[eval]") {
  const Engine engine = Engine::builtin();
  for (std::size_t s = 0; s < static_cast<std::size_t>(Disguise::count); ++s) {
    const auto style = static_cast<Disguise>(s);
    int copies = 0, same = 0;
    for (const std::string& text : kTexts) {
      const bool plain = pushes(engine, text);
      for (std::uint32_t seed = 1; seed <= 20; ++seed, ++copies)
        same += pushes(engine, eval::disguise(text, style, seed)) == plain;
    }
    INFO(eval::name(style) << ": " << same << " of " << copies);
    CHECK(same * 100 >= copies * 98);
  }
}
