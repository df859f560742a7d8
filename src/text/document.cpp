#include "text/document.h"

#include <algorithm>
#include <array>

#include "text/addresses.h"
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

// The first that matches wins: an amount before its number.
constexpr Entity kAtDigit[] = {
    {TokenKind::money, scan_money}, {TokenKind::phone, scan_phone}, {TokenKind::number, scan_number}};
constexpr Entity kAtSymbol[] = {{TokenKind::merge_tag, scan_merge_tag},
                                {TokenKind::mention, scan_mention},
                                {TokenKind::hashtag, scan_hashtag},
                                {TokenKind::money, scan_money},
                                {TokenKind::phone, scan_phone}};

/// Letters, and marks behind which a word has ended and is no part of an address.
enum ByteClass : std::uint8_t { kOther, kLetter, kEnds };
constexpr std::array<std::uint8_t, 256> make_byte_classes() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = kLetter;
  for (const char c : View(" \n\t,!?;)\"'")) table[static_cast<unsigned char>(c)] = kEnds;
  return table;
}
constexpr std::array<std::uint8_t, 256> kByteClasses = make_byte_classes();

class Tokeniser {
 public:
  explicit Tokeniser(Document& document) : document_(document), text_(document.folded.text), addresses_(text_) {}

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
    if (const std::size_t end = plain_word_end(at)) return add(TokenKind::word, at, end);
    const Scalar scalar = decode(text_, at);
    if (is_digit(scalar.code) || is_letter(scalar.code)) {
      if (const std::size_t length = addresses_.email(at)) return add(TokenKind::email, at, at + length);
      if (const std::size_t length = addresses_.link(at)) return add(TokenKind::link, at, at + length);
      if (const std::size_t end = is_digit(scalar.code) ? entity(kAtDigit, at) : 0) return end;
    } else if (const std::size_t end = entity(kAtSymbol, at)) {
      return end;
    }
    if (is_word(scalar.code)) return add(TokenKind::word, at, end_of(at, is_word));
    if (is_emoji(scalar.code)) return add(TokenKind::emoji, at, end_of(at, is_emoji));
    return add(TokenKind::punctuation, at, at + scalar.length);
  }

  /// Where a word of letters a to z ends that can be nothing else, as most are; 0 if it has to be looked at.
  std::size_t plain_word_end(std::size_t at) const {
    std::size_t end = at;
    while (class_at(end) == kLetter) ++end;
    if (end == at) return 0;
    const bool stops = end < text_.size() && text_[end] == '.';
    return class_at(end) == kEnds || (stops && class_at(end + 1) == kEnds) ? end : 0;
  }

  std::uint8_t class_at(std::size_t at) const {
    return at < text_.size() ? kByteClasses[static_cast<unsigned char>(text_[at])] : std::uint8_t{kEnds};
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
    document_.kinds |= 1u << static_cast<unsigned>(kind);
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
      const bool capital = typed_as_capital(i);
      if (i == token.begin) token.capitalised = capital;
      ++letters;
      capitals += capital;
      if (!capital) break;  // whatever follows, it is not shouted
    }
    if (static_cast<unsigned char>(text_[token.begin]) >= 0x80) token.capitalised = typed_as_capital(token.begin);
    token.shouted = letters >= 2 && capitals == letters;
  }

  bool typed_as_capital(std::uint32_t folded_byte) const {
    const std::uint32_t at = document_.folded.origin[folded_byte];
    const auto byte = static_cast<unsigned char>(document_.text[at]);
    return byte < 0x80 ? byte >= 'A' && byte <= 'Z' : is_capital(decode(document_.text, at).code);
  }

  Document& document_;
  View text_;
  AddressReader addresses_;
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
    if (lines == 0 && left.kind != TokenKind::punctuation) return false;  // nearly always
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

