// The bindings: copies the engine's structs to plain JavaScript objects and decides nothing. The only file that
// includes <emscripten/...>. Text arrives as UTF-8 bytes (Uint8Array), spans leave as UTF-16 code units, and a failure
// leaves as a value, {error: {code, where, what}}: no exception crosses.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "text/utf16_index.h"
#include "unpushy/engine.h"

namespace unpushy {
namespace {

using emscripten::val;
using text::Utf16Index;

// The records of src/types.ts. Embind makes a plain object of each, and asks for a default that `val` does not have.

struct JsSpan {
  std::uint32_t start = 0, end = 0;
};

struct JsEdit {
  std::uint32_t start = 0, end = 0;
  std::string text;
};

struct JsFix {
  std::string title;
  val edits = val::undefined();
};

struct JsMove {
  val move = val::undefined();
  std::uint32_t start = 0, end = 0;
};

struct JsFinding {
  val rule = val::undefined();
  val dimension = val::undefined();
  val strength = val::undefined();
  val basis = val::undefined();
  std::int32_t contribution = 0, points = 0;
  val evidence = val::undefined();
  val title = val::undefined();
  val why = val::undefined();
  val instead = val::undefined();
  val source = val::undefined();
  val fix = val::undefined();
};

struct JsReport {
  int schema_version = kSchemaVersion;
  val id = val::null();  // filled in by index.ts
  double score = 0, probability = 0;
  std::int32_t bias = 0;
  val verdict = val::undefined();
  val action = val::undefined();
  val lang = val::undefined();
  val dimensions = val::undefined();
  val moves = val::undefined();
  val findings = val::undefined();
  val unknown = val::undefined();
  val answers = val::undefined();
  bool truncated = false;
  val offset_encoding = val::undefined();
  val pack_versions = val::undefined();
};

struct JsBatch {
  val scores = val::undefined();
  val verdicts = val::undefined();
};

struct JsAnswer {
  val id = val::undefined(), tone = val::undefined(), title = val::undefined(), text = val::undefined();
};

struct JsLimits {
  val platform = val::undefined();
  std::uint32_t hashtags = 0, most_hashtags = 0, mentions = 0, links = 0, characters = 0, least_words = 0,
                most_words = 0;
  val source = val::undefined(), checked = val::undefined();
};

struct JsGuidance {
  val mute = val::undefined(), block = val::undefined(), report = val::undefined(), source = val::undefined(),
      checked = val::undefined();
};

struct JsRule {
  val id = val::undefined(), title = val::undefined(), why = val::undefined(), instead = val::undefined(),
      source = val::undefined(), dimension = val::undefined(), strength = val::undefined();
  bool softens = false;
};

struct JsError {
  std::string code, where, what;
};

struct JsFailure {
  JsError error;
};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// A JavaScript string of the engine's own vocabulary (names, wording of the packs), made once: making it anew is most
/// of what a finding costs at the boundary. Not for words of a draft, which would pile up here.
const val& term(std::string_view text) {
  static std::unordered_map<std::string, val, TextHash, std::equal_to<>> known;
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  std::string key(text);
  const val made(key);
  return known.emplace(std::move(key), made).first->second;
}

template <class Items, class Convert>
val list(const Items& items, Convert convert) {
  val out = val::array();
  for (const auto& item : items) out.call<void>("push", convert(item));
  return out;
}

/// The double nearest to a decimal: 72.3f alone would reach JavaScript as 72.30000305175781.
double decimal(float value, double steps) { return std::round(static_cast<double>(value) * steps) / steps; }
double tenths(float value) { return decimal(value, 10); }
double thousandths(float value) { return decimal(value, 1000); }

/// "seconds_since_contact" as JavaScript spells it.
std::string camel_case(std::string_view name) {
  std::string out;
  bool raise = false;
  for (const char c : name) {
    if (c != '_') out += raise && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    raise = c == '_';
  }
  return out;
}

JsSpan to_js(const Span& span, const Utf16Index& index) { return {index(span.begin), index(span.end)}; }

val to_js(const std::optional<Fix>& fix, const Utf16Index& index) {
  if (!fix) return val::null();
  const auto edit_to_js = [&](const Edit& edit) {
    return JsEdit{index(edit.span.begin), index(edit.span.end), edit.text};
  };
  return val(JsFix{fix->title, list(fix->edits, edit_to_js)});
}

JsMove to_js(const Move& move, const Utf16Index& index) {
  return {term(move.move), index(move.span.begin), index(move.span.end)};
}

JsFinding to_js(const Finding& finding, const Utf16Index& index) {
  return {
      .rule = term(finding.rule),
      .dimension = term(name(finding.dimension)),
      .strength = term(name(finding.strength)),
      .basis = term(name(finding.basis)),
      .contribution = finding.contribution,
      .points = finding.points,
      .evidence = list(finding.evidence, [&](const Span& span) { return to_js(span, index); }),
      .title = term(finding.title),
      .why = term(finding.why),
      .instead = term(finding.instead),
      .source = term(finding.source),
      .fix = to_js(finding.fix, index),
  };
}

val to_js(const std::array<float, kDimensions>& dimensions) {
  val out = val::object();
  for (std::size_t i = 0; i < kDimensions; ++i) out.set(term(name(static_cast<Dimension>(i))), tenths(dimensions[i]));
  return out;
}

val to_js(const std::vector<PackVersion>& packs) {
  val out = val::object();
  for (const PackVersion& pack : packs) out.set(term(pack.lang), term(pack.version));
  return out;
}

JsAnswer to_js(const Answer& answer) {
  return {term(answer.id), term(name(answer.tone)), term(answer.title), term(answer.text)};
}

JsReport to_js(const Report& report, const Engine& engine, const Utf16Index& index) {
  return {
      .score = tenths(report.score),
      .probability = thousandths(report.probability),
      .bias = report.bias,
      .verdict = term(name(report.verdict)),
      .action = report.action == Action::none ? val::null() : term(name(report.action)),
      .lang = term(report.lang),
      .dimensions = to_js(report.dimensions),
      .moves = list(report.moves, [&](const Move& move) { return to_js(move, index); }),
      .findings = list(report.findings, [&](const Finding& finding) { return to_js(finding, index); }),
      .unknown = list(report.unknown, camel_case),
      .answers = list(report.answers, [](const Answer& answer) { return to_js(answer); }),
      .truncated = report.truncated,
      .offset_encoding = term("utf-16"),
      .pack_versions = to_js(engine.pack_versions()),
  };
}

std::string code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::damaged: return "damaged";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::invalid: break;
  }
  return "invalid";
}

