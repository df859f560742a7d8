#pragma once
// Links and e-mail addresses, in one forward reading of a text.

#include <cstddef>
#include <string_view>

namespace unpushy::text {

/// Is this the end of a bare domain that is read as a link: "com"; "me" only with a path behind it?
bool is_link_ending(std::string_view letters, bool has_path);

/// End of "host.example" at `at`; `at` itself if there is none.
std::size_t host_end(std::string_view text, std::size_t at);

/// A run of letters, digits, dots and hyphens, in which hosts can begin at several places but end at one.
struct Host {
  std::size_t run_end = 0;
  std::size_t end = 0;       ///< of the host, without dots and hyphens at the end of the run
  std::size_t first = 0;     ///< where it may begin at the earliest
  std::size_t last_dot = 0;  ///< and before what
};

/// All addresses that could begin inside one run of letters, digits, dots and hyphens end at its end, so each run is
/// looked at once, however often it is asked for: "a-a-a-a..." is linear. Positions must not fall.
class AddressReader {
 public:
  explicit AddressReader(std::string_view folded) : text_(folded) {}

  /// Bytes of "name@host.example" at `at`, 0 if there is none; ask before link().
  std::size_t email(std::size_t at);
  /// Bytes of "https://a.example/b", "www.a.example", "a.example/b" or a bare domain with a known ending.
  std::size_t link(std::size_t at);

 private:
  std::string_view text_;
  std::size_t name_end_ = 0;   // of the run of letters and signs that a name before "@" is a part of
  std::size_t email_end_ = 0;  // of the address in that run, 0 if there is none
  Host host_;
  bool known_ending_ = false;  // of host_
};

}  // namespace unpushy::text