void mark_signature(Document& document) {
  const auto begin = static_cast<std::uint32_t>(find_signature(document.folded.text));
  const auto end = static_cast<std::uint32_t>(document.folded.text.size());
  if (begin == end || (!document.regions.empty() && document.regions.back().end > begin)) return;
  document.regions.push_back({RegionKind::signature, begin, end});
  for (auto token = document.tokens.rbegin(); token != document.tokens.rend() && token->begin >= begin; ++token)
    token->signature = true;
}

/// Carries the marks of letters over to the tokens they are in.
void mark_disguised(Document& document) {
  auto mark = document.folded.marks.begin();
  const auto end = document.folded.marks.end();
  for (std::uint32_t i = 0; i < document.tokens.size() && mark != end; ++i) {
    Token& token = document.tokens[i];
    const Span span = document.span(i, i);
    while (mark != end && mark->span.end <= span.begin) ++mark;
    // Marks of both kinds may lie over one another, so those that reach further are looked at by the next token again.
    for (auto over = mark; over != end && over->span.begin < span.end; ++over) {
      const bool word = token.kind != TokenKind::punctuation && token.kind != TokenKind::emoji;
      const bool disguised = over->kind == MarkKind::disguised;
      token.disguised = token.disguised || (word && disguised);
      token.fancy = token.fancy || (word && !disguised && token.end - token.begin >= 2);
    }
  }
}

void count_disguised(Document& document) {
  for (const Token& token : document.tokens) {
    document.disguised_words += token.disguised && !token.reported;
    document.fancy_words += token.fancy && !token.reported;
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

bool same_sentence(const Document& a, std::uint32_t in_a, const Document& b, std::uint32_t in_b) {
  const Sentence &left = a.sentences[in_a], &right = b.sentences[in_b];
  const std::uint32_t count = left.end - left.first;
  if (count != right.end - right.first || left.question != right.question) return false;
  const Token *x = &a.tokens[left.first], *y = &b.tokens[right.first];
  const std::uint32_t size = x[count - 1].end - x->begin, from = x->begin, to = y->begin;
  if (size != y[count - 1].end - to || View(a.folded.text).substr(from, size) != View(b.folded.text).substr(to, size))
    return false;
  for (; x != &a.tokens[left.first] + count; ++x, ++y) {
    if (x->begin - from != y->begin - to || x->end - from != y->end - to || !x->same_kind(*y)) return false;
  }
  return true;
}

std::string plain_word(const Document& document, const Token& token) {
  const auto typed = [&](std::uint32_t i) { return decode(document.text, document.folded.origin[i]); };
  std::string word;
  std::uint32_t letters = 0, capitals = 0, behind = document.folded.origin[token.begin];
  for (std::uint32_t i = token.begin; i < token.end; ++i) {
    const char c = document.folded.text[i];
    const std::uint32_t at = document.folded.origin[i];
    const Scalar scalar = typed(i);
    // An apostrophe inside a word is left out by folding.
    if (behind < at && is_apostrophe(decode(document.text, behind).code)) word += '\'';
    behind = std::max(behind, at + scalar.length);
    const bool small_letter = c >= 'a' && c <= 'z', capital = small_letter && is_capital(scalar.code);
    letters += small_letter && is_letter(scalar.code);
    capitals += capital;
    word += capital ? static_cast<char>(c - 32) : c;
  }
  if (capitals < 2 || capitals < letters) return word;
  for (char& c : word) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return word;
}

Document read(View text, const Vocabulary* vocabulary) {
  Document document;
  document.truncated = text.size() > kMaxDraftBytes;
  document.text = text.substr(0, boundary_before(text, kMaxDraftBytes));
  document.folded = fold(document.text);
  see_through(document.folded, document.text, vocabulary);
  Tokeniser(document).run();
  SentenceSplitter(document).run();
  document.regions = find_regions(document.folded.text);
  mark_reported(document);
  drop_frame(document);
  mark_signature(document);
  if (!document.folded.marks.empty()) {
    mark_disguised(document);
    count_disguised(document);
  }
  return document;
}

}  // namespace unpushy::text
