#include "report/audit_terminal.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "report/terminal.h"

namespace unpushy::report {
namespace {

std::string printable(std::string_view text) {
  constexpr std::size_t kShown = 200;
  std::string out;
  append_printable(out, text.substr(0, kShown));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out + (text.size() > kShown ? "..." : "");
}

std::string whole(double value) { return std::to_string(std::lround(value)); }

std::string percent(std::uint32_t part, std::uint32_t of) { return of == 0 ? "0 %" : whole(100.0 * part / of) + " %"; }

/// "2 minutes": the largest unit that says it well.
std::string duration(std::int64_t seconds) {
  struct Unit {
    std::int64_t seconds;
    const char* name;
  };
  constexpr Unit kUnits[] = {{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}};
  for (const Unit& unit : kUnits) {
    if (seconds < unit.seconds && unit.seconds > 1) continue;
    const std::int64_t count = seconds / unit.seconds;
    return std::to_string(count) + " " + unit.name + (count == 1 ? "" : "s");
  }
  return {};
}

std::string words_of(const Audit::Cluster& cluster) {
  std::string words;
  for (const Audit::TemplatePart& part : cluster.parts) {
    if (!words.empty()) words += ' ';
    words += part.text.empty() ? "[" + (part.examples.empty() ? "" : part.examples[0]) + "]" : part.text;
  }
  return words;
}

std::string chain_of(const std::vector<std::string_view>& moves) {
  std::string chain;
  for (const std::string_view move : moves) chain += (chain.empty() ? "" : " > ") + std::string(move);
  return chain;
}

std::string summary_of(const Audit::Cluster& cluster) {
  std::string text = std::to_string(cluster.messages) + " messages";
  if (cluster.receivers > 0) text += cluster.direction == Direction::out ? " to " : " from ";
  if (cluster.receivers > 0) text += std::to_string(cluster.receivers) + " people";
  if (cluster.median_delay_seconds) text += ", " + duration(*cluster.median_delay_seconds) + " after the contact";
  return text + ", score " + whole(cluster.score);
}

const AuditMessage* find(const Audit& audit, MessageIndex index) {
  const auto before = [](const AuditMessage& message, MessageIndex wanted) { return message.index < wanted; };
  const auto found = std::lower_bound(audit.messages.begin(), audit.messages.end(), index, before);
  return found != audit.messages.end() && found->index == index ? &*found : nullptr;
}

using Row = std::vector<std::string>;

/// Score, date and words of a message, or its id where they are not kept.
Row row_of(const Audit& audit, MessageIndex index) {
  const AuditMessage* message = find(audit, index);
  if (message == nullptr) return {};
  const std::string words = message->text         ? *message->text
                            : message->id.empty() ? "message " + std::to_string(index)
                                                  : message->id;
  return {whole(message->score), message->time.substr(0, 10), words};
}

/// Days since 1970 of an ISO date.
std::int64_t day_number(const std::string& date) {
  namespace c = std::chrono;
  const c::year_month_day day{c::year(std::stoi(date.substr(0, 4))),
                              c::month(static_cast<unsigned>(std::stoi(date.substr(5, 2)))),
                              c::day(static_cast<unsigned>(std::stoi(date.substr(8, 2))))};
  return c::sys_days(day).time_since_epoch().count();
}

/// Posts a day as bars, of the last weeks; the numbers stand in the text.
std::string bars_of(const std::vector<Audit::Day>& days) {
  constexpr std::int64_t kDrawn = 120, kWidth = 6;
  const std::int64_t last = day_number(days.back().date);
  std::uint32_t most = 1;
  for (const Audit::Day& day : days) most = last - day_number(day.date) < kDrawn ? std::max(most, day.posts) : most;
  std::string svg = "<svg viewBox=\"0 0 720 100\" role=\"img\" aria-label=\"Posts a day, at most " +
                    std::to_string(most) + "\"><path d=\"M0 100h720\" stroke=\"currentColor\"/>";
  for (const Audit::Day& day : days) {
    const std::int64_t before = last - day_number(day.date), height = std::int64_t{day.posts} * 96 / most;
    if (before >= kDrawn || day.posts == 0) continue;
    svg += "<rect x=\"" + std::to_string((kDrawn - 1 - before) * kWidth) + "\" y=\"" + std::to_string(100 - height) +
           "\" width=\"5\" height=\"" + std::to_string(height) + "\" fill=\"currentColor\"><title>" + day.date + ": " +
           std::to_string(day.posts) + "</title></rect>";
  }
  return svg + "</svg>\n<p>Posts a day in the " + std::to_string(kDrawn) + " days to " + days.back().date +
         ", at most " + std::to_string(most) + ".</p>\n";
}

constexpr std::size_t kShown = 10;

std::string count(std::uint64_t number, const char* one, const char* more) {
  return std::to_string(number) + " " + (number == 1 ? one : more);
}

/// The audit as headings, lines and items, whatever they become. Parts of which nothing is known are left out.
template <class Out>
class Teller {
 public:
  Teller(const Audit& audit, Out& out) : audit_(audit), out_(out) {}

