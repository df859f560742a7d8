#include "cli/options.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <thread>

#include "cli/files.h"
#include "names.h"

namespace unpushy::cli {
namespace {

constexpr std::array<Named<InputForm>, 2> kInputs = {{{InputForm::text, "text"}, {InputForm::ndjson, "ndjson"}}};
constexpr std::array<Named<Format>, 4> kFormats = {
    {{Format::text, "text"}, {Format::json, "json"}, {Format::ndjson, "ndjson"}, {Format::sarif, "sarif"}}};
constexpr std::array<Named<report::Offsets>, 2> kOffsets = {
    {{report::Offsets::utf8, "utf-8"}, {report::Offsets::utf16, "utf-16"}}};
constexpr std::array<Named<Verdict>, 2> kThresholds = {{{Verdict::leaning, "leaning"}, {Verdict::push, "push"}}};
constexpr std::array<Named<Color>, 3> kColors = {
    {{Color::automatic, "auto"}, {Color::always, "always"}, {Color::never, "never"}}};

std::string set_variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// NO_COLOR: see no-color.org.
bool wants_color(Color color) {
  if (color != Color::automatic) return color == Color::always;
  return set_variable("NO_COLOR").empty() && set_variable("TERM") != "dumb" && output_is_terminal();
}

// Sets fields from typed words and keeps the first complaint.
class Resolver {
 public:
  template <class Table, class Value>
  void choose(const Table& table, std::string_view option, const std::string& text, Value& field) {
    if (const auto value = value_in(table, text)) {
      field = *value;
    } else {
      fail(unknown_in(table, option, text));
    }
  }

  void format(const std::string& text, InputForm input, Format& field) {
    choose(kFormats, "--format", text, field);
    if (field == Format::sarif && input == InputForm::ndjson)
      fail("--format sarif names places in files: it needs --input text");
  }

  void signature(bool wanted, Format format) {
    if (wanted && format != Format::json && format != Format::ndjson)
      fail("--signature is a member of JSON: it needs --format json or ndjson");
  }

  void ui_lang(const std::string& code) {
    if (code != "en") fail("--ui-lang: there is no wording in \"" + code + "\"; allowed: en");
  }

  void kind(const std::string& text, Kind& field) {
    const auto value = parse_kind(text);
    if (value) field = *value;
    if (!value) fail(value.error().what);
  }

  void context(const std::string& pair, Context& field) {
    const std::size_t sign = pair.find('=');
    if (sign == std::string::npos) return fail("--context takes key=value, not \"" + pair + "\"");
    set(field, pair.substr(0, sign), pair.substr(sign + 1));
  }

  void set(Context& field, const std::string& key, const std::string& value) {
    const auto done = set_context(field, key, value);
    if (!done) fail(done.error().what);
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  void fail(std::string what) {
    if (!error_) error_ = Error{ErrorCode::invalid, "", std::move(what)};
  }

  std::optional<Error> error_;
};

}  // namespace

Result<CheckOptions> check_options(const CheckArguments& arguments) {
  CheckOptions options;
  Resolver resolver;
  Color color = Color::automatic;
  options.files = arguments.files;
  if (options.files.empty()) options.files = {"-"};
  options.packs = arguments.packs;
  resolver.choose(kInputs, "--input", arguments.input, options.input);
  options.format = options.input == InputForm::ndjson ? Format::ndjson : Format::text;
  if (!arguments.format.empty()) resolver.format(arguments.format, options.input, options.format);
  options.signature = arguments.signature;
  resolver.signature(options.signature, options.format);
  resolver.ui_lang(arguments.ui_lang);
  resolver.kind(arguments.kind, options.kind);
  for (const std::string& pair : arguments.contexts) resolver.context(pair, options.context);
  if (!arguments.lang.empty()) resolver.set(options.context, "lang", arguments.lang);
  resolver.choose(kOffsets, "--offsets", arguments.offsets, options.offsets);
  resolver.choose(kThresholds, "--fail-at", arguments.fail_at, options.fail_at);
  resolver.choose(kColors, "--color", arguments.color, color);
  if (resolver.error()) return *resolver.error();
  options.color = wants_color(color);
  options.jobs = arguments.jobs > 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
  return options;
}

}  // namespace unpushy::cli
