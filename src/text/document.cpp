#include "text/document.h"

#include <algorithm>

#include "text/characters.h"
#include "text/entities.h"
#include "text/regions.h"
#include "text/utf8.h"
#include "unpushy/draft.h"

namespace unpushy::text {
namespace {

using View = std::string_view;

struct Entity {
  TokenKind kind;
  std::size_t (*scan)(View text, std::size_t at);
};

// The first that matches wins: an address before the domain in it, an amount before its number.
constexpr Entity kAtWordStart[] = {{TokenKind::email, scan_email}, {TokenKind::link, scan_link}};
constexpr Entity kAtDigit[] = {{TokenKind::email, scan_email},
                               {TokenKind::link, scan_link},
                               {TokenKind::money, scan_money},
                               {TokenKind::phone, scan_phone},
                               {TokenKind::number, scan_number}};
constexpr Entity kAtSymbol[] = {{TokenKind::merge_tag, scan_merge_tag},
                                {TokenKind::mention, scan_mention},
                                {TokenKind::hashtag, scan_hashtag},
                                {TokenKind::money, scan_money},
                                {TokenKind::phone, scan_phone}};

class Tokeniser {
 public:
  explicit Tokeniser(Document& document) : document_(document), text_(document.folded.text) {}

  void run() {
    document_.tokens.reserve(text_.size() / 5 + 1);
    for (std::size_t at = 0; at < text_.size();) {
      if (is_space(text_[at])) {
        ++at;
      } else {
        at = token(at);
      }
    }
  }

 private:
  std::size_t token(std::size_t at) {
    const Scalar scalar = decode(text_, at);
    if (is_digit(scalar.code)) {
      if (const std::size_t end = entity(kAtDigit, at)) return end;
    } else if (is_letter(scalar.code)) {
      if (const std::size_t end = entity(kAtWordStart, at)) return end;
    } else if (const std::size_t end = entity(kAtSymbol, at)) {
      return end;
    }
    if (is_word(scalar.code)) return add(TokenKind::word, at, end_of(at, is_word));
    if (is_emoji(scalar.code)) return add(TokenKind::emoji, at, end_of(at, is_emoji));
    return add(TokenKind::punctuation, at, at + scalar.length);
  }

  template <std::size_t N>
  std::size_t entity(const Entity (&entities)[N], std::size_t at) {
    for (const auto& [kind, scan] : entities) {
      if (const std::size_t length = scan(text_, at)) return add(kind, at, at + length);
    }
    return 0;
  }

  template <class Predicate>
  std::size_t end_of(std::size_t at, Predicate accepts) const {
    while (at < text_.size()) {
      const Scalar scalar = decode(text_, at);
      if (!accepts(scalar.code)) break;
      at += scalar.length;
    }
    return at;
  }

  std::size_t add(TokenKind kind, std::size_t begin, std::size_t end) {
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    token.kind = kind;
    if (kind == TokenKind::word) note_capitals(token);
    document_.words += kind != TokenKind::punctuation && kind != TokenKind::emoji;
    document_.tokens.push_back(token);
    return end;
  }

  /// A letter was typed as a capital if folding changed it: read from the person's own characters.
  void note_capitals(Token& token) const {
    constexpr std::uint32_t kLookedAt = 32;  // letters; enough to tell, and bounded for one endless word
    std::uint32_t letters = 0, capitals = 0;
    const std::uint32_t end = std::min(token.end, token.begin + kLookedAt);
    for (std::uint32_t i = token.begin; i < end; ++i) {
      const auto c = static_cast<unsigned char>(text_[i]);
      if (c < 'a' || c > 'z') continue;
      const char typed = document_.text[document_.folded.origin[i]];
      const bool capital = typed >= 'A' && typed <= 'Z';
      if (i == token.begin) token.capitalised = capital;
      ++letters;
      capitals += capital;
    }
    const auto first = static_cast<unsigned char>(text_[token.begin]);
    if (first >= 0x80) {
      const View typed = document_.text.substr(document_.folded.origin[token.begin]);
      token.capitalised = decode(typed, 0).code != decode(text_, token.begin).code;
    }
    token.shouted = letters >= 2 && capitals == letters;
  }

