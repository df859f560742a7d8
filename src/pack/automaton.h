#pragma once
// The phrase automaton of a pack, unfolded for use. In the file it is written so that it compresses well (pack.fbs).

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pack_generated.h"

namespace unpushy::pack {

/// Where what belongs to a node begins; it ends where that of the next node begins.
struct Node {
  std::uint32_t first_edge = 0, first_gap = 0, first_output = 0;
};

struct Edge {
  std::uint16_t symbol, target;
};

/// Between `least` and `most` words of any kind, then on at `target`, a node without gaps.
struct Gap {
  std::uint16_t target;
  std::uint8_t least, most;
};

/// The phrase that ends here belongs to `list`; an `unless` phrase takes hits of that list back.
struct Output {
  std::uint16_t list;
  bool unless;
};

struct Automaton {
  std::vector<std::uint16_t> root;  ///< node per symbol from the start, 0 = none
  std::vector<Node> nodes;          ///< one more at the end; node 0 is the start, and its edges are `root`
  std::vector<Edge> edges;          ///< of each node, sorted by symbol
  std::vector<Gap> gaps;
  std::vector<Output> outputs;
};

/// Reads the automaton of a pack over `symbols` symbols; nothing if any number in it is out of place. Time and memory
/// are bounded, whatever the bytes.
std::optional<Automaton> read_automaton(const fb::Pack& pack, std::uint32_t symbols);

}  // namespace unpushy::pack
