#include "scoring/unknown.h"

#include <algorithm>

#include "scoring/score.h"

namespace unpushy::scoring {
namespace {

using rules::Situation;

/// An answer that could be given, and how to tell that the question is open.
struct Question {
  std::string_view key;
  bool (*open)(const Situation&);
  void (*answer)(Situation&);
};

constexpr std::int64_t kJustNow = 60;  // seconds; within every limit a rule may set

// In the order of the public context keys; answers of one key stand together.
const Question kQuestions[] = {
    {"relation", [](const Situation& s) { return s.relation == Relation::unknown; },
     [](Situation& s) { s.relation = Relation::new_follower; }},
    {"relation", [](const Situation& s) { return s.relation == Relation::unknown; },
     [](Situation& s) { s.relation = Relation::stranger; }},
    {"relation", [](const Situation& s) { return s.relation == Relation::unknown; },
     [](Situation& s) { s.relation = Relation::customer; }},
    {"relation", [](const Situation& s) { return s.relation == Relation::unknown; },
     [](Situation& s) { s.relation = Relation::friend_; }},
    {"seconds_since_contact", [](const Situation& s) { return !s.seconds_since_contact; },
     [](Situation& s) { s.seconds_since_contact = kJustNow; }},
    {"automated", [](const Situation& s) { return !s.automated && !s.disclosed; },
     [](Situation& s) {
       s.automated = true;
       s.disclosed = false;
     }},
    {"disclosed", [](const Situation& s) { return s.automated.value_or(false) && !s.disclosed; },
     [](Situation& s) { s.disclosed = false; }},
    {"disclosed", [](const Situation& s) { return s.automated.value_or(false) && !s.disclosed; },
     [](Situation& s) { s.disclosed = true; }},
    {"commercial", [](const Situation& s) { return s.commercial == Commercial::unknown; },
     [](Situation& s) { s.commercial = Commercial::own; }},
    {"asked", [](const Situation& s) { return !s.asked; }, [](Situation& s) { s.asked = true; }},
};

bool worth_asking(const pack::Pack& pack, const rules::Facts& facts) {
  return std::any_of(facts.moves().begin(), facts.moves().end(), [&](const rules::MoveHit& hit) {
    const auto role = pack.data().moves()->Get(hit.move)->role();
    return role == pack::fb::MoveRole_ask || role == pack::fb::MoveRole_press;
  });
}

}  // namespace

std::vector<std::string_view> unknown_keys(const pack::Pack& pack, const rules::Facts& facts,
                                           const std::vector<rules::Hit>& found, const Situation& situation,
                                           Verdict verdict) {
  std::vector<std::string_view> keys;
  if (verdict == Verdict::unclear || !worth_asking(pack, facts)) return keys;
  for (const Question& question : kQuestions) {
    const bool listed = !keys.empty() && keys.back() == question.key;
    if (listed || !question.open(situation)) continue;
    Situation answered = situation;
    question.answer(answered);
    const auto chosen = rules::choose(pack, found, facts, answered);
    const auto values = contributions(pack, found, chosen);
    const bool sign = has_sign(pack, found, chosen, values);
    const Score score = score_of(pack.data().bias(), values, facts.document().words, sign);
    if (score.verdict != verdict) keys.push_back(question.key);
  }
  return keys;
}

}  // namespace unpushy::scoring
