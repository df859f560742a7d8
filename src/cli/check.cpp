#include "cli/check.h"

#include <memory>

#include "cli/draft_reader.h"
#include "cli/engine_loader.h"
#include "cli/files.h"
#include "cli/json_text.h"
#include "cli/lines.h"
#include "cli/ordered_work.h"
#include "cli/signature.h"
#include "report/json.h"
#include "report/json_writer.h"
#include "report/sarif.h"
#include "report/terminal.h"
#include "unpushy/engine.h"

namespace unpushy::cli {
namespace {

/// Writes reports in the chosen form. Used by several threads at once.
class Printer {
 public:
  Printer(const Engine& engine, const CheckOptions& options)
      : engine_(engine), options_(options), pack_versions_(engine.pack_versions()), many_(is_many(options)) {}

  void text_report(std::string& out, const Report& report, std::string_view text, const std::string& file) const {
    if (options_.format == Format::text) return terminal(out, report, {text, options_.kind, options_.context}, file);
    std::string id = "null";
    if (file != "-") {
      id.clear();
      report::append_json_string(id, well_formed(file));
    }
    json(out, report, text, id, nullptr);
  }

  void line_report(std::string& out, const Report& report, const DraftReader& line, std::uint64_t number) const {
    const std::string_view id = line.id();
    if (options_.format != Format::text) return json(out, report, line.draft().text, id, &line.extra());
    std::string heading = "line " + std::to_string(number);
    if (id != "null") (heading += ", id ") += id;
    terminal(out, report, line.draft(), heading);
  }

  void bad_line(std::string& out, std::string_view id, std::uint64_t number, const std::string& what) const {
    if (options_.format == Format::text) {
      out += "line " + std::to_string(number) + ":\n";
      report::append_printable(out, what);
      out += "\n\n";
      return;
    }
    report::JsonWriter json(out, options_.format == Format::json);
    json.begin_object();
    json.key("id");
    json.raw(id);
    json.key("line");
    json.integer(static_cast<std::int64_t>(number));
    json.key("error");
    json.string(what);
    json.end_object();
    out += '\n';
  }

 private:
  static bool is_many(const CheckOptions& options) {
    return options.files.size() > 1 || options.input == InputForm::ndjson;
  }

  void json(std::string& out, const Report& report, std::string_view text, std::string_view id,
            const std::vector<report::RawMember>* extra) const {
    report::JsonOptions json;
    json.text = text;
    json.id = id;
    json.extra = extra;
    json.pack_versions = &pack_versions_;
    json.offsets = options_.offsets;
    json.pretty = options_.format == Format::json;
    const std::string signature = options_.signature ? signature_json(text) : "";
    json.signature = signature;
    report::append_json(out, report, json);
    out += '\n';
  }

  void terminal(std::string& out, const Report& report, const Draft& draft, std::string_view heading) const {
    report::TerminalOptions terminal;
    const bool unwanted = report.action == Action::ignore || report.action == Action::block;
    Guidance guidance;
    if (unwanted && draft.context.platform != Platform::unknown) guidance = engine_.guidance(draft.context.platform);
    terminal.guidance = &guidance;
    terminal.color = options_.color;
    if (many_) terminal.heading = heading == "-" ? "standard input" : heading;
    report::append_terminal(out, report, draft.text, terminal);
    if (many_) out += '\n';
  }

  const Engine& engine_;
  const CheckOptions& options_;
  std::vector<PackVersion> pack_versions_;
  bool many_;  // reports need a heading and a blank line after them
};

bool reaches(Verdict verdict, Verdict threshold) {
  return verdict == Verdict::push || (verdict == Verdict::leaning && threshold == Verdict::leaning);
}

/// What is left to say at the end.
struct Outcome {
  bool flagged = false, failed = false;

