#include "pack/automaton.h"

#include <algorithm>

#include "pack/symbols.h"
#include "sorting.h"

namespace unpushy::pack {
namespace {

using Bytes = flatbuffers::Vector<std::uint8_t>;

/// A row of numbers, seven bits a byte, low ones first; the top bit says that more follow. What is not there is read as
/// too large for anything.
class Numbers {
 public:
  static constexpr std::uint32_t kMissing = 0xFFFFFFFF;

  explicit Numbers(const Bytes* bytes) : at_(bytes->data()), end_(at_ + bytes->size()) {}

  std::uint32_t next() { return at_ != end_ && *at_ < 0x80 ? *at_++ : next_long(); }  // most are one byte
  bool at_end() const { return at_ == end_; }

 private:
  std::uint32_t next_long() {
    std::uint32_t number = 0;
    for (unsigned shift = 0; shift < 28 && at_ != end_; shift += 7) {
      const std::uint8_t byte = *at_++;
      number |= (byte & 0x7Fu) << shift;
      if (byte < 0x80) return number;
    }
    return kMissing;
  }

  const std::uint8_t *at_, *end_;
};

class Reader {
 public:
  Reader(const fb::Pack& pack, std::uint32_t symbols)
      : pack_(pack), symbols_(symbols), next_once_(pack.shared_nodes() + 1u) {}

