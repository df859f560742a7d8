// The `unpushy` command: reads its arguments and calls the one function that was asked for.

#include <CLI/CLI.hpp>

#include <exception>
#include <string>

#include "cli/audit.h"
#include "cli/check.h"
#include "cli/engine_loader.h"
#include "cli/explain.h"
#include "cli/files.h"
#include "cli/options.h"
#include "cli/pack/command.h"
#include "unpushy/engine.h"

namespace unpushy::cli {
namespace {

constexpr const char* kDescription =
    "unpushy reads a draft before it is sent, or a message that was received, and says where it\n"
    "pushes instead of talking: which words, why, what to write instead. Nothing leaves this machine.";

constexpr const char* kFooter =
    "Examples:\n"
    "  unpushy check draft.txt\n"
    "  echo 'Thanks for the follow! Buy my book: example.com' |\n"
    "    unpushy check --kind dm-out --context relation=new-follower\n"
    "  unpushy explain pressure.urgency\n"
    "  unpushy audit history.ndjson\n"
    "  unpushy pack test src/data/rules\n"
    "\n"
    "All options of a command: unpushy COMMAND --help\n"
    "Exit code: 0 nothing found or done, 1 something found, 2 wrong usage or unreadable input.";

constexpr const char* kCheckDescription = "Check texts and say where they push.";

constexpr const char* kCheckFooter =
    "Context keys, each optional; what is left out is not known and never raises the score:\n"
    "  platform               x linkedin facebook instagram threads mastodon bluesky tiktok youtube\n"
    "                         reddit discord telegram whatsapp other\n"
    "  relation               who the reader is to the writer (received: who you are to the sender):\n"
    "                         stranger new-follower follower acquaintance friend customer\n"
    "                         they-wrote-first\n"
    "  seconds_since_contact  since the follow or connect\n"
    "  automated, disclosed   sent by a program; said so. true or false\n"
    "  commercial             own paid gift affiliate employer none\n"
    "  asked                  the reader asked for this. true or false\n"
    "  topics, audience       words between commas\n"
    "  parent                 the text replied to\n"
    "  lang                   of the text: en ... or auto\n"
    "\n"
    "With --input ndjson each line is {\"id\", \"text\", \"kind\", \"context\": {...}}; a line's own kind and\n"
    "context win over the options, and context may hold \"earlier\": [{\"from\": \"me\"|\"them\", \"text\",\n"
    "\"time\"}]. One line in, one line out, in the same order; blank lines are skipped. id, kind and\n"
    "unknown keys are carried over as they are, text and context are not: a report holds no words of\n"
    "the draft but those a fix writes anew. A line that cannot be read becomes {\"id\", \"line\", \"error\"};\n"
    "it does not change the exit code.\n"
    "\n"
    "--format json writes each report indented, one after the other; ndjson writes one a line;\n"
    "sarif writes one SARIF 2.1.0 log, for code hosts and editors.\n"
    "\n"
    "Exit code: 0 nothing reached --fail-at, 1 something did, 2 wrong usage or unreadable input.\n"
    "\n"
    "Examples:\n"
    "  unpushy check post.txt --kind post --context commercial=own\n"
    "  unpushy check --kind dm-in --context relation=new-follower < message.txt\n"
    "  unpushy check --input ndjson inbox.ndjson > reports.ndjson\n"
    "  unpushy check --format sarif posts/*.txt > unpushy.sarif\n"
    "  parallel --pipe --keep-order unpushy check --input ndjson --jobs 1 < drafts.ndjson";

constexpr const char* kExplainFooter =
    "Without a rule it lists all of them by family. Examples are shown for the built-in rules.\n"
    "\n"
    "Exit code: 0 explained, 2 there is no such rule; the closest ids are then named.\n"
    "\n"
    "Examples:\n"
    "  unpushy explain\n"
    "  unpushy explain pressure.urgency\n"
    "  unpushy explain --pack house.upk house.synergy";

constexpr const char* kAuditFooter =
    "Each line is a message: {\"id\", \"time\" (ISO 8601), \"direction\": \"out\"|\"in\", \"kind\": "
    "\"post\"|\"reply\"|\n"
    "\"repost\"|\"dm\"|\"follow\"|\"connect\", \"counterpart\", \"conversation\", \"text\", \"client\"}. What is not "
    "known\n"
    "is left out; what the lines cannot prove is said to be not computable. unpushy-import of the npm package\n"
    "writes them from your own data exports.\n"
    "\n"
    "Exit code: 0 done, 1 much of what was sent pushes, 2 wrong usage or nothing to read.\n"
    "\n"
    "Examples:\n"
    "  unpushy-import export.zip | unpushy audit\n"
    "  unpushy audit history.ndjson --platform instagram --utc-offset +01:00 --format html > audit.html\n"
    "  unpushy audit history.ndjson --format json --without-texts > audit.json";

constexpr const char* kSchema =
#include "report.schema.inc"
    ;
constexpr const char* kAuditSchema =
#include "audit.schema.inc"
    ;

/// The versions of the command and of each pack, and where each pack comes from.
ExitCode print_version(const std::vector<std::string>& packs) {
  const auto engine = load_engine(packs);
  if (!engine) return complain(engine.error().what), kFailed;
  std::string text = "unpushy " UNPUSHY_VERSION "\n";
  auto file = packs.begin();
  for (const PackVersion& pack : engine->pack_versions()) {  // in the order of the files
    ((text += "pack ") += pack.lang) += ' ';
    text += std::string(pack.version) + " (" + (file == packs.end() ? "built in" : "file " + *file++) + ")\n";
  }
  write_out(text);
  return kQuiet;
}

// One value each time the option is given: it must not take the file names that follow.
CLI::Option* add_repeated(CLI::App& app, const char* name, std::vector<std::string>& values, const char* description) {
  return app.add_option(name, values, description)->allow_extra_args(false);
}

void add_check_options(CLI::App& app, CheckArguments& arguments) {
  app.add_option("FILE", arguments.files, "Texts to check, one in each file; none or -: standard input")->type_name("");
  app.add_option("--input", arguments.input, "text or ndjson (default text)")->type_name("FORM");
  app.add_option("--kind", arguments.kind, "post, reply, dm-out or dm-in (default post)")->type_name("KIND");
  add_repeated(app, "--context", arguments.contexts, "What is known of the situation; may be repeated")
      ->type_name("KEY=VALUE");
  app.add_option("--lang", arguments.lang, "Language of the text (default auto)")->type_name("CODE");
  app.add_option("--ui-lang", arguments.ui_lang, "Language of the wording (default en)")->type_name("CODE");
  app.add_option("--format", arguments.format, "text, json, ndjson or sarif (default: as the input)")
      ->type_name("FORM");
  app.add_option("--offsets", arguments.offsets, "Unit of offsets in JSON, utf-8 or utf-16 (default utf-8)")
      ->type_name("UNIT");
  app.add_option("--fail-at", arguments.fail_at, "Exit with 1 from this verdict on, leaning or push (default push)")
      ->type_name("VERDICT");
  add_repeated(app, "--pack", arguments.packs, "Use this pack instead of the built-in ones; may be repeated")
      ->type_name("FILE");
  app.add_flag("--signature", arguments.signature,
               "Add 64 bits to each record in JSON that are alike where texts are; they say something of the text");
  app.add_option("--color", arguments.color, "auto, always or never (default auto; NO_COLOR is heeded)")
      ->type_name("WHEN");
  app.add_option("--jobs", arguments.jobs, "Threads for ndjson (default: one per processor)")
      ->check(CLI::Range(1U, 256U))
      ->type_name("N");
}

void add_audit_options(CLI::App& app, AuditArguments& arguments) {
  app.add_option("FILE", arguments.files, "Messages as NDJSON; none or -: standard input")->type_name("");
  app.add_option("--format", arguments.format, "text, json or html (default text)")->type_name("FORM");
  app.add_option("--target", arguments.target, "Percent of the posts that should not sell (default 80)")
      ->check(CLI::Range(0, 100))
      ->type_name("PERCENT");
  app.add_option("--platform", arguments.platform, "Where it was, for the limits of posts a day")->type_name("NAME");
  app.add_option("--utc-offset", arguments.utc_offset, "Of the writer, for days and hours (default +00:00)")
      ->type_name("+HH:MM");
  app.add_option("--now", arguments.now, "Later times are not believed (default: the clock)")->type_name("TIME");
  app.add_flag("--without-texts", arguments.without_texts, "No words, names or ids of messages in the audit");
  add_repeated(app, "--pack", arguments.packs, "Use this pack instead of the built-in ones")->type_name("FILE");
}

ExitCode refuse(const std::string& sentence) {
  complain(sentence);
  return kFailed;
}

// What nobody asked for: an option by the wrong name, or a command.
ExitCode refuse_extra(const CLI::App& app, const std::string& extra) {
  const bool is_option = extra.size() > 1 && extra[0] == '-';
  std::string sentence = (is_option ? "unknown option \"" : "unknown command \"") + extra + "\"; allowed: ";
  const char* separator = "";
  if (is_option) {
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_lnames().empty()) continue;
      sentence += separator + ("--" + option->get_lnames()[0]);
      separator = ", ";
    }
  } else {
    for (const CLI::App* command : app.get_subcommands({})) {
      sentence += separator + command->get_name();
      separator = ", ";
    }
  }
  return refuse(sentence);
}

