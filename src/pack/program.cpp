#include "pack/program.h"

#include <utility>

#include "pack/pieces.h"
#include "sorting.h"

namespace unpushy::pack {

/// Reads the phrases of a pack piece by piece, and writes the steps of each.
class ProgramReader {
 public:
  ProgramReader(const fb::Pack& pack, std::uint32_t symbols)
      : lists_(pack.lists()),
        words_(symbols - kFirstWord),
        next_word_(pack.number_words()),
        next_stem_(words_ - pack.stems()),
        at_(pack.phrases()->data()),
        end_(at_ + pack.phrases()->size()),
        frequent_(*pack.frequent_words()) {
    program_.steps_.reserve(pack.phrases()->size());
  }

  std::optional<Program> read() {
    while (read_phrase()) add_set();
    for (std::uint32_t i = 0; ok_ && i < lists_ * 2u; ++i) {
      while (read_phrase()) add_phrase(i);
    }
    if (!ok_ || !index_starts(words_ + kFirstWord)) return std::nullopt;
    return std::move(program_);
  }

 private:
  using Op = Step::Op;

  /// A group that is open: `split` is that of the alternative being written, behind `first_end` the jumps behind
  /// others.
  struct Group {
    std::uint32_t split;
    std::size_t first_end, alternatives;
  };
  struct NamedSet {
    Pieces pieces;
    std::int32_t symbols = -1;  // its number in the program if it holds nothing but single symbols
  };

  /// Damaged bytes can be read as phrases without end; our own have some tens of thousands of pieces, steps and starts.
  static constexpr std::size_t kMostPieces = std::size_t{1} << 18, kMostSteps = std::size_t{1} << 18;
  static constexpr std::size_t kMostStarts = std::size_t{1} << 18;
  static constexpr std::size_t kDeepest = 64;  // groups in groups, those of sets included

  // --- pieces ---

  /// False at the end of a list, and if something is wrong.
  bool read_phrase() {
    phrase_.clear();
    while (ok_) {
      const Piece piece = read_piece();
      if (piece.sign == Sign::end_of_list || piece.sign == Sign::end_of_phrase)
        return piece.sign == Sign::end_of_phrase;
      ok_ = ok_ && ++pieces_ < kMostPieces && phrase_.size() < kLongestPhrase;
      phrase_.push_back(piece);
    }
    return false;
  }

  Piece read_piece() {
    const std::uint8_t first = read_byte();
    if (first >= kFirstFrequent) return {Sign::word, word(first - kFirstFrequent)};
    const auto sign = static_cast<Sign>(first);
    switch (sign) {
      case Sign::special: return {sign, read_byte()};
      case Sign::next_word: return {Sign::word, known(next_word_++)};
      case Sign::next_stem: return {Sign::word, known(next_stem_++)};
      default: return {sign, 0};
    }
  }

  std::uint8_t read_byte() {
    ok_ = ok_ && at_ != end_;
    return ok_ ? *at_++ : std::uint8_t{0};
  }

  std::uint16_t word(std::size_t code) {
    const std::size_t frequent = frequent_.size();
    if (code < frequent) return known(frequent_.Get(static_cast<flatbuffers::uoffset_t>(code)));
    return known(static_cast<std::uint32_t>((code - frequent) << 8 | read_byte()));
  }

  std::uint16_t known(std::uint32_t word) {
    ok_ = ok_ && word < words_;
    return static_cast<std::uint16_t>(word);
  }

  // --- steps ---

  void add_set() {
    NamedSet set{std::move(phrase_)};
    const std::size_t size = set.pieces.size();
    if (end_of_symbols(set.pieces, 0) == size)
      set.symbols = static_cast<std::int32_t>(add_symbols(set.pieces, 0, size));
    named_sets_.push_back(std::move(set));
  }

  void add_phrase(std::uint32_t found) {
    begins_.push_back(static_cast<std::uint32_t>(program_.steps_.size()));
    write(phrase_);
    put(Op::found, found);
  }

  std::uint32_t put(Op op, std::uint32_t value, Width width = {}) {
    program_.steps_.push_back({op, width, value});
    ok_ = ok_ && program_.steps_.size() < kMostSteps;
    return static_cast<std::uint32_t>(program_.steps_.size() - 1);
  }

  /// Leaves as many groups open as there were.
  void write(const Pieces& pieces) {
    const std::size_t outer = groups_.size();
    for (std::size_t i = 0; ok_ && i < pieces.size(); ++i) {
      const Piece& piece = pieces[i];
      switch (piece.sign) {
        case Sign::join: joined_ = true; break;
        case Sign::close:
        case Sign::close_optional:
          ok_ = groups_.size() > outer;
          if (ok_) close(piece.sign == Sign::close_optional);
          break;
        case Sign::open:
          begin_piece();
          i = write_symbols(pieces, i);
          break;
        default:
          begin_piece();
          if (piece.sign == Sign::special) {
            special(piece.value);
          } else {
            put(Op::symbol, piece.value + kFirstWord);
          }
      }
    }
    ok_ = ok_ && groups_.size() == outer && !joined_;
  }

