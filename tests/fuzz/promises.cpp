#include "fuzz/promises.h"

#include <cmath>
#include <vector>

#include "fuzz/judge.h"
#include "pack/compiler.h"
#include "pack/pack.h"
#include "report/json.h"
#include "rules/fixes.h"
#include "scoring/logistic.h"
#include "text/utf16_index.h"

namespace unpushy::fuzz {
namespace {

using Places = std::vector<std::int64_t>;  // by byte: UTF-16 units before it, or kInside

constexpr std::int64_t kInside = -1;  // no character begins at this byte

/// How long the well-formed part at `at` is: the table "Well-Formed UTF-8 Byte Sequences" of Unicode, not our decoder.
/// `whole` says whether it is a character or, as WHATWG has it, one replacement for its maximal well-formed beginning.
std::size_t part_length(std::string_view text, std::size_t at, bool& whole) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(at);
  const std::size_t wanted = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  whole = wanted == 1;
  if (wanted <= 1) return 1;
  const unsigned low = lead == 0xE0   ? 0xA0
                       : lead == 0xF0 ? 0x90
                                      : 0x80,
                 high = lead == 0xED   ? 0x9F
                        : lead == 0xF4 ? 0x8F
                                       : 0xBF;
  std::size_t length = 1;
  if (byte(at + 1) >= low && byte(at + 1) <= high) ++length;
  while (length > 1 && length < wanted && (byte(at + length) & 0xC0) == 0x80) ++length;
  whole = length == wanted;
  return length;
}

Places places_of(std::string_view text) {
  Places places(text.size() + 1, kInside);
  std::int64_t unit = 0;
  for (std::size_t at = 0; at < text.size();) {
    places[at] = unit;
    bool whole = false;
    const std::size_t length = part_length(text, at, whole);
    unit += whole && length == 4 ? 2 : 1;
    at += length;
  }
  places[text.size()] = unit;
  return places;
}

void judge_span(Judge& judge, const Span& span, const Places& places, const text::Utf16Index& index,
                const std::string& of) {
  const bool inside = span.begin <= span.end && span.end < places.size();
  judge.expect(inside, "a span of " + of + " is outside the text");
  if (!inside) return;
  for (const std::uint32_t byte : {span.begin, span.end}) {
    judge.expect(places[byte] != kInside, "a span of " + of + " cuts a character");
    if (places[byte] != kInside)
      judge.expect(index(byte) == places[byte], "a span of " + of + " has wrong UTF-16 units");
  }
}

void judge_spans(Judge& judge, const Report& report, std::string_view text) {
  const Places places = places_of(text);
  const text::Utf16Index index(text);
  for (const Move& move : report.moves) judge_span(judge, move.span, places, index, std::string(move.move));
  for (const Finding& finding : report.findings) {
    const std::string rule(finding.rule);
    std::uint32_t end = 0;
    for (const Span& span : finding.evidence) {
      judge_span(judge, span, places, index, rule);
      judge.expect(span.begin >= end && span.begin < span.end, "the evidence of " + rule + " is unsorted or empty");
      end = span.end;
    }
    const bool may_lack = finding.basis == Basis::context || finding.basis == Basis::model;
    judge.expect(!finding.evidence.empty() || may_lack, rule + " has no evidence");
    end = 0;
    for (const Edit& edit : finding.fix ? finding.fix->edits : std::vector<Edit>()) {
      judge_span(judge, edit.span, places, index, "the fix of " + rule);
      judge.expect(edit.span.begin >= end, "the edits of " + rule + " overlap");
      end = edit.span.end;
    }
  }
}

int rounded(int tenths) { return (tenths + 5) / 10; }

void judge_sums(Judge& judge, const Report& report) {
  std::int64_t logit = report.bias;
  std::int32_t points = 0;
  for (const Finding& finding : report.findings) {
    logit += finding.contribution;
    points += finding.points;
  }
  const int tenths = static_cast<int>(std::lround(report.score * 10));
  judge.expect(tenths >= 0 && tenths <= 1000, "the score is no score");
  judge.expect(scoring::tenths(logit) == tenths, "the contributions do not add up to the score");
  judge.expect(points == rounded(tenths) - rounded(scoring::tenths(report.bias)), "the points do not add up");
  judge.expect(std::lround(report.probability * 1000) == tenths, "probability and score differ");
  for (const float dimension : report.dimensions)
    judge.expect(dimension >= 0 && dimension <= 100, "a dimension is outside 0..100");
}

void judge_order(Judge& judge, const Report& report) {
  for (std::size_t i = 1; i < report.findings.size(); ++i) {
    const Finding &a = report.findings[i - 1], &b = report.findings[i];
    const bool in_order = b.evidence.empty() || (!a.evidence.empty() && a.evidence[0].begin <= b.evidence[0].begin);
    judge.expect(in_order, "findings are out of order at " + std::string(b.rule));
  }
}

void judge_fixes(Judge& judge, const Engine& engine, const OwnedDraft& draft, const Report& report) {
  for (const Finding& finding : report.findings) {
    if (!finding.fix) continue;
    OwnedDraft fixed = draft;
    fixed.text = rules::apply_fix(draft.text, *finding.fix);
    const std::string rule(finding.rule);
    judge.expect(fixed.text != draft.text, "the fix of " + rule + " changes nothing");
    judge.expect(engine.check(fixed.draft()).score <= report.score, "the fix of " + rule + " raises the score");
  }
}

std::string json_of(const Report& report, const OwnedDraft& draft, report::Offsets offsets) {
  report::JsonOptions options;
  options.text = draft.text;
  options.offsets = offsets;
  return report::to_json(report, options);
}

}  // namespace

