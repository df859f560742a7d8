// unpushy_fit FILE... --rules DIR: fits the model on labelled texts (train/labelled.h), prints how right it is on texts
// it was not fitted on, and writes it.

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "pack/compiler.h"
#include "scoring/logistic.h"
#include "train/groups.h"
#include "train/labelled.h"
#include "train/model.h"
#include "train/table.h"

namespace unpushy::train {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::vector<std::string> files;
  std::string rules, lang = "en", out, about, classes;
  std::vector<std::string> weights, others;
  double most_rows = 1500, alarms = 0.01;
  std::uint32_t folds = 5;
  std::uint32_t seed = 1;
  bool compare = false;
  Settings settings;
};

/// Thrown inside this file only, with a sentence for the person who called.
struct Failure {
  std::string sentence;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) throw Failure{path.string() + " cannot be read."};
  return text.str();
}

/// The rules with their authors' weights: what was trained before has no say.
pack::Pack untrained_pack(const Arguments& arguments) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(arguments.rules)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<pack::SourceFile> sources;
  for (const fs::path& path : paths) sources.push_back({path.generic_string(), read_file(path)});
  const auto compiled = pack::compile(sources, arguments.lang);
  if (!compiled) throw Failure{compiled.error().where + ": " + compiled.error().what};
  auto pack = pack::Pack::open(compiled->bytes);
  if (!pack) throw Failure{pack.error().what};
  return *pack;
}

std::vector<Labelled> read_rows(const std::vector<std::string>& files) {
  std::vector<Labelled> rows;
  for (const std::string& name : files) {
    auto file = read_labelled(name);
    if (!file) throw Failure{file.error().where + ": " + file.error().what};
    for (const std::string& skipped : file->skipped) fmt::print(stderr, "{}, skipped\n", skipped);
    std::move(file->rows.begin(), file->rows.end(), std::back_inserter(rows));
  }
  return rows;
}

// ---- what a row costs to get wrong

/// "name=number" of the command line.
std::map<std::string, double> numbers_by_name(const std::vector<std::string>& pairs) {
  std::map<std::string, double> all;
  for (const std::string& pair : pairs) {
    const std::size_t at = pair.find('=');
    if (at == std::string::npos) throw Failure{"\"" + pair + "\" is not of the form SET=NUMBER."};
    all[pair.substr(0, at)] = std::stod(pair.substr(at + 1));
  }
  return all;
}

/// A set's label counts as `most_rows` rows at most, so that no set drowns the others; sets may be weighed on the
/// command line. Rows labelled `other` cost nothing unless their set is named with --other, and are then taken as no
/// push.
class Costs {
 public:
  Costs(const Arguments& arguments, const std::vector<Labelled>& rows)
      : most_(arguments.most_rows),
        weights_(numbers_by_name(arguments.weights)),
        others_(numbers_by_name(arguments.others)) {
    for (const Labelled& row : rows) ++counts_[{row.source, row.label}];
  }

  double of(const Labelled& row) const {
    const double share = std::min(1.0, most_ / counts_.at({row.source, row.label}));
    return share * named(row.label == Label::other ? others_ : weights_, row.source, row.label == Label::other ? 0 : 1);
  }

 private:
  static double named(const std::map<std::string, double>& numbers, const std::string& name, double fallback) {
    const auto found = numbers.find(name);
    return found == numbers.end() ? fallback : found->second;
  }

  double most_;
  std::map<std::string, double> weights_, others_;
  std::map<std::pair<std::string, Label>, double> counts_;
};

std::vector<Example> examples_of(const pack::Pack& pack, const Columns& columns, const std::vector<Labelled>& rows,
                                 const Arguments& arguments) {
  const Costs costs(arguments, rows);
  std::vector<std::string_view> texts;
  for (const Labelled& row : rows) texts.push_back(row.text);
  const auto groups = near_duplicate_groups(texts);
  std::map<std::string, std::uint32_t> voices;  // a voice is held out as a whole
  const auto group_of = [&](std::size_t i) {
    if (rows[i].voice.empty()) return groups[i];
    const auto number = static_cast<std::uint32_t>(rows.size() + voices.size());
    return voices.try_emplace(rows[i].voice, number).first->second;
  };
  std::vector<Example> examples;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    examples.push_back({input_of(pack, columns, rows[i]), rows[i].label == Label::push, costs.of(rows[i]), group_of(i),
                        rows[i].source});
  }
  return examples;
}

// ---- folds