val failure(const Error& error) { return val(JsFailure{{code_name(error.code), error.where, error.what}}); }

std::vector<std::string> strings(const val& list) { return emscripten::vecFromJSArray<std::string>(list); }

std::vector<Earlier> read_earlier(const val& messages) {
  std::vector<Earlier> out;
  for (const val& message : emscripten::vecFromJSArray<val>(messages)) {
    out.push_back({message["fromMe"].as<bool>(), message["text"].as<std::string>(), message["time"].as<std::string>()});
  }
  return out;
}

/// From the form of src/context.ts: plain values as pairs in `fields` (their names and values are the engine's to
/// judge), lists by name.
Result<Context> read_context(const val& wire) {
  Context context;
  if (wire.isUndefined()) return context;
  context.topics = strings(wire["topics"]);
  context.audience = strings(wire["audience"]);
  context.earlier = read_earlier(wire["earlier"]);
  const std::vector<std::string> fields = strings(wire["fields"]);
  for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
    const Result<bool> set = set_context(context, fields[i], fields[i + 1]);
    if (!set) return set.error();
  }
  return context;
}

Result<Draft> read_situation(const std::string& kind_name, const val& context_wire) {
  const Result<Kind> kind = parse_kind(kind_name);
  if (!kind) return kind.error();
  Result<Context> context = read_context(context_wire);
  if (!context) return context.error();
  Draft draft;
  draft.kind = *kind;
  draft.context = std::move(*context);
  return draft;
}

