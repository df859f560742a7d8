#include "text/addresses.h"

#include <algorithm>
#include <string>

#include "text/characters.h"
#include "text/word_list.h"

namespace unpushy::text {
namespace {

using View = std::string_view;

constexpr View kTopLevelDomains =
#include "tlds.inc"
    ;
constexpr std::size_t kLongestHost = 253;  // RFC 1035
constexpr std::size_t kLongestName = 64;   // before "@"; RFC 5321

char at_or_nul(View text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }
bool is_dotted_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; }
bool is_name_byte(char c) { return is_dotted_byte(c) || c == '_' || c == '+' || c == '%'; }

template <class Predicate>
std::size_t run(View text, std::size_t at, Predicate accepts) {
  while (at < text.size() && accepts(text[at])) ++at;
  return at;
}

/// Path, query and fragment up to the next white space, without the punctuation that ends a sentence.
std::size_t scan_path(View text, std::size_t at) {
  std::size_t end = run(text, at, [](char c) { return !is_space(c) && c != '"' && c != '<' && c != '>'; });
  const View closing = ".,;:!?)]}'*";
  while (end > at && closing.find(text[end - 1]) != View::npos) --end;
  return end;
}

Host host_at(View text, std::size_t at) {
  Host host;
  host.run_end = host.end = run(text, at, is_dotted_byte);
  while (host.end > at && (text[host.end - 1] == '.' || text[host.end - 1] == '-')) --host.end;
  const View whole = text.substr(at, host.end - at);
  const std::size_t dot = whole.rfind('.');
  if (dot == View::npos) return host;
  const std::size_t gap = whole.rfind("..");
  host.last_dot = at + dot;
  host.first = std::max(gap == View::npos ? at : at + gap + 2, host.end - std::min(host.end, kLongestHost));
  return host;
}

bool begins_at(View text, const Host& host, std::size_t at) {
  return at >= host.first && at < host.last_dot && text[at] != '.';
}

}  // namespace

bool is_link_ending(View letters, bool has_path) {
  return has_line(kTopLevelDomains, letters) || (has_path && has_line(kTopLevelDomains, std::string(letters) + "/"));
}

std::size_t host_end(View text, std::size_t at) {
  const Host host = host_at(text, at);
  return begins_at(text, host, at) ? host.end : at;
}

std::size_t AddressReader::email(std::size_t at) {
  if (at >= name_end_) {
    name_end_ = run(text_, at, is_name_byte);
    const bool named = name_end_ > at && at_or_nul(text_, name_end_) == '@';
    const std::size_t host = name_end_ + 1, end = named ? host_end(text_, host) : host;
    email_end_ = end > host ? end : 0;
  }
  return email_end_ == 0 || name_end_ - at > kLongestName ? 0 : email_end_ - at;
}

std::size_t AddressReader::link(std::size_t at) {
  for (const View scheme : {View("http://"), View("https://")}) {
    if (text_.compare(at, scheme.size(), scheme) != 0) continue;
    const std::size_t begin = at + scheme.size(), end = scan_path(text_, begin);
    return end > begin ? end - at : 0;
  }
  const bool next_run = at >= host_.run_end;
  if (next_run) host_ = host_at(text_, at);
  if (host_.last_dot == 0) return 0;
  const std::size_t end = host_.end;
  const char next = at_or_nul(text_, end);
  if (next_run) {
    const bool has_path = next == '/' && end + 1 < text_.size() && is_word_byte(text_[end + 1]);
    known_ending_ = is_link_ending(text_.substr(host_.last_dot + 1, end - host_.last_dot - 1), has_path);
  }
  const bool named = known_ending_ || text_.compare(at, 4, "www.") == 0;
  if (!named || !begins_at(text_, host_, at) || is_word_byte(next)) return 0;
  const bool goes_on = next == '/' || next == '?' || next == '#' || next == ':';
  return (goes_on ? std::max(end, scan_path(text_, end)) : end) - at;
}

}  // namespace unpushy::text
