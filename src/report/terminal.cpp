#include "report/terminal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "text/utf8.h"

namespace unpushy::report {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kMaxQuotes = 3;         // of one finding
constexpr std::size_t kMaxQuoteLength = 100;  // code points
constexpr std::size_t kMaxChain = 12;         // moves shown

constexpr std::string_view kReset = "\x1b[0m", kBold = "\x1b[1m", kDim = "\x1b[2m";

// How loud a mark is; where marks overlap the loudest is drawn.
enum Level : std::size_t { kSoftens, kWeak, kMedium, kStrong, kLevels };

constexpr std::array<std::string_view, kLevels> kLevelStyles = {"\x1b[4;32m", "\x1b[4;36m", "\x1b[4;33m", "\x1b[4;31m"};

Level level_of(const Finding& finding) {
  if (finding.contribution < 0) return kSoftens;
  if (finding.strength == Strength::strong) return kStrong;
  return finding.strength == Strength::medium ? kMedium : kWeak;
}

std::string_view sentence(Verdict verdict) {
  switch (verdict) {
    case Verdict::conversation: return "Conversation: this text talks.";
    case Verdict::leaning: return "Leaning: this text begins to push.";
    case Verdict::push: return "Push: this text pushes instead of talking.";
    case Verdict::unclear: break;
  }
  return "Too short to say.";
}

std::string_view sentence(Action action) {
  switch (action) {
    case Action::reply: return "What to do: reply, if it concerns you.";
    case Action::ask_first: return "What to do: ask first. One question shows whether somebody is there.";
    case Action::ignore: return "What to do: ignore. Silence is a complete answer.";
    case Action::block: return "What to do: block. You owe no answer.";
    case Action::none: break;
  }
  return {};
}

// U+061C, the embeddings and overrides, and the isolates: text that turns its neighbours around. The line and
// paragraph separators would break the layout of the output.
bool moves_the_line(char32_t code) {
  return code == 0x061C || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

void append_code_name(std::string& out, char32_t code) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  out += code < 0x100 ? "<" : "<U+";
  for (int shift = code < 0x100 ? 4 : 12; shift >= 0; shift -= 4) out += kHex[(code >> shift) & 0xF];
  out += '>';
}

// Line ends are the caller's business here.
void append_code(std::string& out, char32_t code) {
  if (code == '\t' || !(is_control(code) || moves_the_line(code))) {
    text::append_utf8(out, code);
  } else {
    append_code_name(out, code);
  }
}

bool is_line_end(std::string_view text, std::size_t at) {
  return text[at] == '\n' || (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n');
}

// One line, at most kMaxQuoteLength code points.
void append_quote(std::string& out, std::string_view text) {
  std::size_t shown = 0;
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    if (++shown > kMaxQuoteLength) {
      out += "...";
      break;
    }
    const text::Scalar scalar = text::decode(text, at);
    const bool blank = scalar.code == '\n' || scalar.code == '\r' || scalar.code == '\t';
    append_code(out, blank ? U' ' : scalar.code);
    at += scalar.length;
  }
  out += '"';
}

std::size_t columns(std::string_view text) {
  const auto begins_code_point = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_code_point));
}

// Words wrapped at kColumns; `label` stands before the first line, the others are indented by its width.
void append_wrapped(std::string& out, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  std::string safe;
  append_printable(safe, text);
  const std::size_t indent = columns(label);
  std::size_t column = indent;
  out += label;
  for (std::size_t at = 0; at < safe.size();) {
    const std::size_t end = std::min(safe.find_first_of(" \n", at), safe.size());
    const std::string_view word = std::string_view(safe).substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (column > indent && column + 1 + columns(word) > kColumns) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += columns(word);
  }
  out += '\n';
}

struct Mark {
  std::uint32_t at = 0;
  bool begins = false;
  std::size_t number = 0;  // of the finding, from 1
  Level level = kSoftens;
};

std::vector<Mark> marks_of(const Report& report) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Level level = level_of(report.findings[i]);
    for (const Span& span : report.findings[i].evidence) {
      marks.push_back({span.begin, true, i + 1, level});
      marks.push_back({span.end, false, i + 1, level});
    }
  }
  // At one place the numbers of what ends come before what begins.
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.at != b.at ? a.at < b.at : a.begins < b.begins; });
  return marks;
}

// The text, indented by two columns, with the number of a finding after each of its marks.
class MarkedText {
 public:
  MarkedText(std::string& out, std::string_view text, bool color) : out_(out), text_(text), color_(color) {}

  void append(const std::vector<Mark>& marks) {
    out_ += "  ";
    for (const Mark& mark : marks) {
      const std::size_t to = std::min<std::size_t>(mark.at, text_.size());
      if (to > at_ || mark.begins) append_numbers();
      append_up_to(to);
      apply(mark);
    }
    append_numbers();
    append_up_to(text_.size());
    out_ += '\n';
  }

 private:
  void apply(const Mark& mark) {
    open_[mark.level] += mark.begins ? 1 : -1;
    if (mark.begins) return;
    if (!numbers_.empty()) numbers_ += ',';
    numbers_ += std::to_string(mark.number);
  }

  void append_numbers() {
    if (numbers_.empty()) return;
    if (color_) out_ += kDim;
    out_ += '[' + numbers_ + ']';
    if (color_) out_ += kReset;
    numbers_.clear();
  }

  std::string_view style() const {
    for (std::size_t level = kLevels; color_ && level-- > 0;) {
      if (open_[level] > 0) return kLevelStyles[level];
    }
    return {};
  }

  void append_up_to(std::size_t to) {
    const std::string_view style_now = style();
    while (at_ < to) {
      std::size_t end = at_;
      while (end < to && !is_line_end(text_, end)) ++end;
      append_styled(text_.substr(at_, end - at_), style_now);
      at_ = end;
      if (at_ == to) break;
      at_ += text_[at_] == '\r' ? 2 : 1;
      if (at_ < text_.size()) out_ += "\n  ";
    }
  }

