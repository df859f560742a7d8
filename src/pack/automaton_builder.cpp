#include "pack/automaton_builder.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

#include "pack/symbols.h"

namespace unpushy::pack {
namespace {

/// Symbols and node numbers have 16 bits in a pack, the counts of gaps and outputs of one node have 8.
constexpr std::size_t kMostNumbers = 0xFFFF;
constexpr std::size_t kMostOfOneNode = 0xFF;

}  // namespace

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

/// Writes words, then stems, each sorted, and returns the symbol of each label.
std::vector<std::uint16_t> AutomatonBuilder::write_words(Tables& tables) const {
  std::vector<std::uint32_t> order(labels_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t i) {
      return std::tuple(labels_[i].stem, !labels_[i].number, std::string_view(labels_[i].text));
    };
    return key(a) < key(b);
  });
  std::vector<std::uint16_t> symbols(kFirstWord + labels_.size());
  std::iota(symbols.begin(), symbols.begin() + kFirstWord, std::uint16_t{0});  // classes keep theirs
  for (const std::uint32_t i : order) {
    const Spelled& spelled = labels_[i];
    symbols[kFirstWord + i] = static_cast<std::uint16_t>(kFirstWord + tables.lengths.size());
    tables.number_words = static_cast<std::uint16_t>(tables.number_words + spelled.number);
    tables.stems = static_cast<std::uint16_t>(tables.stems + spelled.stem);
    tables.lengths.push_back(static_cast<std::uint8_t>(spelled.text.size()));
    tables.spelling.insert(tables.spelling.end(), spelled.text.begin(), spelled.text.end());
  }
  for (const std::uint32_t label : common_) tables.common_words.push_back(symbols[label]);
  std::sort(tables.common_words.begin(), tables.common_words.end());
  return symbols;
}

/// Symbol and target of each edge, sorted by symbol.
std::vector<std::pair<std::uint16_t, AutomatonBuilder::NodeId>> AutomatonBuilder::edges_of(
    NodeId id, const std::vector<std::uint16_t>& symbols) const {
  std::vector<std::pair<std::uint16_t, NodeId>> edges;
  edges.reserve(nodes_[id].edges.size());
  for (const auto& [label, target] : nodes_[id].edges) edges.emplace_back(symbols[label], target);
  std::sort(edges.begin(), edges.end());
  return edges;
}

/// All that can be reached from the start. Nodes with as many and the same edges stand together, which Brotli
/// makes 5 % smaller than the order in which they are met.
std::vector<AutomatonBuilder::NodeId> AutomatonBuilder::nodes_to_write(
    const std::vector<std::uint16_t>& symbols) const {
  std::vector<NodeId> order;
  std::vector<bool> met(nodes_.size());
  const auto meet = [&](NodeId node) {
    if (!met[node]) order.push_back(node);
    met[node] = true;
  };
  for (const auto& [label, target] : nodes_[root_].edges) meet(target);
  for (std::size_t i = 0; i < order.size(); ++i) {  // NOLINT(modernize-loop-convert): meet makes it longer
    const NodeId node = order[i];
    for (const auto& [label, target] : nodes_[node].edges) meet(target);
    for (const auto& [width, target] : nodes_[node].gaps) meet(target);
  }
  std::vector<std::size_t> rank(nodes_.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  using Key = std::vector<std::pair<std::uint16_t, std::size_t>>;
  std::vector<std::pair<Key, NodeId>> keyed;
  for (const NodeId node : order) {
    Key key{{static_cast<std::uint16_t>(nodes_[node].edges.size()), 0}};
    for (const auto& [symbol, target] : edges_of(node, symbols)) key.emplace_back(symbol, rank[target]);
    keyed.emplace_back(std::move(key), node);
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), order.begin(), [](const auto& k) { return k.second; });
  return order;
}

AutomatonBuilder::Tables AutomatonBuilder::build() const {
  Tables tables;
  const auto too_long = [](const Spelled& s) { return s.text.size() > kLongestWord; };
  tables.too_large =
      labels_.size() + kFirstWord > kMostNumbers || std::any_of(labels_.begin(), labels_.end(), too_long);
  if (tables.too_large) return tables;
  const std::vector<std::uint16_t> symbols = write_words(tables);

  const std::vector<NodeId> order = nodes_to_write(symbols);
  std::vector<std::uint16_t> numbers(nodes_.size(), 0);
  for (std::size_t i = 0; i < order.size(); ++i) numbers[order[i]] = static_cast<std::uint16_t>(i + 1);
  const auto count_node = [&](const Node& node) {
    tables.node_edges.push_back(static_cast<std::uint16_t>(node.edges.size()));
    tables.node_gaps.push_back(static_cast<std::uint8_t>(node.gaps.size()));
    tables.node_outputs.push_back(static_cast<std::uint8_t>(node.outputs.size()));
    tables.too_large = tables.too_large || std::max(node.gaps.size(), node.outputs.size()) > kMostOfOneNode;
  };
  count_node({});
  tables.root.assign(symbols.size(), 0);
  for (const auto& [label, target] : nodes_[root_].edges) tables.root[symbols[label]] = numbers[target];
  for (const NodeId id : order) {
    const Node& node = nodes_[id];
    count_node(node);
    for (const auto& [symbol, target] : edges_of(id, symbols)) tables.edges.emplace_back(symbol, numbers[target]);
    for (const auto& [width, target] : node.gaps) tables.gaps.emplace_back(numbers[target], width.first, width.second);
    for (const auto& [list, unless] : node.outputs) tables.outputs.emplace_back(list, unless);
  }
  tables.too_large = tables.too_large || order.size() + 1 > kMostNumbers;
  return tables;
}

}  // namespace unpushy::pack
