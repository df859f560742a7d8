#include "report/audit_json.h"

#include <cmath>
#include <optional>
#include <type_traits>

#include "report/json_writer.h"
#include "text/utf8.h"

namespace unpushy::report {
namespace {

/// Names and texts of exports are any bytes; JSON is not.
std::string well_formed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const text::Scalar read = text::decode(text, i);
    text::append_utf8(out, read.code);
    i += read.length;
  }
  return out;
}

class AuditWriter {
 public:
  AuditWriter(std::string& out, bool pretty) : json_(out, pretty) {}

  void write(const Audit& audit) {
    json_.begin_object();
    member("schema_version", kAuditSchemaVersion);
    member("read", audit.read);
    member("period", audit.period);
    nullable("platform", name(audit.platform));
    member("headline", audit.headline);
    list("findings", audit.findings);
    member("contacts", audit.contacts);
    list("clusters", audit.clusters);
    member("shares", audit.shares);
    member("rhythm", audit.rhythm);
    member("follows", audit.follows);
    member("follow_ups", audit.follow_ups);
    list("months", audit.months);
    list("most_pushing", audit.most_pushing);
    list("best", audit.best);
    member("received", audit.received);
    list("advice", audit.advice);
    list("not_computable", audit.not_computable);
    list("messages", audit.messages);
    json_.end_object();
  }