std::vector<std::uint32_t> folds_by_group(const std::vector<Example>& examples, const Arguments& arguments) {
  std::vector<std::uint32_t> parts;
  for (const Example& example : examples) {
    const std::uint32_t mixed = (example.group + arguments.seed * 0x9E3779B9u) * 2654435761u;
    parts.push_back((mixed >> 12) % arguments.folds);
  }
  return parts;
}

/// Sets taken from one place are held out together: the part of the name before the first "_".
std::vector<std::uint32_t> folds_by_source(const std::vector<Example>& examples, std::uint32_t& count) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> parts;
  for (const Example& example : examples) {
    const std::string origin = example.source.substr(0, example.source.find('_'));
    parts.push_back(numbers.try_emplace(origin, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  count = static_cast<std::uint32_t>(numbers.size());
  return parts;
}

Sets scored_sets(const std::vector<Labelled>& rows, const std::vector<double>& logits, const Calibration& calibration) {
  Sets sets;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double logit = logits[i] * calibration.slope + calibration.shift;
    sets[rows[i].source].push_back({rows[i].label, scoring::tenths(std::lround(logit * 1000))});
  }
  return sets;
}

// ---- what each part is worth

void print_comparison_line(const std::string& name, const Sets& sets) {
  std::vector<Scored> all;
  for (const auto& [set, rows] : sets) all.insert(all.end(), rows.begin(), rows.end());
  const Metrics m = measure(std::move(all));
  fmt::print("{:<34} {:>7.3f} {:>7.3f} {:>7.3f} {:>7.3f} {:>8.2f}\n", name, m.f1.value_or(0), m.roc_auc.value_or(0),
             m.pr_auc.value_or(0), m.recall_at_few_false_alarms.value_or(0), m.false_alarms.value_or(0) * 100);
}

void compare(const pack::Pack& pack, const Columns& columns, const std::vector<Labelled>& rows,
             const std::vector<Example>& examples, const Arguments& arguments) {
  std::vector<std::pair<std::string, Settings>> variants = {{"everything", arguments.settings}};
  const auto without = [&](const std::string& name, bool Settings::*part) {
    variants.emplace_back(name, arguments.settings);
    variants.back().second.*part = false;
  };
  without("without words", &Settings::words);
  without("without shapes", &Settings::shapes);
  without("without rules", &Settings::rules);
  without("without the authors' priors", &Settings::priors);
  variants.emplace_back("rules alone", arguments.settings);
  variants.back().second.words = variants.back().second.shapes = false;
  variants.emplace_back("words alone", arguments.settings);
  variants.back().second.rules = variants.back().second.shapes = false;

  std::uint32_t origins = 0;
  const auto by_group = folds_by_group(examples, arguments), by_source = folds_by_source(examples, origins);
  for (const bool leave_out : {false, true}) {
    fmt::print("\n{:<34} {:>7} {:>7} {:>7} {:>7} {:>8}\n", leave_out ? "pooled, set left out" : "pooled, folds", "F1",
               "ROC-AUC", "PR-AUC", "R@1%FA", "false %");
    for (const auto& [name, settings] : variants) {
      const auto& parts = leave_out ? by_source : by_group;
      const auto fits = held_out_fits(pack, columns, examples, parts, leave_out ? origins : arguments.folds, settings);
      const auto logits = held_out_logits(fits, columns, examples, parts);
      print_comparison_line(name, scored_sets(rows, logits, calibrate(logits, examples)));
    }
  }
}

// ---- the committed file

std::string header_of(const Arguments& arguments, const Calibration& calibration) {
  std::string text = "# Written by ./dev train; do not edit. Weights in milli-log-odds; see README.md.\n#\n# Options:";
  text += fmt::format(" --seed {} --folds {} --most-rows {} --alarms {}", arguments.seed, arguments.folds,
                      arguments.most_rows, arguments.alarms);
  for (const std::string& weight : arguments.weights) text += " --weight " + weight;
  for (const std::string& other : arguments.others) text += " --other " + other;
  text += fmt::format("\n# Calibrated on held-out folds: slope {:.4f}, shift {:.4f}.\n", calibration.slope,
                      calibration.shift);
  if (arguments.about.empty()) return text;
  std::istringstream lines(read_file(arguments.about));
  for (std::string line; std::getline(lines, line);) text += "# " + line + "\n";
  return text;
}

/// What the model may add at most depends on where the decision line is, and that on the model: a few rounds settle it.
Calibration calibration_of(std::vector<Weights>& fits, const Columns& columns, const std::vector<Labelled>& rows,
                           const std::vector<Example>& examples, const std::vector<std::uint32_t>& folds,
                           double alarms) {
  constexpr int kRounds = 3;
  std::vector<bool> benign;
  for (const Labelled& row : rows) benign.push_back(row.label == Label::benign);
  Calibration calibration;
  for (int round = 0; round < kRounds; ++round) {
    for (Weights& fit : fits) fit.line = calibration.shift / calibration.slope;
    const auto logits = held_out_logits(fits, columns, examples, folds);
    calibration = with_alarms(calibrate(logits, examples), logits, benign, alarms);
  }
  return calibration;
}

void run(const Arguments& arguments) {
  const pack::Pack pack = untrained_pack(arguments);
  const Columns columns(pack, arguments.classes.empty() ? WordClasses{} : read_classes(read_file(arguments.classes)));
  const auto rows = read_rows(arguments.files);
  const auto examples = examples_of(pack, columns, rows, arguments);

  const auto folds = folds_by_group(examples, arguments);
  auto fits = held_out_fits(pack, columns, examples, folds, arguments.folds, arguments.settings);
  const Calibration calibration = calibration_of(fits, columns, rows, examples, folds, arguments.alarms);
  const auto lift = [&](Weights& fit) { fit = lifted(pack, columns, std::move(fit), calibration); };
  std::for_each(fits.begin(), fits.end(), lift);
  print_table("Each text scored by a model fitted without its fold; near duplicates share a fold.",
              scored_sets(rows, held_out_logits(fits, columns, examples, folds), calibration));

  std::uint32_t origins = 0;
  const auto by_source = folds_by_source(examples, origins);
  fits = held_out_fits(pack, columns, examples, by_source, origins, arguments.settings);
  std::for_each(fits.begin(), fits.end(), lift);
  print_table("\nEach text scored by a model fitted without any text of its origin.",
              scored_sets(rows, held_out_logits(fits, columns, examples, by_source), calibration));
  if (arguments.compare) compare(pack, columns, rows, examples, arguments);

  if (arguments.out.empty()) return;
  Weights weights = fit_weights(pack, columns, examples, arguments.settings);
  lift(weights);
  weights = calibrated(std::move(weights), calibration);
  std::ofstream out(arguments.out, std::ios::binary);
  if (!(out << to_toml(pack, columns, weights, header_of(arguments, calibration))))
    throw Failure{arguments.out + " cannot be written."};
}

int main(int count, char** words) {
  Arguments arguments;
  CLI::App app("Fits the model on labelled NDJSON files and says how right it is.", "unpushy_fit");
  app.add_option("files", arguments.files, "labelled files")->required();
  app.add_option("--rules", arguments.rules, "folder with the rule files")->required()->check(CLI::ExistingDirectory);
  app.add_option("--classes", arguments.classes, "classes of words to weigh together")->check(CLI::ExistingFile);
  app.add_option("--lang", arguments.lang, "language of the pack");
  app.add_option("--out", arguments.out, "model to write; without it, only the measures are printed");
  app.add_option("--about", arguments.about,
                 "text whose lines go to the head of the model, such as hashes of the files");
  app.add_option("--weight", arguments.weights, "SET=NUMBER: what the rows of a set cost, in place of 1");
  app.add_option("--other", arguments.others,
                 "SET=NUMBER: take rows labelled other of this set as no push, at this cost");
  app.add_option("--most-rows", arguments.most_rows, "a set's label costs at most as much as this many rows");
  app.add_option("--alarms", arguments.alarms, "at most this share of held-out benign texts may reach a score of 50");
  app.add_option("--folds", arguments.folds, "folds of the cross-validation")->check(CLI::Range(2, 50));
  app.add_option("--seed", arguments.seed, "which folds are made");
  app.add_flag("--compare", arguments.compare, "also what each part of the model is worth");
  app.add_option("--rule-ridge", arguments.settings.rule_ridge);
  app.add_option("--softener-ridge", arguments.settings.softener_ridge);
  app.add_option("--shape-ridge", arguments.settings.shape_ridge);
  app.add_option("--word-ridge", arguments.settings.word_ridge);
  app.add_option("--class-ridge", arguments.settings.class_ridge);
  app.add_option("--word-lasso", arguments.settings.word_lasso);
  app.add_option("--shape-most", arguments.settings.shape_most);
  app.add_option("--most", arguments.settings.most);
  app.add_option("--least", arguments.settings.least);
  CLI11_PARSE(app, count, words);
  run(arguments);
  return 0;
}

}  // namespace
}  // namespace unpushy::train

int main(int count, char** words) {
  try {
    return unpushy::train::main(count, words);
  } catch (const unpushy::train::Failure& failure) {
    std::cerr << "unpushy_fit: " << failure.sentence << '\n';
  } catch (const std::exception& error) {  // out of memory, a number that is none
    std::cerr << "unpushy_fit: " << error.what() << '\n';
  }
  return 2;
}
