#include "cli/json_text.h"

#include <simdjson.h>

#include "text/utf8.h"

namespace unpushy::cli {
namespace {

constexpr int kMaxDepth = 512;  // as deep as anyone nests, far from the end of the stack

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// RFC 8259, read from left to right.
class Recogniser {
 public:
  explicit Recogniser(std::string_view text) : text_(text) {}

  bool whole() {
    blanks();
    if (!value(0)) return false;
    blanks();
    return at_ == text_.size();
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  bool take(char c) {
    if (peek() != c || at_ == text_.size()) return false;
    ++at_;
    return true;
  }

  bool take_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  void blanks() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') ++at_;
  }

  bool value(int depth) {
    if (depth > kMaxDepth) return false;
    switch (peek()) {
      case '{': return object(depth);
      case '[': return array(depth);
      case '"': return string();
      case 't': return take_word("true");
      case 'f': return take_word("false");
      case 'n': return take_word("null");
      default: return number();
    }
  }

  bool object(int depth) {
    ++at_;
    blanks();
    if (take('}')) return true;
    do {
      blanks();
      if (!string()) return false;
      blanks();
      if (!take(':')) return false;
      blanks();
      if (!value(depth + 1)) return false;
      blanks();
    } while (take(','));
    return take('}');
  }

  bool array(int depth) {
    ++at_;
    blanks();
    if (take(']')) return true;
    do {
      blanks();
      if (!value(depth + 1)) return false;
      blanks();
    } while (take(','));
    return take(']');
  }

  bool string() {
    if (!take('"')) return false;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (c == '\\' && !escape()) return false;
    }
    return false;
  }

  bool escape() {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    if (take('u')) {
      for (int i = 0; i < 4; ++i, ++at_) {
        if (!is_hex(peek())) return false;
      }
      return true;
    }
    return at_ < text_.size() && kLetters.find(text_[at_++]) != std::string_view::npos;
  }

  bool digits() {
    if (!is_digit(peek())) return false;
    while (is_digit(peek())) ++at_;
    return true;
  }

  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (peek() != 'e' && peek() != 'E') return true;
    ++at_;
    if (!take('+')) take('-');
    return digits();
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

enum class Half { none, high, low };

// What `\uXXXX` at this place is half of.
Half half_at(std::string_view json, std::size_t at) {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return Half::none;
  const char first = json[at + 2], second = json[at + 3];
  if ((first != 'd' && first != 'D') || !is_hex(json[at + 4]) || !is_hex(json[at + 5])) return Half::none;
  if (second == '8' || second == '9' || second == 'a' || second == 'b' || second == 'A' || second == 'B') {
    return Half::high;
  }
  return is_hex(second) && !is_digit(second) ? Half::low : Half::none;
}

}  // namespace

bool is_json(std::string_view text) { return Recogniser(text).whole(); }

void mend_lone_surrogates(std::string& json) {
  for (std::size_t at = json.find('\\'); at < json.size(); at = json.find('\\', at)) {
    const Half half = half_at(json, at);
    if (half == Half::high && half_at(json, at + 6) == Half::low) {
      at += 12;
    } else if (half != Half::none) {
      json.replace(at, 6, "\\uFFFD");
      at += 6;
    } else {
      at += 2;  // the escaped character may itself be a backslash
    }
  }
}

std::string well_formed(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::Scalar scalar = text::decode(text, at);
    text::append_utf8(out, scalar.code);
    at += scalar.length;
  }
  return out;
}

}  // namespace unpushy::cli
