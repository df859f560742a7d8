// unpushy_eval FILE... [--misses N] [--pack FILE]: how right the engine is on labelled NDJSON.
//
// A row is {"text", "label": push|benign|other, "kind": post|dm|headline|reply|dm-in|dm-out, "lang", "source"}. A dm
// counts as dm-in, a headline as a post. `lang` is not given to the engine: it has to find out as for anybody. Nothing
// else is known of the situation. The measures are defined in metrics.h.

#include <fmt/core.h>
#include <simdjson.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "eval/metrics.h"
#include "unpushy/engine.h"

namespace unpushy::eval {
namespace {

struct Row {
  std::string text, source;
  Kind kind = Kind::post;
  Scored scored;
};

struct Arguments {
  std::vector<std::string> files;
  std::string pack;
  std::size_t misses = 0;
};

constexpr const char* kUsage = "usage: unpushy_eval FILE... [--misses N] [--pack FILE]\n";

[[noreturn]] void give_up(const std::string& sentence) {
  fmt::print(stderr, "unpushy_eval: {}\n", sentence);
  std::exit(2);
}

Arguments arguments_of(int count, char** words) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const bool has_value = i + 1 < count;
    if (word == "--misses" && has_value) {
      arguments.misses = std::strtoul(words[++i], nullptr, 10);
    } else if (word == "--pack" && has_value) {
      arguments.pack = words[++i];
    } else if (word == "--help") {
      fmt::print("{}", kUsage);
      std::exit(0);
    } else if (word.rfind("--", 0) == 0) {
      give_up("unknown option " + word + "; allowed: --misses N, --pack FILE");
    } else {
      arguments.files.push_back(word);
    }
  }
  if (arguments.files.empty()) give_up(std::string("no file given\n") + kUsage);
  return arguments;
}

std::string read_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  std::ostringstream bytes;
  if (!file || !(bytes << file.rdbuf())) give_up("cannot read " + name);
  return bytes.str();
}

Engine load_engine(const std::string& pack) {
  if (pack.empty()) return Engine::builtin();
  const std::string bytes = read_file(pack);
  auto engine = Engine::from({bytes});
  if (!engine) give_up(pack + ": " + engine.error().what);
  return std::move(*engine);
}

// ---- rows

std::optional<Label> label_of(std::string_view name) {
  if (name == "push") return Label::push;
  if (name == "benign") return Label::benign;
  if (name == "other") return Label::other;
  return std::nullopt;
}

std::optional<Kind> kind_of(std::string_view name) {
  if (name == "dm") return Kind::dm_in;
  if (name == "headline") return Kind::post;
  const auto kind = parse_kind(name);
  if (!kind) return std::nullopt;
  return *kind;
}

std::string_view member(const simdjson::dom::element& row, const char* key) {
  std::string_view value;
  return row[key].get_string().get(value) ? std::string_view() : value;
}

bool read_row(simdjson::dom::parser& parser, const std::string& line, const std::string& file, Row& row) {
  simdjson::dom::element element;
  if (parser.parse(line).get(element) || !element.is_object() || !element["text"].is_string()) return false;
  const auto label = label_of(member(element, "label"));
  const std::string_view kind_name = member(element, "kind");
  const auto kind = kind_name.empty() ? Kind::post : kind_of(kind_name);
  if (!label || !kind) return false;
  row.text = member(element, "text");
  row.source = member(element, "source");
  if (row.source.empty()) row.source = file;
  row.kind = *kind;
  row.scored.label = *label;
  return true;
}

void read_rows(const std::string& file, std::vector<Row>& rows) {
  simdjson::dom::parser parser;
  std::istringstream lines(read_file(file));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Row row;
    if (read_row(parser, line, file, row)) {
      rows.push_back(std::move(row));
    } else {
      fmt::print(stderr, "{}:{}: not a labelled row, skipped\n", file, number);
    }
  }
}

void score_rows(const Engine& engine, std::vector<Row>& rows) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    constexpr std::size_t kShare = 64;
    for (std::size_t at = next.fetch_add(kShare); at < rows.size(); at = next.fetch_add(kShare)) {
      for (std::size_t i = at; i < std::min(at + kShare, rows.size()); ++i) {
        const float score = engine.check({rows[i].text, rows[i].kind, {}}).score;
        rows[i].scored.tenths = static_cast<int>(std::lround(score * 10));
      }
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
}

