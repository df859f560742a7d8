#include "cli/pack/command.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "cli/pack/examples.h"
#include "cli/pack/page.h"
#include "pack/compiler.h"
#include "pack/pack.h"
#include "report/terminal.h"

namespace unpushy::cli {
namespace {

namespace fs = std::filesystem;
using pack::SourceFile;

constexpr int kDone = 0, kMistaken = 1;

/// The files named, and the .toml files of the folders named, by name: the same files always give the same pack.
std::vector<SourceFile> read_sources(const std::vector<std::string>& names) {
  std::vector<fs::path> paths;
  for (const std::string& name : names) {
    if (!fs::is_directory(name)) {
      paths.emplace_back(name);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(name)) {
      if (entry.path().extension() == ".toml") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SourceFile> files;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    if (!(in && text << in.rdbuf())) throw std::runtime_error("cannot read \"" + path.generic_string() + "\"");
    files.push_back({path.generic_string(), text.str()});
  }
  return files;
}

void write_file(const std::string& path, const std::string& content) {
  std::ofstream out(path, std::ios::binary);
  if (!(out << content) || !out.flush()) throw std::runtime_error("cannot write \"" + path + "\"");
}

/// A line of somebody's rule file may be quoted, so nothing of it reaches the terminal as a control.
void complain(const Error& error) {
  std::string line;
  report::append_printable(line, (error.where.empty() ? "" : error.where + ": ") + error.what);
  std::cerr << line << '\n';
}

/// A pack whose examples all pass; nothing if there are mistakes, which are then said.
std::optional<pack::Compiled> compile_and_try(const std::vector<std::string>& sources, const std::string& lang) {
  auto compiled = pack::compile(read_sources(sources), lang);
  if (!compiled) return complain(compiled.error()), std::nullopt;
  const auto pack = pack::Pack::open(compiled->bytes);
  if (!pack) return complain(pack.error()), std::nullopt;
  auto failures = failed_examples(*pack, compiled->examples);
  const auto harmful = harmful_fixes(compiled->bytes, compiled->examples);
  failures.insert(failures.end(), harmful.begin(), harmful.end());
  for (const Error& failure : failures) complain(failure);
  if (failures.empty()) return std::move(*compiled);
  std::cerr << failures.size() << " of " << compiled->examples.size() << " examples fail.\n";
  return std::nullopt;
}

/// The bytes as numbers for an array initialiser in C++.
std::string as_initialiser(const std::string& bytes) {
  constexpr std::size_t kPerLine = 32;
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out += std::to_string(static_cast<unsigned char>(bytes[i]));
    out += i % kPerLine == kPerLine - 1 ? ",\n" : ",";
  }
  return out;
}

/// A string literal of C++. Three octal digits can not run into what follows.
std::string as_literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x20 && byte <= 0x7E && c != '"' && c != '\\';
    const auto digit = [&](int shift) { return static_cast<char>('0' + ((byte >> shift) & 7)); };
    out += plain ? std::string(1, c) : std::string{'\\', digit(6), digit(3), digit(0)};
  }
  return out + '"';
}

/// `{"rule", hit, "text", "circumstances"},` for each example of a rule: what `unpushy explain` shows.
std::string examples_as_initialiser(const std::vector<pack::Example>& examples) {
  std::string out;
  for (const pack::Example& example : examples) {
    if (example.is_move) continue;
    out += "{" + as_literal(example.id) + ", " + (example.must_hit ? "true" : "false") + ", " +
           as_literal(example.text) + ", " + as_literal(circumstances_of(example)) + "},\n";
  }
  return out;
}

}  // namespace

PackCommand::PackCommand(CLI::App& app) {
  app.footer("A mistake is shown as file:line with a caret; an example that fails names the rules that were found.\n\n"
             "Exit code: 0 done, 1 mistakes or failing examples, 2 wrong usage or unreadable files.\n\n"
             "Examples:\n"
             "  unpushy pack test src/data/rules\n"
             "  unpushy pack build src/data/rules --out en.upk && unpushy check --pack en.upk draft.txt");
  build_ = app.add_subcommand("build", "Compile rule files to a pack; nothing is written if an example fails");
  add_sources(*build_);
  build_->add_option("--out", out_, "The pack to write (.upk)")->required()->type_name("FILE");
  build_->add_option("--include-file", include_file_, "Also write its bytes as a C++ initialiser")->type_name("FILE");
  build_->add_option("--examples-file", examples_file_, "Also write the rules' examples as a C++ initialiser")
      ->type_name("FILE");
  test_ = app.add_subcommand("test", "Run every rule's and move's own hits and misses");
  add_sources(*test_);
  page_ = app.add_subcommand("page", "Write a page (Markdown) with every rule and its examples");
  add_sources(*page_);
  page_->add_option("--out", out_, "The page to write (default: standard output)")->type_name("FILE");
}

void PackCommand::add_sources(CLI::App& command) {
  command.add_option("PATH", sources_, "Rule files (.toml), or folders with them")
      ->required()
      ->check(CLI::ExistingPath)
      ->type_name("");
  command.add_option("--lang", lang_, "Language to compile (default en)")->type_name("CODE");
}

std::optional<int> PackCommand::run() const {
  if (!build_->parsed() && !test_->parsed() && !page_->parsed()) return std::nullopt;
  const auto compiled = compile_and_try(sources_, lang_);
  if (!compiled) return kMistaken;
  if (test_->parsed()) std::cout << compiled->examples.size() << " examples pass.\n";
  if (page_->parsed()) {
    const std::string page = rules_page(*compiled);
    if (out_.empty()) std::cout << page;
    if (!out_.empty()) write_file(out_, page);
  }
  if (build_->parsed()) {
    write_file(out_, compiled->bytes);
    if (!include_file_.empty()) write_file(include_file_, as_initialiser(compiled->bytes));
    if (!examples_file_.empty()) write_file(examples_file_, examples_as_initialiser(compiled->examples));
  }
  return kDone;
}

}  // namespace unpushy::cli
