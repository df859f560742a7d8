#include "pack/index.h"

#include <string_view>

namespace unpushy::pack {

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
  RuleIndex index{rule.kind(),           rule.kinds(),          rule.list(),          rule.across(),
                  MoveSet(rule.moves()), MoveSet(rule.first()), MoveSet(rule.then()), {}};
  for (std::uint32_t i = 0; rule.when() != nullptr && i < rule.when()->size(); ++i) {
    index.asked.add(rule.when()->Get(i)->moves());
    index.asked.add(rule.when()->Get(i)->some());
  }
  rules.push_back(index);
  if (rule.weight() < 0 && rule.list() >= 0) list_at(rule.list()).softens = true;
}

ListIndex& Index::list_at(int number) {
  const auto at = static_cast<std::size_t>(number);
  if (lists.size() <= at) lists.resize(at + 1);
  return lists[at];
}

}  // namespace unpushy::pack