// ---- the table

std::string cell(const std::optional<double>& value) { return value ? fmt::format("{:.3f}", *value) : "-"; }
std::string percent(const std::optional<double>& value) { return value ? fmt::format("{:.2f}", *value * 100) : "-"; }

void print_heading() {
  fmt::print("{:<22} {:>6} {:>6} {:>6} {:>6}  {:>6} {:>6} {:>6} {:>7} {:>6} {:>6}  {:>7} {:>7}\n", "set", "rows",
             "push", "benign", "other", "prec", "recall", "F1", "ROC-AUC", "PR-AUC", "R@1%FA", "false %", "other %");
}

void print_metrics(const std::string& name, const Metrics& m) {
  fmt::print("{:<22} {:>6} {:>6} {:>6} {:>6}  {:>6} {:>6} {:>6} {:>7} {:>6} {:>6}  {:>7} {:>7}\n", name, m.rows, m.push,
             m.benign, m.other, cell(m.precision), cell(m.recall), cell(m.f1), cell(m.roc_auc), cell(m.pr_auc),
             cell(m.recall_at_few_false_alarms), percent(m.false_alarms), percent(m.other_flagged));
}

std::map<std::string, std::vector<const Row*>> by_source(const std::vector<Row>& rows) {
  std::map<std::string, std::vector<const Row*>> sets;
  for (const Row& row : rows) sets[row.source].push_back(&row);
  return sets;
}

Metrics measure_set(const std::vector<const Row*>& rows) {
  std::vector<Scored> scored;
  scored.reserve(rows.size());
  for (const Row* row : rows) scored.push_back(row->scored);
  return measure(std::move(scored));
}

void print_table(const std::vector<Row>& rows) {
  print_heading();
  std::vector<const Row*> all;
  for (const auto& [source, set] : by_source(rows)) {
    print_metrics(source, measure_set(set));
    all.insert(all.end(), set.begin(), set.end());
  }
  print_metrics("pooled", measure_set(all));
  fmt::print(
      "\nprec, recall, F1 at a score of 50 or more. R@1%FA: recall at 1 % false alarms on benign. false %: benign "
      "at 50 or more.\nother %: other at 50 or more; other takes part in nothing else. -: the set lacks a side.\n");
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
  const Report report = engine.check({row.text, row.kind, {}});
  std::string rules;
  for (const Finding& finding : report.findings) {
    rules += fmt::format("{}{} {:+}", rules.empty() ? "" : ", ", finding.rule, finding.points);
  }
  fmt::print("  {:>5.1f}  [{}]  {}\n", report.score, rules, one_line(row.text));
}

// The worst first: benign by falling score, push by rising.
void print_wrong(const Engine& engine, std::vector<const Row*> rows, Label label, std::size_t most) {
  const bool false_alarms = label == Label::benign;
  const auto is_right = [&](const Row* row) {
    return row->scored.label != label || (row->scored.tenths >= kDecisionTenths) != false_alarms;
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), is_right), rows.end());
  std::stable_sort(rows.begin(), rows.end(), [&](const Row* a, const Row* b) {
    return false_alarms ? a->scored.tenths > b->scored.tenths : a->scored.tenths < b->scored.tenths;
  });
  if (rows.empty()) return;
  fmt::print(" {} {}\n", rows.size(), false_alarms ? "false alarms" : "missed");
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) print_row(engine, *rows[i]);
}

void print_misses(const Engine& engine, const std::vector<Row>& rows, std::size_t most) {
  for (const auto& [source, set] : by_source(rows)) {
    fmt::print("\n{}\n", source);
    print_wrong(engine, set, Label::benign, most);
    print_wrong(engine, set, Label::push, most);
  }
}

int run(const Arguments& arguments) {
  const Engine engine = load_engine(arguments.pack);
  std::vector<Row> rows;
  for (const std::string& file : arguments.files) read_rows(file, rows);
  score_rows(engine, rows);
  print_table(rows);
  if (arguments.misses > 0) print_misses(engine, rows, arguments.misses);
  return 0;
}

}  // namespace
}  // namespace unpushy::eval

int main(int count, char** words) { return unpushy::eval::run(unpushy::eval::arguments_of(count, words)); }
