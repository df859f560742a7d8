#pragma once
// Errors as values. Spelled like std::expected, which Debian's Emscripten lacks, so that it can become one.

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace unpushy {

/// What a caller can act on: call again with other bytes, or mend the named place.
enum class ErrorCode {
  damaged,      ///< the bytes are not what they claim to be
  unsupported,  ///< well formed, but of a version or form this build does not read
  invalid,      ///< a value that is not allowed; `what` names the allowed ones
};

struct Error {
  ErrorCode code = ErrorCode::invalid;
  std::string where;  ///< "file:line", a JSON path or an option's name; may be empty
  std::string what;   ///< one sentence that says what is wrong and what to do
};

/// A value or the reason there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() {
    assert(has_value());
    return std::get<0>(state_);
  }
  const T& value() const {
    assert(has_value());
    return std::get<0>(state_);
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const {
    assert(!has_value());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

}  // namespace unpushy
