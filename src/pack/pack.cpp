#include "pack/pack.h"

#include <algorithm>
#include <cstring>

#include "features/shape.h"
#include "features/words.h"
#include "pack/symbols.h"
#include "unpushy/draft.h"
#include "unpushy/report.h"

namespace unpushy::pack {
namespace {

constexpr std::size_t kLargestPack = std::size_t{16} << 20;
constexpr std::size_t kMostLists = 0xFFFF;

/// FlatBuffers' verifier checks offsets only; this pass checks every number that is used as an index. Those of words
/// and of the automaton are checked where they are read.
class IndexCheck {
 public:
  explicit IndexCheck(const fb::Pack& pack) : p_(pack) {}

  bool passes() const {
    return moves() && model() && answers() && platforms() &&
           std::all_of(p_.rules()->begin(), p_.rules()->end(), [&](const fb::Rule* r) { return rule(*r); });
  }

 private:
  bool moves() const {
    return p_.moves()->size() <= kMostMoves &&
           std::all_of(p_.moves()->begin(), p_.moves()->end(), [](const fb::Move* m) {
             return m->role() <= fb::MoveRole_MAX && m->list() < static_cast<int>(kMostLists);
           });
  }

  bool answers() const {
    return std::all_of(p_.answers()->begin(), p_.answers()->end(), [&](const fb::Answer* a) {
      return a->tone() <= fb::Tone_MAX && rule_list(a->rules()) && move_list(a->moves());
    });
  }

  bool platforms() const {
    constexpr auto kMost = static_cast<std::uint8_t>(Platform::other);
    return std::all_of(p_.limits()->begin(), p_.limits()->end(),
                       [](const fb::PlatformLimits* l) { return l->platform() <= kMost; }) &&
           std::all_of(p_.guidance()->begin(), p_.guidance()->end(),
                       [](const fb::Guidance* g) { return g->platform() <= kMost; });
  }

  bool rule_list(const flatbuffers::Vector<std::uint16_t>* list) const {
    return list == nullptr ||
           std::all_of(list->begin(), list->end(), [&](std::uint16_t i) { return i < p_.rules()->size(); });
  }

  bool model() const {
    const fb::Model* m = p_.model();
    constexpr int kMost = 100000;
    return m == nullptr || (m->shapes()->size() == features::kShapes && m->words()->size() == features::kBuckets &&
                            m->raises() < p_.rules()->size() && m->softens() < p_.rules()->size() &&
                            m->least() >= -kMost && m->least() <= 0 && m->most() >= 0 && m->most() <= kMost);
  }

  bool move_list(const flatbuffers::Vector<std::uint16_t>* list) const {
    return list == nullptr ||
           std::all_of(list->begin(), list->end(), [&](std::uint16_t m) { return m < p_.moves()->size(); });
  }

  bool rule(const fb::Rule& r) const {
    const bool enums = r.kind() <= fb::RuleKind_MAX && r.dimension() < kDimensions && r.strength() <= 2 &&
                       r.measure() <= fb::Measure_MAX && r.fix() <= fb::FixKind_MAX && r.over() <= fb::Limit_MAX &&
                       r.list() < static_cast<int>(kMostLists);
    const bool lists = move_list(r.moves()) && move_list(r.first()) && move_list(r.then());
    const bool others = rule_list(r.softened_by()) && rule_list(r.replaces());
    const bool conditions =
        r.when() == nullptr || std::all_of(r.when()->begin(), r.when()->end(), [&](const fb::Condition* c) {
          return move_list(c->moves()) && move_list(c->some()) && move_list(c->without());
        });
    constexpr int kLargestWeight = 100000;
    const bool weight = r.weight() >= -kLargestWeight && r.weight() <= kLargestWeight;
    return enums && lists && others && conditions && weight && r.family() < p_.family_caps()->size();
  }

  const fb::Pack& p_;
};

}  // namespace

Result<Pack> Pack::open(std::string_view bytes) {
  const Error damaged{ErrorCode::damaged, "", "The pack is damaged; fetch or build it again."};
  if (bytes.size() < 16 || bytes.size() > kLargestPack) return damaged;
  auto copy = std::make_shared<std::vector<std::uint64_t>>((bytes.size() + 7) / 8);
  std::memcpy(copy->data(), bytes.data(), bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(copy->data());
  if (!flatbuffers::BufferHasIdentifier(data, fb::PackIdentifier())) {
    return Error{ErrorCode::damaged, "",
                 "These bytes are not a pack; a pack is a .upk file made by the pack compiler."};
  }
  flatbuffers::Verifier verifier(data, bytes.size());
  if (!fb::VerifyPackBuffer(verifier)) return damaged;
  Pack pack;
  pack.root_ = fb::GetPack(data);
  if (pack.root_->format() != kFormat) {
    return Error{ErrorCode::unsupported, "", "The pack was made for another version of the engine; build it again."};
  }
  const fb::Pack& root = *pack.root_;
  const std::string_view spelling(reinterpret_cast<const char*>(root.spelling()->Data()), root.spelling()->size());
  auto lexicon = Lexicon::read(spelling, root.number_words(), root.stems());
  if (!lexicon || !IndexCheck(root).passes()) return damaged;
  auto program = Program::read(root, lexicon->symbols());
  if (!program) return damaged;
  pack.lexicon_ = std::make_shared<const Lexicon>(std::move(*lexicon));
  pack.automata_ = std::make_shared<Automata>(std::move(*program));
  pack.index_ = std::make_shared<const Index>(root);
  pack.bytes_ = std::move(copy);
  return pack;
}

}  // namespace unpushy::pack