  Document& document_;
  View text_;
};

class SentenceSplitter {
 public:
  explicit SentenceSplitter(Document& document) : document_(document) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(document_.tokens.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i > first_ && breaks_between(i - 1, i)) close(i);
    }
    if (first_ < count) close(count);
  }

 private:
  bool is_end_mark(std::uint32_t i) const {
    const Token& token = document_.tokens[i];
    return token.kind == TokenKind::punctuation && View(".!?").find(document_.folded.text[token.begin]) != View::npos;
  }

  bool breaks_between(std::uint32_t before, std::uint32_t after) const {
    const Token &left = document_.tokens[before], &right = document_.tokens[after];
    const View gap = View(document_.folded.text).substr(left.end, right.begin - left.end);
    const auto lines = std::count(gap.begin(), gap.end(), '\n');
    if (lines >= 2) return true;
    const bool closes_quote = right.kind == TokenKind::punctuation && gap.empty();
    if (ends_sentence(before) && !closes_quote && !gap.empty()) return true;
    if (lines == 0 || right.kind == TokenKind::link) return false;
    // A single line break ends a sentence behind a colon, else unless the next line goes on in lower case or with a
    // number.
    const bool colon = document_.folded.text[left.begin] == ':';
    const bool goes_on = right.kind == TokenKind::number || (right.kind == TokenKind::word && !right.capitalised);
    return colon || !goes_on;
  }

  /// An end mark, also with a closing quote or bracket behind it.
  bool ends_sentence(std::uint32_t i) const {
    if (is_end_mark(i)) return true;
    const Token& token = document_.tokens[i];
    const bool closing =
        token.kind == TokenKind::punctuation && View("\"')").find(document_.folded.text[token.begin]) != View::npos;
    return closing && i > first_ && is_end_mark(i - 1) && document_.tokens[i - 1].end == token.begin;
  }

  void close(std::uint32_t end) {
    Sentence sentence{first_, end, false};
    for (std::uint32_t i = end; i > first_ && !sentence.question; --i) {
      const Token& token = document_.tokens[i - 1];
      if (token.kind != TokenKind::punctuation && token.kind != TokenKind::emoji) break;
      sentence.question = document_.folded.text[token.begin] == '?';
    }
    document_.sentences.push_back(sentence);
    first_ = end;
  }

  Document& document_;
  std::uint32_t first_ = 0;
};

void mark_reported(Document& document) {
  auto region = document.regions.begin();
  for (Token& token : document.tokens) {
    while (region != document.regions.end() && region->end <= token.begin) ++region;
    if (region == document.regions.end()) break;
    token.reported = region->begin <= token.begin;
    const bool word = token.kind != TokenKind::punctuation && token.kind != TokenKind::emoji;
    document.reported_words += token.reported && word;
  }
}

/// Someone who pastes a whole message between quotation marks quotes nobody: then the quotation is the message.
void drop_frame(Document& document) {
  constexpr std::uint32_t kFewestOwnWords = 3;
  if (document.words - document.reported_words >= kFewestOwnWords) return;
  const auto is_code = [](const Region& r) { return r.kind == RegionKind::code; };
  if (std::any_of(document.regions.begin(), document.regions.end(), is_code)) return;
  document.regions.clear();
  document.reported_words = 0;
  for (Token& token : document.tokens) token.reported = false;
}

}  // namespace

Document read(View text) {
  Document document;
  document.truncated = text.size() > kMaxDraftBytes;
  document.text = text.substr(0, boundary_before(text, kMaxDraftBytes));
  document.folded = fold(document.text);
  Tokeniser(document).run();
  SentenceSplitter(document).run();
  document.regions = find_regions(document.folded.text);
  mark_reported(document);
  drop_frame(document);
  return document;
}

}  // namespace unpushy::text