  /// Alternatives of one symbol each are one step. Returns the last piece written: the end of such a group, or its
  /// beginning if it is of another kind and just opened.
  std::size_t write_symbols(const Pieces& pieces, std::size_t begin) {
    const std::size_t end = end_of_symbols(pieces, begin + 1);
    if (end == pieces.size() || pieces[end].sign != Sign::close) return open(), begin;
    put(Op::any_of, add_symbols(pieces, begin + 1, end));
    return end;
  }

  static bool is_symbol(const Piece& piece) {
    return piece.sign == Sign::word || (piece.sign == Sign::special && piece.value < kFirstWord);
  }

  static std::size_t end_of_symbols(const Pieces& pieces, std::size_t at) {
    while (at < pieces.size() && is_symbol(pieces[at])) ++at;
    return at;
  }

  std::uint32_t add_symbols(const Pieces& pieces, std::size_t begin, std::size_t end) {
    std::vector<std::uint16_t> symbols;
    for (std::size_t i = begin; i < end; ++i) {
      const bool word = pieces[i].sign == Sign::word;
      symbols.push_back(static_cast<std::uint16_t>(pieces[i].value + (word ? kFirstWord : 0)));
      program_.sets_.back().bits |= Program::bit(symbols.back());
    }
    sort_stably(symbols);
    program_.symbols_.insert(program_.symbols_.end(), symbols.begin(), symbols.end());
    program_.sets_.push_back({static_cast<std::uint32_t>(program_.symbols_.size()), 0});
    return static_cast<std::uint32_t>(program_.sets_.size() - 2);
  }

  /// In a group, what is not joined is the next alternative.
  void begin_piece() {
    if (!groups_.empty() && !joined_) next_alternative();
    joined_ = false;
  }

  /// A class, a gap or a set.
  void special(std::uint16_t special) {
    if (special < kFirstWord) {
      put(Op::symbol, special);
    } else if (special >= kFirstGap && special < kFirstSet) {
      const unsigned widths = special - kFirstGap;
      const Width width{static_cast<std::uint8_t>(widths / (kLongestGap + 1)),
                        static_cast<std::uint8_t>(widths % (kLongestGap + 1))};
      ok_ = width.least <= width.most;
      put(Op::gap, 0, width);
    } else {
      const std::size_t set = special - std::size_t{kFirstSet};
      ok_ = special >= kFirstSet && set < named_sets_.size();
      if (ok_) write_set(named_sets_[set]);
    }
  }

  void write_set(const NamedSet& set) {
    if (set.symbols >= 0) {
      put(Op::any_of, static_cast<std::uint32_t>(set.symbols));
      return;
    }
    open();
    write(set.pieces);
    if (ok_) close(false);
  }

  void open() {
    groups_.push_back({0, ends_.size(), 0});
    ok_ = ok_ && groups_.size() < kDeepest;
  }

  void next_alternative() {
    Group& group = groups_.back();
    if (group.alternatives++ > 0) {
      ends_.push_back(put(Op::jump, 0));
      program_.steps_[group.split].value = static_cast<std::uint32_t>(program_.steps_.size());
    }
    group.split = put(Op::split, 0);
  }

  void close(bool optional) {
    const Group group = groups_.back();
    groups_.pop_back();
    ok_ = ok_ && group.alternatives > 0;
    if (!ok_) return;
    const auto end = static_cast<std::uint32_t>(program_.steps_.size());
    // The last alternative leads nowhere else, unless the group may be left out.
    Step& last = program_.steps_[group.split];
    last = optional ? Step{Op::split, {}, end} : Step{Op::jump, {}, group.split + 1};
    for (; ends_.size() > group.first_end; ends_.pop_back()) program_.steps_[ends_.back()].value = end;
  }

  // --- beginnings ---

  /// False if a phrase may be nothing, or begins with any word: it would be found everywhere.
  bool index_starts(std::uint32_t symbols) {
    std::vector<std::uint32_t> steps;
    Ahead ahead(program_);
    for (const std::uint32_t begin : begins_) {
      ahead.from(begin, [&](std::uint32_t step, Width width) {
        ok_ = ok_ && width == Width{} && program_.steps_[step].op != Op::found;
        steps.push_back(step);
      });
      if (!ok_) return false;
    }
    auto& first = program_.first_start_;
    first.assign(symbols + 2, 0);  // counted two places on, so that filling leaves each where it belongs
    for (const std::uint32_t step : steps)
      program_.each_symbol(program_.steps_[step], [&](std::uint32_t symbol) { ++first[symbol + 2]; });
    for (std::size_t i = 2; i < first.size(); ++i) first[i] += first[i - 1];
    if (first.back() > kMostStarts) return false;
    program_.starts_.resize(first.back());
    for (const std::uint32_t step : steps) {
      program_.each_symbol(program_.steps_[step],
                           [&](std::uint32_t symbol) { program_.starts_[first[symbol + 1]++] = step; });
    }
    return true;
  }

  std::uint32_t lists_, words_, next_word_, next_stem_;
  std::size_t pieces_ = 0;
  const std::uint8_t *at_, *end_;
  const flatbuffers::Vector<std::uint16_t>& frequent_;
  Pieces phrase_;
  std::vector<NamedSet> named_sets_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> ends_, begins_;
  Program program_;
  bool joined_ = false, ok_ = true;
};

std::optional<Program> Program::read(const fb::Pack& pack, std::uint32_t symbols) {
  return ProgramReader(pack, symbols).read();
}

}  // namespace unpushy::pack
