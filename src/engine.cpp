// The whole pipeline on one page; the file to read first.
//
//   Draft -> text::read -> Document -> rules::Facts -> rules::find_all, find_model, choose -> hits -> scoring -> Report

#include "unpushy/engine.h"

#include <algorithm>

#include "pack/pack.h"
#include "rules/fixes.h"
#include "rules/rules.h"
#include "scoring/answers.h"
#include "scoring/model.h"
#include "scoring/score.h"
#include "scoring/unknown.h"
#include "sorting.h"
#include "text/document.h"

namespace unpushy {

struct Engine::State {
  std::vector<pack::Pack> packs;  // one per language, never empty

  const pack::Pack& pack_for(std::string_view lang) const {
    const auto speaks = [&](const pack::Pack& p) { return p.data().lang()->string_view() == lang; };
    const auto found = std::find_if(packs.begin(), packs.end(), speaks);
    return found == packs.end() ? packs.front() : *found;
  }
};

namespace {

std::string_view view(const flatbuffers::String* text) { return text->string_view(); }

/// Names of the kinds of draft a rule is for; none if it is for all.
std::vector<std::string_view> kinds_of(const pack::fb::Rule& rule) {
  std::vector<std::string_view> names;
  for (const Kind kind : {Kind::post, Kind::reply, Kind::dm_out, Kind::dm_in}) {
    if ((rule.kinds() >> static_cast<unsigned>(kind) & 1) != 0) names.push_back(name(kind));
  }
  constexpr std::size_t kAll = 4;
  return names.size() == kAll ? std::vector<std::string_view>() : names;
}

/// The places as byte spans; neighbours with nothing but white space between them become one.
std::vector<Span> evidence_of(const std::vector<rules::Place>& places, const text::Document& document) {
  std::vector<rules::Place> sorted = places;
  sort_stably(sorted, [](const rules::Place& a, const rules::Place& b) { return a.first < b.first; });
  std::vector<Span> spans;
  std::uint32_t last = 0;
  for (const rules::Place& place : sorted) {
    if (!spans.empty() && place.first <= last + 1) {
      last = std::max(last, place.last);
      spans.back().end = std::max(spans.back().end, document.span(last, last).end);
    } else {
      spans.push_back(document.span(place.first, place.last));
      last = place.last;
    }
  }
  return spans;
}

Finding finding_of(const pack::Pack& pack, const rules::Hit& hit, const rules::Facts& facts,
                   const rules::Situation& situation) {
  const pack::fb::Rule& rule = *pack.data().rules()->Get(hit.rule);
  Finding finding;
  finding.rule = view(rule.id());
  finding.dimension = static_cast<Dimension>(rule.dimension());
  finding.strength = static_cast<Strength>(rule.strength());
  finding.basis = scoring::basis_of(rule);
  finding.evidence = evidence_of(hit.places, facts.document());
  finding.title = view(rule.wording()->title());
  finding.why = view(rule.wording()->why());
  finding.instead = view(rule.wording()->instead());
  finding.source = view(rule.source());
  finding.fix = rules::make_fix(pack, rule, hit, facts, situation);
  return finding;
}

/// By first evidence, those without any last, then by rule.
bool reads_before(const Finding& a, const Finding& b) {
  if (a.evidence.empty() != b.evidence.empty()) return b.evidence.empty();
  const std::uint32_t left = a.evidence.empty() ? 0 : a.evidence[0].begin,
                      right = b.evidence.empty() ? 0 : b.evidence[0].begin;
  return left != right ? left < right : a.rule < b.rule;
}

std::vector<Move> moves_of(const pack::Pack& pack, const rules::Facts& facts) {
  std::vector<Move> moves;
  for (const rules::MoveHit& hit : facts.moves()) {
    const pack::fb::Move& move = *pack.data().moves()->Get(hit.move);
    if (move.role() == pack::fb::MoveRole_quiet || move.role() == pack::fb::MoveRole_sign) continue;
    moves.push_back({view(move.id()), facts.document().span(hit.place.first, hit.place.last)});
  }
  return moves;
}

std::vector<rules::Hit> chosen_hits(const std::vector<rules::Hit>& found, const std::vector<std::uint16_t>& chosen) {
  std::vector<rules::Hit> hits;
  hits.reserve(chosen.size());
  for (const std::uint16_t i : chosen) hits.push_back(found[i]);
  return hits;
}

/// The language said by the context, else the pack's if enough of its commonest words are there, else "und".
std::string_view language_of(const pack::Pack& pack, const text::Document& document, const std::string& said) {
  constexpr std::uint32_t kRead = 200, kEnoughWords = 6, kOneIn = 12;
  if (said == view(pack.data().lang())) return view(pack.data().lang());
  if (said != "auto" && !said.empty()) return "und";
  const std::string& letters = document.folded.text;
  const auto is_latin = [](char c) { return c >= 'a' && c <= 'z'; };
  if (document.words > 0 && std::none_of(letters.begin(), letters.end(), is_latin)) return "und";
  const std::uint32_t words = std::min(document.words, kRead);
  const bool few = pack.count_common_words(document, kRead) * kOneIn < words;
  return words >= kEnoughWords && few ? "und" : view(pack.data().lang());
}

/// What a text comes to in a situation.
struct Judged {
  std::vector<rules::Hit> found;      // whatever the situation
  std::vector<std::uint16_t> chosen;  // indexes into found
  std::vector<std::int32_t> contributions;
  scoring::Score score;
};

Judged judge(const pack::Pack& pack, const rules::Facts& facts, const std::vector<std::int32_t>& values,
             const rules::Situation& situation) {
  Judged judged;
  judged.found = rules::find_all(pack, facts, situation);
  if (auto measured = scoring::find_model(pack, facts, situation.kind, values))
    judged.found.push_back(std::move(*measured));
  judged.chosen = rules::choose(pack, judged.found, facts, situation);
  judged.contributions = scoring::contributions(pack, judged.found, judged.chosen);
  const bool sign = scoring::has_sign(pack, judged.found, judged.chosen, judged.contributions);
  judged.score = scoring::score_of(pack.data().bias(), judged.contributions, facts.document().words, sign);
  return judged;
}

/// Would the text score more after this fix? It can: words that softened may be gone, for a rule or for the model, or
/// no longer stand beside what they softened. Of long texts that is feared without looking, to keep a check fast.
/// Sentences that stay are not read anew.
bool may_raise(const pack::Pack& pack, const Draft& draft, const rules::Facts& before,
               const std::vector<std::int32_t>& values, const rules::Situation& situation, const Fix& fix, int tenths) {
  constexpr std::size_t kLongest = 10000;  // bytes
  if (draft.text.size() > kLongest) return true;
  const std::string text = rules::apply_fix(draft.text, fix);
  const text::Document document = text::read(text, &pack);
  const rules::Facts facts(pack, document, &before);
  return judge(pack, facts, scoring::sentence_values(pack, facts, values),
               rules::with_text(pack, situation, draft.context, facts))
             .score.tenths > tenths;
}

/// What is to be known of a text before anything is shown.
Report weighed(const pack::Pack& pack, const rules::Facts& facts, const Judged& judged,
               const std::vector<rules::Hit>& hits, Kind kind) {
  Report report;
  report.score = static_cast<float>(judged.score.tenths) / 10.0f;
  report.probability = static_cast<float>(judged.score.tenths) / 1000.0f;
  report.bias = pack.data().bias();
  report.verdict = judged.score.verdict;
  if (kind == Kind::dm_in) report.action = scoring::action_of(report.verdict, pack, hits, judged.contributions);
  report.moves = moves_of(pack, facts);
  return report;
}

}  // namespace

Engine::Engine(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Result<Engine> Engine::from(const std::vector<std::string_view>& packs) {
  auto state = std::make_shared<State>();
  for (const std::string_view bytes : packs) {
    auto pack = pack::Pack::open(bytes);
    const std::string where = std::to_string(state->packs.size());
    if (!pack) return Error{pack.error().code, where, pack.error().what};
    for (const pack::Pack& other : state->packs) {
      const bool twice = view(other.data().lang()) == view(pack->data().lang());
      if (twice) return Error{ErrorCode::invalid, where, "There are two packs of one language; load one of them."};
    }
    state->packs.push_back(std::move(*pack));
  }
  if (state->packs.empty()) return Error{ErrorCode::invalid, "", "An engine needs at least one pack."};
  return Engine(std::move(state));
}

Report Engine::check(const Draft& draft) const {
  const pack::Pack& pack = state_->pack_for(draft.context.lang);
  const text::Document document = text::read(draft.text, &pack);
  const rules::Facts facts(pack, document);
  const rules::Situation situation = rules::situation_of(pack, draft.kind, draft.context, facts);
  const auto values = scoring::sentence_values(pack, facts);
  const Judged judged = judge(pack, facts, values, situation);
  const auto& [found, chosen, contributions, score] = judged;
  const auto hits = chosen_hits(found, chosen);

  Report report = weighed(pack, facts, judged, hits, draft.kind);
  report.lang = language_of(pack, document, draft.context.lang);
  report.dimensions = scoring::dimensions_of(pack, hits, contributions);
  const auto points = scoring::points_of(report.bias, contributions);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    report.findings.push_back(finding_of(pack, hits[i], facts, situation));
    report.findings.back().contribution = contributions[i];
    report.findings.back().points = points[i];
    std::optional<Fix>& fix = report.findings.back().fix;
    if (fix && may_raise(pack, draft, facts, values, situation, *fix, score.tenths)) fix.reset();
  }
  sort_stably(report.findings, reads_before);
  report.unknown = scoring::unknown_keys(pack, facts, found, chosen, situation, score.verdict);
  if (draft.kind == Kind::dm_in)
    report.answers = scoring::answers_for(pack, facts, situation, report.action, hits, contributions);
  report.truncated = document.truncated;
  return report;
}

Report Engine::weigh(const Draft& draft, text::Document& document) const {
  const pack::Pack& pack = state_->pack_for(draft.context.lang);
  document = text::read(draft.text, &pack);
  const rules::Facts facts(pack, document);
  const rules::Situation situation = rules::situation_of(pack, draft.kind, draft.context, facts);
  const Judged judged = judge(pack, facts, scoring::sentence_values(pack, facts), situation);
  const auto hits = chosen_hits(judged.found, judged.chosen);
  Report report = weighed(pack, facts, judged, hits, draft.kind);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const pack::fb::Rule& rule = *pack.data().rules()->Get(hits[i].rule);
    Finding& finding = report.findings.emplace_back();
    finding.rule = view(rule.id());
    finding.title = view(rule.wording()->title());
    finding.basis = scoring::basis_of(rule);
    finding.contribution = judged.contributions[i];
  }
  return report;
}

