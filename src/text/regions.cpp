#include "text/regions.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/word_list.h"

namespace unpushy::text {
namespace {

using View = std::string_view;
constexpr std::size_t kNone = View::npos;
constexpr View kClosings =
#include "closings.inc"
    ;
constexpr int kFewestQuotedWords = 4;  // shorter quotations are a word under discussion or emphasis

int count_words(View text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool word = is_word_byte(c);
    words += word && !inside;
    inside = word;
  }
  return words;
}

class RegionFinder {
 public:
  explicit RegionFinder(View text) : text_(text) {}

  std::vector<Region> run() {
    const auto shows = [](char c) { return c == '`' || c == '"' || c == '\'' || c == '>'; };
    if (std::none_of(text_.begin(), text_.end(), shows)) return {};  // as in most texts
    for (std::size_t at = 0; at < text_.size();) at = step(at);
    return std::move(regions_);
  }

 private:
  std::size_t step(std::size_t at) {
    const bool line_start = at == 0 || text_[at - 1] == '\n';
    if (line_start) {
      const std::size_t first = std::min(text_.find_first_not_of(" \t", at), text_.size());
      if (text_.substr(first, 3) == "```") return take(RegionKind::code, at, fence_end(first));
      if (text_.substr(first, 1) == ">" && !is_tag(first)) return take(RegionKind::block_quote, at, line_end(at));
    }
    const char c = text_[at];
    if (c == '`') return backtick(at);
    if (c == '"' || c == '\'') return quote_mark(at);
    if (c == '\n' && at + 1 < text_.size() && text_[at + 1] == '\n')
      open_ = {kNone, kNone};  // quotes end with their paragraph
    return at + 1;
  }

  /// "> quoted" but not ">>> " prompts of a shell or an arrow ">>" alone
  bool is_tag(std::size_t at) const { return count_words(text_.substr(at, line_end(at) - at)) == 0; }

  std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

  std::size_t fence_end(std::size_t at) const {
    const std::size_t close = text_.find("```", at + 3);
    return close == kNone ? text_.size() : close + 3;
  }

  std::size_t backtick(std::size_t at) {
    const std::size_t close = text_.find_first_of("`\n", at + 1);
    if (close == kNone || text_[close] == '\n') return at + 1;
    return close == at + 1 ? close : take(RegionKind::code, at, close + 1);
  }

  /// A mark opens behind white space or an opening bracket and closes anywhere else.
  std::size_t quote_mark(std::size_t at) {
    std::size_t& open = open_[text_[at] == '"' ? 0 : 1];
    const bool before_word = at + 1 < text_.size() && !is_space(text_[at + 1]);
    const bool behind_gap = at == 0 || is_space(text_[at - 1]) || View("([:-").find(text_[at - 1]) != kNone;
    if (before_word && behind_gap) {
      open = at;
    } else if (open != kNone) {
      const std::size_t begin = open;
      open = kNone;
      if (count_words(text_.substr(begin, at - begin)) >= kFewestQuotedWords)
        return take(RegionKind::quote, begin, at + 1);
    }
    return at + 1;
  }

  std::size_t take(RegionKind kind, std::size_t begin, std::size_t end) {
    // A region that began earlier holds what was found inside it.
    while (!regions_.empty() && regions_.back().begin >= begin) regions_.pop_back();
    regions_.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    open_ = {kNone, kNone};
    return end;
  }

  View text_;
  std::vector<Region> regions_;
  std::array<std::size_t, 2> open_{kNone, kNone};  // where a double, a single quotation began
};

}  // namespace

std::size_t find_signature(View folded) {
  constexpr std::size_t kMostLines = 7, kLongestLine = 120;
  std::size_t end = folded.size();
  for (std::size_t lines = 0; lines <= kMostLines && end > 0; ++lines) {
    const std::size_t before = folded.substr(0, end).rfind('\n'), begin = before == kNone ? 0 : before + 1;
    View line = folded.substr(begin, end - begin);
    if (line.size() > kLongestLine) break;
    const bool dashes = line == "--" || line == "-- ";
    while (!line.empty() && (is_space(line.back()) || line.back() == ',' || line.back() == '!' || line.back() == '.'))
      line.remove_suffix(1);
    const bool closes = has_line(kClosings, line);
    if ((dashes || closes) && end < folded.size() && begin > 0) return std::min(end + 1, folded.size());
    if (before == kNone) break;
    end = before;
  }
  return folded.size();
}

std::vector<Region> find_regions(View folded) { return RegionFinder(folded).run(); }

}  // namespace unpushy::text
