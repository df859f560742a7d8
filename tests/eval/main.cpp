// unpushy_eval FILE...: how right the engine is on labelled NDJSON (train/labelled.h). The measures are defined in
// train/metrics.h.

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "eval/disguised.h"
#include "scoring/logistic.h"
#include "train/labelled.h"
#include "train/table.h"
#include "unpushy/engine.h"

namespace unpushy::eval {
namespace {

using train::Label;
using train::Labelled;
using train::Scored;

struct Arguments {
  std::vector<std::string> files;
  std::string pack, by = "set";
  std::size_t misses = 0, most_disguised = 500;
  std::uint32_t seed = 1;
  bool by_rule = false, intervals = false, disguised = false;
};

struct Row {
  Labelled text;
  Scored scored;
};

[[noreturn]] void give_up(const std::string& sentence) {
  fmt::print(stderr, "unpushy_eval: {}\n", sentence);
  std::exit(2);
}

Engine load_engine(const std::string& pack) {
  if (pack.empty()) return Engine::builtin();
  std::ifstream file(pack, std::ios::binary);
  std::ostringstream bytes;
  if (!file || !(bytes << file.rdbuf())) give_up("cannot read " + pack);
  const std::string text = bytes.str();
  auto engine = Engine::from({text});
  if (!engine) give_up(pack + ": " + engine.error().what);
  return std::move(*engine);
}

std::vector<Row> read_rows(const std::vector<std::string>& files) {
  std::vector<Row> rows;
  for (const std::string& name : files) {
    auto file = train::read_labelled(name);
    if (!file) give_up(file.error().where + ": " + file.error().what);
    for (const std::string& skipped : file->skipped) fmt::print(stderr, "{}, skipped\n", skipped);
    for (Labelled& text : file->rows) rows.push_back({std::move(text), {text.label, 0}});
  }
  return rows;
}

/// Calls use(i) for every i below count, on all processors.
template <class Use>
void on_all_processors(std::size_t count, Use use) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    constexpr std::size_t kShare = 64;
    for (std::size_t at = next.fetch_add(kShare); at < count; at = next.fetch_add(kShare)) {
      for (std::size_t i = at; i < std::min(at + kShare, count); ++i) use(i);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
}

void score_rows(const Engine& engine, std::vector<Row>& rows) {
  on_all_processors(rows.size(), [&](std::size_t i) {
    rows[i].scored.tenths = static_cast<int>(std::lround(engine.check(rows[i].text.draft()).score * 10));
  });
}

// ---- sets

std::string set_of(const Row& row, const std::string& by) {
  if (by == "kind") return row.text.kind_name.empty() ? std::string(name(row.text.kind)) : row.text.kind_name;
  if (by == "voice") return row.text.voice.empty() ? row.text.source : row.text.voice;
  return row.text.source;
}

train::Sets sets_by(const std::vector<Row>& rows, const std::string& by) {
  train::Sets sets;
  for (const Row& row : rows) sets[set_of(row, by)].push_back(row.scored);
  return sets;
}

// ---- by rule

/// How often a rule was among the findings, and what the verdicts would be without its contribution.
struct RuleCount {
  std::size_t push = 0, benign = 0, other = 0;  // rows with the finding
  std::size_t both_push = 0, both_benign = 0;   // of those, rows of sets that have both labels
  int caught = 0, alarmed = 0;  // push, benign rows that are at 50 because of it; negative: it keeps them below
};

using RuleCounts = std::map<std::string, RuleCount>;

void count_row(const Report& report, const Row& row, bool both, RuleCounts& counts) {
  std::int64_t logit = report.bias;
  for (const Finding& finding : report.findings) logit += finding.contribution;
  for (const Finding& finding : report.findings) {
    RuleCount& count = counts[std::string(finding.rule)];
    const bool push = row.scored.label == Label::push, benign = row.scored.label == Label::benign;
    ++(push ? count.push : benign ? count.benign : count.other);
    count.both_push += both && push;
    count.both_benign += both && benign;
    const int without = scoring::tenths(logit - finding.contribution);
    const int change = (row.scored.tenths >= train::kDecisionTenths) - (without >= train::kDecisionTenths);
    if (push) count.caught += change;
    if (benign) count.alarmed += change;
  }
}

std::map<std::string, bool> sets_with_both(const std::vector<Row>& rows) {
  std::map<std::string, bool> both;
  for (const auto& [name, set] : sets_by(rows, "set")) {
    const auto has = [&](Label label) {
      return std::any_of(set.begin(), set.end(), [&](const Scored& s) { return s.label == label; });
    };
    both[name] = has(Label::push) && has(Label::benign);
  }
  return both;
}

void print_by_rule(const Engine& engine, const std::vector<Row>& rows) {
  const auto both = sets_with_both(rows);
  RuleCounts counts;
  for (const RuleInfo& rule : engine.rules()) counts[std::string(rule.id)];
  for (const Row& row : rows) count_row(engine.check(row.text.draft()), row, both.at(row.text.source), counts);
  fmt::print("\n{:<34} {:>6} {:>7} {:>6} {:>9} {:>7} {:>8}\n", "rule", "push", "benign", "other", "precision", "caught",
             "alarmed");
  for (const auto& [rule, c] : counts) {
    const std::size_t judged = c.both_push + c.both_benign;
    const std::string precision =
        judged == 0 ? "-" : fmt::format("{:.3f}", static_cast<double>(c.both_push) / static_cast<double>(judged));
    fmt::print("{:<34} {:>6} {:>7} {:>6} {:>9} {:>7} {:>8}\n", rule, c.push, c.benign, c.other, precision, c.caught,
               c.alarmed);
  }
  fmt::print(
      "\npush, benign, other: rows with the finding. precision: push among push and benign, in sets that have both "
      "labels.\ncaught, alarmed: push, benign rows that would fall below 50 without it; negative: that it keeps "
      "below.\n");
}

// ---- where it was wrong

// Texts of strangers on a terminal: one line, without control characters.
std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool is_c1 = byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    if (is_c1) ++at;
    line += byte < 0x20 || byte == 0x7F || is_c1 ? ' ' : text[at];
  }
  return line;
}

