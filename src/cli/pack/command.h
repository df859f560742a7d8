#pragma once
// `unpushy pack`: from rule files to a pack, and to the page of rules. The build's host tool runs the same code.

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace unpushy::cli {

/// The subcommands build, test and page, below `app`. run() does what was asked for.
class PackCommand {
 public:
  explicit PackCommand(CLI::App& app);
  PackCommand(const PackCommand&) = delete;

  /// Exit code: 0 done, 1 a rule file has mistakes or an example fails, 2 unreadable or unwritable. Nothing if none of
  /// the subcommands was given.
  std::optional<int> run() const;

 private:
  void add_sources(CLI::App& command);

  CLI::App *build_, *test_, *page_;
  std::vector<std::string> sources_;
  std::string lang_ = "en", out_, include_file_, examples_file_;
};

}  // namespace unpushy::cli
