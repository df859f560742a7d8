#pragma once
// A small writer of JSON text: commas, escapes and indentation, nothing else. Appends to the caller's string, so that
// a stream of reports reuses one buffer. Numbers are integers or decimals made of integers: no locale, no rounding.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace unpushy::report {

/// Collects in a small buffer, so that the many short pieces of a report cost little; the caller's string is complete
/// whenever a value at the top level is.
class JsonWriter {
 public:
  /// Pretty output has the layout of JavaScript's JSON.stringify(value, null, 2).
  explicit JsonWriter(std::string& out, bool pretty = false) : out_(out), pretty_(pretty) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  /// `name` must need no escape.
  void key(std::string_view name) {
    separate();
    put('"');
    put(name);
    put('"');
    colon();
  }
  /// A key as it stands in JSON, quotes included.
  void raw_key(std::string_view json) {
    separate();
    put(json);
    colon();
  }

  /// The text must be well-formed UTF-8.
  void string(std::string_view text);
  void integer(std::int64_t value);
  /// value / 10^digits, without zeros at the end: decimal(425, 1) is 42.5 and decimal(1000, 1) is 100.
  void decimal(std::int64_t value, int digits);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }
  /// A complete JSON value, copied as it stands.
  void raw(std::string_view json) {
    separate();
    put(json);
    end_value();
  }

 private:
  void put(char c) {
    if (used_ == sizeof buffer_) flush();
    buffer_[used_++] = c;
  }
  void put(std::string_view text) {
    if (text.empty()) return;  // memcpy may not be given a null pointer, not even for nothing
    if (text.size() > sizeof buffer_ - used_) return put_long(text);
    std::memcpy(buffer_ + used_, text.data(), text.size());
    used_ += text.size();
  }
  void put_long(std::string_view text);
  void flush();

  // A comma and a new line, where they belong before the next key or value.
  void separate() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (!first_) put(',');
    first_ = false;
    if (pretty_ && depth_ > 0) new_line();
  }
  void colon() {
    put(':');
    if (pretty_) put(' ');
    after_key_ = true;
  }
  void end_value() {
    if (depth_ == 0) flush();
  }
  void open(char bracket) {
    separate();
    put(bracket);
    ++depth_;
    first_ = true;
  }
  void close(char bracket);
  void new_line();

  std::string& out_;
  bool pretty_;
  bool first_ = true;       // nothing yet at this level
  bool after_key_ = false;  // the next value belongs to a key
  std::uint32_t depth_ = 0;
  std::size_t used_ = 0;
  char buffer_[512];
};

/// Appends the text between quotes, with quotes, backslashes and control characters escaped.
void append_json_string(std::string& out, std::string_view text);

}  // namespace unpushy::report