val from(const val& packs) {
  const std::vector<std::string> bytes = strings(packs);
  const Result<Engine> engine = Engine::from({bytes.begin(), bytes.end()});
  return engine ? val(*engine) : failure(engine.error());
}

val check(const Engine& engine, const std::string& text, const std::string& kind, const val& context) {
  Result<Draft> draft = read_situation(kind, context);
  if (!draft) return failure(draft.error());
  draft->text = text;
  return val(to_js(engine.check(*draft), engine, Utf16Index(text)));
}

/// A typed array of its own, not a view of wasm memory, which may move.
template <class T>
val typed_array(const char* type, const std::vector<T>& items) {
  return val::global(type).new_(emscripten::typed_memory_view(items.size(), items.data()));
}

/// Many texts in one call: their bytes one after the other, and the length of each (Uint32Array).
val check_many(const Engine& engine, const std::string& texts, const val& lengths, const std::string& kind,
               const val& context) {
  Result<Draft> draft = read_situation(kind, context);
  if (!draft) return failure(draft.error());
  std::vector<float> scores;
  std::vector<std::uint8_t> verdicts;
  std::string_view rest = texts;
  for (const std::uint32_t length : emscripten::convertJSArrayToNumberVector<std::uint32_t>(lengths)) {
    draft->text = rest.substr(0, length);
    rest.remove_prefix(draft->text.size());
    const Report report = engine.check(*draft);
    scores.push_back(report.score);
    verdicts.push_back(static_cast<std::uint8_t>(report.verdict));
  }
  return val(JsBatch{typed_array("Float32Array", scores), typed_array("Uint8Array", verdicts)});
}

val answers(const Engine& engine) {
  return list(engine.answers(), [](const Answer& answer) { return to_js(answer); });
}

val limits(const Engine& engine) {
  return list(engine.limits(), [](const Limits& l) {
    return JsLimits{l.platform == Platform::unknown ? val::null() : term(name(l.platform)),
                    l.hashtags,
                    l.most_hashtags,
                    l.mentions,
                    l.links,
                    l.characters,
                    l.least_words,
                    l.most_words,
                    term(l.source),
                    term(l.checked)};
  });
}

val rules(const Engine& engine) {
  return list(engine.rules(), [](const RuleInfo& rule) {
    return JsRule{term(rule.id),
                  term(rule.title),
                  term(rule.why),
                  term(rule.instead),
                  term(rule.source),
                  term(name(rule.dimension)),
                  term(name(rule.strength)),
                  rule.softens};
  });
}

/// An empty name stands for no platform in particular.
val guidance(const Engine& engine, const std::string& platform) {
  Context context;
  if (!platform.empty()) {
    const auto set = set_context(context, "platform", platform);
    if (!set) return failure(set.error());
  }
  const Guidance g = engine.guidance(context.platform);
  return val(JsGuidance{term(g.mute), term(g.block), term(g.report), term(g.source), term(g.checked)});
}

/// Is there room to check so many bytes? Asked before they come in, as nothing can be undone once memory has run out in
/// the middle. The most that was seen to be taken is 85 bytes for one of the text ("buy my book" over and over).
bool has_room(std::size_t bytes) {
  constexpr std::size_t kMost = 96;
  // Volatile, or the compiler leaves out an allocation that nobody uses.
  void* volatile room = std::malloc(std::min(bytes, kMaxDraftBytes) * kMost);
  const bool found = room != nullptr;
  std::free(room);
  return found;
}

/// The names behind the numbers of check_many.
val verdicts() {
  constexpr Verdict kAll[] = {Verdict::conversation, Verdict::leaning, Verdict::push, Verdict::unclear};
  return list(kAll, [](Verdict verdict) { return std::string(name(verdict)); });
}

}  // namespace
}  // namespace unpushy

