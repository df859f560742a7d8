#pragma once
// What is kept of each message: some fifty bytes, and the words of a few.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "history/templates.h"
#include "history/time.h"
#include "unpushy/audit.h"

namespace unpushy::history {

inline constexpr std::uint32_t kNobody = 0xFFFFFFFF;

/// What a message does, as far as the measures ask.
enum Flag : std::uint16_t {
  kPromotional = 1,  // it sells, or pushes for something
  kAsks = 2,         // an ask; in a message to one person also a link
  kHasLink = 4,
  kRefuses = 8,  // a received no
  kGives = 16,
  kZoned = 32,  // its time has a zone
  kChecked = 64,
  kOpen = 128,     // it says that it is automatic
  kAnswers = 256,  // they asked for it
};

struct Record {
  std::int64_t time = 0;
  MessageIndex index = 0;  ///< in the order added, duplicates counted too
  std::uint32_t person = kNobody, made_from = kNoTemplate, moves = 0, reason = 0, id = 0;
  std::uint16_t tenths = 0;  ///< of the score
  MessageKind kind = MessageKind::unknown;
  Direction direction = Direction::unknown;
  Precision precision = Precision::none;
  Verdict verdict = Verdict::unclear;
  Action action = Action::none;
  std::uint16_t flags = 0;

  bool has(Flag flag) const { return (flags & flag) != 0; }
  bool dated() const { return precision != Precision::none; }
  bool is_own(MessageKind a, MessageKind b) const { return direction == Direction::out && (kind == a || kind == b); }
};

/// Words to numbers, each once; number 0 is the first.
class Names {
 public:
  std::uint32_t number_of(std::string_view name);
  const std::string& operator[](std::uint32_t number) const { return names_[number]; }
  std::size_t size() const { return names_.size(); }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::vector<std::string> names_;
};

/// The texts of the messages that rank highest, of one of each template.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}
  void offer(std::uint32_t rank, std::uint32_t record, std::string_view text);
  /// Records, highest rank first.
  std::vector<std::uint32_t> records() const;
  const std::string* text_of(std::uint32_t record) const;

 private:
  struct Kept {
    std::uint32_t record = 0;
    std::string text;
  };
  std::size_t most_;
  std::multimap<std::uint32_t, Kept> kept_;  // lowest rank first
};

struct Records {
  Audit::Read read;
  std::vector<Record> all;
  Names people, moves;
  std::vector<std::vector<std::string_view>> move_lists;  ///< by number in `moves`
  std::vector<std::string_view> reasons;                  ///< titles of rules; the first is empty
  std::string ids;                                        ///< one after the other, each with a zero behind it
  std::unordered_set<std::uint64_t> seen_ids, conversations;
  Templates templates;
  Best pushing{64}, best{64}, received{200};
  std::uint32_t self_words = 0, other_words = 0;
  bool any_client = false;
};

/// The audit of what has been kept.
Audit audit_of(const Records& records, const AuditOptions& options);

}  // namespace unpushy::history
