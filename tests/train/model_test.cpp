#include "train/model.h"
#include "features/words.h"

#include "support.h"

using namespace unpushy;
using namespace unpushy::test;
using namespace unpushy::train;

namespace {

std::string rule(const std::string& id, const std::string& phrase, const std::string& more) {
  return "[[rule]]\nid = \"" + id + "\"\n" + more + "dimension = \"value\"\nstrength = \"medium\"\nsource = \"s\"\n" +
         "[rule.en]\n" + (phrase.empty() ? "" : "any = [\"" + phrase + "\"]\n") +
         "title = \"T\"\nwhy = \"W\"\ninstead = \"I\"\n" +
         (phrase.empty() ? "" : "hits = [\"-\", \"-\", \"-\"]\nmisses = [\"-\", \"-\", \"-\"]\n");
}

const std::string kRules = rule("f.lamps", "lamps", "kind = \"phrase\"\n") +
                           rule("f.calm", "calm", "kind = \"phrase\"\neffect = \"softens\"\n") +
                           rule("model.up", "", "kind = \"model\"\n") +
                           rule("model.down", "", "kind = \"model\"\neffect = \"softens\"\n");

Labelled labelled(const std::string& text, bool push) {
  Labelled row;
  row.text = text;
  row.label = push ? Label::push : Label::benign;
  return row;
}

std::vector<Labelled> corpus() {
  std::vector<Labelled> rows;
  for (int i = 0; i < 30; ++i) {
    const std::string number = std::to_string(i);
    rows.push_back(labelled("buy lamps now number " + number, true));
    rows.push_back(labelled("we sat by the river all day " + number, false));
    rows.push_back(labelled("it was calm and we sat down " + number, false));
  }
  return rows;
}

std::vector<Example> examples(const pack::Pack& pack, const Columns& columns) {
  std::vector<Example> all;
  for (const Labelled& row : corpus())
    all.push_back({input_of(pack, columns, row), row.label == Label::push, 1, 0, "set"});
  return all;
}

}  // namespace

TEST_CASE("what was trained is what the engine computes, to the rounding of weights", "[train]") {
  const pack::Pack pack = make_pack(kRules);
  const Columns columns(pack);
  const Weights weights = fit_weights(pack, columns, examples(pack, columns), {});
  const auto compiled = compile(kRules + to_toml(pack, columns, weights, "# test"));
  REQUIRE(compiled.has_value());
  const Engine engine = *Engine::from({compiled->bytes});
  for (const std::string text :
       {"buy lamps now", "we sat by the river", "calm lamps at the river https://a.example now"}) {
    const Report report = engine.check({text, Kind::post, {}});
    std::int32_t logit = report.bias;
    for (const Finding& finding : report.findings) logit += finding.contribution;
    const double expected = weights.logit(input_of(pack, columns, labelled(text, false)), columns);
    INFO(text);
    CHECK(logit / 1000.0 ==
          Approx(expected).margin(0.25));  // a few words, each rounded to a step, and small parts left out
  }
}

TEST_CASE("a word no text has weighs what its class weighs", "[train]") {
  const pack::Pack pack = make_pack(kRules);
  const Columns columns(pack, read_classes("# goods\n= goods\nlamps\nchandeliers\n= places\nriver\n"));
  const Weights with = fit_weights(pack, columns, examples(pack, columns), {});
  const Weights without = fit_weights(pack, Columns(pack), examples(pack, Columns(pack)), {});
  const std::uint32_t unseen = columns.words + features::bucket_of_word("chandeliers");
  CHECK(with.values[unseen] > 0.05);
  CHECK(without.values[unseen] == 0);
}

TEST_CASE("rules keep their authors' sign whatever the data say", "[train]") {
  const pack::Pack pack = make_pack(kRules);
  const Columns columns(pack);
  auto turned = examples(pack, columns);
  for (Example& example : turned) example.push = !example.push;
  const Weights weights = fit_weights(pack, columns, turned, {});
  CHECK(weights.values[columns.rules + 0] >= 0);
  CHECK(weights.values[columns.rules + 1] <= 0);
}

TEST_CASE("the same texts give the same model", "[train]") {
  const pack::Pack pack = make_pack(kRules);
  const Columns columns(pack);
  const auto once = [&] {
    return to_toml(pack, columns, fit_weights(pack, columns, examples(pack, columns), {}), "#");
  };
  CHECK(once() == once());
}

TEST_CASE("calibration stretches held-out logits to the shares that were seen", "[train]") {
  std::vector<Example> rows;
  std::vector<double> logits;
  for (int i = 0; i < 1000; ++i) {
    const bool high = i % 2 == 0;
    rows.push_back({{}, high ? i % 20 < 14 : i % 20 < 4, 1, 0, "set"});  // 7 in 10 at 4, 2 in 10 at -4
    logits.push_back(high ? 4 : -4);
  }
  const Calibration c = calibrate(logits, rows);
  CHECK(c.slope * 4 + c.shift == Approx(std::log(0.7 / 0.3)).margin(0.05));
  CHECK(c.slope * -4 + c.shift == Approx(std::log(0.2 / 0.8)).margin(0.05));
}
