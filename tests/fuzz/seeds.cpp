// Writes the inputs that fuzzing starts from: the golden drafts, our own labelled texts, a small rule file and its
// pack.
//
// usage: unpushy_seeds TESTS OUT   TESTS: this repository's tests; OUT: gets a folder for each target

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "cli/draft_reader.h"
#include "fuzz/draft.h"
#include "fuzz/history.h"
#include "pack/compiler.h"

namespace {

namespace fs = std::filesystem;
using namespace unpushy;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A short history of one person who writes to many, in the order and with the times of a real export.
std::string history_seed() {
  fuzz::OwnedHistory history;
  history.options.platform = Platform::instagram;
  history.options.now = "2026-11-25T00:00:00Z";
  const auto add = [&](Direction direction, MessageKind kind, const std::string& text, const std::string& time,
                       const std::string& person) {
    const std::string id = std::to_string(history.entries.size());
    history.entries.push_back({id, time, person, "", text, "app", direction, kind});
  };
  for (int day = 10; day < 12; ++day) {  // few: each message is checked twice in a run
    const std::string date = "2026-11-" + std::to_string(day), person = "person" + std::to_string(day % 5);
    add(Direction::in, MessageKind::follow, "", date + "T10:00:00Z", person);
    add(Direction::out, MessageKind::dm, "Thanks for the follow, " + person + "! Get my guide: shop.example/guide",
        date + "T10:00:20Z", person);
    add(Direction::in, MessageKind::dm, "No, thank you.", date + "T11:00Z", person);
    add(Direction::out, MessageKind::dm, "Last chance: shop.example/guide", date + "T12:30:00+01:00", person);
    add(Direction::out, MessageKind::post, "My book is out! Order it at shop.example", date, "");
    add(Direction::out, MessageKind::reply, "What did you use for the glue?", date + "T09:00:00.250Z", person);
    add(Direction::out, MessageKind::connect, "", date + "T08:00", person);
  }
  return fuzz::write_history(history);
}

class Seeds {
 public:
  explicit Seeds(fs::path folder) : folder_(std::move(folder)) {}

  void add(const std::string& target, const std::string& bytes) {
    fs::create_directories(folder_ / target);
    std::ofstream(folder_ / target / std::to_string(count_++), std::ios::binary) << bytes;
  }

  /// A line of NDJSON, for the reader of lines and, read, for the check.
  void add_line(const std::string& line) {
    const std::string padded = line + std::string(cli::kLinePadding, ' ');
    if (!reader_.read(std::string_view(padded).substr(0, line.size()))) return;
    const Draft& draft = reader_.draft();
    add("lines", line);
    add("check", fuzz::write_draft({std::string(draft.text), draft.kind, draft.context}));
  }

 private:
  fs::path folder_;
  cli::DraftReader reader_{Kind::post, {}};
  std::size_t count_ = 0;
};

std::string on_one_line(std::string json) {
  std::replace(json.begin(), json.end(), '\n', ' ');
  return json;
}

void add_golden(Seeds& seeds, const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().string().find(".draft.json") != std::string::npos)
      seeds.add_line(on_one_line(read_file(entry.path())));
  }
}

void add_labelled(Seeds& seeds, const fs::path& folder) {
  constexpr std::size_t kOneIn = 8;  // so that reading the seeds does not take the time of finding new ones
  std::size_t lines = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    std::ifstream file(entry.path());
    if (entry.path().extension() != ".ndjson") continue;
    for (std::string line; std::getline(file, line);) {
      if (lines++ % kOneIn == 0) seeds.add_line(line);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: unpushy_seeds TESTS OUT\n";
    return 2;
  }
  const fs::path tests = argv[1];
  Seeds seeds(argv[2]);
  add_golden(seeds, tests / "golden");
  add_labelled(seeds, tests / "eval" / "texts");
  const std::string rules = read_file(tests / "fuzz" / "small.toml");
  const auto pack = pack::compile({{"small.toml", rules}}, "en");
  if (!pack) {
    std::cerr << pack.error().where << ": " << pack.error().what << '\n';
    return 1;
  }
  seeds.add("rules", rules);
  seeds.add("pack", pack->bytes);
  seeds.add("history", history_seed());
  std::string pairs;
  for (const std::string_view key : kContextKeys) pairs += std::string(key) + "=true\n";
  seeds.add("context", pairs + "relation=new-follower\nplatform=linkedin\ncommercial=paid\nseconds_since_contact=30\n");
  return 0;
}
