#include "text/entities.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/addresses.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace unpushy::text {
namespace {

constexpr std::string_view kMergeFields =
#include "merge_fields.inc"
    ;
constexpr std::string_view kCurrencyWords[] = {"usd",    "eur",     "gbp",   "euro", "euros",
                                               "dollar", "dollars", "bucks", "quid"};
constexpr std::size_t kLongestMergeTag = 64;
constexpr std::size_t kLongestNumber = 64;  // bytes; so that digits and dots without end are not read again and again
constexpr std::size_t kLongestPhone = 24;

using View = std::string_view;

char at_or_nul(View text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }
bool is_digit_at(View text, std::size_t at) { return at < text.size() && is_digit(static_cast<char32_t>(text[at])); }
bool starts_with(View text, std::size_t at, View what) {
  return text.substr(std::min(at, text.size()), what.size()) == what;
}
bool is_ascii_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_host_byte(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '-'; }

template <class Predicate>
std::size_t run(View text, std::size_t at, std::size_t limit, Predicate accepts) {
  std::size_t end = at;
  while (end < text.size() && end - at < limit && accepts(text[end])) ++end;
  return end;
}

template <std::size_t N>
bool contains(const View (&list)[N], View value) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

bool ends_word(View text, std::size_t at) { return at >= text.size() || !is_word_byte(text[at]); }

/// Digits with inner separators: "1,000.50"
std::size_t scan_digits(View text, std::size_t at) {
  std::size_t end = at;
  for (; end - at < kLongestNumber; ++end) {
    const bool separator = end > at && View(".,:'").find(at_or_nul(text, end)) != View::npos;
    if (!is_digit_at(text, end) && !(separator && is_digit_at(text, end + 1))) break;
  }
  return end;
}

/// "k", "m", "bn" behind a number
std::size_t scan_magnitude(View text, std::size_t at) {
  for (const View suffix : {View("bn"), View("k"), View("m")}) {
    if (starts_with(text, at, suffix) && ends_word(text, at + suffix.size())) return at + suffix.size();
  }
  return at;
}

/// Length of a currency sign at `at`, 0 if none.
std::size_t currency_sign(View text, std::size_t at) {
  for (const View sign : {View("$"), View("\xE2\x82\xAC"), View("\xC2\xA3"), View("\xC2\xA5"), View("\xE2\x82\xB9")}) {
    if (starts_with(text, at, sign)) return sign.size();
  }
  return 0;
}

/// An identifier with the punctuation template languages use; must hold a letter.
bool looks_like_variable(View inside) {
  const auto allowed = [](char c) {
    return is_word_byte(c) || is_space(c) || View(".:|'\"-!$,#/*~()").find(c) != View::npos;
  };
  const bool has_letter = std::any_of(inside.begin(), inside.end(), is_ascii_letter);
  return has_letter && std::all_of(inside.begin(), inside.end(), allowed);
}

bool is_known_field(View inside) {
  std::string letters;
  for (const char c : inside) {
    if (is_ascii_letter(c)) letters.push_back(c);
    const bool separator = c == ' ' || c == '_' || c == '-' || c == '\'';
    if (!is_ascii_letter(c) && !separator) return false;
  }
  return has_line(kMergeFields, letters);
}

/// "{first_name}", "{!contact.first}", "${name}": one identifier of three letters or more, so that "{x}" in a formula
/// is none; or a known field and what stands in for it, "{firstname:there}".
bool is_single_variable(View inside) {
  if (!inside.empty() && (inside.front() == '!' || inside.front() == '$')) inside.remove_prefix(1);
  if (const std::size_t colon = inside.find(':'); colon != View::npos && inside.find('{') == View::npos)
    return is_known_field(inside.substr(0, colon));
  const auto allowed = [](char c) {
    return is_ascii_letter(c) || is_digit(static_cast<char32_t>(c)) || c == '_' || c == '.';
  };
  return std::count_if(inside.begin(), inside.end(), is_ascii_letter) >= 3 &&
         std::all_of(inside.begin(), inside.end(), allowed);
}

/// "<name>" is a gap; "[name]" is mostly where someone took a name out of a text.
bool is_field_or_name(View inside) { return inside == "name" || is_known_field(inside); }

/// Length of "{Hi|Hello|Hey {you|there}}": two alternatives of words or more. Braces of code hold other signs, too.
std::size_t scan_alternatives(View text, std::size_t at) {
  constexpr std::size_t kLongest = 200;
  constexpr int kDeepest = 3;
  int depth = 0, letters = 0, words = 0;
  bool bar = false;
  for (std::size_t i = at; i < text.size() && i - at < kLongest; ++i) {
    const char c = text[i];
    const bool edge = c == '{' || c == '}' || c == '|';
    if (edge) words += std::exchange(letters, 0) >= 2;
    letters += is_word_byte(c);
    depth += (c == '{') - (c == '}');
    bar = bar || c == '|';
    if (depth == 0) return bar && words >= 2 ? i + 1 - at : 0;
    const bool allowed = edge || is_word_byte(c) || View(" ,.!?'-").find(c) != View::npos;
    if (!allowed || depth > kDeepest) return 0;
  }
  return 0;
}

/// "${HOME}/bin" and "/nick <nickname>" tell people what to type.
bool in_a_command(View text, std::size_t at, std::size_t end) {
  if (at > 0 && text[at - 1] == '$' && at_or_nul(text, end) == '/') return true;
  if (text[at] != '<' || at == 0 || text[at - 1] != ' ') return false;
  const std::size_t word = text.rfind(' ', at - 2) + 1;  // npos + 1 is the beginning
  return at >= 2 && text[word] == '/';
}

struct Delimiters {
  View open, close;
  bool (*accepts)(View inside);
};

constexpr Delimiters kDelimiters[] = {
    {"{{", "}}", looks_like_variable}, {"{", "}", is_single_variable}, {"*|", "|*", looks_like_variable},
    {"%%", "%%", is_known_field},      {"%", "%", is_known_field},     {"[", "]", is_known_field},
    {"<", ">", is_field_or_name},
};

}  // namespace

