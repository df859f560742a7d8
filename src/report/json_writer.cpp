#include "report/json_writer.h"

#include <charconv>
#include <cstring>

namespace unpushy::report {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// True if one of eight bytes needs an escape; may also be true for a harmless byte next to one, never false for a
// guilty one. Each term sets the high bit of a byte that is zero (or below 0x20) after the exclusive or.
bool any_needs_escape(const char* at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;
  std::uint64_t bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  const std::uint64_t quotes = bytes ^ (kOnes * '"'), slashes = bytes ^ (kOnes * '\\');
  return (((bytes - kOnes * 0x20) & ~bytes) | ((quotes - kOnes) & ~quotes) | ((slashes - kOnes) & ~slashes)) & kHighs;
}

std::size_t plain_run(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (at + 8 <= text.size() && !any_needs_escape(text.data() + at)) at += 8;
  while (at < text.size() && !needs_escape(text[at])) ++at;
  return at - from;
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kShort = "\"\"\\\\\bb\ff\nn\rr\tt";  // pairs: character, letter after the backslash
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '\\';
  for (std::size_t i = 0; i < kShort.size(); i += 2) {
    if (kShort[i] == c) {
      out += kShort[i + 1];
      return;
    }
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "u00";
  out += kHex[byte >> 4];
  out += kHex[byte & 0xF];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t run = plain_run(text, at);
    out.append(text.data() + at, run);
    at += run;
    if (at < text.size()) append_escaped(out, text[at++]);
  }
  out += '"';
}

void JsonWriter::flush() {
  out_.append(buffer_, used_);
  used_ = 0;
}

void JsonWriter::put_long(std::string_view text) {
  flush();
  if (text.size() > sizeof buffer_) {
    out_ += text;
  } else {
    put(text);
  }
}

void JsonWriter::new_line() {
  put('\n');
  for (std::uint32_t i = 0; i < depth_; ++i) put("  ");
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (pretty_ && !first_) new_line();
  put(bracket);
  first_ = false;
  end_value();
}

void JsonWriter::string(std::string_view text) {
  separate();
  if (plain_run(text, 0) == text.size()) {
    put('"');
    put(text);
    put('"');
  } else {
    flush();
    append_json_string(out_, text);
  }
  end_value();
}

void JsonWriter::integer(std::int64_t value) {
  char digits[24];
  const char* end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  raw({digits, static_cast<std::size_t>(end - digits)});
}

void JsonWriter::decimal(std::int64_t value, int digits) {
  std::int64_t unit = 1;
  for (int i = 0; i < digits; ++i) unit *= 10;
  const std::int64_t size = value < 0 ? -value : value;
  char text[32];
  char* at = text;
  if (value < 0) *at++ = '-';
  at = std::to_chars(at, text + sizeof text, size / unit).ptr;
  std::int64_t rest = size % unit;
  if (rest != 0) *at++ = '.';
  while (rest != 0) {
    unit /= 10;
    *at++ = static_cast<char>('0' + rest / unit);
    rest %= unit;
  }
  raw({text, static_cast<std::size_t>(at - text)});
}

}  // namespace unpushy::report
