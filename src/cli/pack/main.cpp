// unpushy-pack: the pack compiler as a host tool of the build.
//
//   unpushy-pack build DIR --lang en --out en.upk [--include-file en.upk.inc]

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/pack/examples.h"
#include "pack/compiler.h"
#include "pack/pack.h"

namespace {

namespace fs = std::filesystem;
using unpushy::pack::SourceFile;

/// The .toml files of the folders, by name, so that the same folders always give the same pack.
std::vector<SourceFile> read_sources(const std::vector<std::string>& folders) {
  std::vector<fs::path> paths;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".toml") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<SourceFile> files;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    files.push_back({path.generic_string(), text.str()});
  }
  return files;
}

int report(const unpushy::Error& error) {
  std::cerr << (error.where.empty() ? "" : error.where + ": ") << error.what << '\n';
  return 1;
}

/// The bytes as numbers for an array initialiser in C++.
void write_include_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path);
  constexpr std::size_t kPerLine = 32;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out << static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << (i % kPerLine == kPerLine - 1 ? ",\n" : ",");
  }
}

int build(const std::vector<std::string>& folders, const std::string& lang, const std::string& out,
          const std::string& include_file) {
  const auto compiled = unpushy::pack::compile(read_sources(folders), lang);
  if (!compiled) return report(compiled.error());
  const auto pack = unpushy::pack::Pack::open(compiled->bytes);
  if (!pack) return report(pack.error());
  auto failures = unpushy::cli::failed_examples(*pack, compiled->examples);
  const auto harmful = unpushy::cli::harmful_fixes(compiled->bytes, compiled->examples);
  failures.insert(failures.end(), harmful.begin(), harmful.end());
  for (const unpushy::Error& failure : failures) report(failure);
  if (!failures.empty()) {
    std::cerr << failures.size() << " of " << compiled->examples.size() << " examples fail; no pack was written.\n";
    return 1;
  }
  std::ofstream(out, std::ios::binary) << compiled->bytes;
  if (!include_file.empty()) write_include_file(include_file, compiled->bytes);
  return 0;
}

int run(int argc, char** argv) {
  CLI::App app("Compiles rule files to a pack and runs every rule's examples.", "unpushy-pack");
  app.require_subcommand(1);
  std::vector<std::string> folders;
  std::string lang = "en", out, include_file;
  CLI::App* command =
      app.add_subcommand("build", "Compile the .toml files of folders; writes nothing if an example fails.");
  command->add_option("folders", folders, "folders with the rule files and the model")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--lang", lang, "language part to compile");
  command->add_option("--out", out, "pack to write (.upk)")->required();
  command->add_option("--include-file", include_file, "also write the bytes as a C++ initialiser list");
  CLI11_PARSE(app, argc, argv);
  return build(folders, lang, out, include_file);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {  // out of memory, an unreadable folder
    std::cerr << error.what() << '\n';
    return 1;
  }
}