std::size_t scan_mention(View text, std::size_t at) {
  const auto in_name = [](char c) { return is_host_byte(c) || c == '_' || c == '.'; };
  if (at_or_nul(text, at) != '@') return 0;
  std::size_t end = run(text, at + 1, kLongestMergeTag, in_name);
  if (end == at + 1) return 0;
  if (at_or_nul(text, end) == '@' && host_end(text, end + 1) > end + 1) end = host_end(text, end + 1);
  while (text[end - 1] == '.' || text[end - 1] == '-') --end;
  return end - at > 1 ? end - at : 0;
}

std::size_t scan_hashtag(View text, std::size_t at) {
  if (at_or_nul(text, at) != '#') return 0;
  bool letter = false;
  std::size_t end = at + 1;
  while (end < text.size()) {
    const Scalar scalar = decode(text, end);
    if (!is_word(scalar.code)) break;
    letter = letter || is_letter(scalar.code);
    end += scalar.length;
  }
  return letter ? end - at : 0;
}

std::size_t scan_money(View text, std::size_t at) {
  if (const std::size_t sign = currency_sign(text, at)) {
    std::size_t start = at + sign;
    if (at_or_nul(text, start) == ' ') ++start;
    const std::size_t end = scan_digits(text, start);
    return end == start ? 0 : scan_magnitude(text, end) - at;
  }
  if (!is_digit_at(text, at)) return 0;
  std::size_t end = scan_magnitude(text, scan_digits(text, at));
  if (at_or_nul(text, end) == ' ') ++end;
  if (const std::size_t sign = currency_sign(text, end)) return end + sign - at;
  const std::size_t word_end = run(text, end, 8, is_ascii_letter);
  const bool currency = contains(kCurrencyWords, text.substr(end, word_end - end)) && ends_word(text, word_end);
  return currency ? word_end - at : 0;
}

std::size_t scan_phone(View text, std::size_t at) {
  const char first = at_or_nul(text, at);
  if (first != '+' && first != '(' && !is_digit_at(text, at)) return 0;
  std::size_t digits = 0, end = at, separators = 0;
  for (std::size_t i = at; i < text.size() && i - at < kLongestPhone; ++i) {
    if (is_digit_at(text, i)) {
      ++digits;
      separators = 0;
      end = i + 1;
    } else if (View(" -.()/+").find(text[i]) == View::npos || ++separators > 2) {
      break;
    }
  }
  const bool date = end - at == 10 && (text[at + 4] == '-' || text[at + 2] == '/' || text[at + 2] == '.');
  const bool long_enough = digits >= 8 || (digits == 7 && (first == '+' || first == '0'));
  return long_enough && digits <= 15 && !date && ends_word(text, end) ? end - at : 0;
}

std::size_t scan_number(View text, std::size_t at) {
  if (!is_digit_at(text, at)) return 0;
  std::size_t end = scan_digits(text, at);
  const std::size_t magnitude = scan_magnitude(text, end);
  if (magnitude > end) {
    end = magnitude;
  } else if (at_or_nul(text, end) == 'x' && ends_word(text, end + 1)) {
    ++end;
  }
  if (!ends_word(text, end)) return 0;
  if (at_or_nul(text, end) == '%' || at_or_nul(text, end) == '+') ++end;
  return end - at;
}

std::size_t scan_merge_tag(View text, std::size_t at) {
  if (at_or_nul(text, at) == '{') {
    if (const std::size_t length = scan_alternatives(text, at)) return length;
  }
  for (const auto& [open, close, accepts] : kDelimiters) {
    if (!starts_with(text, at, open)) continue;
    const std::size_t start = at + open.size();
    const View window = text.substr(start, kLongestMergeTag);
    const std::size_t length = window.find(close);
    if (length == View::npos || length == 0) continue;
    const View inside = window.substr(0, length);
    const std::size_t end = start + length + close.size();
    if (inside.find('\n') == View::npos && accepts(inside) && !in_a_command(text, at, end)) return end - at;
  }
  return 0;
}

}  // namespace unpushy::text
