#include "cli/audit.h"

#include <chrono>
#include <cstdint>
#include <ctime>

#include "cli/engine_loader.h"
#include "cli/files.h"
#include "cli/lines.h"
#include "cli/message_reader.h"
#include "report/audit_json.h"
#include "report/audit_terminal.h"
#include "unpushy/audit.h"

namespace unpushy::cli {
namespace {

ExitCode refuse(const std::string& sentence) {
  complain(sentence);
  return kFailed;
}

std::string now_in_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

/// "+02:00" or "-0530" in minutes.
Result<int> parse_offset(const std::string& text) {
  if (text.empty()) return 0;
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  std::string plain;
  for (const char c : text) plain += c == ':' ? "" : std::string(1, c);
  const bool signed_ = plain.size() == 5 && (plain[0] == '+' || plain[0] == '-');
  const bool digits = plain.find_first_not_of("0123456789", 1) == plain.npos;
  if (!signed_ || !digits || !digit(1)) {
    return Error{ErrorCode::invalid, "utc-offset", "unknown --utc-offset \"" + text + "\"; write it as +02:00"};
  }
  const int minutes = std::stoi(plain.substr(1, 2)) * 60 + std::stoi(plain.substr(3, 2));
  if (minutes > 18 * 60) return Error{ErrorCode::invalid, "utc-offset", "--utc-offset is at most 18:00"};
  return plain[0] == '-' ? -minutes : minutes;
}

Result<AuditOptions> audit_options(const AuditArguments& arguments) {
  AuditOptions options;
  Context context;
  if (!arguments.platform.empty()) {
    const auto set = set_context(context, "platform", arguments.platform);
    if (!set) return set.error();
  }
  const auto offset = parse_offset(arguments.utc_offset);
  if (!offset) return offset.error();
  options.platform = context.platform;
  options.target = arguments.target;
  options.utc_offset_minutes = *offset;
  options.now = arguments.now.empty() ? now_in_utc() : arguments.now;
  options.texts = !arguments.without_texts;
  return options;
}

struct Reading {
  std::uint64_t lines = 0, broken = 0, first_broken = 0;
};

Result<bool> read_file(const std::string& path, Auditor& auditor, Reading& reading) {
  auto file = InputFile::open(path);
  if (!file) return file.error();
  LineSource source(std::move(*file));
  MessageReader reader;
  Batch batch;
  for (;;) {
    const auto more = source.next(batch, simdjson::SIMDJSON_PADDING);
    if (!more) return more.error();
    if (!*more) return true;
    for (const Line& line : batch.lines) {
      ++reading.lines;
      if (!line.too_long && reader.read(batch[line])) {
        auditor.add(reader.message());
      } else if (reading.broken++ == 0) {
        reading.first_broken = line.number;
      }
    }
  }
}

}  // namespace

ExitCode audit(const AuditArguments& arguments) {
  const std::string& format = arguments.format;
  if (format != "text" && format != "json" && format != "html")
    return refuse("unknown format \"" + format + "\"; allowed: text, json, html");
  const auto options = audit_options(arguments);
  if (!options) return refuse(options.error().what);
  auto engine = load_engine(arguments.packs);
  if (!engine) return refuse(engine.error().what);
  Auditor auditor(std::move(*engine), *options);
  Reading reading;
  const std::vector<std::string> files = arguments.files.empty() ? std::vector<std::string>{"-"} : arguments.files;
  for (const std::string& path : files) {
    const auto done = read_file(path, auditor, reading);
    if (!done) return refuse(done.error().what);
  }
  if (reading.broken == reading.lines)
    return refuse("no message to read; give NDJSON with one message a line, as unpushy-import writes it");
  if (reading.broken > 0)
    complain(std::to_string(reading.broken) + " lines are no JSON object and were left out, the first is line " +
             std::to_string(reading.first_broken));
  const Audit result = auditor.finish();
  if (format == "json") write_out(report::audit_json(result, true) + "\n");
  if (format == "html") write_out(report::audit_html(result));
  if (format == "text") write_out(report::audit_text(result));
  return result.headline.id == name(Verdict::push) ? kFlagged : kQuiet;
}

}  // namespace unpushy::cli
