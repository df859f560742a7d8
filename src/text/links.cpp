#include "text/links.h"

#include "text/word_list.h"

namespace unpushy::text {
namespace {

using View = std::string_view;

constexpr View kShorteners =
#include "shorteners.inc"
    ;
constexpr View kTrackingParameters =
#include "tracking_parameters.inc"
    ;

View host_of(View link) {
  for (const View prefix : {View("https://"), View("http://"), View("www.")}) {
    if (link.substr(0, prefix.size()) == prefix) link.remove_prefix(prefix.size());
  }
  return link.substr(0, link.find_first_of("/?#:"));
}

}  // namespace

bool is_short_link(View link) {
  const View host = host_of(link);
  const bool has_path = link.find(host) + host.size() + 1 < link.size();  // the bare host leads to the service itself
  return has_path && has_line(kShorteners, host);
}

bool is_tracking_link(View link) {
  constexpr std::size_t kLongestName = 24;
  for (std::size_t at = link.find_first_of("?&"); at != View::npos; at = link.find_first_of("?&", at + 1)) {
    const View parameter = link.substr(at + 1, kLongestName);
    for (const char last : {'=', '_'}) {  // a whole name or the beginning that a family of names shares
      const std::size_t end = parameter.find(last);
      if (end != View::npos && has_line(kTrackingParameters, parameter.substr(0, end + 1))) return true;
    }
  }
  return false;
}

}  // namespace unpushy::text
