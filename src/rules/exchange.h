#pragma once
// What was written before: the earlier messages of an exchange, and the text replied to.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/facts.h"
#include "unpushy/draft.h"

namespace unpushy::rules {

/// What the earlier messages say about the draft. Nothing in it is set while none is known. The writer is who wrote
/// the draft, the reader the other side.
struct Exchange {
  std::optional<bool> refused;        ///< the reader said no, and did not ask for anything since
  std::optional<bool> promised;       ///< the writer said that something would be sent, and the reader did not mind
  std::optional<bool> requested;      ///< the reader asked for something
  std::optional<bool> exchanged;      ///< the reader wrote more than thanks, a greeting or a no
  std::optional<bool> pitched;        ///< the writer asked for or offered something before
  std::optional<bool> repeats;        ///< the draft says what an earlier message of the writer said
  std::uint8_t unanswered = 0;        ///< messages of the writer since the reader last wrote
  std::vector<std::uint16_t> led_by;  ///< moves of the writer's last messages, see kLeadMessages
};

/// As many messages before the draft belong to one approach if the reader did not write in between and no more than
/// kLeadSeconds lie between them, where times are known.
inline constexpr std::size_t kLeadMessages = 2;
inline constexpr std::int64_t kLeadSeconds = 600;

/// Reads the last messages, each up to a bound, with the phrases that read the draft.
/// @param from_me_writes is the draft written by "me"? (A received message is written by "them".)
Exchange read_exchange(const pack::Pack& pack, const Facts& draft, const std::vector<Earlier>& earlier,
                       bool from_me_writes);

/// The text replied to, as far as the reply touches it. Nothing is set while none is known.
struct Parent {
  std::optional<bool> shares;    ///< a word of content, or its kin, is in both
  std::optional<bool> asks;      ///< it holds a question or a request
  std::optional<bool> requests;  ///< it asks for something one could offer: "who can recommend ...?"
};

Parent read_parent(const pack::Pack& pack, const text::Document& reply, std::string_view parent);

/// Seconds since 1970 of an ISO 8601 time with date, hours and minutes at least; nothing if it is none.
std::optional<std::int64_t> seconds_of(std::string_view iso);

/// Words of which one is a form of the other: equal, or long and equal at the beginning, so that "baker" fits
/// "bakery" without a dictionary.
bool kin(std::string_view a, std::string_view b);

}  // namespace unpushy::rules
