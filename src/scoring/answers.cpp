#include "scoring/answers.h"

#include <algorithm>

#include "sorting.h"

namespace unpushy::scoring {
namespace {

using Numbers = flatbuffers::Vector<std::uint16_t>;

bool lists(const Numbers* numbers, std::uint16_t number) {
  return numbers != nullptr && std::find(numbers->begin(), numbers->end(), number) != numbers->end();
}

bool is_about(const pack::fb::Answer& answer, const rules::Facts& facts, const std::vector<rules::Hit>& hits,
              const std::vector<std::int32_t>& contributions) {
  const bool asks_nothing = (answer.rules() == nullptr || answer.rules()->size() == 0) &&
                            (answer.moves() == nullptr || answer.moves()->size() == 0);
  if (asks_nothing) return true;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (contributions[i] > 0 && lists(answer.rules(), hits[i].rule)) return true;
  }
  return answer.moves() != nullptr && std::any_of(answer.moves()->begin(), answer.moves()->end(),
                                                  [&](std::uint16_t move) { return facts.has_move(move); });
}

}  // namespace

Answer answer_of(const pack::fb::Answer& answer) {
  return {answer.id()->string_view(), static_cast<Tone>(answer.tone()), answer.title()->string_view(),
          answer.text()->string_view()};
}

std::vector<Answer> answers_for(const pack::Pack& pack, const rules::Facts& facts, const rules::Situation& situation,
                                Action action, const std::vector<rules::Hit>& hits,
                                const std::vector<std::int32_t>& contributions) {
  std::vector<Answer> chosen;
  unsigned tones = 0;
  const auto relation = static_cast<unsigned>(situation.relation);
  for (const pack::fb::Answer* answer : *pack.data().answers()) {
    const bool known = answer->relations() == 0 || ((answer->relations() >> relation) & 1u) != 0;
    const bool acts = answer->actions() == 0 || ((answer->actions() >> static_cast<unsigned>(action)) & 1u) != 0;
    const bool taken = ((tones >> answer->tone()) & 1u) != 0;
    if (taken || !known || !acts || !is_about(*answer, facts, hits, contributions)) continue;
    tones |= 1u << answer->tone();
    chosen.push_back(answer_of(*answer));
  }
  sort_stably(chosen, [](const Answer& a, const Answer& b) { return a.tone < b.tone; });
  return chosen;
}

}  // namespace unpushy::scoring
