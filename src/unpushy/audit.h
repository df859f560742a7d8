#pragma once
// What many messages show that one cannot: how often, how alike, how soon after a contact, and to how many.
// Names in JSON and JavaScript are those of the members.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "unpushy/draft.h"
#include "unpushy/engine.h"
#include "unpushy/report.h"

namespace unpushy {

inline constexpr int kAuditSchemaVersion = 1;

enum class Direction : std::uint8_t { unknown, out, in };
/// An unknown kind is read as a message to one person where a person or a conversation is named, else as a post.
enum class MessageKind : std::uint8_t { unknown, post, reply, repost, dm, follow, connect, unfollow };
/// How exactly a time is known, from nothing to milliseconds; the order is that of exactness.
enum class Precision : std::uint8_t { none, day, minute, second, millisecond };

std::string_view name(Direction direction);        ///< empty for unknown
std::string_view name(MessageKind kind);           ///< empty for unknown
std::string_view name(Precision precision);        ///< "none", "day", "min", "s", "ms"
Direction parse_direction(std::string_view text);  ///< unknown for any other word
MessageKind parse_message_kind(std::string_view text);

/// One thing that happened, as an export tells it. Empty or unknown: the export does not say. Only borrowed for the
/// call.
struct Message {
  std::string_view id;    ///< any text; two messages of one id, kind and direction count once
  std::string_view time;  ///< ISO 8601, as far as it is known: day, minute, second or milliseconds; `Z` or offset
  Direction direction = Direction::unknown;
  MessageKind kind = MessageKind::unknown;
  std::string_view counterpart;  ///< the other side, the same for the same person
  std::string_view conversation;
  std::string_view text;
  std::string_view client;  ///< the program it was written with
};

struct AuditOptions {
  Platform platform = Platform::unknown;
  int target = 80;             ///< percent of the posts that should not sell
  int utc_offset_minutes = 0;  ///< of the writer, for days and hours of times in UTC
  std::string now;             ///< ISO 8601; later times are not believed. Empty: the end of 2099
  bool texts = true;           ///< keep the words, names and ids of the few messages that are shown
};

/// Place of a message in the order it was added, from 0.
using MessageIndex = std::uint32_t;

/// A message that the audit speaks of. Everything else refers to it by `index`.
struct AuditMessage {
  MessageIndex index = 0;
  std::string id, time;  ///< as they were given
  Direction direction = Direction::unknown;
  MessageKind kind = MessageKind::unknown;
  std::string counterpart;
  std::optional<std::string> text;  ///< cut after kKeptBytes; only of those that are quoted
  float score = 0;
  Verdict verdict = Verdict::unclear;
  std::vector<std::string_view> moves;  ///< in reading order, repeats folded
};

/// Longer texts are quoted up to this many bytes.
inline constexpr std::size_t kKeptBytes = 600;

/// A habit that shows in the history. Wording and thresholds are data; they live as long as the program.
struct AuditFinding {
  std::string_view rule;  ///< "history.pitch-after-contact"
  Dimension dimension = Dimension::volume;
  Strength strength = Strength::weak;
  std::string_view title, why, instead, source;
  std::string_view checked;            ///< ISO 8601 date of the threshold's source
  std::uint32_t count = 0, of = 0;     ///< so many of so many messages, days or people, as the rule says
  std::vector<MessageIndex> messages;  ///< up to ten examples
};

struct Audit {
  struct Read {
    std::uint32_t messages = 0;  ///< added, without the duplicates
    std::uint32_t posts = 0, replies = 0, reposts = 0, sent = 0, received = 0, follows = 0, connects = 0, unfollows = 0,
                  other = 0;
    std::uint32_t people = 0, conversations = 0;
    std::uint32_t duplicates = 0;  ///< of an id that was there already
    std::uint32_t undated = 0;     ///< without a time, or with one that cannot be
  };
  struct Period {
    std::string first, last;  ///< ISO 8601 dates; empty if nothing is dated
    std::uint32_t days = 0;   ///< from first to last, both included
    std::uint32_t active_days = 0;
    Precision precision = Precision::none;  ///< the coarsest of the messages written
    bool zone_known = false;                ///< every time of day came with its zone
  };
  struct Headline {
    std::string_view id;          ///< "conversation", "leaning", "push" or "unclear"
    std::string_view text;        ///< one sentence
    std::string_view habit;       ///< rule id of the finding that weighs most, empty if there is none
    std::string_view habit_text;  ///< that habit in half a sentence
  };
  struct Contact {
    MessageIndex message = 0;                   ///< the first message to that person
    std::optional<std::int64_t> delay_seconds;  ///< since the follow or connect; none if the export does not tell
    Precision precision = Precision::none;      ///< of the delay
    std::string_view after;        ///< "follow", "connect", or "nothing": no one had written and no contact is known
    bool asks = false;             ///< with an offer, a link or another ask
    std::optional<bool> answered;  ///< they wrote afterwards; none if the export has no received messages
  };
  struct Contacts {
    std::uint32_t first_messages = 0, asking = 0;  ///< to people who had not written before
    std::uint32_t asking_answered = 0, plain_answered = 0;
    std::optional<std::int64_t> median_delay_seconds;  ///< of those that ask
    std::vector<Contact> entries;                      ///< by time, up to kMostEntries
  };
  /// Words that stay, or a slot with some of the words that stood there.
  struct TemplatePart {
    std::string text;                   ///< empty: a slot
    std::vector<std::string> examples;  ///< of a slot, up to three
  };
  struct Cluster {
    Direction direction = Direction::out;
    MessageKind kind = MessageKind::dm;
    std::uint32_t messages = 0, receivers = 0, days = 0;  ///< receivers: people; of posts 0. Received: senders
    std::vector<TemplatePart> parts;                      ///< empty without texts
    std::vector<std::string_view> moves;
    float score = 0;
    Verdict verdict = Verdict::unclear;
    std::string first, last;                           ///< ISO 8601 dates
    std::optional<std::int64_t> median_delay_seconds;  ///< after the contact, where it is known
    std::vector<MessageIndex> examples;                ///< up to ten
  };
  struct Shares {
    std::uint32_t considered = 0;   ///< own posts, without replies and reposts
    std::uint32_t promotional = 0;  ///< they offer, sell or recruit
    std::uint32_t links = 0;
    std::uint32_t conversation = 0;                 ///< replies to others
    std::uint32_t spoken = 0;                       ///< posts and replies
    std::uint32_t self_words = 0, other_words = 0;  ///< I, my, we against you, your
    int target = 80;
    std::vector<MessageIndex> recent;      ///< the last 30 posts, oldest first
    std::vector<bool> recent_promotional;  ///< beside `recent`
  };
  struct Day {
    std::string date;
    std::uint32_t posts = 0, replies = 0;
  };
  struct LoudDay {
    std::string date;
    std::uint32_t posts = 0, limit = 0;
    Strength strength = Strength::weak;
    std::string_view source;
  };
  struct Burst {
    std::string start;  ///< ISO 8601
    std::uint32_t messages = 0, minutes = 0;
  };
  struct Rhythm {
    std::vector<Day> days;              ///< those with posts or replies, oldest first
    std::uint32_t suits = 0, most = 0;  ///< posts a day: as many suit, more are loud. 0: not known
    std::string_view source, checked;
    std::uint32_t first_day = 0, first_week = 0;  ///< posts after the first one of this history
    std::vector<LoudDay> loud_days;
    std::vector<Burst> bursts;
    std::optional<std::int64_t> median_gap_seconds, longest_gap_seconds;
    std::optional<float> burstiness;          ///< -1 regular, 0 random, 1 in bursts (Goh and Barabasi 2008)
    std::optional<float> clockwork;           ///< share of posts that fall on the commonest minute of the hour
    std::optional<std::uint32_t> hours_used;  ///< hours of the day with posts, of 24
    std::optional<std::array<std::array<std::uint32_t, 24>, 7>> week;  ///< Monday first; posts and replies
  };
  struct FollowDay {
    std::string date;
    std::uint32_t follows = 0, unfollows = 0;
  };
  /// Follows and connections that were asked for, as far as they have a day.
  struct Follows {
    std::uint32_t total = 0, most_in_a_day = 0, limit = 0;
    std::vector<LoudDay> bursts;
    std::string_view source;
    std::vector<FollowDay> days;             ///< those with any, oldest first
    std::optional<std::uint32_t> unfollows;  ///< none if the export does not tell
    std::uint32_t most_unfollows = 0;        ///< within 14 days
  };
  struct FollowUp {
    std::vector<MessageIndex> messages;  ///< the ones that were not answered, or the no and what came after
    bool after_no = false;
  };
  struct FollowUps {
    std::uint32_t after_silence = 0, after_no = 0;  ///< people
    std::vector<FollowUp> entries;
  };
  struct Month {
    std::string month;  ///< "2026-11"
    std::uint32_t messages = 0, pushing = 0;
    float score = 0;  ///< mean
  };
  struct Triage {
    MessageIndex message = 0;
    Action action = Action::reply;
    std::optional<std::uint32_t> cluster;  ///< in `clusters`
    std::string_view reason;               ///< title of the rule that weighs most, empty if none does
  };
  struct Received {
    std::uint32_t messages = 0;
    std::array<std::uint32_t, 4> actions{};  ///< reply, ask-first, ignore, block
    std::vector<Triage> ranked;              ///< most pushing first
  };
  struct Advice {
    std::string_view rule, text;
    std::uint32_t messages = 0;  ///< that would change
  };
  struct Missing {
    std::string_view measure, needs, reason;
  };

