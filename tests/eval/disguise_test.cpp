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

// French, German, Spanish, Polish, Vietnamese, Turkish, Greek, Russian, Ukrainian, Serbian, Hebrew, Arabic, Hindi,
// Chinese, Japanese, Korean; then English with words of other scripts, signs of science, emoji, accents, names of
// things.
TEST_CASE("honest text in any script is never called disguised", "[eval]") {
  const Engine engine = Engine::builtin();
  const std::string texts[] = {
      "Le caf\u00e9 d'\u00e0 c\u00f4t\u00e9 est ferm\u00e9, \u00e7a m'a d\u00e9\u00e7u ; o\u00f9 vas-tu cet "
      "\u00e9t\u00e9 ?",
      "Die Stra\u00dfe ist heute gesperrt, sch\u00f6ne Gr\u00fc\u00dfe aus K\u00f6ln, bis \u00fcbermorgen!",
      "\u00bfQu\u00e9 tal el a\u00f1o nuevo? La se\u00f1ora N\u00fa\u00f1ez cocin\u00f3 pi\u00f1ones.",
      "Za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144, powiedzia\u0142 \u0141ukasz.",
      "Ti\u1ebfng Vi\u1ec7t r\u1ea5t \u0111\u1eb9p, c\u1ea3m \u01a1n b\u1ea1n nhi\u1ec1u l\u1eafm.",
      "I\u015f\u0131k \u0131l\u0131k suya d\u00fc\u015ft\u00fc, \u0130stanbul'da ya\u011fmur var.",
      "\u0397 \u0391\u03b8\u03ae\u03bd\u03b1 \u03b5\u03af\u03bd\u03b1\u03b9 \u03cc\u03bc\u03bf\u03c1\u03c6\u03b7 "
      "\u03ba\u03b1\u03b9 \u03c4\u03b1 \u03bd\u03b7\u03c3\u03b9\u03ac \u03ba\u03bf\u03bd\u03c4\u03ac.",
      "\u041f\u0440\u0438\u0432\u0435\u0442, \u043a\u0430\u043a \u0434\u0435\u043b\u0430? \u042f \u043d\u0435 "
      "\u0437\u043d\u0430\u044e, \u043d\u043e \u043e\u043d \u0442\u0430\u043c.",
      "\u0421\u044c\u043e\u0433\u043e\u0434\u043d\u0456 \u0433\u0430\u0440\u043d\u0430 "
      "\u043f\u043e\u0433\u043e\u0434\u0430, \u0457\u0434\u0435\u043c\u043e \u0434\u043e "
      "\u041a\u0438\u0454\u0432\u0430.",
      "\u041e\u0432\u043e \u0458\u0435 \u043c\u043e\u0458\u0430 \u043a\u0443\u045b\u0430, \u0430 \u0458\u0430 "
      "\u0441\u0430\u043c \u0408\u043e\u0432\u0430\u043d.",
      "\u05e9\u05dc\u05d5\u05dd, \u05de\u05d4 \u05e9\u05dc\u05d5\u05de\u05da \u05d4\u05d9\u05d5\u05dd?",
      "\u0645\u0631\u062d\u0628\u0627\u060c \u0643\u064a\u0641 \u062d\u0627\u0644\u0643 "
      "\u0627\u0644\u064a\u0648\u0645\u061f",
      "\u0928\u092e\u0938\u094d\u0924\u0947, \u0906\u092a \u0915\u0948\u0938\u0947 \u0939\u0948\u0902?",
      "\u4f60\u597d\uff0c\u4eca\u5929\u5929\u6c14\u5f88\u597d\u3002",
      "\uff21\uff29\u306e\u4f1a\u8b70\u306f\uff11\uff10\u6642\u304b\u3089\u3067\u3059\u3002",
      "\uc548\ub155\ud558\uc138\uc694, \uc624\ub298 \ub0a0\uc528\uac00 \uc88b\ub124\uc694 \u314b\u314b",
      "My friend \u03a3\u03bf\u03c6\u03af\u03b1 and her brother \u0414\u0438\u043c\u0430 came to the harbour.",
      "We read \u0412\u043e\u0439\u043d\u0430 \u0438 \u043c\u0438\u0440 and Les Mis\u00e9rables in one year.",
      "The word for sea is \u043c\u043e\u0440\u0435, for sun \u03ae\u03bb\u03b9\u03bf\u03c2, for water \u6c34.",
      "The angle \u03b1 is 5 \u03bcm wide and k\u03a9 is a unit; x\u00b2 + y\u00b2 = 1, H\u2082O.",
      "Good morning \U0001f31e\U0001f31e what a day \U0001f389 love\U0001f525you all \u2764\ufe0f\U0001f9e1\U0001f49b "
      "see you",
      "My family \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 and our flag \U0001f1f3\U0001f1f1 say hi "
      "\U0001f44b\U0001f3fd, number 1\ufe0f\u20e3",
      "A r\u00e9sum\u00e9, a na\u00efve fa\u00e7ade, a jalape\u00f1o and a co\u00f6perative Zo\u00eb.",
      "The PS5, an mp3, a 3D film, h264, i18n, k8s, B2B, 24/7, 4K and the M3 chip.",
      "Plan A, B, C and D; a.k.a. the U.S.A., e.g. q.e.d. and so on.",
      "Rooms 1O1? No: 101, 2nd floor, gr8 b4 noon, w00t, l8r m8.",
      "Mobile: 0612 345 678, A4 paper, C3PO and R2D2, Covid19, G20, e10 fuel.",
      "Sooooo gooood!!! Nooooo wayyyyy, hahahaha yesss"};
  for (const std::string& text : texts) {
    INFO(text);
    for (const Finding& finding : engine.check({text, Kind::post, {}}).findings)
      CHECK(finding.rule != "style.disguise");
  }
}
