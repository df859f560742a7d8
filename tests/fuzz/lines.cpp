// Apart from the other promises because the reader of NDJSON is native only.

#include "cli/draft_reader.h"
#include "fuzz/promises.h"

namespace unpushy::fuzz {
namespace {

std::string json_of(const cli::DraftReader& reader, const Report& report) {
  report::JsonOptions options;
  options.text = reader.draft().text;
  options.id = reader.id();
  options.extra = &reader.extra();
  options.offsets = report::Offsets::utf16;
  return report::to_json(report, options);
}

std::string broken_by_line(const Engine& engine, cli::DraftReader& reader, std::string_view line) {
  if (!reader.read(line)) return reader.error().empty() ? "a refused line is not told why" : "";
  const OwnedDraft draft{std::string(reader.draft().text), reader.draft().kind, reader.draft().context};
  const std::string out = json_of(reader, engine.check(reader.draft()));
  if (out.find('\n') != std::string::npos) return "a report takes more than one line";
  // What was written is a line that can be read: its members are carried over, and a text that follows them.
  const std::string next = out.substr(0, out.size() - 1) + ",\"text\":\"a\"}" + std::string(cli::kLinePadding, ' ');
  cli::DraftReader second(Kind::post, {});
  const bool readable = second.read(std::string_view(next).substr(0, next.size() - cli::kLinePadding));
  return readable ? broken_promise(engine, draft) : "what was carried over cannot be read again: " + second.error();
}

}  // namespace

std::string broken_by_lines(const Engine& engine, std::string_view bytes) {
  const std::string padded = std::string(bytes) + std::string(cli::kLinePadding, ' ');
  std::string_view rest = std::string_view(padded).substr(0, bytes.size());
  cli::DraftReader reader(Kind::post, {});
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (std::string broken = broken_by_line(engine, reader, line); !broken.empty()) return broken;
  }
  return "";
}

}  // namespace unpushy::fuzz
