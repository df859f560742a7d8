#include "scoring/score.h"

#include <numeric>

#include "scoring/logistic.h"
#include "support.h"

using namespace unpushy;
using namespace unpushy::test;

namespace {

std::string rule(const std::string& id, const std::string& strength, const std::string& keys = "") {
  return "[[rule]]\nid = \"" + id + "\"\nkind = \"phrase\"\ndimension = \"value\"\nstrength = \"" + strength +
         "\"\nsource = \"s\"\n" + keys + "\n[rule.en]\nany = [\"" + id.substr(id.find('.') + 1) +
         " word\"]\ntitle = \"T\"\nwhy = \"W\"\ninstead = \"I\"\nhits = [\"-\", \"-\", \"-\"]\nmisses = [\"-\", \"-\", "
         "\"-\"]\n";
}

/// family f: alpha, beta, gamma raise; family s: calm softens and halves alpha
const std::string kRules = rule("f.alpha", "strong", "softened_by = [\"s.calm\"]") + rule("f.beta", "medium") +
                           rule("f.gamma", "weak") + rule("s.calm", "medium", "effect = \"softens\"");

/// The engine lives as long as the reports, whose names it owns.
Report check(const std::string& text) {
  static const Engine engine = *Engine::from({compile(kRules)->bytes});
  return engine.check({text, Kind::post, {}});
}

std::int32_t contribution(const Report& report, std::string_view rule) {
  for (const Finding& finding : report.findings) {
    if (finding.rule == rule) return finding.contribution;
  }
  return 0;
}

std::int64_t logit(const Report& report) {
  std::int64_t sum = report.bias;
  for (const Finding& finding : report.findings) sum += finding.contribution;
  return sum;
}

}  // namespace

TEST_CASE("a rule adds its weight once, however often it is found", "[scoring]") {
  CHECK(contribution(check("beta word here now"), "f.beta") == 1600);
  CHECK(contribution(check("beta word, beta word, beta word"), "f.beta") == 1600);
}

TEST_CASE("a family adds no more than its cap, and the parts still add up", "[scoring]") {
  const Report report = check("alpha word beta word gamma word");  // 3100 + 1600 + 700 > 4000
  CHECK(logit(report) == -3000 + 4000);
  CHECK(contribution(report, "f.alpha") > contribution(report, "f.beta"));
}

TEST_CASE("a softening sign lowers the score and halves the rules that name it", "[scoring]") {
  const Report report = check("alpha word and calm word");
  CHECK(contribution(report, "f.alpha") == 1550);
  CHECK(contribution(report, "s.calm") == -1000);
  CHECK(check("alpha word and calm word").score < check("alpha word and some word").score);
}

TEST_CASE("bias and contributions are the logit of the score, exactly", "[scoring]") {
  for (const std::string text :
       {"nothing here at all", "alpha word", "alpha word calm word", "gamma word beta word", "calm word only here"}) {
    const Report report = check(text);
    CHECK(report.score == Approx(scoring::tenths(logit(report)) / 10.0));
    CHECK(report.probability == Approx(report.score / 100));
  }
}

TEST_CASE("points are whole and add up to the score above the base", "[scoring]") {
  for (const std::vector<std::int32_t>& c : std::vector<std::vector<std::int32_t>>{{},
                                                                                   {1600},
                                                                                   {3100, 700, -1000},
                                                                                   {700, 700, 700, 700, 700},
                                                                                   {-500},
                                                                                   {1000, -1000},
                                                                                   {9000, 1},
                                                                                   {1, 1, 1},
                                                                                   {-4000, 3999}}) {
    const auto points = scoring::points_of(-3000, c);
    const std::int64_t total = std::accumulate(c.begin(), c.end(), std::int64_t{0});
    const auto whole = [](std::int64_t x) { return (scoring::tenths(x) + 5) / 10; };
    REQUIRE(points.size() == c.size());
    CHECK(std::accumulate(points.begin(), points.end(), 0) == whole(-3000 + total) - whole(-3000));
  }
}

TEST_CASE("verdicts begin at 25 and 50", "[scoring]") {
  CHECK(scoring::score_of(-1102, {}, 10, false).verdict == Verdict::conversation);
  CHECK(scoring::score_of(-1100, {}, 10, false).verdict == Verdict::leaning);
  CHECK(scoring::score_of(-3, {}, 10, false).verdict == Verdict::leaning);
  CHECK(scoring::score_of(0, {}, 10, false).verdict == Verdict::push);
}

TEST_CASE("a few words without a sign are too short to say", "[scoring]") {
  CHECK(check("you there").verdict == Verdict::unclear);
  CHECK(check("").verdict == Verdict::unclear);
  CHECK(check("beta word").verdict != Verdict::unclear);
  CHECK(check("are you there now").verdict == Verdict::conversation);
}
