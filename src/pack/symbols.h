#pragma once
// The alphabet of the phrase automaton: a token is seen as its word, as every stem it begins with, and as its class.

#include <cstdint>
#include <string_view>

#include "text/document.h"

namespace unpushy::pack {

/// Classes come first; words and stems of a pack are numbered from kFirstWord on. 0 is no symbol.
enum class Class : std::uint32_t {
  none,
  number,
  money,
  link,
  name,
  mention,
  hashtag,
  email,
  phone,
  emoji,
  merge,
  start,
  end,
  address,
  percent,
  span,
  code,
  handle,
  count
};
inline constexpr std::uint32_t kFirstWord = 24;
static_assert(static_cast<std::uint32_t>(Class::count) <= kFirstWord);

/// Name between angle brackets in the phrase language: "n", "money", "link" ... `start` and `end` stand for no token
/// but for the edges of a sentence.
constexpr std::string_view kClassNames[] = {"",        "n",       "money",   "link",  "name",  "mention",
                                            "hashtag", "email",   "phone",   "emoji", "merge", "start",
                                            "end",     "address", "percent", "span",  "code",  "handle"};

constexpr std::uint32_t symbol(Class c) { return static_cast<std::uint32_t>(c); }

constexpr Class class_of(text::TokenKind kind) {
  switch (kind) {
    case text::TokenKind::number: return Class::number;
    case text::TokenKind::money: return Class::money;
    case text::TokenKind::link: return Class::link;
    case text::TokenKind::mention: return Class::mention;
    case text::TokenKind::hashtag: return Class::hashtag;
    case text::TokenKind::email: return Class::email;
    case text::TokenKind::phone: return Class::phone;
    case text::TokenKind::emoji: return Class::emoji;
    case text::TokenKind::merge_tag: return Class::merge;
    case text::TokenKind::word:
    case text::TokenKind::punctuation: break;
  }
  return Class::none;
}

/// FNV-1a, fed byte by byte so that the hashes of all beginnings of a word come for free.
inline constexpr std::uint32_t kHashStart = 2166136261u;
constexpr std::uint32_t hash_step(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619u;
}
constexpr std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = kHashStart;
  for (const char c : word) hash = hash_step(hash, c);
  return hash;
}

/// How a token is spelled for the automaton. A link is spelled without "https://" and "www.", so that one phrase finds
/// it however it was typed.
constexpr std::string_view spelling_of(std::string_view folded, text::TokenKind kind) {
  if (kind != text::TokenKind::link) return folded;
  for (const std::string_view prefix : {"https://", "http://", "www."}) {
    if (folded.substr(0, prefix.size()) == prefix) folded.remove_prefix(prefix.size());
  }
  return folded;
}

/// A long word of letters and digits mixed: the address of a wallet or of a coin.
constexpr bool looks_like_address(std::string_view word) {
  constexpr std::size_t kShortest = 26;  // Bitcoin's; others are longer
  constexpr std::size_t kFewestDigits = 2;
  std::size_t digits = 0, letters = 0;
  for (const char c : word) {
    digits += c >= '0' && c <= '9';
    letters += c >= 'a' && c <= 'z';
  }
  return word.size() >= kShortest && digits >= kFewestDigits && letters > 0 && digits + letters == word.size();
}

/// A time in one word: "24h", "15min", "3d".
constexpr bool looks_like_span(std::string_view word) {
  constexpr std::string_view kUnits[] = {"h", "hr", "hrs", "min", "mins", "s", "sec", "d", "days", "wk", "wks"};
  std::size_t digits = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9') ++digits;
  if (digits == 0 || digits > 3) return false;
  for (const std::string_view unit : kUnits) {
    if (word.substr(digits) == unit) return true;
  }
  return false;
}

/// What a discount code looks like: "SAVE20", "WELCOME". Of use only behind a word such as "code".
constexpr bool looks_like_code(const text::Token& token) {
  return token.shouted && token.end - token.begin >= 4 && token.end - token.begin <= 20;
}

/// A user name rather than a name: letters, then digits ("kevin82"), or parts joined by "_".
constexpr bool looks_like_handle(std::string_view word) {
  constexpr std::size_t kFewestLetters = 3, kFewestDigits = 2;
  std::size_t letters = 0, digits = 0;
  bool joined = false;
  for (const char c : word) {
    const bool digit = c >= '0' && c <= '9', letter = c >= 'a' && c <= 'z';
    if ((letter && digits > 0) || (!digit && !letter && c != '_')) return false;
    letters += letter;
    digits += digit;
    joined = joined || c == '_';
  }
  return letters >= kFewestLetters && (digits >= kFewestDigits || joined);
}

/// A stem has at least this many bytes, and at most kLongestWord are compared.
inline constexpr std::uint32_t kShortestStem = 3;
inline constexpr std::uint32_t kLongestWord = 48;

/// Longest gap the phrase language allows, in words.
inline constexpr unsigned kLongestGap = 8;

}  // namespace unpushy::pack
