#pragma once
// Any bytes as a history of messages, in any order and with any dates: the form of the inputs and seeds of the audit.

#include <string>
#include <string_view>
#include <vector>

#include "unpushy/audit.h"
#include "unpushy/engine.h"

namespace unpushy::fuzz {

/// Parts of a message stand between these; messages, and the options before them, between kBetween (fuzz/draft.h).
inline constexpr char kField = '\x1F';

struct OwnedHistory {
  struct Entry {
    std::string id, time, counterpart, conversation, text, client;
    Direction direction = Direction::unknown;
    MessageKind kind = MessageKind::unknown;

    Message message() const { return {id, time, direction, kind, counterpart, conversation, text, client}; }
  };
  AuditOptions options;
  std::vector<Entry> entries;
};

/// Options (one byte each, missing ones are 0: platform, target, offset of the clock, texts kept or not, then `now` as
/// it stands), then the messages: direction and kind as a byte each, text, time, counterpart, id, conversation, client.
OwnedHistory read_history(std::string_view bytes);

/// The same form, for seeds.
std::string write_history(const OwnedHistory& history);

/// A sentence on the first promise that the audit of these messages breaks: what it refers to is there and was added;
/// counts add up; nothing of the words where none are wanted; the same audit when it was asked for in between, after
/// each third of them. Empty if all are kept.
std::string broken_by_history(const Engine& engine, const OwnedHistory& history);

}  // namespace unpushy::fuzz