  Read read;
  Period period;
  Platform platform = Platform::unknown;
  Headline headline;
  std::vector<AuditFinding> findings;  ///< heaviest first
  std::optional<Contacts> contacts;
  std::vector<Cluster> clusters;  ///< own first, then received; by people
  Shares shares;
  Rhythm rhythm;
  std::optional<Follows> follows;
  std::optional<FollowUps> follow_ups;
  std::vector<Month> months;
  std::vector<MessageIndex> most_pushing, best;  ///< own, ten each; one of each template
  std::optional<Received> received;
  std::vector<Advice> advice;
  std::vector<Missing> not_computable;
  std::vector<AuditMessage> messages;  ///< all that are referred to, by index
};

/// Lists of single messages or people hold at most this many, so that an audit stays small.
inline constexpr std::size_t kMostEntries = 500;

/// Reads a history message by message, in any order. Keeps some 60 bytes a message and the words of a few, so memory
/// grows slowly with the history; time is linear but for one sort.
class Auditor {
 public:
  Auditor(Engine engine, AuditOptions options);
  ~Auditor();
  Auditor(Auditor&&) noexcept;
  Auditor& operator=(Auditor&&) = delete;

  /// Never fails: what cannot be used is counted in Audit::read.
  void add(const Message& message);
  /// What has been read until now; more may be added afterwards.
  Audit finish() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace unpushy
