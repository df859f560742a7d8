#include "text/links.h"

#include <algorithm>
#include <iterator>

namespace unpushy::text {
namespace {

using View = std::string_view;

constexpr View kShorteners[] = {
#include "shorteners.inc"
};
constexpr View kTrackingParameters[] = {
#include "tracking_parameters.inc"
};

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
  return has_path && std::find(std::begin(kShorteners), std::end(kShorteners), host) != std::end(kShorteners);
}

bool is_tracking_link(View link) {
  for (std::size_t at = link.find_first_of("?&"); at != View::npos; at = link.find_first_of("?&", at + 1)) {
    const auto begins = [&](View parameter) { return link.substr(at + 1, parameter.size()) == parameter; };
    if (std::any_of(std::begin(kTrackingParameters), std::end(kTrackingParameters), begins)) return true;
  }
  return false;
}

}  // namespace unpushy::text