std::vector<RuleInfo> Engine::rules() const {
  const auto& rules = *state_->packs.front().data().rules();
  std::vector<RuleInfo> all;
  for (const pack::fb::Rule* rule : rules) {
    const pack::fb::Wording& wording = *rule->wording();
    RuleInfo info{view(rule->id()),
                  view(wording.title()),
                  view(wording.why()),
                  view(wording.instead()),
                  view(rule->source()),
                  static_cast<Dimension>(rule->dimension()),
                  static_cast<Strength>(rule->strength()),
                  rule->weight() < 0,
                  rule->weight(),
                  kinds_of(*rule),
                  {}};
    if (rule->softened_by() != nullptr) {
      for (const std::uint16_t other : *rule->softened_by()) info.softened_by.push_back(view(rules.Get(other)->id()));
    }
    all.push_back(std::move(info));
  }
  return all;
}

std::optional<RuleInfo> Engine::find_rule(std::string_view id) const {
  for (const RuleInfo& rule : rules()) {
    if (rule.id == id) return rule;
  }
  return std::nullopt;
}

std::vector<Answer> Engine::answers() const {
  std::vector<Answer> all;
  for (const pack::fb::Answer* answer : *state_->packs.front().data().answers())
    all.push_back(scoring::answer_of(*answer));
  return all;
}

