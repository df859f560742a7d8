#include "pack/automaton_builder.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

#include "pack/symbols.h"

namespace unpushy::pack {
AutomatonBuilder::AutomatonBuilder() { empty_ = root_ = intern({}); }

/// Labels of classes are their symbols; those of words and stems follow.
std::uint32_t AutomatonBuilder::label(std::string_view spelled, bool stem) {
  const auto next = static_cast<std::uint32_t>(labels_.size());
  const auto [entry, added] = label_of_.try_emplace({stem, std::string(spelled)}, next);
  if (added) labels_.push_back({stem, false, std::string(spelled)});
  return entry->second + kFirstWord;
}

void AutomatonBuilder::number_word(std::string_view word) { labels_[label(word, false) - kFirstWord].number = true; }
void AutomatonBuilder::common_word(std::string_view word) { common_.push_back(label(word, false)); }

std::uint32_t AutomatonBuilder::label_of(const Part& part) {
  return part.kind == Part::Kind::token_class ? part.symbol : label(part.text, part.kind == Part::Kind::stem);
}

AutomatonBuilder::NodeId AutomatonBuilder::intern(Node node) {
  const auto [entry, added] = known_.try_emplace(node, static_cast<NodeId>(nodes_.size()));
  if (added) nodes_.push_back(std::move(node));
  return entry->second;
}

AutomatonBuilder::NodeId AutomatonBuilder::unite(NodeId a, NodeId b) {
  if (a == b || b == empty_) return a;
  if (a == empty_) return b;
  const std::pair<NodeId, NodeId> key = std::minmax(a, b);
  if (const auto found = united_.find(key); found != united_.end()) return found->second;
  Node all = nodes_[a];
  const Node other = nodes_[b];  // a copy: uniting children may move the nodes
  for (const auto& [label, target] : other.edges) {
    const auto [entry, added] = all.edges.try_emplace(label, target);
    if (!added) entry->second = unite(entry->second, target);
  }
  for (const auto& [width, target] : other.gaps) {
    const auto [entry, added] = all.gaps.try_emplace(width, target);
    if (!added) entry->second = unite(entry->second, target);
  }
  all.outputs.insert(other.outputs.begin(), other.outputs.end());
  const NodeId result = intern(std::move(all));
  united_.emplace(key, result);
  return result;
}

/// The node from which these alternatives lead to `next`; built from the end to the beginning.
AutomatonBuilder::NodeId AutomatonBuilder::before(const Alternatives& alternatives, NodeId next) {
  NodeId all = empty_;
  for (const Parts& parts : alternatives) {
    NodeId node = next;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) node = before(*part, node);
    all = unite(all, node);
  }
  return all;
}

AutomatonBuilder::NodeId AutomatonBuilder::before(const Part& part, NodeId next) {
  if (part.kind == Part::Kind::group) return before(part.group, next);
  if (part.kind == Part::Kind::gap) return gap_before(part, next);
  Node node;
  node.edges.emplace(label_of(part), next);
  return intern(std::move(node));
}

/// Two gaps in a row are one, so that a gap always leads to a node without gaps.
AutomatonBuilder::NodeId AutomatonBuilder::gap_before(const Part& gap, NodeId next) {
  const auto sum = [](unsigned a, unsigned b) { return static_cast<std::uint8_t>(std::min(a + b, kLongestGap)); };
  Node rest = nodes_[next], node;
  const auto inner = std::exchange(rest.gaps, {});
  const bool leads_on = !rest.edges.empty() || !rest.outputs.empty();
  if (leads_on) node.gaps.emplace(std::pair(gap.least, gap.most), intern(std::move(rest)));
  for (const auto& [width, target] : inner) {
    const auto [entry, added] =
        node.gaps.try_emplace({sum(gap.least, width.first), sum(gap.most, width.second)}, target);
    if (!added) entry->second = unite(entry->second, target);
  }
  return intern(std::move(node));
}

void AutomatonBuilder::add(const Alternatives& phrase, std::uint16_t list, bool unless) {
  Node end;
  end.outputs.emplace(list, unless);
  root_ = unite(root_, before(phrase, intern(std::move(end))));
}

}  // namespace unpushy::pack