  void append_styled(std::string_view line, std::string_view style_now) {
    if (line.empty()) return;
    out_ += style_now;
    append_printable(out_, line);
    if (!style_now.empty()) out_ += kReset;
  }

  std::string& out_;
  std::string_view text_;
  bool color_;
  std::string numbers_;              // of the findings whose marks end where we are
  std::size_t at_ = 0;               // what stands before is written
  std::array<int, kLevels> open_{};  // marks of each level that have begun and not ended
};

bool says_a_score(Verdict verdict) { return verdict == Verdict::leaning || verdict == Verdict::push; }

std::string tenths(float value) {
  const long long number = std::llround(value * 10);
  std::string text = std::to_string(number / 10);
  if (number % 10 != 0) text += '.' + std::to_string(number % 10);
  return text;
}

void append_verdict(std::string& out, const Report& report, bool color) {
  if (color) out += kBold;
  out += sentence(report.verdict);
  if (color) out += kReset;
  if (says_a_score(report.verdict)) out += " Score " + tenths(report.score) + " of 100.";
  out += '\n';
  if (report.action == Action::none) return;
  out += sentence(report.action);
  out += '\n';
}

void append_text(std::string& out, const Report& report, std::string_view text, bool color) {
  if (text.empty()) return;
  out += '\n';
  if (text.size() > kMaxShownBytes) {
    out += "  (The text is long and is not repeated here.)\n";
  } else {
    MarkedText(out, text, color).append(marks_of(report));
  }
  if (report.truncated) out += "  (Only the first 1 MiB was read.)\n";
}

// Several links in a row are one step of the chain.
void append_chain(std::string& out, const std::vector<Move>& moves) {
  std::size_t shown = 0;
  std::string_view last;
  for (const Move& move : moves) {
    if (move.move == last) continue;
    last = move.move;
    out += shown == 0 ? "\nMoves: " : " -> ";
    if (shown++ == kMaxChain) {
      out += "...";
      break;
    }
    append_printable(out, move.move);
  }
  if (shown > 0) out += '\n';
}

void append_quotes(std::string& out, const Finding& finding, std::string_view text) {
  if (finding.evidence.empty()) return;
  out += "    ";
  for (std::size_t i = 0; i < finding.evidence.size() && i < kMaxQuotes; ++i) {
    const Span span = finding.evidence[i];
    if (i > 0) out += ", ";
    const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
    append_quote(out, text.substr(begin, span.end - span.begin));
  }
  if (finding.evidence.size() > kMaxQuotes) {
    out += " and " + std::to_string(finding.evidence.size() - kMaxQuotes) + " more";
  }
  out += '\n';
}

void append_finding(std::string& out, const Finding& finding, std::size_t number, std::string_view text, bool color) {
  out += "\n[" + std::to_string(number) + "] ";
  if (color) out += kBold;
  append_printable(out, finding.title);
  if (color) out += kReset;
  out += " (";
  append_printable(out, finding.rule);
  out += ", ";
  out += finding.contribution < 0 ? std::string_view("speaks for the text") : unpushy::name(finding.strength);
  out += ")\n";
  append_quotes(out, finding, text);
  append_wrapped(out, "    Why:     ", finding.why);
  append_wrapped(out, "    Instead: ", finding.instead);
  if (finding.fix) append_wrapped(out, "    Fix:     ", finding.fix->title);
}

void append_unknown(std::string& out, const std::vector<std::string_view>& keys) {
  if (keys.empty()) return;
  std::string text;
  for (const std::string_view key : keys) {
    if (!text.empty()) text += ", ";
    text += key;
  }
  out += '\n';
  append_wrapped(out, "Not known, could change this: ", text);
}

void append_answers(std::string& out, const std::vector<Answer>& answers) {
  if (answers.empty()) return;
  out += "\nReady answers:\n";
  for (const Answer& answer : answers) append_wrapped(out, "  " + std::string(answer.title) + ": ", answer.text);
}

void append_guidance(std::string& out, const Guidance& guidance) {
  if (guidance.block.empty()) return;
  out += "\nTo be left in peace (menus may have changed since " + std::string(guidance.checked) + "):\n";
  append_wrapped(out, "  Mute:   ", guidance.mute);
  append_wrapped(out, "  Block:  ", guidance.block);
  append_wrapped(out, "  Report: ", guidance.report);
}

}  // namespace

void append_printable(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_line_end(text, at)) {
      at += text[at] == '\r' ? 2 : 1;
      out += '\n';
      continue;
    }
    const text::Scalar scalar = text::decode(text, at);
    append_code(out, scalar.code);
    at += scalar.length;
  }
}

void append_terminal(std::string& out, const Report& report, std::string_view text, const TerminalOptions& options) {
  if (!options.heading.empty()) {
    append_printable(out, options.heading);
    out += ":\n";
  }
  append_verdict(out, report, options.color);
  append_text(out, report, text, options.color);
  append_chain(out, report.moves);
  const Finding* told = nullptr;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    // That a text which talks is worded a little like promotion would read as a reproach; the JSON report has it.
    if (report.verdict == Verdict::conversation && finding.basis == Basis::model) continue;
    append_finding(out, finding, i + 1, text, options.color);
    if (told == nullptr) told = &finding;
  }
  append_unknown(out, report.unknown);
  if (told != nullptr) (out += "\nunpushy explain ") += std::string(told->rule) + " says more; so for each finding.\n";
  append_answers(out, report.answers);
  if (options.guidance != nullptr) append_guidance(out, *options.guidance);
}

}  // namespace unpushy::report