void print_row(const Engine& engine, const Row& row) {
  const Report report = engine.check(row.text.draft());
  std::string rules;
  for (const Finding& finding : report.findings) {
    rules += fmt::format("{}{} {:+}", rules.empty() ? "" : ", ", finding.rule, finding.points);
  }
  fmt::print("  {:>5.1f}  [{}]  {}\n", report.score, rules, one_line(row.text.text));
}

// The worst first: benign by falling score, push by rising.
void print_wrong(const Engine& engine, std::vector<const Row*> rows, Label label, std::size_t most) {
  const bool false_alarms = label == Label::benign;
  const auto is_right = [&](const Row* row) {
    return row->scored.label != label || (row->scored.tenths >= train::kDecisionTenths) != false_alarms;
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), is_right), rows.end());
  std::stable_sort(rows.begin(), rows.end(), [&](const Row* a, const Row* b) {
    return false_alarms ? a->scored.tenths > b->scored.tenths : a->scored.tenths < b->scored.tenths;
  });
  if (rows.empty()) return;
  fmt::print(" {} {}\n", rows.size(), false_alarms ? "false alarms" : "missed");
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) print_row(engine, *rows[i]);
}

void print_misses(const Engine& engine, const std::vector<Row>& rows, const Arguments& arguments) {
  std::map<std::string, std::vector<const Row*>> sets;
  for (const Row& row : rows) sets[set_of(row, arguments.by)].push_back(&row);
  for (const auto& [name, set] : sets) {
    fmt::print("\n{}\n", name);
    print_wrong(engine, set, Label::benign, arguments.misses);
    print_wrong(engine, set, Label::push, arguments.misses);
  }
}

// ---- in disguise

void print_disguised(const Engine& engine, const std::vector<Row>& rows, const Arguments& arguments) {
  std::vector<Labelled> texts;
  for (const Row& row : rows) texts.push_back(row.text);
  texts = draw_push(texts, arguments.most_disguised, arguments.seed);
  fmt::print("\n{:<14} {:>6} {:>7} {:>8} {:>8} {:>6}\n", "disguise", "texts", "same %", "recall", "copies", "lost");
  for (const Disguised& d : measure_disguised(engine, texts, arguments.seed)) {
    const auto percent = [&](std::size_t part) {
      return d.texts == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(d.texts);
    };
    fmt::print("{:<14} {:>6} {:>7.1f} {:>8.1f} {:>8.1f} {:>6.1f}\n", name(d.style), d.texts, 100 * d.same_share(),
               percent(d.plain_caught), percent(d.copies_caught), 100 * d.recall_lost());
  }
  fmt::print("\n{} texts labelled push, drawn with seed {}. same %: copies with the verdict of their plain text. "
             "recall, copies, "
             "lost:\nat 50 or more of the plain texts, of the copies, and the difference.\n",
             texts.size(), arguments.seed);
}

int run(const Arguments& arguments) {
  const Engine engine = load_engine(arguments.pack);
  std::vector<Row> rows = read_rows(arguments.files);
  score_rows(engine, rows);
  const train::Sets sets = sets_by(rows, arguments.by);
  train::print_table("", sets);
  if (arguments.intervals) train::print_intervals(sets);
  if (arguments.by_rule) print_by_rule(engine, rows);
  if (arguments.disguised) print_disguised(engine, rows, arguments);
  if (arguments.misses > 0) print_misses(engine, rows, arguments);
  return 0;
}

int main(int count, char** words) {
  Arguments arguments;
  CLI::App app("How right the engine is on labelled NDJSON files.", "unpushy_eval");
  app.add_option("files", arguments.files, "files with text, label, kind, source, voice, context a line")->required();
  app.add_option("--pack", arguments.pack, "a pack (.upk) in place of the built-in one");
  app.add_option("--by", arguments.by, "what a line of the table is")->check(CLI::IsMember({"set", "kind", "voice"}));
  app.add_flag("--intervals", arguments.intervals, "95 % intervals of the main measures");
  app.add_flag("--by-rule", arguments.by_rule, "hits, precision and effect of each rule");
  app.add_flag("--disguised", arguments.disguised, "how verdicts hold when texts that push come in disguise");
  app.add_option("--sample", arguments.most_disguised, "most texts for --disguised");
  app.add_option("--seed", arguments.seed, "what --disguised draws and how it disguises");
  app.add_option("--misses", arguments.misses, "print the N worst misses and false alarms of each set");
  CLI11_PARSE(app, count, words);
  return run(arguments);
}

}  // namespace
}  // namespace unpushy::eval

int main(int count, char** words) {
  try {
    return unpushy::eval::main(count, words);
  } catch (const std::exception& error) {  // out of memory
    fmt::print(stderr, "unpushy_eval: {}\n", error.what());
    return 2;
  }
}
