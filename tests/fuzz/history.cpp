#include "fuzz/history.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "fuzz/draft.h"
#include "fuzz/judge.h"
#include "report/audit_json.h"

namespace unpushy::fuzz {
namespace {

constexpr unsigned kPlatforms = static_cast<unsigned>(Platform::other) + 1,
                   kDirections = static_cast<unsigned>(Direction::in) + 1,
                   kKinds = static_cast<unsigned>(MessageKind::unfollow) + 1, kOffsets = 29, kTargets = 64;

/// As in fuzz/draft.cpp: digits and letters work as well as small numbers.
unsigned value_at(std::string_view bytes, std::size_t at, unsigned count) {
  return at < bytes.size() ? (static_cast<unsigned char>(bytes[at]) - unsigned{'0'}) % count : 0;
}

char digit(unsigned value) { return static_cast<char>('0' + value); }

AuditOptions read_options(std::string_view bytes) {
  AuditOptions options;
  options.platform = static_cast<Platform>(value_at(bytes, 0, kPlatforms));
  options.target = static_cast<int>(value_at(bytes, 1, kTargets)) * 2;  // beyond 100 too
  options.utc_offset_minutes = (static_cast<int>(value_at(bytes, 2, kOffsets)) - 14) * 60;
  options.texts = value_at(bytes, 3, 2) == 0;
  options.now = bytes.substr(std::min<std::size_t>(bytes.size(), 4));
  return options;
}

OwnedHistory::Entry read_entry(std::string_view bytes) {
  const auto parts = split(bytes, kField);
  const auto part = [&](std::size_t i) { return std::string(i < parts.size() ? parts[i] : std::string_view()); };
  OwnedHistory::Entry entry;
  entry.direction = static_cast<Direction>(value_at(parts[0], 0, kDirections));
  entry.kind = static_cast<MessageKind>(value_at(parts[0], 1, kKinds));
  entry.text = part(1);
  entry.time = part(2);
  entry.counterpart = part(3);
  entry.id = part(4);
  entry.conversation = part(5);
  entry.client = part(6);
  return entry;
}

Audit audit_of(const Engine& engine, const OwnedHistory& history, std::size_t ask_every) {
  Auditor auditor(engine, history.options);
  for (std::size_t i = 0; i < history.entries.size(); ++i) {
    if (ask_every > 0 && i % ask_every == 0) auditor.finish();
    auditor.add(history.entries[i].message());
  }
  return auditor.finish();
}

/// Every list of messages that an audit holds, by the name of what it belongs to.
template <class Use>
void for_each_list(const Audit& audit, Use use) {
  for (const AuditFinding& finding : audit.findings) use(std::string(finding.rule), finding.messages);
  for (const Audit::Cluster& cluster : audit.clusters) use("a cluster", cluster.examples);
  use("recent", audit.shares.recent);
  use("most_pushing", audit.most_pushing);
  use("best", audit.best);
  if (audit.contacts)
    for (const Audit::Contact& contact : audit.contacts->entries) use("a contact", {contact.message});
  if (audit.follow_ups)
    for (const Audit::FollowUp& entry : audit.follow_ups->entries) use("a follow-up", entry.messages);
  if (audit.received)
    for (const Audit::Triage& triage : audit.received->ranked) use("a received message", {triage.message});
}

void judge_messages(Judge& judge, const Audit& audit, std::size_t added) {
  std::map<MessageIndex, const AuditMessage*> known;
  for (const AuditMessage& message : audit.messages) {
    judge.expect(message.index < added, "a message was never added");
    judge.expect(message.score >= 0 && message.score <= 100, "the score of a message is no score");
    judge.expect(!message.text || message.text->size() <= kKeptBytes, "the text of a message is not cut");
    judge.expect(known.emplace(message.index, &message).second, "a message is there twice");
  }
  for_each_list(audit, [&](const std::string& of, const std::vector<MessageIndex>& list) {
    judge.expect(list.size() <= kMostEntries, of + " names too many messages");
    for (const MessageIndex index : list)
      judge.expect(known.count(index) == 1, of + " names a message that is not there");
  });
}

void judge_counts(Judge& judge, const Audit& audit, std::size_t added) {
  const Audit::Read& read = audit.read;
  const std::size_t kinds = std::size_t{read.posts} + read.replies + read.reposts + read.sent + read.received +
                            read.follows + read.connects + read.unfollows + read.other;
  judge.expect(kinds == read.messages, "the kinds of messages do not add up");
  judge.expect(std::size_t{read.messages} + read.duplicates == added, "messages and duplicates do not add up");
  judge.expect(read.undated <= read.messages, "more messages are undated than there are");
  judge.expect(audit.period.active_days <= audit.period.days, "more days are active than there are");
  for (const AuditFinding& finding : audit.findings) {
    const std::string rule(finding.rule);
    judge.expect(finding.count <= std::max(finding.of, 1U) || finding.of == 0, rule + " counts more than there are");
    judge.expect(!finding.title.empty() && !finding.why.empty() && !finding.instead.empty(), rule + " has no wording");
  }
  for (const Audit::Cluster& cluster : audit.clusters) {
    judge.expect(cluster.messages > 1 && cluster.messages <= read.messages,
                 "a cluster has too few or too many messages");
    judge.expect(cluster.days <= cluster.messages, "a cluster has more days than messages");
  }
  judge.expect(audit.shares.promotional <= audit.shares.considered, "more posts sell than there are");
  judge.expect(audit.shares.recent.size() == audit.shares.recent_promotional.size(), "the last posts are not in step");
  if (!audit.received) return;
  std::size_t actions = 0;
  for (const std::uint32_t count : audit.received->actions) actions += count;
  judge.expect(actions == audit.received->messages, "the actions of received messages do not add up");
  for (const Audit::Triage& triage : audit.received->ranked)
    judge.expect(!triage.cluster || *triage.cluster < audit.clusters.size(),
                 "a message is of a cluster that is not there");
}

void judge_figures(Judge& judge, const Audit& audit) {
  const auto is_share = [](const std::optional<float>& value, float low) {
    return !value || (std::isfinite(*value) && *value >= low && *value <= 1);
  };
  judge.expect(is_share(audit.rhythm.burstiness, -1), "the burstiness is not from -1 to 1");
  judge.expect(is_share(audit.rhythm.clockwork, 0), "the clockwork is not from 0 to 1");
  judge.expect(audit.rhythm.hours_used.value_or(0) <= 24, "more hours are used than there are");
  judge.expect(audit.rhythm.longest_gap_seconds.value_or(0) >= 0, "a gap is negative");
  if (audit.contacts) {
    for (const Audit::Contact& contact : audit.contacts->entries)
      judge.expect(contact.delay_seconds.value_or(0) >= 0, "a delay is negative");
  }
  for (const Audit::Month& month : audit.months) {
    judge.expect(month.score >= 0 && month.score <= 100, "the score of a month is no score");
    judge.expect(month.pushing <= month.messages, "more messages of a month push than there are");
  }
}

void judge_silence(Judge& judge, const Audit& audit) {
  for (const AuditMessage& message : audit.messages)
    judge.expect(!message.text && message.id.empty() && message.counterpart.empty(), "a message has words or names");
  for (const Audit::Cluster& cluster : audit.clusters) judge.expect(cluster.parts.empty(), "a cluster has words");
}

}  // namespace

OwnedHistory read_history(std::string_view bytes) {
  OwnedHistory history;
  const auto parts = split(bytes, kBetween);
  history.options = read_options(parts[0]);
  for (std::size_t i = 1; i < parts.size(); ++i) history.entries.push_back(read_entry(parts[i]));
  return history;
}

std::string write_history(const OwnedHistory& history) {
  const AuditOptions& options = history.options;
  std::string out;
  out += digit(static_cast<unsigned>(options.platform));
  out += digit(static_cast<unsigned>(options.target) / 2);
  out += digit(static_cast<unsigned>(options.utc_offset_minutes / 60 + 14));
  out += digit(options.texts ? 0 : 1);
  out += options.now;
  for (const OwnedHistory::Entry& entry : history.entries) {
    out += kBetween;
    out += digit(static_cast<unsigned>(entry.direction));
    out += digit(static_cast<unsigned>(entry.kind));
    for (const std::string* field :
         {&entry.text, &entry.time, &entry.counterpart, &entry.id, &entry.conversation, &entry.client})
      out += kField + *field;
  }
  return out;
}

std::string broken_by_history(const Engine& engine, const OwnedHistory& history) {
  Judge judge;
  const Audit audit = audit_of(engine, history, 0);
  judge_messages(judge, audit, history.entries.size());
  judge_counts(judge, audit, history.entries.size());
  judge_figures(judge, audit);
  if (!history.options.texts) judge_silence(judge, audit);
  const std::string json = report::audit_json(audit);
  judge.expect(json.find('\n') == json.npos, "an audit takes more than one line");
  judge.expect(json == report::audit_json(audit_of(engine, history, history.entries.size() / 3 + 1)),
               "asking in between changes the audit");
  return judge.complaint();
}

}  // namespace unpushy::fuzz