EMSCRIPTEN_BINDINGS(unpushy) {
  using namespace unpushy;
  using emscripten::value_object;

  value_object<JsSpan>("Span").field("start", &JsSpan::start).field("end", &JsSpan::end);
  value_object<JsEdit>("Edit").field("start", &JsEdit::start).field("end", &JsEdit::end).field("text", &JsEdit::text);
  value_object<JsFix>("Fix").field("title", &JsFix::title).field("edits", &JsFix::edits);
  value_object<JsMove>("Move").field("move", &JsMove::move).field("start", &JsMove::start).field("end", &JsMove::end);
  value_object<JsFinding>("Finding")
      .field("rule", &JsFinding::rule)
      .field("dimension", &JsFinding::dimension)
      .field("strength", &JsFinding::strength)
      .field("basis", &JsFinding::basis)
      .field("contribution", &JsFinding::contribution)
      .field("points", &JsFinding::points)
      .field("evidence", &JsFinding::evidence)
      .field("title", &JsFinding::title)
      .field("why", &JsFinding::why)
      .field("instead", &JsFinding::instead)
      .field("source", &JsFinding::source)
      .field("fix", &JsFinding::fix);
  value_object<JsReport>("Report")
      .field("schemaVersion", &JsReport::schema_version)
      .field("id", &JsReport::id)
      .field("score", &JsReport::score)
      .field("probability", &JsReport::probability)
      .field("bias", &JsReport::bias)
      .field("verdict", &JsReport::verdict)
      .field("action", &JsReport::action)
      .field("lang", &JsReport::lang)
      .field("dimensions", &JsReport::dimensions)
      .field("moves", &JsReport::moves)
      .field("findings", &JsReport::findings)
      .field("unknown", &JsReport::unknown)
      .field("answers", &JsReport::answers)
      .field("truncated", &JsReport::truncated)
      .field("offsetEncoding", &JsReport::offset_encoding)
      .field("packVersions", &JsReport::pack_versions);
  value_object<JsBatch>("Batch").field("scores", &JsBatch::scores).field("verdicts", &JsBatch::verdicts);
  value_object<JsAnswer>("Answer")
      .field("id", &JsAnswer::id)
      .field("tone", &JsAnswer::tone)
      .field("title", &JsAnswer::title)
      .field("text", &JsAnswer::text);
  value_object<JsRule>("Rule")
      .field("id", &JsRule::id)
      .field("title", &JsRule::title)
      .field("why", &JsRule::why)
      .field("instead", &JsRule::instead)
      .field("source", &JsRule::source)
      .field("dimension", &JsRule::dimension)
      .field("strength", &JsRule::strength)
      .field("softens", &JsRule::softens);
  value_object<JsLimits>("Limits")
      .field("platform", &JsLimits::platform)
      .field("hashtags", &JsLimits::hashtags)
      .field("mostHashtags", &JsLimits::most_hashtags)
      .field("mentions", &JsLimits::mentions)
      .field("links", &JsLimits::links)
      .field("characters", &JsLimits::characters)
      .field("leastWords", &JsLimits::least_words)
      .field("mostWords", &JsLimits::most_words)
      .field("source", &JsLimits::source)
      .field("checked", &JsLimits::checked);
  value_object<JsGuidance>("Guidance")
      .field("mute", &JsGuidance::mute)
      .field("block", &JsGuidance::block)
      .field("report", &JsGuidance::report)
      .field("source", &JsGuidance::source)
      .field("checked", &JsGuidance::checked);
  value_object<JsError>("Error")
      .field("code", &JsError::code)
      .field("where", &JsError::where)
      .field("what", &JsError::what);
  value_object<JsFailure>("Failure").field("error", &JsFailure::error);

  emscripten::class_<Engine>("Engine")
      .class_function("from", &from)
      .function("check", &check)
      .function("checkMany", &check_many)
      .function("answers", &answers)
      .function("rules", &rules)
      .function("limits", &limits)
      .function("guidance", &guidance);
  emscripten::function("hasRoom", &has_room);
  emscripten::function("verdicts", &verdicts);
}
