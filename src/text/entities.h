#pragma once
// Things in a text that are no words: mentions, amounts, template variables; for links see text/addresses.h. Each
// scanner looks at folded text from one position and says how many bytes the entity takes, 0 if there is none. A
// scanner reads no further than the entity and a bounded look ahead, so that the whole reading stays linear.

#include <cstddef>
#include <string_view>

namespace unpushy::text {

/// "@name", "@name@host.example"
std::size_t scan_mention(std::string_view text, std::size_t at);
/// "#tag"; at least one letter
std::size_t scan_hashtag(std::string_view text, std::size_t at);
/// "$50", "5 euros", "20k usd", "£5.50"
std::size_t scan_money(std::string_view text, std::size_t at);
/// Eight digits or more, or seven behind "+" or "0", with the usual separators.
std::size_t scan_phone(std::string_view text, std::size_t at);
/// "5", "1,000", "2.5", "10k", "50%", "3x", "10:30"; not the digits of a word such as "2nite"
std::size_t scan_number(std::string_view text, std::size_t at);
/// "{{first_name}}", "{firstName}", "*|FNAME|*", "%FIRSTNAME%", "[First Name]", "<your name>",
/// and alternatives of which one was to be chosen: "{Hi|Hello}"
std::size_t scan_merge_tag(std::string_view text, std::size_t at);

}  // namespace unpushy::text