/// What was not asked for below the command that was given.
const CLI::App* with_extras(const CLI::App& app) {
  for (const CLI::App* command : app.get_subcommands()) {
    if (const CLI::App* found = with_extras(*command)) return found;
  }
  return app.remaining().empty() ? nullptr : &app;
}

void allow_extras(CLI::App& app) {  // so that they are refused with what is allowed
  app.allow_extras();
  for (CLI::App* command : app.get_subcommands({})) allow_extras(*command);
}

int run(int count, char** words) {
  CLI::App app(kDescription, "unpushy");
  app.footer(kFooter);
  app.set_help_flag("-h,--help", "Print this help and exit");
  bool wants_version = false;
  std::vector<std::string> asked_packs;
  CLI::Option* const version =
      app.add_flag("--version", wants_version, "Print the versions of the command and its packs");
  add_repeated(app, "--pack", asked_packs, "With --version: of this pack instead; may be repeated")
      ->needs(version)
      ->type_name("FILE");
  CheckArguments arguments;
  CLI::App& check_app = *app.add_subcommand("check", kCheckDescription);
  check_app.footer(kCheckFooter);
  add_check_options(check_app, arguments);
  ExplainArguments explained;
  CLI::App& explain_app = *app.add_subcommand("explain", "Say what a rule is about, or list the rules.");
  explain_app.footer(kExplainFooter);
  explain_app.add_option("RULE", explained.rule, "Id of a rule, such as pressure.urgency")->type_name("");
  add_repeated(explain_app, "--pack", explained.packs, "Use this pack instead of the built-in ones")->type_name("FILE");
  AuditArguments audited;
  CLI::App& audit_app = *app.add_subcommand("audit", "Say what a history of messages looks like from the other side.");
  audit_app.footer(kAuditFooter);
  add_audit_options(audit_app, audited);
  bool of_audit = false;
  CLI::App& schema_app = *app.add_subcommand("schema", "Print the JSON Schema of the report.");
  schema_app.add_flag("--audit", of_audit, "That of the audit");
  CLI::App& pack_app = *app.add_subcommand("pack", "Make a pack of rule files, test rules, write the page of rules.");
  const PackCommand pack_command(pack_app);
  allow_extras(app);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help
    return refuse(error.what());
  }
  if (const CLI::App* wrong = with_extras(app)) return refuse_extra(*wrong, wrong->remaining()[0]);
  if (wants_version) return print_version(asked_packs);
  if (schema_app.parsed()) return write_out(of_audit ? kAuditSchema : kSchema), kQuiet;
  if (audit_app.parsed()) return audit(audited);
  if (explain_app.parsed()) return explain(explained);
  if (pack_app.parsed()) {
    const auto done = pack_command.run();
    return done ? *done : refuse("no command given; allowed: build, test, page (unpushy pack --help says more)");
  }
  if (!check_app.parsed())
    return refuse("no command given; allowed: check, audit, explain, pack, schema (unpushy --help says more)");
  const auto options = check_options(arguments);
  return options ? check(*options) : refuse(options.error().what);
}

}  // namespace
}  // namespace unpushy::cli

int main(int count, char** words) {
  try {
    return unpushy::cli::run(count, words);
  } catch (const std::exception& error) {  // out of memory, no more threads
    unpushy::cli::complain(error.what());
    return unpushy::cli::kFailed;
  }
}
