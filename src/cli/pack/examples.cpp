#include "cli/pack/examples.h"

#include <algorithm>
#include <string>

#include "rules/fixes.h"
#include "rules/rules.h"
#include "unpushy/engine.h"

namespace unpushy::cli {
namespace {

/// A move's own phrases are tried without the moves that switch others off, so that `negation` and `about` can be
/// tried, too.
bool finds_move(const pack::Pack& pack, const text::Document& document, const std::string& id) {
  for (const pack::fb::Move* move : *pack.data().moves()) {
    if (move->id()->string_view() != id) continue;
    const auto hits = pack.match(document);
    return std::any_of(hits.begin(), hits.end(), [&](const pack::PhraseHit& hit) {
      const auto takes_back = [&](const pack::PhraseHit& other) {
        return other.unless && other.list == hit.list && other.first <= hit.last && hit.first <= other.last;
      };
      return !hit.unless && hit.list == move->list() && std::none_of(hits.begin(), hits.end(), takes_back);
    });
  }
  return false;
}

std::vector<std::string> rules_found(const pack::Pack& pack, const text::Document& document,
                                     const pack::Example& example) {
  const rules::Facts facts(pack, document);
  std::vector<std::string> ids;
  for (const rules::Hit& hit :
       rules::apply(pack, facts, rules::situation_of(pack, example.kind, example.context, facts))) {
    ids.push_back(pack.data().rules()->Get(hit.rule)->id()->str());
  }
  return ids;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all.empty() ? "nothing" : all;
}

}  // namespace

std::vector<Error> failed_examples(const pack::Pack& pack, const std::vector<pack::Example>& examples) {
  std::vector<Error> failures;
  for (const pack::Example& example : examples) {
    const text::Document document = text::read(example.text, &pack);
    const auto found = rules_found(pack, document, example);
    const bool hit = example.is_move ? finds_move(pack, document, example.id)
                                     : std::find(found.begin(), found.end(), example.id) != found.end();
    if (hit == example.must_hit) continue;
    const std::string what = example.id + (example.must_hit ? " should hit: \"" : " should leave alone: \"") +
                             example.text + "\"\n    rules found: " + joined(found);
    failures.push_back({ErrorCode::invalid, example.where, what});
  }
  return failures;
}

std::vector<Error> harmful_fixes(std::string_view pack, const std::vector<pack::Example>& examples) {
  std::vector<Error> failures;
  const auto engine = Engine::from({pack});
  if (!engine) return {engine.error()};
  for (const pack::Example& example : examples) {
    const Report before = engine->check({example.text, example.kind, example.context});
    for (const Finding& finding : before.findings) {
      if (!finding.fix) continue;
      const std::string fixed = rules::apply_fix(example.text, *finding.fix);
      const Report after = engine->check({fixed, example.kind, example.context});
      if (after.score <= before.score) continue;
      const std::string what = "The fix of " + std::string(finding.rule) + " raises the score of \"" + example.text +
                               "\"\n    fixed: \"" + fixed + "\"";
      failures.push_back({ErrorCode::invalid, example.where, what});
    }
  }
  return failures;
}

std::string circumstances_of(const pack::Example& example) {
  const Context& context = example.context;
  std::string out;
  const auto add = [&](std::string_view words, std::string_view value = {}) {
    (((out += out.empty() ? "" : ", ") += words) += value.empty() ? "" : " ") += value;
  };
  const auto add_name = [&](std::string_view words, std::string_view value) {
    if (!value.empty()) add(words, value);
  };
  const auto add_answer = [&](std::string_view words, const std::optional<bool>& answer) {
    if (answer) add(*answer ? words : "not " + std::string(words));
  };
  const auto add_words = [&](std::string_view words, const std::vector<std::string>& list) {
    if (!list.empty()) add(words, joined(list));
  };
  if (example.kind != Kind::post) add(name(example.kind));
  add_name("on", name(context.platform));
  add_name("relation", name(context.relation));
  if (context.seconds_since_contact) add("seconds since contact", std::to_string(*context.seconds_since_contact));
  add_answer("automated", context.automated);
  add_answer("disclosed", context.disclosed);
  add_name("commercial", name(context.commercial));
  add_answer("asked", context.asked);
  add_words("topics", context.topics);
  add_words("audience", context.audience);
  add_name("in reply to", context.parent.empty() ? "" : "\"" + context.parent + "\"");
  for (const Earlier& message : context.earlier)
    add(message.from_me ? "before, from me" : "before, from them", "\"" + message.text + "\"");
  return out;
}

}  // namespace unpushy::cli