  void tell() {
    tell_head();
    tell_habits();
    tell_contacts();
    tell_wording();
    tell_shares();
    tell_rhythm();
    tell_loud_days();
    tell_follows();
    tell_months();
    tell_messages("Most pushing", audit_.most_pushing);
    tell_messages("Best", audit_.best);
    tell_received();
    if (!audit_.advice.empty()) out_.heading("What to try next");
    for (const Audit::Advice& advice : audit_.advice) out_.line(std::string(advice.text));
    if (!audit_.not_computable.empty()) out_.heading("What this history cannot tell");
    for (const Audit::Missing& missing : audit_.not_computable)
      out_.item(std::string(missing.measure),
                std::string(missing.reason) + " It takes " + std::string(missing.needs) + ".");
  }

 private:
  void tell_head() {
    const auto& [id, text, habit, habit_text] = audit_.headline;
    out_.title(std::string(text) + (habit_text.empty() ? "" : " One habit pushes: " + std::string(habit_text) + "."));
    const Audit::Read& read = audit_.read;
    std::string line = "Read: " + count(read.posts, "post", "posts") + ", " + count(read.replies, "reply", "replies") +
                       ", " + count(read.sent, "message", "messages") + " sent, " + std::to_string(read.received) +
                       " received, " + count(read.people, "person", "people");
    if (!audit_.period.first.empty()) line += "; " + audit_.period.first + " to " + audit_.period.last;
    if (read.duplicates > 0) line += "; " + std::to_string(read.duplicates) + " came twice";
    if (read.undated > 0) line += "; " + std::to_string(read.undated) + " without a usable time";
    out_.line(line + ".");
  }

  void tell_habits() {
    if (!audit_.findings.empty()) out_.heading("Habits");
    for (const AuditFinding& finding : audit_.findings)
      out_.item(std::string(finding.title) + " (" + std::string(name(finding.strength)) + ", " +
                    std::to_string(finding.count) + " of " + std::to_string(finding.of) + ")",
                std::string(finding.why) + " " + std::string(finding.instead));
  }

  void tell_contacts() {
    if (!audit_.contacts || audit_.contacts->first_messages == 0) return;
    const Audit::Contacts& contacts = *audit_.contacts;
    out_.heading("First messages");
    std::string line = std::to_string(contacts.asking) + " of " + std::to_string(contacts.first_messages) +
                       " first messages come with an offer, a link or another ask";
    if (contacts.median_delay_seconds) line += ", half of them within " + duration(*contacts.median_delay_seconds);
    out_.line(line + ".");
    if (!audit_.follow_ups) return;
    const auto& [after_silence, after_no, entries] = *audit_.follow_ups;
    out_.line(count(after_silence, "person", "people") + " got reminders into silence, " + std::to_string(after_no) +
              " another offer after a no.");
  }

  void tell_wording() {
    if (!audit_.clusters.empty()) out_.heading("Repeated wording");
    for (std::size_t i = 0; i < audit_.clusters.size() && i < kShown; ++i) {
      const Audit::Cluster& cluster = audit_.clusters[i];
      out_.item(summary_of(cluster),
                words_of(cluster) + (cluster.moves.empty() ? "" : " (" + chain_of(cluster.moves) + ")"));
    }
  }

  void tell_shares() {
    const Audit::Shares& shares = audit_.shares;
    if (shares.spoken == 0) return;
    out_.heading("Shares");
    out_.line(percent(shares.promotional, shares.considered) + " of the posts sell; your line is " +
              std::to_string(100 - shares.target) + " %. " + percent(shares.links, shares.considered) +
              " carry a link, " + percent(shares.conversation, shares.spoken) + " of all are replies.");
    if (shares.self_words + shares.other_words > 0)
      out_.line("\"I\" and \"we\" stand " + count(shares.self_words, "time", "times") + ", \"you\" " +
                count(shares.other_words, "time", "times") + ".");
  }

  void tell_rhythm() {
    const Audit::Rhythm& rhythm = audit_.rhythm;
    if (rhythm.days.empty()) return;
    out_.heading("Rhythm");
    out_.drawing(bars_of(rhythm.days));
    out_.line(count(rhythm.first_day, "post", "posts") + " on the first day, " + std::to_string(rhythm.first_week) +
              " in the first week.");
    if (rhythm.median_gap_seconds)
      out_.line("Usually " + duration(*rhythm.median_gap_seconds) + " between two posts, at most " +
                duration(*rhythm.longest_gap_seconds) + ".");
    for (std::size_t i = 0; i < rhythm.bursts.size() && i < kShown; ++i)
      out_.line(rhythm.bursts[i].start + ": " + std::to_string(rhythm.bursts[i].messages) + " posts in " +
                std::to_string(rhythm.bursts[i].minutes) + " minutes.");
    if (rhythm.clockwork)
      out_.line(whole(100.0 * static_cast<double>(*rhythm.clockwork)) +
                " % of the posts fall on one minute of the hour.");
    if (rhythm.hours_used) out_.line(std::to_string(*rhythm.hours_used) + " of 24 hours are in use.");
  }