std::string broken_promise(const Engine& engine, const OwnedDraft& draft) {
  Judge judge;
  const Report report = engine.check(draft.draft());
  judge_spans(judge, report, draft.text);
  judge_sums(judge, report);
  judge_order(judge, report);
  judge.expect((report.action == Action::none) == (draft.kind != Kind::dm_in), "only received messages get an action");
  judge.expect(report.truncated == (draft.text.size() > kMaxDraftBytes), "a cut text is not said to be cut");
  if (judge.complaint().empty()) judge_fixes(judge, engine, draft, report);
  if (judge.complaint().empty()) {
    const Report again = engine.check(draft.draft());
    for (const auto offsets : {report::Offsets::utf8, report::Offsets::utf16})
      judge.expect(json_of(report, draft, offsets) == json_of(again, draft, offsets), "the second report differs");
  }
  return judge.complaint();
}

std::string broken_by_pack(std::string_view bytes) {
  const auto engine = Engine::from({bytes});
  if (!engine) return engine.error().what.empty() ? "a refused pack is not told why" : "";
  // A pack that opens has weights of its own, so that only the crash and the spans can be judged.
  OwnedDraft draft{
      "Hi Ann! Get 5 of my free books, last chance: https://shop.example {{name}} \xF0\x9F\x94\xA5", Kind::dm_in, {}};
  draft.context.earlier = {{true, "Buy my book?", ""}, {false, "No, thank you.", ""}};
  const Report report = engine->check(draft.draft());
  Judge judge;
  judge_spans(judge, report, draft.text);
  engine->rules();
  engine->answers();
  engine->limits();
  engine->guidance(Platform::x);
  return judge.complaint();
}

std::string broken_by_rules(std::string_view toml) {
  const auto compiled = pack::compile({{"fuzz.toml", std::string(toml)}}, "en");
  if (!compiled) {
    const bool said = !compiled.error().what.empty();
    return said ? "" : "a refused rule file is not told why";
  }
  return pack::Pack::open(compiled->bytes) ? "" : "a compiled pack does not open";
}

std::string broken_by_context(std::string_view bytes) {
  Context context;
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    const std::size_t sign = line.find('=');
    const std::string_view value = sign == std::string_view::npos ? std::string_view() : line.substr(sign + 1);
    const auto set = set_context(context, line.substr(0, sign), value);
    if (!set && set.error().what.empty()) return "a refused value is not told why";
  }
  return "";
}

}  // namespace unpushy::fuzz
