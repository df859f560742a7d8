#include "report/audit_terminal.h"

#include <algorithm>
#include <cmath>

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

/// One message in a line: score, date and its words, or its id where they are not kept.
std::string line_of(const Audit& audit, MessageIndex index) {
  const AuditMessage* message = find(audit, index);
  if (message == nullptr) return {};
  const std::string words = message->text         ? *message->text
                            : message->id.empty() ? "message " + std::to_string(index)
                                                  : message->id;
  return whole(message->score) + "  " + message->time.substr(0, 10) + "  " + words;
}

/// The audit as headings, lines and items, whatever they become.
template <class Out>
void tell(const Audit& audit, Out& out) {
  std::string head(audit.headline.text);
  if (!audit.headline.habit_text.empty()) head += " One habit pushes: " + std::string(audit.headline.habit_text) + ".";
  out.title(head);
  const Audit::Read& read = audit.read;
  std::string line = "Read: " + std::to_string(read.posts) + " posts, " + std::to_string(read.replies) + " replies, " +
                     std::to_string(read.sent) + " messages sent, " + std::to_string(read.received) + " received, " +
                     std::to_string(read.people) + " people";
  if (!audit.period.first.empty()) line += "; " + audit.period.first + " to " + audit.period.last;
  if (read.duplicates > 0) line += "; " + std::to_string(read.duplicates) + " came twice";
  if (read.undated > 0) line += "; " + std::to_string(read.undated) + " without a usable time";
  out.line(line + ".");
  if (!audit.findings.empty()) out.heading("Habits");
  for (const AuditFinding& finding : audit.findings) {
    out.item(std::string(finding.title) + " (" + std::string(name(finding.strength)) + ", " +
                 std::to_string(finding.count) + " of " + std::to_string(finding.of) + ")",
             std::string(finding.why) + " " + std::string(finding.instead));
  }
  if (audit.contacts && audit.contacts->first_messages > 0) {
    const Audit::Contacts& contacts = *audit.contacts;
    out.heading("First messages");
    line = std::to_string(contacts.asking) + " of " + std::to_string(contacts.first_messages) +
           " first messages come with an offer, a link or another ask";
    if (contacts.median_delay_seconds) line += ", half of them within " + duration(*contacts.median_delay_seconds);
    out.line(line + ".");
  }
  if (!audit.clusters.empty()) out.heading("Repeated wording");
  constexpr std::size_t kShown = 10;
  for (std::size_t i = 0; i < audit.clusters.size() && i < kShown; ++i) {
    const Audit::Cluster& cluster = audit.clusters[i];
    out.item(summary_of(cluster),
             words_of(cluster) + (cluster.moves.empty() ? "" : " (" + chain_of(cluster.moves) + ")"));
  }
  const Audit::Shares& shares = audit.shares;
  if (shares.spoken > 0) {
    out.heading("Shares");
    out.line(percent(shares.promotional, shares.considered) + " of the posts sell; your line is " +
             std::to_string(100 - shares.target) + " %. " + percent(shares.links, shares.considered) +
             " carry a link, " + percent(shares.conversation, shares.spoken) + " of all are replies.");
  }
  const Audit::Rhythm& rhythm = audit.rhythm;
  if (!rhythm.loud_days.empty()) out.heading("Loud days");
  for (std::size_t i = 0; i < rhythm.loud_days.size() && i < kShown; ++i) {
    const Audit::LoudDay& day = rhythm.loud_days[i];
    out.item(day.date + ": " + std::to_string(day.posts) + " posts",
             "Loud from " + std::to_string(day.limit) + " on. " + std::string(day.source));
  }
  if (!audit.months.empty()) out.heading("Score by month");
  for (const Audit::Month& month : audit.months)
    out.line(month.month + "  " + whole(month.score) + "  (" + std::to_string(month.pushing) + " of " +
             std::to_string(month.messages) + " push)");
  if (!audit.most_pushing.empty()) out.heading("Most pushing");
  for (const MessageIndex index : audit.most_pushing) out.line(line_of(audit, index));
  if (!audit.best.empty()) out.heading("Best");
  for (const MessageIndex index : audit.best) out.line(line_of(audit, index));
  if (audit.received) {
    const Audit::Received& received = *audit.received;
    out.heading("Received");
    out.line("Reply " + std::to_string(received.actions[0]) + ", ask first " + std::to_string(received.actions[1]) +
             ", ignore " + std::to_string(received.actions[2]) + ", block " + std::to_string(received.actions[3]) +
             ".");
    for (std::size_t i = 0; i < received.ranked.size() && i < kShown; ++i) {
      const Audit::Triage& triage = received.ranked[i];
      if (triage.action == Action::reply) continue;
      const std::string why = triage.reason.empty() ? "" : " (" + std::string(triage.reason) + ")";
      out.line(std::string(name(triage.action)) + why + "  " + line_of(audit, triage.message));
    }
  }
  if (!audit.advice.empty()) out.heading("What to try next");
  for (const Audit::Advice& advice : audit.advice) out.line(std::string(advice.text));
  if (!audit.not_computable.empty()) out.heading("What this history cannot tell");
  for (const Audit::Missing& missing : audit.not_computable)
    out.item(std::string(missing.measure),
             std::string(missing.reason) + " It takes " + std::string(missing.needs) + ".");
}

struct Plain {
  std::string text;
  void title(const std::string& words) { text += words + "\n\n"; }
  void heading(const std::string& words) { text += "\n" + words + "\n"; }
  void line(const std::string& words) { text += "  " + printable(words) + "\n"; }
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
    "margin-top: 2rem } svg { width: 100%; height: auto }</style>\n";

/// Posts a day as bars; the numbers stand in the text.
std::string bars_of(const Audit& audit) {
  const auto& days = audit.rhythm.days;
  constexpr std::size_t kShown = 120;
  if (days.empty()) return {};
  const std::size_t begin = days.size() - std::min(days.size(), kShown);
  std::uint32_t most = 1;
  for (std::size_t i = begin; i < days.size(); ++i) most = std::max(most, days[i].posts);
  std::string svg =
      "<h2>Posts a day</h2>\n<svg viewBox=\"0 0 720 100\" role=\"img\" aria-label=\"Posts a day, at most " +
      std::to_string(most) + "\">";
  for (std::size_t i = begin; i < days.size(); ++i) {
    const std::size_t height = days[i].posts * 96 / most, x = (i - begin) * 6;
    svg += "<rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(100 - height) + "\" width=\"5\" height=\"" +
           std::to_string(height) + "\" fill=\"currentColor\"><title>" + days[i].date + ": " +
           std::to_string(days[i].posts) + "</title></rect>";
  }
  return svg + "</svg>\n<p>The last " + std::to_string(days.size() - begin) + " days with posts, to " +
         days.back().date + "; at most " + std::to_string(most) + " in a day.</p>\n";
}

}  // namespace

std::string audit_text(const Audit& audit) {
  Plain plain;
  tell(audit, plain);
  return plain.text;
}

std::string audit_html(const Audit& audit) {
  Html html{kHead};
  tell(audit, html);
  return html.text + bars_of(audit) + "</html>\n";
}

}  // namespace unpushy::report
