#include "cli/explain.h"

#include <algorithm>
#include <numeric>

#include "cli/engine_loader.h"
#include "cli/files.h"
#include "report/terminal.h"

namespace unpushy::cli {
namespace {

/// Examples are not in a pack, which is fetched by every page: only the command has those of the embedded rules.
struct RuleExample {
  std::string_view rule;
  bool hit;
  std::string_view text, circumstances;
};

constexpr RuleExample kExamples[] = {
#include "en.examples.inc"
};

std::string_view family_of(std::string_view id) { return id.substr(0, id.find('.')); }

/// Levenshtein's distance: letters to add, drop or change.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

/// The ids nearest to a word: those it is part of first.
std::string closest_ids(const std::vector<RuleInfo>& rules, std::string_view word) {
  constexpr std::size_t kShown = 3, kMostLetters = 100;
  word = word.substr(0, kMostLetters);
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const RuleInfo& rule : rules) {
    const bool part = !word.empty() && rule.id.find(word) != std::string_view::npos;
    near.emplace_back(part ? 0 : distance(rule.id, word), rule.id);
  }
  std::sort(near.begin(), near.end());
  std::string ids;
  for (std::size_t i = 0; i < std::min(kShown, near.size()); ++i) (ids += i > 0 ? ", " : "") += near[i].second;
  return ids;
}

void list_rules(std::string& out, std::vector<RuleInfo> rules) {
  std::sort(rules.begin(), rules.end(), [](const RuleInfo& a, const RuleInfo& b) { return a.id < b.id; });
  constexpr std::size_t kColumn = 28;
  std::string_view family;
  for (const RuleInfo& rule : rules) {
    if (family_of(rule.id) != family) {
      if (!family.empty()) out += '\n';
      (out += family = family_of(rule.id)) += '\n';
    }
    (out += "  ") += rule.id;
    out.append(rule.id.size() < kColumn ? kColumn - rule.id.size() : 1, ' ');
    (out += rule.title) += '\n';
  }
}

void add_examples(std::string& out, std::string_view rule, bool hits) {
  bool first = true;
  for (const RuleExample& example : kExamples) {
    if (example.rule != rule || example.hit != hits) continue;
    if (std::exchange(first, false)) out += hits ? "\nFinds, for example:\n" : "\nLeaves alone, for example:\n";
    out += "  - ";
    report::append_printable(out, example.text);
    if (!example.circumstances.empty()) {
      out += " (";
      report::append_printable(out, example.circumstances);
      out += ')';
    }
    out += '\n';
  }
}

void describe(std::string& out, const RuleInfo& rule, bool with_examples) {
  const auto line = [&](std::string_view title, std::string_view text) {
    if (!text.empty()) (((out += title) += ": ") += text) += '\n';
  };
  const auto joined = [](const std::vector<std::string_view>& words) {
    std::string all;
    for (const std::string_view word : words) (all += all.empty() ? "" : ", ") += word;
    return all;
  };
  ((((out += rule.id) += ": ") += rule.title) += '\n');
  line("\nWhy", rule.why);
  line("Instead", rule.instead);
  out += '\n';
  line("Dimension", name(rule.dimension));
  line("Strength", std::string(name(rule.strength)) + (rule.softens ? ", softens by " : ", raises by ") +
                       std::to_string(std::abs(rule.weight)) + " milli-log-odds");
  line("Kinds", rule.kinds.empty() ? "all" : joined(rule.kinds));
  line("Softened by", joined(rule.softened_by));
  line("Source", rule.source);
  if (!with_examples) return;
  add_examples(out, rule.id, true);
  add_examples(out, rule.id, false);
}

}  // namespace

ExitCode explain(const ExplainArguments& arguments) {
  const auto engine = load_engine(arguments.packs);
  if (!engine) return complain(engine.error().what), kFailed;
  std::string out;
  const std::vector<RuleInfo> rules = engine->rules();
  if (arguments.rule.empty()) {
    list_rules(out, rules);
  } else if (const auto rule = engine->find_rule(arguments.rule)) {
    describe(out, *rule, arguments.packs.empty());
  } else {
    complain("there is no rule \"" + arguments.rule + "\"; closest: " + closest_ids(rules, arguments.rule));
    return kFailed;
  }
  write_out(out);
  return kQuiet;
}

}  // namespace unpushy::cli
