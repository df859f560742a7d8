// Writes the automaton as pack.fbs holds it. The order of words and nodes is free, so it is chosen for what Brotli
// makes of it: words that stand together in sets get numbers side by side, and nodes often gone to get small ones.

#include <algorithm>
#include <numeric>
#include <tuple>

#include "pack/automaton_builder.h"
#include "pack/symbols.h"

namespace unpushy::pack {

class AutomatonBuilder::Writer {
 public:
  explicit Writer(const AutomatonBuilder& builder) : b_(builder), nodes_(b_.nodes_) {}

  Tables write() {
    const auto too_long = [](const Spelled& s) { return s.text.size() > kLongestWord; };
    out_.too_large =
        b_.labels_.size() + kFirstWord >= kMostNumbers || std::any_of(b_.labels_.begin(), b_.labels_.end(), too_long);
    if (out_.too_large) return std::move(out_);
    reach();
    out_.too_large = met_.size() > kMostNumbers;
    if (out_.too_large) return std::move(out_);
    write_words();
    number_shared_nodes();
    for (std::size_t i = 0; i < order_.size(); ++i) write_node(order_[i]);  // NOLINT: it becomes longer
    return std::move(out_);
  }

 private:
  /// Symbols and node numbers have 16 bits; 0xFFFF is no number.
  static constexpr std::size_t kMostNumbers = 0xFFFF;

  using Labels = std::vector<std::uint32_t>;
  struct Group {
    Labels symbols;  // sorted; labels while the symbols are not known yet
    NodeId target;
  };

  static void put(std::vector<std::uint8_t>& row, std::size_t number) {
    for (; number >= 0x80; number >>= 7) row.push_back(static_cast<std::uint8_t>(number | 0x80));
    row.push_back(static_cast<std::uint8_t>(number));
  }

  std::vector<Group> groups_of(NodeId node) const {
    std::map<NodeId, Labels> by_target;
    for (const auto& [label, target] : nodes_[node].edges) by_target[target].push_back(label);
    std::vector<Group> groups;
    for (auto& [target, labels] : by_target) groups.push_back({std::move(labels), target});
    return groups;
  }

  /// Visits what can be reached from the start: how often each node is gone to, and what stands in sets.
  void reach() {
    met_.push_back(b_.root_);
    references_[b_.root_] = 0;
    const auto go_to = [&](NodeId target) {
      if (references_[target]++ == 0) met_.push_back(target);
    };
    for (std::size_t i = 0; i < met_.size(); ++i) {  // NOLINT(modernize-loop-convert): it becomes longer
      const NodeId node = met_[i];
      for (Group& group : groups_of(node)) {
        go_to(group.target);
        if (group.symbols.size() == 1) {
          ++alone_[group.symbols[0]];
        } else {
          sets_.push_back(std::move(group.symbols));
        }
      }
      for (const auto& [width, target] : nodes_[node].gaps) go_to(target);
    }
  }

  /// Words that often stand alone, then those of the largest sets, then the others.
  std::vector<std::size_t> ranks() {
    constexpr int kOften = 12;
    std::vector<std::pair<int, std::uint32_t>> often;
    for (const auto& [label, count] : alone_) {
      if (count >= kOften) often.emplace_back(-count, label);
    }
    std::sort(often.begin(), often.end());
    Labels order;
    for (const auto& [count, label] : often) order.push_back(label);
    std::stable_sort(sets_.begin(), sets_.end(), [](const Labels& a, const Labels& b) { return a.size() > b.size(); });
    for (const Labels& set : sets_) order.insert(order.end(), set.begin(), set.end());
    const std::size_t unranked = order.size();
    std::vector<std::size_t> ranks(kFirstWord + b_.labels_.size(), unranked);
    for (std::size_t i = unranked; i-- > 0;) ranks[order[i]] = i;  // the first place counts
    return ranks;
  }