 private:
  // --- values ---
  void value(std::string_view text) { json_.string(well_formed(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(bool truth) { json_.boolean(truth); }
  template <class Number>
  requires std::is_integral_v<Number>
  void value(Number number) { json_.integer(static_cast<std::int64_t>(number)); }
  void value(float number) {  // tenths and hundredths made from integers
    json_.decimal(std::llround(static_cast<double>(number) * 100), 2);
  }
  template <class Struct>
  requires std::is_class_v<Struct>
  void value(const Struct& item) {
    json_.begin_object();
    members(item);
    json_.end_object();
  }
  template <class Item>
  void value(const std::optional<Item>& item) {
    if (item) {
      value(*item);
    } else {
      json_.null();
    }
  }

  template <class Value>
  void member(std::string_view key, const Value& item) {
    json_.key(key);
    value(item);
  }
  void nullable(std::string_view key, std::string_view text) {
    json_.key(key);
    if (text.empty()) {
      json_.null();
    } else {
      value(text);
    }
  }
  template <class Items>
  void list(std::string_view key, const Items& items) {
    json_.key(key);
    json_.begin_array();
    for (const auto& item : items) value(item);
    json_.end_array();
  }

  // --- structs ---
  void members(const Audit::Read& r) {
    member("messages", r.messages);
    member("posts", r.posts);
    member("replies", r.replies);
    member("reposts", r.reposts);
    member("sent", r.sent);
    member("received", r.received);
    member("follows", r.follows);
    member("connects", r.connects);
    member("unfollows", r.unfollows);
    member("other", r.other);
    member("people", r.people);
    member("conversations", r.conversations);
    member("duplicates", r.duplicates);
    member("undated", r.undated);
  }
  void members(const Audit::Period& p) {
    nullable("first", p.first);
    nullable("last", p.last);
    member("days", p.days);
    member("active_days", p.active_days);
    member("precision", name(p.precision));
    member("zone_known", p.zone_known);
  }
  void members(const Audit::Headline& h) {
    member("id", h.id);
    member("text", h.text);
    nullable("habit", h.habit);
    nullable("habit_text", h.habit_text);
  }
  void members(const AuditFinding& f) {
    member("rule", f.rule);
    member("dimension", name(f.dimension));
    member("strength", name(f.strength));
    member("title", f.title);
    member("why", f.why);
    member("instead", f.instead);
    member("source", f.source);
    member("checked", f.checked);
    member("count", f.count);
    member("of", f.of);
    list("messages", f.messages);
  }
  void members(const Audit::Contacts& c) {
    member("first_messages", c.first_messages);
    member("asking", c.asking);
    member("asking_answered", c.asking_answered);
    member("plain_answered", c.plain_answered);
    member("median_delay_seconds", c.median_delay_seconds);
    list("entries", c.entries);
  }
  void members(const Audit::Contact& c) {
    member("message", c.message);
    member("delay_seconds", c.delay_seconds);
    member("precision", name(c.precision));
    member("after", c.after);
    member("asks", c.asks);
    member("answered", c.answered);
  }
  void members(const Audit::Cluster& c) {
    member("direction", name(c.direction));
    member("kind", name(c.kind));
    member("messages", c.messages);
    member("receivers", c.receivers);
    member("days", c.days);
    list("parts", c.parts);
    list("moves", c.moves);
    member("score", c.score);
    member("verdict", name(c.verdict));
    nullable("first", c.first);
    nullable("last", c.last);
    member("median_delay_seconds", c.median_delay_seconds);
    list("examples", c.examples);
  }
  void members(const Audit::TemplatePart& p) {
    nullable("text", p.text);
    list("examples", p.examples);
  }
  void members(const Audit::Shares& s) {
    member("considered", s.considered);
    member("promotional", s.promotional);
    member("links", s.links);
    member("conversation", s.conversation);
    member("spoken", s.spoken);
    member("self_words", s.self_words);
    member("other_words", s.other_words);
    member("target", s.target);
    json_.key("recent");
    json_.begin_array();
    for (std::size_t i = 0; i < s.recent.size(); ++i) {
      json_.begin_object();
      member("message", s.recent[i]);
      member("promotional", static_cast<bool>(s.recent_promotional[i]));
      json_.end_object();
    }
    json_.end_array();
  }
  void members(const Audit::Day& d) {
    member("date", d.date);
    member("posts", d.posts);
    member("replies", d.replies);
  }
  void members(const Audit::LoudDay& d) {
    member("date", d.date);
    member("posts", d.posts);
    member("limit", d.limit);
    member("strength", name(d.strength));
    member("source", d.source);
  }
  void members(const Audit::Burst& b) {
    member("start", b.start);
    member("messages", b.messages);
    member("minutes", b.minutes);
  }
  void members(const Audit::Rhythm& r) {
    list("days", r.days);
    member("suits", r.suits);
    member("most", r.most);
    member("source", r.source);
    member("checked", r.checked);
    member("first_day", r.first_day);
    member("first_week", r.first_week);
    list("loud_days", r.loud_days);
    list("bursts", r.bursts);
    member("median_gap_seconds", r.median_gap_seconds);
    member("longest_gap_seconds", r.longest_gap_seconds);
    member("burstiness", r.burstiness);
    member("clockwork", r.clockwork);
    member("hours_used", r.hours_used);
    json_.key("week");
    if (!r.week) return json_.null();
    json_.begin_array();
    for (const auto& day : *r.week) {
      json_.begin_array();
      for (const std::uint32_t count : day) value(count);
      json_.end_array();
    }
    json_.end_array();
  }
  void members(const Audit::Follows& f) {
    member("total", f.total);
    member("most_in_a_day", f.most_in_a_day);
    member("limit", f.limit);
    member("source", f.source);
    list("bursts", f.bursts);
    list("days", f.days);
    member("unfollows", f.unfollows);
    member("most_unfollows", f.most_unfollows);
  }
  void members(const Audit::FollowDay& d) {
    member("date", d.date);
    member("follows", d.follows);
    member("unfollows", d.unfollows);
  }
  void members(const Audit::FollowUps& f) {
    member("after_silence", f.after_silence);
    member("after_no", f.after_no);
    list("entries", f.entries);
  }
  void members(const Audit::FollowUp& f) {
    list("messages", f.messages);
    member("after_no", f.after_no);
  }
  void members(const Audit::Month& m) {
    member("month", m.month);
    member("messages", m.messages);
    member("pushing", m.pushing);
    member("score", m.score);
  }
  void members(const Audit::Received& r) {
    member("messages", r.messages);
    json_.key("actions");
    json_.begin_object();
    constexpr Action kActions[] = {Action::reply, Action::ask_first, Action::ignore, Action::block};
    for (std::size_t i = 0; i < r.actions.size(); ++i) member(name(kActions[i]), r.actions[i]);
    json_.end_object();
    list("ranked", r.ranked);
  }
  void members(const Audit::Triage& t) {
    member("message", t.message);
    member("action", name(t.action));
    member("cluster", t.cluster);
    member("reason", t.reason);
  }
  void members(const Audit::Advice& a) {
    member("rule", a.rule);
    member("text", a.text);
    member("messages", a.messages);
  }
  void members(const Audit::Missing& m) {
    member("measure", m.measure);
    member("needs", m.needs);
    member("reason", m.reason);
  }
  void members(const AuditMessage& m) {
    member("index", m.index);
    nullable("id", m.id);
    nullable("time", m.time);
    nullable("direction", name(m.direction));
    nullable("kind", name(m.kind));
    nullable("counterpart", m.counterpart);
    member("text", m.text);
    member("score", m.score);
    member("verdict", name(m.verdict));
    list("moves", m.moves);
  }

  JsonWriter json_;
};

}  // namespace

std::string audit_json(const Audit& audit, bool pretty) {
  std::string out;
  AuditWriter(out, pretty).write(audit);
  return out;
}

}  // namespace unpushy::report
