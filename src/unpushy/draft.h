#pragma once
// What is checked: a text, what kind of text it is, and what is known about the situation.
// Names in JSON, on the command line and in JavaScript are those of `name()` below.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unpushy/result.h"

namespace unpushy {

/// Longer texts are read up to this many bytes (or the code point boundary before) and reported as truncated.
inline constexpr std::size_t kMaxDraftBytes = std::size_t{1} << 20;

enum class Kind : std::uint8_t { post, reply, dm_out, dm_in };

enum class Platform : std::uint8_t {
  unknown,
  x,
  linkedin,
  facebook,
  instagram,
  threads,
  mastodon,
  bluesky,
  tiktok,
  youtube,
  reddit,
  discord,
  telegram,
  whatsapp,
  other
};

/// Who the reader is to the writer. For a received message: who I am to the sender.
enum class Relation : std::uint8_t {
  unknown,
  stranger,
  new_follower,
  follower,
  acquaintance,
  friend_,
  customer,
  they_wrote_first
};

/// The writer's own interest in what is recommended.
enum class Commercial : std::uint8_t { unknown, own, paid, gift, affiliate, employer, none };

/// A message of the same exchange, before the draft.
struct Earlier {
  bool from_me = false;
  std::string text;
  std::string time;  ///< ISO 8601, empty if not known
};

/// Everything that may be known about the situation; what is left out is not known and never raises the score.
struct Context {
  Platform platform = Platform::unknown;
  Relation relation = Relation::unknown;
  std::optional<std::int64_t> seconds_since_contact;  ///< since the follow or connect
  std::optional<bool> automated;                      ///< sent by a program
  std::optional<bool> disclosed;                      ///< the automation is said in the text or profile
  Commercial commercial = Commercial::unknown;
  std::optional<bool> asked;          ///< the reader asked for this
  std::vector<std::string> topics;    ///< what the reader cares about, single words
  std::vector<std::string> audience;  ///< whom the writer writes for, single words
  std::string parent;                 ///< the text replied to
  std::vector<Earlier> earlier;       ///< oldest first
  std::string lang = "auto";          ///< ISO 639-1 code of the text, or "auto"
};

struct Draft {
  std::string_view text;  ///< any bytes; only borrowed for the call
  Kind kind = Kind::post;
  Context context;
};

std::string_view name(Kind kind);
std::string_view name(Platform platform);      ///< empty for unknown
std::string_view name(Relation relation);      ///< empty for unknown
std::string_view name(Commercial commercial);  ///< empty for unknown

/// Fails with `invalid` and the allowed names.
Result<Kind> parse_kind(std::string_view text);

/// Sets one context field from its JSON name and a plain value ("relation", "new-follower"); lists take words
/// separated by commas. `earlier` is not a plain value and is refused. Fails with `invalid`: unknown key or value,
/// with the allowed ones in `what`. Returns true on success so that it fits Result.
Result<bool> set_context(Context& context, std::string_view key, std::string_view value);

/// The context keys in the order of the documentation.
inline constexpr std::array<std::string_view, 12> kContextKeys = {"platform",  "relation",  "seconds_since_contact",
                                                                  "automated", "disclosed", "commercial",
                                                                  "asked",     "topics",    "audience",
                                                                  "parent",    "earlier",   "lang"};

}  // namespace unpushy
