#include "scoring/unknown.h"

#include <algorithm>

#include "scoring/score.h"

namespace unpushy::scoring {
namespace {

using rules::Situation;

using Open = bool (*)(const Situation&);
using Answered = void (*)(Situation&);

/// An answer that could be given, and how to tell that the question is open. What the answer says is its own.
struct Question {
  std::string_view key;
  Open open;
  Answered answer;
};

constexpr std::int64_t kJustNow = 60;  // seconds; within every limit a rule may set

bool is_public(const Situation& s) { return s.kind == Kind::post || s.kind == Kind::reply; }
bool no_platform(const Situation& s) { return s.platform == Platform::unknown; }
bool no_relation(const Situation& s) { return s.relation == Relation::unknown; }
bool no_fit(const Situation& s) { return s.fit == pack::fb::AudienceFit_any; }
bool no_interest(const Situation& s) { return is_public(s) && s.commercial == Commercial::unknown; }
bool says_nothing(const Situation& s) { return s.automated.value_or(false) && !s.disclosed; }
bool no_parent(const Situation& s) { return s.kind == Kind::reply && !s.is_reply; }
bool no_earlier(const Situation& s) { return !is_public(s) && !s.exchange.refused; }

void set_fit(Situation& s, bool fits) { s.fit = fits ? pack::fb::AudienceFit_fits : pack::fb::AudienceFit_foreign; }

void set_parent(Situation& s, bool shares, bool asks) {
  s.is_reply = true;
  s.parent.shares = shares;
  s.parent.asks = s.parent.requests = asks;
}

/// An exchange in which nothing happened yet but what is set behind.
rules::Exchange& set_earlier(Situation& s) {
  rules::Exchange& e = s.exchange;
  e.refused = e.promised = e.requested = e.exchanged = e.pitched = e.repeats = false;
  return e;
}

// In the order of the public context keys; answers of one key stand together.
const Question kQuestions[] = {
    {"platform", no_platform, [](Situation& s) { s.platform = Platform::x; }},
    {"platform", no_platform, [](Situation& s) { s.platform = Platform::instagram; }},
    {"relation", no_relation, [](Situation& s) { s.relation = Relation::new_follower; }},
    {"relation", no_relation, [](Situation& s) { s.relation = Relation::stranger; }},
    {"relation", no_relation, [](Situation& s) { s.relation = Relation::customer; }},
    {"relation", no_relation, [](Situation& s) { s.relation = Relation::friend_; }},
    {"seconds_since_contact", [](const Situation& s) { return !is_public(s) && !s.seconds_since_contact; },
     [](Situation& s) { s.seconds_since_contact = kJustNow; }},
    {"automated", [](const Situation& s) { return !s.automated && !s.disclosed; },
     [](Situation& s) {
       s.automated = true;
       s.disclosed = false;
     }},
    {"disclosed", says_nothing, [](Situation& s) { s.disclosed = false; }},
    {"disclosed", says_nothing, [](Situation& s) { s.disclosed = true; }},
    {"commercial", no_interest, [](Situation& s) { s.commercial = Commercial::own; }},
    {"commercial", no_interest, [](Situation& s) { s.commercial = Commercial::paid; }},
    {"asked", [](const Situation& s) { return !s.asked; }, [](Situation& s) { s.asked = true; }},
    {"topics", no_fit, [](Situation& s) { set_fit(s, true); }},
    {"topics", no_fit, [](Situation& s) { set_fit(s, false); }},
    {"audience", no_fit, [](Situation& s) { set_fit(s, true); }},
    {"audience", no_fit, [](Situation& s) { set_fit(s, false); }},
    {"parent", no_parent, [](Situation& s) { set_parent(s, true, true); }},
    {"parent", no_parent, [](Situation& s) { set_parent(s, false, false); }},
    {"earlier", no_earlier, [](Situation& s) { set_earlier(s).exchanged = true; }},
    {"earlier", no_earlier, [](Situation& s) { set_earlier(s).promised = true; }},
    {"earlier", no_earlier, [](Situation& s) { set_earlier(s).refused = true; }},
    {"earlier", no_earlier,
     [](Situation& s) {
       constexpr std::uint8_t kSome = 2;
       set_earlier(s).pitched = true;
       s.exchange.unanswered = kSome;
     }},
};

/// Nobody is asked about a text that wants nothing and praises no goods.
bool worth_asking(const pack::Pack& pack, const rules::Facts& facts) {
  return std::any_of(facts.moves().begin(), facts.moves().end(), [&](const rules::MoveHit& hit) {
    const pack::fb::Move& move = *pack.data().moves()->Get(hit.move);
    return move.role() == pack::fb::MoveRole_ask || move.role() == pack::fb::MoveRole_press ||
           move.id()->string_view() == "sells";
  });
}

}  // namespace

std::vector<std::string_view> unknown_keys(const pack::Pack& pack, const rules::Facts& facts,
                                           const std::vector<rules::Hit>& found,
                                           const std::vector<std::uint16_t>& known, const Situation& situation,
                                           Verdict verdict) {
  std::vector<std::string_view> keys;
  if (verdict == Verdict::unclear || !worth_asking(pack, facts)) return keys;
  for (const Question& question : kQuestions) {
    const bool listed = !keys.empty() && keys.back() == question.key;
    if (listed || !question.open(situation)) continue;
    Situation answered = situation;
    question.answer(answered);
    const auto chosen = rules::choose(pack, found, facts, answered);
    if (chosen == known) continue;  // as with most answers
    const auto values = contributions(pack, found, chosen);
    const bool sign = has_sign(pack, found, chosen, values);
    const Score score = score_of(pack.data().bias(), values, facts.document().words, sign);
    if (score.verdict != verdict) keys.push_back(question.key);
  }
  return keys;
}

}  // namespace unpushy::scoring
