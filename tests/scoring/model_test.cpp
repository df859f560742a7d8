#include "scoring/model.h"

#include <algorithm>
#include <iterator>

#include "features/words.h"
#include "support.h"

using namespace unpushy;
using namespace unpushy::test;

namespace {

std::string model_rule(const std::string& id, const std::string& effect) {
  return "[[rule]]\nid = \"" + id + "\"\nkind = \"model\"\neffect = \"" + effect +
         "\"\ndimension = \"value\"\nstrength = \"weak\"\nsource = \"s\"\n[rule.en]\ntitle = \"T\"\nwhy = \"W\"\n"
         "instead = \"I\"\n";
}

/// A word at the start of a sentence has two buckets, its own and that of its place; behind another word it shares its
/// own.
std::uint32_t bucket_of(const std::string& word) {
  std::vector<std::uint32_t> alone, behind, shared;
  const text::Document first = text::read(word), second = text::read("some " + word);
  features::read_words(first, first.sentences[0], alone);
  features::read_words(second, second.sentences[0], behind);
  std::set_intersection(alone.begin(), alone.end(), behind.begin(), behind.end(), std::back_inserter(shared));
  return shared.at(0);
}

/// A model in which "lamps" weighs 20 steps of 50, "river" takes 20 steps away, and a link weighs 300.
std::string model_toml() {
  std::string values(features::kBuckets, 'P');
  values[bucket_of("lamps")] += 20;
  values[bucket_of("river")] -= 20;
  return "[model.en]\nbias = -2500\n[model.en.rules]\n[model.en.shapes]\nlink = 300\n[model.en.words]\nstep = 50\n"
         "most = 2400\nleast = -1200\nvalues = '''\n" +
         values + "\n'''\n";
}

const std::string kRules = model_rule("model.up", "raises") + model_rule("model.down", "softens") + model_toml();

std::int32_t measured(const std::string& text) {
  static const pack::Pack pack = make_pack(kRules);
  const text::Document document = text::read(text);
  const rules::Facts facts(pack, document);
  const auto hit = scoring::find_model(pack, facts, Kind::post, scoring::sentence_values(pack, facts));
  return hit ? hit->weight : 0;
}

}  // namespace

TEST_CASE("what the words of a sentence weigh raises, each once and the worst sentence alone", "[scoring]") {
  CHECK(measured("We have lamps.") == 20 * 50);
  CHECK(measured("We have lamps. Still more lamps.") == 20 * 50);
  CHECK(measured("lamps lamps lamps") == 20 * 50);
}

TEST_CASE("a sentence below zero softens, down to a bound", "[scoring]") {
  CHECK(measured("At the river.") == -1000);
  CHECK(measured("At the river. Along the river. Over the river.") == -1200);
}

TEST_CASE("the model alone can not take a text to 50", "[scoring]") {
  const Engine engine = *Engine::from({compile(kRules)->bytes});
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Lamps for you. ";
  const Report report = engine.check({text + "https://a.example", Kind::post, {}});
  CHECK(report.score < 50);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].basis == Basis::model);
  CHECK(report.findings[0].contribution == 20 * 50 + 300);
}

TEST_CASE("words of a model are no sign: a short text stays too short to say", "[scoring]") {
  const Engine engine = *Engine::from({compile(kRules)->bytes});
  CHECK(engine.check({"lamps there", Kind::post, {}}).verdict == Verdict::unclear);
}

TEST_CASE("what the model finds is laid to no single word", "[scoring]") {
  const Engine engine = *Engine::from({compile(kRules)->bytes});
  const Report report = engine.check({"Our new lamps are in the shop today.", Kind::post, {}});
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].basis == Basis::model);
  CHECK(report.findings[0].evidence.empty());
}

TEST_CASE("a trained weight replaces the prior, and may not turn the sign", "[scoring]") {
  const std::string rule =
      "[[rule]]\nid = \"f.alpha\"\nkind = \"phrase\"\ndimension = \"value\"\nstrength = \"medium\"\nsource = \"s\"\n"
      "[rule.en]\nany = [\"alpha\"]\ntitle = \"T\"\nwhy = \"W\"\ninstead = \"I\"\nhits = [\"-\", \"-\", \"-\"]\n"
      "misses = [\"-\", \"-\", \"-\"]\n";
  const auto with = [&](const std::string& weight) {
    std::string toml = kRules + rule;
    const std::string mark = "[model.en.rules]\n";
    toml.insert(toml.find(mark) + mark.size(), "\"f.alpha\" = " + weight + "\n");
    return compile(toml);
  };
  const Engine engine = *Engine::from({with("2222")->bytes});
  CHECK(engine.check({"alpha is the word", Kind::post, {}}).findings.at(0).contribution == 2222);
  CHECK_FALSE(with("-10").has_value());
}

TEST_CASE("a model of another shape is refused with its place", "[scoring]") {
  const auto broken = [&](const std::string& old, const std::string& now) {
    std::string toml = kRules;
    toml.replace(toml.find(old), old.size(), now);
    const auto compiled = compile(toml);
    REQUIRE_FALSE(compiled.has_value());
    return compiled.error().where;
  };
  CHECK(broken("PPPP", "PPP").find("rules.toml:") == 0);
  CHECK(broken("link = 300", "lamp = 300").find("rules.toml:") == 0);
  CHECK(broken("step = 50", "step = 70000").find("rules.toml:") == 0);
}
