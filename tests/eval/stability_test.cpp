// How the score moves when harmless text is added: not up. The same sentences are tried behind and before texts of
// every kind.

#include <string>
#include <vector>

#include "support.h"
#include "unpushy/engine.h"

using namespace unpushy;

namespace {

float score(const std::string& text, Kind kind) { return Engine::builtin().check({text, kind, {}}).score; }

const std::vector<std::string> kClean = {
    "The weather was mild and we walked along the river.",
    "My sister has moved to another town.",
    "I slept badly last night.",
    "The bridge was built in 1911 and is being painted.",
    "We had soup and bread.",
    "It rained, so the match was stopped after an hour.",
    "He plays the cello in the evenings.",
    "I am not sure about that.",
    "The cat is asleep on the newspaper.",
    "There were about forty people in the hall.",
    "Her train was late again.",
    "I have been reading about lichens.",
    "The second chapter is better than the first.",
    "They painted the door green.",
    "On Sunday my uncle turned seventy.",
    "The new shop on the corner has nice bread.",
    "Yesterday my phone fell into the sink.",
    "Our neighbours have two dogs and a video recorder.",
    "You know how it is with old houses.",
    "I like the song they played at the end.",
};

const std::vector<std::pair<Kind, std::string>> kTexts = {
    {Kind::dm_in, "Thanks for the follow! I love your content. Grab my free guide: papertrail.example/guide"},
    {Kind::dm_in, "Thank you for following. How did you come to beekeeping?"},
    {Kind::dm_in, "Hi there, I came across your profile and was impressed. Are you open to a quick call?"},
    {Kind::dm_in, "You asked for the recipe, here it is: https://rye.example/overnight"},
    {Kind::dm_out, "I help coaches get more clients. Would you be interested?"},
    {Kind::dm_out, "Good to hear from you. The keys are under the pot."},
    {Kind::post, "Last chance! Our winter sale ends tonight, shop now at lamps.example"},
    {Kind::post, "Version 2.1 is out. It fixes the crash on start and reads old files again."},
    {Kind::post, "Like and share if you agree, and tag a friend!"},
    {Kind::post, "What do you think of the new timetable?"},
    {Kind::reply, "Great post! Check out my channel too."},
    {Kind::reply, "It depends on the soil. Mine took two years."},
    {Kind::dm_in, "Look what I got: \"Hello dear, I help busy people earn six figures, message me for details\""},
    {Kind::dm_in, "This is an automated message from the library: your book is due on Friday."},
};

}  // namespace

TEST_CASE("adding a clean sentence never raises the score by more than three points", "[eval]") {
  for (const auto& [kind, text] : kTexts) {
    const float before = score(text, kind);
    for (const std::string& clean : kClean) {
      INFO(text << " + " << clean);
      CHECK(score(text + " " + clean, kind) <= before + 3);
      CHECK(score(clean + " " + text, kind) <= before + 3);
    }
  }
}

TEST_CASE("a clean text stays clean at any length", "[eval]") {
  for (const Kind kind : {Kind::post, Kind::reply, Kind::dm_out, Kind::dm_in}) {
    std::string text;
    for (int i = 0; i < 5; ++i) {
      for (const std::string& clean : kClean) {
        text += clean + (i % 2 == 0 ? " " : "\n\n");
        CHECK(score(text, kind) < 25);
      }
    }
  }
}

TEST_CASE("one weak sign in a long clean text does not decide", "[eval]") {
  std::string before, behind;
  for (std::size_t i = 0; i < kClean.size(); ++i) (i % 2 == 0 ? before : behind) += kClean[i] + " ";
  for (const std::string weak : {"It was a game changer.", "You can read more here.", "Quick question about the bins.",
                                 "Great post!", "Thanks for the follow.", "It is the best soup in the world!!!",
                                 "I hope this finds you well.", "We have very few places for bicycles."}) {
    for (const Kind kind : {Kind::post, Kind::dm_in}) {
      INFO(weak);
      CHECK(score(before + weak + " " + behind, kind) < 50);
    }
  }
}

TEST_CASE("saying the same push twice weighs about as much as saying it once", "[eval]") {
  for (const auto& [kind, text] : kTexts) {
    const float once = score(text, kind), twice = score(text + "\n\n" + text, kind);
    INFO(text);
    if (once < 25) CHECK(twice < 50);
    if (once >= 50) CHECK(twice >= 50);
  }
}