std::vector<Limits> Engine::limits() const {
  std::vector<Limits> all;
  Limits any;
  for (const pack::fb::PlatformLimits* l : *state_->packs.front().data().limits()) {
    const auto own = [](std::uint32_t number, std::uint32_t fallback) { return number > 0 ? number : fallback; };
    all.push_back({static_cast<Platform>(l->platform()), own(l->hashtags(), any.hashtags),
                   own(l->most_hashtags(), any.most_hashtags), own(l->mentions(), any.mentions),
                   own(l->links(), any.links), own(l->characters(), any.characters),
                   own(l->least_words(), any.least_words), own(l->most_words(), any.most_words), view(l->source()),
                   view(l->checked())});
    if (l->platform() == 0) any = all.back();
  }
  return all;
}

Guidance Engine::guidance(Platform platform) const {
  const pack::fb::Guidance* found = nullptr;
  for (const pack::fb::Guidance* guidance : *state_->packs.front().data().guidance()) {
    const bool own = guidance->platform() == static_cast<std::uint8_t>(platform);
    if (own || (guidance->platform() == 0 && found == nullptr)) found = guidance;
  }
  if (found == nullptr) return {};
  return {view(found->mute()), view(found->block()), view(found->report()), view(found->source()),
          view(found->checked())};
}

std::vector<PackVersion> Engine::pack_versions() const {
  std::vector<PackVersion> all;
  for (const pack::Pack& pack : state_->packs) all.push_back({view(pack.data().lang()), view(pack.data().version())});
  return all;
}

}  // namespace unpushy