  void complain(const Error& error) {
    failed = true;
    cli::complain(error.what);
  }
  ExitCode exit_code() const {
    if (failed) return kFailed;
    return flagged ? kFlagged : kQuiet;
  }
};

/// Reads and checks each file, and hands over text and report.
template <class Use>
void for_each_text(const Engine& engine, const CheckOptions& options, Outcome& outcome, Use use) {
  for (const std::string& file : options.files) {
    // One byte more than is read, so that the engine sees that there is more.
    const auto text = read_up_to(file, kMaxDraftBytes + 1);
    if (!text) {
      outcome.complain(text.error());
      continue;
    }
    if (const auto other = other_encoding(file, *text)) {
      outcome.complain(*other);
      continue;
    }
    const Report report = engine.check({*text, options.kind, options.context});
    outcome.flagged = outcome.flagged || reaches(report.verdict, options.fail_at);
    use(file, *text, report);
  }
}

void check_texts(const Engine& engine, const CheckOptions& options, Outcome& outcome) {
  const Printer printer(engine, options);
  for_each_text(engine, options, outcome, [&](const std::string& file, const std::string& text, const Report& report) {
    std::string out;
    printer.text_report(out, report, text, file);
    write_out(out);
  });
}

void check_to_sarif(const Engine& engine, const CheckOptions& options, Outcome& outcome) {
  std::string out;
  report::SarifWriter sarif(out, engine, UNPUSHY_VERSION, options.packs.empty() ? UNPUSHY_RULES_PAGE : "");
  for_each_text(engine, options, outcome, [&](const std::string& file, const std::string& text, const Report& report) {
    sarif.add(report, text, file == "-" ? "stdin" : report::uri_of(file));
  });
  sarif.finish(!outcome.failed);
  write_out(out += '\n');
}

struct LineTask {
  Batch batch;
  std::string file_prefix;  // of errors, where there are several files
  std::string out;
  bool flagged = false;
};

/// Checks the lines of one batch after the other; one for each thread.
class LineChecker {
 public:
  LineChecker(const Engine& engine, const CheckOptions& options, const Printer& printer)
      : engine_(engine),
        printer_(printer),
        threshold_(options.fail_at),
        reader_(options.kind, options.context, options.signature) {}

  void check(LineTask& task) {
    for (const Line& line : task.batch.lines) check_line(task, line);
  }

 private:
  void check_line(LineTask& task, const Line& line) {
    if (line.too_long) {
      const std::string limit = std::to_string(kMaxLineBytes >> 20) + " MiB";
      return printer_.bad_line(task.out, "null", line.number, task.file_prefix + "the line is longer than " + limit);
    }
    if (!reader_.read(task.batch[line])) {
      return printer_.bad_line(task.out, reader_.id(), line.number, task.file_prefix + reader_.error());
    }
    const Report report = engine_.check(reader_.draft());
    task.flagged = task.flagged || reaches(report.verdict, threshold_);
    printer_.line_report(task.out, report, reader_, line.number);
  }

  const Engine& engine_;
  const Printer& printer_;
  Verdict threshold_;
  DraftReader reader_;
};

void submit_lines(const std::string& file, const std::string& prefix, OrderedWork<LineTask>& work, Outcome& outcome) {
  auto opened = InputFile::open(file);
  if (!opened) return outcome.complain(opened.error());
  LineSource source(std::move(*opened));
  for (;;) {
    LineTask task;
    task.file_prefix = prefix;
    const auto more = source.next(task.batch, kLinePadding);
    if (!more) return outcome.complain(more.error());
    if (!*more) return;
    work.submit(std::move(task));
  }
}

void check_lines(const Engine& engine, const CheckOptions& options, Outcome& outcome) {
  const Printer printer(engine, options);
  const auto make_work = [&]() -> OrderedWork<LineTask>::Work {
    return
        [checker = std::make_shared<LineChecker>(engine, options, printer)](LineTask& task) { checker->check(task); };
  };
  bool flagged = false;
  const auto sink = [&](LineTask& task) {
    flagged = flagged || task.flagged;
    write_out(task.out);
  };
  OrderedWork<LineTask> work(options.jobs, make_work, sink);
  for (const std::string& file : options.files) {
    submit_lines(file, options.files.size() > 1 ? file + ": " : "", work, outcome);
  }
  work.finish();
  outcome.flagged = flagged;
}

}  // namespace

ExitCode check(const CheckOptions& options) {
  Outcome outcome;
  const auto engine = load_engine(options.packs);
  if (!engine) {
    outcome.complain(engine.error());
  } else if (options.input == InputForm::ndjson) {
    check_lines(*engine, options, outcome);
  } else if (options.format == Format::sarif) {
    check_to_sarif(*engine, options, outcome);
  } else {
    check_texts(*engine, options, outcome);
  }
  return outcome.exit_code();
}

}  // namespace unpushy::cli