  void tell_loud_days() {
    const auto& days = audit_.rhythm.loud_days;
    if (!days.empty()) out_.heading("Loud days");
    for (std::size_t i = 0; i < days.size() && i < kShown; ++i)
      out_.item(days[i].date + ": " + std::to_string(days[i].posts) + " posts",
                "Loud from " + std::to_string(days[i].limit) + " on. " + std::string(days[i].source));
  }

  void tell_follows() {
    if (!audit_.follows) return;
    const Audit::Follows& follows = *audit_.follows;
    out_.heading("Follows");
    out_.line(count(follows.total, "follow", "follows") + ", at most " + std::to_string(follows.most_in_a_day) +
              " in a day; from " + std::to_string(follows.limit) + " on it is in bulk.");
    if (follows.unfollows)
      out_.line(count(*follows.unfollows, "follow", "follows") + " taken back, at most " +
                std::to_string(follows.most_unfollows) + " within 14 days.");
    for (std::size_t i = 0; i < follows.bursts.size() && i < kShown; ++i)
      out_.line(follows.bursts[i].date + ": " + std::to_string(follows.bursts[i].posts) + " follows.");
  }

  void tell_months() {
    if (!audit_.months.empty()) out_.heading("Score by month");
    std::vector<Row> rows;
    for (const Audit::Month& month : audit_.months)
      rows.push_back({month.month, whole(month.score),
                      std::to_string(month.pushing) + " of " + std::to_string(month.messages) + " push"});
    out_.rows(rows);
  }

  void tell_messages(const char* heading, const std::vector<MessageIndex>& list) {
    if (!list.empty()) out_.heading(heading);
    std::vector<Row> rows;
    for (const MessageIndex index : list) rows.push_back(row_of(audit_, index));
    out_.rows(rows);
  }

  void tell_received() {
    if (!audit_.received) return;
    const Audit::Received& received = *audit_.received;
    const auto& [reply, ask_first, ignore, block] = received.actions;
    out_.heading("Received");
    out_.line("Reply " + std::to_string(reply) + ", ask first " + std::to_string(ask_first) + ", ignore " +
              std::to_string(ignore) + ", block " + std::to_string(block) + ".");
    std::vector<Row> rows;
    for (std::size_t i = 0; i < received.ranked.size() && i < kShown; ++i) {
      const Audit::Triage& triage = received.ranked[i];
      if (triage.action == Action::reply) continue;
      const std::string why = triage.reason.empty() ? "" : " (" + std::string(triage.reason) + ")";
      rows.push_back(row_of(audit_, triage.message));
      rows.back().insert(rows.back().begin(), std::string(name(triage.action)) + why);
    }
    out_.rows(rows);
  }

  const Audit& audit_;
  Out& out_;
};

struct Plain {
  std::string text;
  void title(const std::string& words) { text += words + "\n\n"; }
  void heading(const std::string& words) { text += "\n" + words + "\n"; }
  void line(const std::string& words) { text += "  " + printable(words) + "\n"; }
  void rows(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      std::string line;
      for (const std::string& cell : row) line += (line.empty() ? "" : "  ") + cell;
      this->line(line);
    }
  }
  void drawing(const std::string&) {}
  void item(const std::string& head, const std::string& body) {
    text += "  " + printable(head) + "\n";
    if (!body.empty()) text += "    " + printable(body) + "\n";
  }
};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

struct Html {
  std::string text;
  void title(const std::string& words) { text += "<h1>" + escaped(words) + "</h1>\n"; }
  void heading(const std::string& words) { text += "<h2>" + escaped(words) + "</h2>\n"; }
  void line(const std::string& words) { text += "<p>" + escaped(words) + "</p>\n"; }
  void drawing(const std::string& svg) { text += svg; }
  void rows(const std::vector<Row>& rows) {
    text += "<table>\n";
    for (const Row& row : rows) {
      text += "<tr>";
      for (const std::string& cell : row) text += "<td>" + escaped(cell);
      text += "\n";
    }
    text += "</table>\n";
  }
  void item(const std::string& head, const std::string& body) {
    text += "<p><strong>" + escaped(head) + "</strong><br>" + escaped(body) + "</p>\n";
  }
};

constexpr const char* kHead =
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<title>unpushy: a history</title>\n"
    "<style>:root { color-scheme: light dark } body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; "
    "margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere } h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; "
    "margin-top: 2rem } svg { width: 100%; height: auto } td { vertical-align: top; padding: .2rem .8rem .2rem 0; "
    "border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent) } td:not(:last-child) { white-space: "
    "nowrap</style>\n";

}  // namespace

std::string audit_text(const Audit& audit) {
  Plain plain;
  Teller(audit, plain).tell();
  return plain.text;
}

std::string audit_html(const Audit& audit) {
  Html html{kHead};
  Teller(audit, html).tell();
  return html.text + "</html>\n";
}

}  // namespace unpushy::report
