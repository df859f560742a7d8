#include "pack/index.h"

#include <string_view>
#include <utility>

#include "sorting.h"

namespace unpushy::pack {

ConditionIndex::ConditionIndex(const fb::Condition& c)
    : moves(c.moves()),
      some(c.some()),
      without(c.without()),
      any_move(some.empty()),
      relations(c.relations()),
      platforms(c.platforms()),
      commercials(c.commercials()),
      contact_within(c.contact_within()),
      audience(c.audience()),
      label(c.label()),
      unanswered_at_least(c.unanswered_at_least()) {
  const std::pair<Fact, fb::Answer3> asked[] = {{Fact::automated, c.automated()},
                                                {Fact::disclosed, c.disclosed()},
                                                {Fact::asked, c.asked()},
                                                {Fact::reply, c.reply()},
                                                {Fact::shares, c.shares()},
                                                {Fact::parent_asks, c.parent_asks()},
                                                {Fact::parent_requests, c.parent_requests()},
                                                {Fact::refused, c.refused()},
                                                {Fact::promised, c.promised()},
                                                {Fact::requested, c.requested()},
                                                {Fact::exchanged, c.exchanged()},
                                                {Fact::pitched, c.pitched()},
                                                {Fact::repeats, c.repeats()}};
  for (const auto& [fact, answer] : asked) {
    if (answer != fb::Answer3_any) wanted.set(fact, answer == fb::Answer3_yes);
  }
}

namespace {

/// Those of the list, which may be null, each once.
std::vector<std::uint16_t> numbers_of(const MoveSet::Numbers* list) {
  std::vector<std::uint16_t> numbers;
  if (list != nullptr) numbers.assign(list->begin(), list->end());
  sort_stably(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace

Index::Index(const fb::Pack& pack) {
  add_moves(pack);
  rules.reserve(pack.rules()->size());
  for (const fb::Rule* rule : *pack.rules()) add_rule(*rule);
}

void Index::add_moves(const fb::Pack& pack) {
  for (std::uint32_t m = 0; m < pack.moves()->size(); ++m) {
    const fb::Move& move = *pack.moves()->Get(m);
    const std::string_view id = move.id()->string_view();
    const auto number = static_cast<std::uint16_t>(m);
    roles.push_back(move.role());
    if (move.list() < 0) {
      if (id == "link") links.push_back(number);
      if (id == "question") questions.push_back(number);
      continue;
    }
    ListIndex& list = list_at(move.list());
    list.move = static_cast<std::int32_t>(m);
    list.negates = id == "negation";
    list.about = id == "about";
    list.said = id == "said";
    // Signs that soften stay what they are when denied ("no need to answer") or spoken about; so does what is only
    // looked for in other texts ("please stop sending messages like this").
    list.softens = list.softens || move.role() == fb::MoveRole_give || move.role() == fb::MoveRole_quiet;
  }
}

void Index::add_rule(const fb::Rule& rule) {
  RuleIndex index;
  index.kind = rule.kind();
  index.kinds = rule.kinds();
  index.list = rule.list();
  index.across = rule.across();
  index.moves = MoveSet(rule.moves());
  index.first = MoveSet(rule.first());
  index.then = MoveSet(rule.then());
  index.over = rule.over();
  index.weight = rule.weight();
  index.family = rule.family();
  index.softened_by = numbers_of(rule.softened_by());
  index.replaces = numbers_of(rule.replaces());
  for (std::uint32_t i = 0; rule.when() != nullptr && i < rule.when()->size(); ++i) {
    const fb::Condition& condition = *rule.when()->Get(i);
    index.asked.add(condition.moves());
    index.asked.add(condition.some());
    index.when.emplace_back(condition);
  }
  rules.push_back(std::move(index));
  if (rule.weight() < 0 && rule.list() >= 0) list_at(rule.list()).softens = true;
}

ListIndex& Index::list_at(int number) {
  const auto at = static_cast<std::size_t>(number);
  if (lists.size() <= at) lists.resize(at + 1);
  return lists[at];
}

}  // namespace unpushy::pack