  std::optional<Automaton> read() {
    out_.root.assign(symbols_, 0);
    make_room();
    while (ok_ && !shape_.at_end()) read_node();
    out_.nodes.push_back(end());
    const bool all = shape_.at_end() && kinds_.at_end() && singles_.at_end() && set_sizes_.at_end() &&
                     set_steps_.at_end() && known_sets_.at_end() && targets_.at_end() && gaps_.at_end() &&
                     outputs_.at_end();
    if (!ok_ || !all || !targets_exist()) return std::nullopt;
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kMostNumbers = 0xFFFF;
  /// A hostile pack may name a large set often; our own have some tens of thousands of edges.
  static constexpr std::size_t kMostEdges = std::size_t{1} << 20;

  struct Set {
    std::uint32_t begin, end;
  };

  /// About as much as is read; a hostile pack may be large.
  void make_room() {
    const auto at_most = [](std::size_t count, std::size_t most) { return count < most ? count : most; };
    out_.nodes.reserve(at_most(pack_.shape()->size() / 3 + 1, kMostNumbers));  // three numbers each
    out_.edges.reserve(at_most(pack_.kinds()->size(), kMostEdges));            // one and more each
    out_.gaps.reserve(at_most(pack_.gaps()->size(), kMostNumbers));
    out_.outputs.reserve(at_most(pack_.outputs()->size(), kMostNumbers));
  }

  Node end() const {
    return {static_cast<std::uint32_t>(out_.edges.size()), static_cast<std::uint32_t>(out_.gaps.size()),
            static_cast<std::uint32_t>(out_.outputs.size())};
  }

  void read_node() {
    const bool start = out_.nodes.empty();
    out_.nodes.push_back(end());
    const std::uint32_t groups = shape_.next(), gaps = shape_.next(), outputs = shape_.next();
    ok_ = groups <= kMostNumbers && gaps <= kMostNumbers && outputs <= kMostNumbers &&
          out_.nodes.size() <= kMostNumbers && (!start || (gaps == 0 && outputs == 0));
    edges_.clear();
    for (std::uint32_t i = 0; ok_ && i < groups; ++i) read_group();
    // One set alone is in order; and where the start leads is a table.
    if (!start && groups > 1) sort_stably(edges_, [](const Edge& a, const Edge& b) { return a.symbol < b.symbol; });
    if (start) {
      for (const Edge& edge : edges_) out_.root[edge.symbol] = edge.target;
    } else {
      out_.edges.insert(out_.edges.end(), edges_.begin(), edges_.end());
    }
    for (std::uint32_t i = 0; ok_ && i < gaps; ++i) read_gap();
    for (std::uint32_t i = 0; ok_ && i < outputs; ++i) read_output();
  }

  /// Symbols that lead to one node.
  void read_group() {
    const std::uint32_t kind = kinds_.next();
    const std::size_t first = edges_.size();
    if (kind == fb::GroupKind_single) {
      add(singles_.next());
    } else if (kind == fb::GroupKind_new_set) {
      read_set();
      add(sets_.back());
    } else if (const std::uint32_t set = known_sets_.next(); kind == fb::GroupKind_known_set && set < sets_.size()) {
      add(sets_[set]);
    } else {
      ok_ = false;
    }
    const std::uint16_t target = read_target();
    for (std::size_t i = first; i < edges_.size(); ++i) edges_[i].target = target;
    ok_ = ok_ && out_.edges.size() + edges_.size() <= kMostEdges;
  }

  void read_set() {
    const auto begin = static_cast<std::uint32_t>(members_.size());
    const std::uint32_t size = set_sizes_.next();
    std::uint32_t symbol = 0;
    for (std::uint32_t i = 0; ok_ && i < size; ++i) {
      const std::uint32_t step = set_steps_.next();
      ok_ = step < symbols_ && (symbol += step) < symbols_;
      members_.push_back(symbol);
    }
    sets_.push_back({begin, static_cast<std::uint32_t>(members_.size())});
  }

  void add(const Set& set) {
    for (std::uint32_t i = set.begin; i < set.end; ++i) add(members_[i]);
  }

  void add(std::uint32_t symbol) {
    ok_ = ok_ && symbol < symbols_;
    if (ok_) edges_.push_back({static_cast<std::uint16_t>(symbol), 0});
  }

  std::uint16_t read_target() {
    std::uint32_t target = targets_.next();
    if (target == 0) target = next_once_++;
    ok_ = ok_ && target <= kMostNumbers;
    return static_cast<std::uint16_t>(target);
  }

  void read_gap() {
    const std::uint32_t widths = gaps_.next(), least = widths / (kLongestGap + 1), most = widths % (kLongestGap + 1);
    ok_ = ok_ && least <= most;
    out_.gaps.push_back({read_target(), static_cast<std::uint8_t>(least), static_cast<std::uint8_t>(most)});
  }

  void read_output() {
    const std::uint32_t output = outputs_.next();
    ok_ = ok_ && output / 2 < kMostNumbers;
    out_.outputs.push_back({static_cast<std::uint16_t>(output / 2), output % 2 == 1});
  }

  bool targets_exist() const {
    const std::size_t count = out_.nodes.size() - 1;
    const auto is_node = [&](std::uint32_t n) { return n > 0 && n < count; };
    return std::all_of(out_.root.begin(), out_.root.end(), [&](std::uint16_t n) { return n == 0 || is_node(n); }) &&
           std::all_of(out_.edges.begin(), out_.edges.end(), [&](const Edge& e) { return is_node(e.target); }) &&
           std::all_of(out_.gaps.begin(), out_.gaps.end(), [&](const Gap& g) {
             return is_node(g.target) && out_.nodes[g.target].first_gap == out_.nodes[g.target + 1u].first_gap;
           });
  }

  const fb::Pack& pack_;
  const std::uint32_t symbols_;
  std::uint32_t next_once_;
  Numbers shape_{pack_.shape()}, kinds_{pack_.kinds()}, singles_{pack_.singles()}, set_sizes_{pack_.set_sizes()},
      set_steps_{pack_.set_steps()}, known_sets_{pack_.known_sets()}, targets_{pack_.targets()}, gaps_{pack_.gaps()},
      outputs_{pack_.outputs()};
  Automaton out_;
  std::vector<std::uint32_t> members_;
  std::vector<Set> sets_;
  std::vector<Edge> edges_;  // of the node being read
  bool ok_ = true;
};

}  // namespace

std::optional<Automaton> read_automaton(const fb::Pack& pack, std::uint32_t symbols) {
  return Reader(pack, symbols).read();
}

}  // namespace unpushy::pack
