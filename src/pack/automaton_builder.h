#pragma once
// Builds the automaton of pack.fbs from phrases. Nodes are values that never change: the same node is made once
// (hash-consing), so shared beginnings and endings are shared by themselves and a phrase of thousands of alternatives
// stays small. Adding a phrase is the union of two automata.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "pack/phrase.h"
#include "pack_generated.h"

namespace unpushy::pack {

class AutomatonBuilder {
 public:
  static constexpr std::size_t kMostNodes = 1000000;

  AutomatonBuilder();

  /// A word that is a number ("five"), so of the class <n>, too.
  void number_word(std::string_view word);
  /// One of the language's commonest words.
  void common_word(std::string_view word);
  void add(const Alternatives& phrase, std::uint16_t list, bool unless);
  /// Nodes made so far, also those no longer reached.
  std::size_t size() const { return nodes_.size(); }

  /// What pack.fbs holds of the automaton and its words.
  struct Tables {
    std::vector<std::uint8_t> spelling, shape, kinds, singles, set_sizes, set_steps, known_sets, targets, gaps, outputs;
    std::uint16_t number_words = 0, stems = 0, shared_nodes = 0;
    std::vector<std::uint16_t> common_words;
    bool too_large = false;  ///< a word is too long, or 16 bits can not number them all; the tables are then of no use
  };
  /// Deterministic: the same calls give the same tables.
  Tables build() const;

 private:
  class Writer;
  using NodeId = std::uint32_t;
  struct Node {
    std::map<std::uint32_t, NodeId> edges;                         // label -> node
    std::map<std::pair<std::uint8_t, std::uint8_t>, NodeId> gaps;  // {least, most} -> node without gaps
    std::set<std::pair<std::uint16_t, bool>> outputs;              // {list, unless}
    // Written out: the library of Emscripten 3.1.6 does not compare maps by <=>.
    friend bool operator<(const Node& a, const Node& b) {
      return std::tie(a.edges, a.gaps, a.outputs) < std::tie(b.edges, b.gaps, b.outputs);
    }
  };

  NodeId intern(Node node);
  NodeId unite(NodeId a, NodeId b);
  NodeId before(const Alternatives& alternatives, NodeId next);
  NodeId before(const Part& part, NodeId next);
  NodeId gap_before(const Part& gap, NodeId next);
  std::uint32_t label_of(const Part& part);
  std::uint32_t label(std::string_view spelled, bool stem);

  std::vector<Node> nodes_;
  std::map<Node, NodeId> known_;
  std::map<std::pair<NodeId, NodeId>, NodeId> united_;
  NodeId empty_ = 0, root_ = 0;
  // While building, edges carry labels in the order in which words are met; build() turns them into sorted symbols.
  struct Spelled {
    bool stem = false;
    bool number = false;
    std::string text;
  };
  std::vector<Spelled> labels_;
  std::map<std::pair<bool, std::string>, std::uint32_t> label_of_;  // {stem, text} -> index into labels_
  std::vector<std::uint32_t> common_;
};

}  // namespace unpushy::pack