  /// Words that are numbers, other words, stems; gives every label its symbol.
  void write_words() {
    const std::vector<std::size_t> rank = ranks();
    Labels order(b_.labels_.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto key = [&](std::uint32_t i) {
      const Spelled& s = b_.labels_[i];
      return std::tuple(s.stem, !s.number, rank[kFirstWord + i], std::string_view(s.text));
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    symbols_.resize(kFirstWord + order.size());
    std::iota(symbols_.begin(), symbols_.begin() + kFirstWord, 0u);  // classes keep theirs
    std::uint32_t next = kFirstWord;
    for (const std::uint32_t i : order) {
      const Spelled& spelled = b_.labels_[i];
      symbols_[kFirstWord + i] = next++;
      out_.number_words = static_cast<std::uint16_t>(out_.number_words + spelled.number);
      out_.stems = static_cast<std::uint16_t>(out_.stems + spelled.stem);
      out_.spelling.insert(out_.spelling.end(), spelled.text.begin(), spelled.text.end());
      out_.spelling.push_back('\n');
    }
    for (const std::uint32_t label : b_.common_)
      out_.common_words.push_back(static_cast<std::uint16_t>(symbols_[label]));
    std::sort(out_.common_words.begin(), out_.common_words.end());
  }

  void number_shared_nodes() {
    order_.push_back(b_.root_);
    for (const NodeId node : met_) {
      if (references_[node] > 1) order_.push_back(node);
    }
    std::stable_sort(order_.begin() + 1, order_.end(),
                     [&](NodeId a, NodeId b) { return references_[a] > references_[b]; });
    out_.shared_nodes = static_cast<std::uint16_t>(order_.size() - 1);
    for (std::size_t i = 1; i < order_.size(); ++i) numbers_[order_[i]] = i;
  }

  void write_node(NodeId id) {
    const Node& node = nodes_[id];
    std::vector<Group> groups = groups_of(id);
    for (Group& group : groups) {
      for (std::uint32_t& label : group.symbols) label = symbols_[label];
      std::sort(group.symbols.begin(), group.symbols.end());
    }
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.symbols < b.symbols; });
    put(out_.shape, groups.size());
    put(out_.shape, node.gaps.size());
    put(out_.shape, node.outputs.size());
    for (const Group& group : groups) {
      write_symbols(group.symbols);
      write_target(group.target);
    }
    for (const auto& [width, target] : node.gaps) {
      put(out_.gaps, width.first * (kLongestGap + 1) + width.second);
      write_target(target);
    }
    for (const auto& [list, unless] : node.outputs) put(out_.outputs, list * 2u + (unless ? 1 : 0));
  }

  void write_symbols(const Labels& symbols) {
    if (symbols.size() == 1) {
      put(out_.kinds, fb::GroupKind_single);
      put(out_.singles, symbols[0]);
      return;
    }
    const auto [known, added] = known_sets_.try_emplace(symbols, known_sets_.size());
    put(out_.kinds, added ? fb::GroupKind_new_set : fb::GroupKind_known_set);
    if (added) {
      put(out_.set_sizes, symbols.size());
      for (std::size_t i = 0; i < symbols.size(); ++i) put(out_.set_steps, symbols[i] - (i > 0 ? symbols[i - 1] : 0));
    } else {
      put(out_.known_sets, known->second);
    }
  }

  void write_target(NodeId target) {
    const auto found = numbers_.find(target);
    put(out_.targets, found == numbers_.end() ? 0 : found->second);
    if (found == numbers_.end()) order_.push_back(target);  // met for the only time
  }

  const AutomatonBuilder& b_;
  const std::vector<Node>& nodes_;
  Tables out_;
  std::vector<NodeId> met_, order_;
  std::map<NodeId, std::size_t> references_, numbers_;
  std::map<std::uint32_t, int> alone_;  // label -> how often it leads on by itself
  std::vector<Labels> sets_;
  std::map<Labels, std::size_t> known_sets_;
  std::vector<std::uint32_t> symbols_;  // by label
};

AutomatonBuilder::Tables AutomatonBuilder::build() const { return Writer(*this).write(); }

}  // namespace unpushy::pack
