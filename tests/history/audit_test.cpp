#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

#include "history/time.h"
#include "report/audit_json.h"
#include "report/audit_terminal.h"
#include "unpushy/audit.h"

using namespace unpushy;

namespace {

/// Collects messages whose words need not outlive the call.
class History {
 public:
  explicit History(AuditOptions options = {}) : auditor_(Engine::builtin(), std::move(options)) {}

  History& post(const std::string& time, const std::string& text) {
    return add({std::to_string(next_++), time, Direction::out, MessageKind::post, "", "", text, ""});
  }
  History& sent(const std::string& person, const std::string& time, const std::string& text) {
    return add({std::to_string(next_++), time, Direction::out, MessageKind::dm, person, "", text, ""});
  }
  History& received(const std::string& person, const std::string& time, const std::string& text) {
    return add({std::to_string(next_++), time, Direction::in, MessageKind::dm, person, "", text, ""});
  }
  History& follow(MessageKind kind, const std::string& person, const std::string& time) {
    return add({"", time, Direction::out, kind, person, "", "", ""});
  }
  History& followed_by(const std::string& person, const std::string& time) {
    return add({"", time, Direction::in, MessageKind::follow, person, "", "", ""});
  }
  Audit audit() const { return auditor_.finish(); }

 private:
  struct Words {
    std::string id, time;
    Direction direction;
    MessageKind kind;
    std::string counterpart, conversation, text, client;
  };
  History& add(const Words& w) {
    auditor_.add({w.id, w.time, w.direction, w.kind, w.counterpart, w.conversation, w.text, w.client});
    return *this;
  }

  Auditor auditor_;
  int next_ = 0;
};

const AuditFinding* find(const Audit& audit, std::string_view rule) {
  for (const AuditFinding& finding : audit.findings) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

bool cannot_tell(const Audit& audit, std::string_view measure) {
  const auto named = [&](const Audit::Missing& missing) {
    return missing.measure.find(measure) != missing.measure.npos;
  };
  return std::any_of(audit.not_computable.begin(), audit.not_computable.end(), named);
}

const std::string kOffer = "thanks for the follow! Order your bag here: https://bags.example/";
const std::string kTalk = "Your drawing of the harbour made me look twice. Which pen was it?";

std::string day(int number) { return history::format_date(20454 + number); }

}  // namespace

TEST_CASE("a time is read as exactly as it is written, and no more") {
  using history::parse_time;
  CHECK(parse_time("2026-02-08").precision == Precision::day);
  CHECK(parse_time("2026-02-08T14:37").precision == Precision::minute);
  CHECK(parse_time("2026-02-08T14:37:05Z").precision == Precision::second);
  CHECK(parse_time("2026-02-08T14:37:05.250Z").precision == Precision::millisecond);
  CHECK(parse_time("2026-02-08T14:37:05+02:00").time == parse_time("2026-02-08T12:37:05Z").time);
  CHECK_FALSE(parse_time("2026-02-08T14:37:05").zoned);
  CHECK(history::format_time(parse_time("2026-02-08 14:37:05+0200")) == "2026-02-08T12:37:05Z");
}

TEST_CASE("what is no date is no time") {
  for (const char* text : {"", "yesterday", "2026-02-30", "2026-13-01", "1926-02-08", "0026-02-08", "2126-02-08",
                           "2026-02-08T25:00", "2026-02-08T14:37:05Zjunk", "20260208", "2026-2-8", "2026-02-08T14"}) {
    CAPTURE(text);
    CHECK(history::parse_time(text).precision == Precision::none);
  }
}

TEST_CASE("dates come back as they went in, over leap years and centuries") {
  for (const char* text : {"1995-01-01", "1999-12-31", "2000-02-29", "2024-02-29", "2025-03-01", "2099-12-31"}) {
    CHECK(history::format_date(history::day_of(history::parse_time(text).time)) == text);
  }
}

TEST_CASE("an offer soon after a follow is found, with the delay as exact as both times") {
  History history;
  for (int i = 0; i < 6; ++i) {
    const std::string person = "person" + std::to_string(i);
    history.followed_by(person, day(i) + "T10:00:00Z")
        .sent(person, day(i) + "T10:00:40Z", "Hi " + person + ", " + kOffer);
  }
  const Audit audit = history.audit();
  REQUIRE(audit.contacts);
  CHECK(audit.contacts->first_messages == 6);
  CHECK(audit.contacts->asking == 6);
  CHECK(audit.contacts->median_delay_seconds == 40);
  CHECK(audit.contacts->entries[0].precision == Precision::second);
  REQUIRE(find(audit, "history.pitch-after-contact"));
  CHECK(find(audit, "history.pitch-after-contact")->strength == Strength::strong);
  CHECK(find(audit, "history.automatic-welcome"));
  CHECK(find(audit, "history.template"));
}

TEST_CASE("a contact of which only the day is known has no seconds") {
  History history;
  history.followed_by("ann", "2026-01-02").sent("ann", "2026-01-02T10:00:40Z", "Hi Ann, " + kOffer);
  const Audit audit = history.audit();
  REQUIRE(audit.contacts->entries.size() == 1);
  CHECK(audit.contacts->entries[0].precision == Precision::day);
  CHECK(audit.contacts->entries[0].delay_seconds == 0);
  CHECK_FALSE(find(audit, "history.automatic-welcome"));
  CHECK(cannot_tell(audit, "Minutes between contact and message"));
}

TEST_CASE("who wrote first is answered, not approached") {
  History history;
  history.received("ann", "2026-01-02T09:00:00Z", "Where can I order one of your bags?")
      .sent("ann", "2026-01-02T10:00:00Z", kOffer);
  CHECK(history.audit().contacts->first_messages == 0);
}

TEST_CASE("the order of the messages in the export changes nothing") {
  History forward, backward;
  for (int i = 0; i < 8; ++i)
    forward.post(day(i) + "T08:00:00Z", "Buy our bag " + std::to_string(i) + " today, 20 % off!");
  for (int i = 8; i-- > 0;)
    backward.post(day(i) + "T08:00:00Z", "Buy our bag " + std::to_string(i) + " today, 20 % off!");
  const Audit a = forward.audit(), b = backward.audit();
  CHECK(a.rhythm.days.size() == b.rhythm.days.size());
  CHECK(a.clusters.size() == b.clusters.size());
  CHECK(a.period.first == b.period.first);
  CHECK(a.shares.promotional == b.shares.promotional);
}

TEST_CASE("receivers of a template are counted, not copies") {
  History history;
  for (int i = 0; i < 9; ++i) history.sent("ann", day(i) + "T08:00:00Z", "Hi Ann, " + kOffer + std::to_string(i));
  const Audit audit = history.audit();
  CHECK_FALSE(find(audit, "history.template"));
  for (const Audit::Cluster& cluster : audit.clusters) CHECK(cluster.receivers == 1);
}

TEST_CASE("birthday wishes and plain thanks are no templates") {
  History history;
  for (int i = 0; i < 30; ++i) {
    const std::string person = "person" + std::to_string(i);
    history.sent(person, day(i), "Happy birthday " + person + "! Have a lovely day.");
    history.sent(person, day(i + 1), "Thank you so much for the kind words!");
  }
  const Audit audit = history.audit();
  CHECK(audit.clusters.empty());
  CHECK_FALSE(find(audit, "history.template"));
}

TEST_CASE("a template shows its slots with words that stood there") {
  History history;
  for (const char* name : {"Robin", "Kim", "Sasha", "Alex", "Charlie"})
    history.sent(name, "2026-01-02",
                 "Hi " + std::string(name) + ", thanks for the follow! Order your bag at our shop today.");
  const Audit audit = history.audit();
  REQUIRE(audit.clusters.size() == 1);
  CHECK(audit.clusters[0].receivers == 5);
  const auto& parts = audit.clusters[0].parts;
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].text == "Hi");
  CHECK(parts[1].text.empty());
  CHECK(parts[1].examples.size() == 3);
  CHECK(parts[2].text == ", thanks for the follow! Order your bag at our shop today.");
}

TEST_CASE("texts that only share some words are not one template") {
  History history;
  history.sent("a", day(0), "I read your piece about the tide tables and checked them against ours in the harbour.")
      .sent("b", day(1), "I read your note on bread and baked it twice; the second loaf was better than mine.")
      .sent("c", day(2), "I read your letter and agree with most of it, though the bridge was built before.");
  CHECK(history.audit().clusters.empty());
}

TEST_CASE("messages after a no and reminders into silence are found") {
  History history;
  history.sent("ann", day(0), "Order your bag here: https://bags.example/")
      .received("ann", day(1), "No thanks, not interested.")
      .sent("ann", day(2), "Last chance, buy your bag today: https://bags.example/");
  for (const char* person : {"bo", "cy", "di"}) {
    for (int i = 0; i < 3; ++i)
      history.sent(person, day(3 * i), "Buy your bag now at https://bags.example/ before it is gone!");
  }
  const Audit audit = history.audit();
  REQUIRE(audit.follow_ups);
  CHECK(audit.follow_ups->after_no == 1);
  CHECK(audit.follow_ups->after_silence == 3);
  CHECK(find(audit, "history.after-no"));
  CHECK(find(audit, "history.follow-up"));
}

TEST_CASE("without received messages nobody is said to be silent") {
  History history;
  for (int i = 0; i < 5; ++i) history.sent("ann", day(2 * i), "Buy your bag now at https://bags.example/ !");
  const Audit audit = history.audit();
  CHECK_FALSE(audit.follow_ups);
  CHECK_FALSE(audit.contacts->entries[0].answered);
  CHECK(cannot_tell(audit, "Who answered"));
}

TEST_CASE("days without a time of day have no hours, bursts or clock") {
  History history;
  for (int i = 0; i < 60; ++i)
    history.post(day(i / 2), "We mended the blue boat and it floats again, number " + std::to_string(i));
  const Audit audit = history.audit();
  CHECK_FALSE(audit.rhythm.week);
  CHECK_FALSE(audit.rhythm.clockwork);
  CHECK(audit.rhythm.bursts.empty());
  CHECK(audit.rhythm.days.size() == 30);
  CHECK(cannot_tell(audit, "Hours of the day"));
}

TEST_CASE("follows are counted by day, and those taken back by the busiest fortnight") {
  History history;
  for (int i = 0; i < 60; ++i) {
    const std::string person = "person" + std::to_string(i);
    history.follow(MessageKind::follow, person, day(0) + "T10:00:00Z");
    history.follow(MessageKind::unfollow, person, day(i < 55 ? 9 + i % 5 : 40) + "T10:00:00Z");
  }
  const Audit audit = history.audit();
  REQUIRE(audit.follows);
  CHECK(audit.follows->total == 60);
  CHECK(audit.follows->most_in_a_day == 60);
  CHECK(audit.follows->unfollows == 60U);
  CHECK(audit.follows->most_unfollows == 55);
  CHECK(audit.follows->days.size() == 7);
  CHECK(audit.follows->days.back().unfollows == 5);
  CHECK(find(audit, "history.follow-burst"));
  REQUIRE(find(audit, "history.follow-churn"));
  CHECK(find(audit, "history.follow-churn")->strength == Strength::medium);
  CHECK_FALSE(cannot_tell(audit, "soon unfollowed"));
  CHECK(report::audit_text(audit).find("60 follows taken back, at most 55 within 14 days.") != std::string::npos);
}

TEST_CASE("where follows are told without those taken back, churn is not computable") {
  History history;
  for (int i = 0; i < 60; ++i) history.follow(MessageKind::follow, "person" + std::to_string(i), day(i));
  const Audit audit = history.audit();
  REQUIRE(audit.follows);
  CHECK_FALSE(audit.follows->unfollows);
  CHECK_FALSE(find(audit, "history.follow-churn"));
  CHECK_FALSE(find(audit, "history.follow-burst"));
  CHECK(audit.not_computable.size() > 0);
  CHECK(cannot_tell(audit, "soon unfollowed"));
}

TEST_CASE("connections whose side is not told are no follows in bulk") {
  Auditor auditor(Engine::builtin(), {});
  for (int i = 0; i < 80; ++i)
    auditor.add({"", "2026-01-02", Direction::unknown, MessageKind::connect, std::to_string(i), "", "", ""});
  const Audit audit = auditor.finish();
  CHECK(audit.read.connects == 80);
  CHECK_FALSE(audit.follows);
}

TEST_CASE("an account that says it is automatic is not blamed for its hours") {
  const auto by_the_clock = [](const std::string& client) {
    Auditor auditor(Engine::builtin(), {});
    for (int i = 0; i < 60; ++i) {
      const std::string text = "The water at the bridge stands at " + std::to_string(100 + i) + " cm.";
      const std::string time = day(i) + "T10:00:00Z";
      auditor.add({"", time, Direction::out, MessageKind::post, "", "", text, client});
    }
    return auditor.finish();
  };
  CHECK(find(by_the_clock("web"), "history.clockwork"));
  CHECK_FALSE(find(by_the_clock("bot"), "history.clockwork"));
}

TEST_CASE("a text of no known kind is a message where it names someone, else a post") {
  Auditor auditor(Engine::builtin(), {});
  auditor.add({"", "2026-01-02", Direction::unknown, MessageKind::unknown, "", "", "A boat.", ""});
  auditor.add({"", "2026-01-02", Direction::out, MessageKind::unknown, "ann", "", "Hi Ann.", ""});
  const Audit audit = auditor.finish();
  CHECK(audit.read.posts == 1);
  CHECK(audit.read.sent == 1);
}

TEST_CASE("the days and hours of a history are those of its writer") {
  AuditOptions options;
  options.utc_offset_minutes = 120;
  History history(options);
  history.post("2026-01-04T23:30:00Z", "We mended the blue boat and it floats again.");
  const Audit audit = history.audit();
  CHECK(audit.period.first == "2026-01-05");
  REQUIRE(audit.rhythm.week);
  CHECK((*audit.rhythm.week)[0][1] == 1);  // Monday, one o'clock
}

TEST_CASE("a line of one's own is used for the share of selling") {
  AuditOptions options;
  options.target = 40;
  History mild(options), plain;
  for (int i = 0; i < 20; ++i) {
    const std::string text = i % 2 == 0
                                 ? "Order our new bag at bags.example/" + std::to_string(i) + ", 20 % off today!"
                                 : "The river rose again, number " + std::to_string(i) + ", and we moved the boats.";
    mild.post(day(i), text);
    plain.post(day(i), text);
  }
  CHECK(plain.audit().shares.promotional == 10);
  CHECK(find(plain.audit(), "history.promotion"));
  CHECK_FALSE(find(mild.audit(), "history.promotion"));
}

TEST_CASE("a message that comes twice by its id counts once, and times that cannot be are counted") {
  AuditOptions options;
  options.now = "2026-03-01T00:00:00Z";
  Auditor auditor(Engine::builtin(), options);
  const Message message{
      "12345678901234567890123", "2026-01-02", Direction::out, MessageKind::post, "", "", "A boat.", ""};
  auditor.add(message);
  auditor.add(message);
  auditor.add({"2", "2031-01-02", Direction::out, MessageKind::post, "", "", "A boat from later.", ""});
  auditor.add({"3", "0001-01-02", Direction::out, MessageKind::post, "", "", "A boat from before.", ""});
  const Audit audit = auditor.finish();
  CHECK(audit.read.messages == 3);
  CHECK(audit.read.duplicates == 1);
  CHECK(audit.read.undated == 2);
  CHECK(audit.period.days == 1);
}

TEST_CASE("an audit without texts holds no words, names or ids") {
  AuditOptions options;
  options.texts = false;
  History history(options);
  for (const char* name : {"Robinsecret", "Kimsecret", "Sashasecret", "Alexsecret", "Charliesecret"})
    history.sent(name, "2026-01-02",
                 "Hi " + std::string(name) + ", thanks for the follow! Order your walnut bag at our shop.");
  const std::string json = report::audit_json(history.audit());
  CHECK(json.find("secret") == json.npos);
  CHECK(json.find("walnut") == json.npos);
}

TEST_CASE("an empty history and one of noise give an audit that says so") {
  CHECK(History().audit().headline.id == "unclear");
  Auditor auditor(Engine::builtin(), {});
  std::string noise;
  for (int i = 0; i < 3000; ++i) noise += static_cast<char>(i * 37 % 256);
  for (int i = 0; i < 20; ++i) auditor.add({noise, noise, Direction::in, MessageKind::dm, noise, noise, noise, noise});
  for (int i = 0; i < 20; ++i) auditor.add({"", "", Direction::unknown, MessageKind::unknown, "", "", "", ""});
  const Audit audit = auditor.finish();
  CHECK(audit.read.duplicates == 19);
  CHECK(audit.read.other == 20);
  CHECK_FALSE(report::audit_json(audit).empty());
  CHECK_FALSE(report::audit_text(audit).empty());
}

TEST_CASE("foreign words cannot leave their place in the HTML report or the terminal") {
  History history;
  for (int i = 0; i < 3; ++i)
    history.received("x" + std::to_string(i), day(i),
                     "<script>alert(1)</script>\x1b[2J Send 50 dollars and get 10k followers \" now");
  const std::string html = report::audit_html(history.audit()), text = report::audit_text(history.audit());
  CHECK(html.find("<script") == html.npos);
  CHECK(text.find('\x1b') == text.npos);
  CHECK(html.find("Send 50 dollars") != html.npos);
}

TEST_CASE("received messages are ranked with an action each, and one sender's text among many is one cluster") {
  History history;
  for (int i = 0; i < 4; ++i)
    history.received("x" + std::to_string(i), day(i),
                     "Hello dear, send 50 dollars by cash app and I will bring you 10k followers fast");
  history.received("ann", day(5), "Which glue do you use for the spine of such a book?");
  const Audit audit = history.audit();
  REQUIRE(audit.received);
  CHECK(audit.received->messages == 5);
  CHECK(audit.received->ranked.front().cluster);
  CHECK(audit.received->ranked.back().action == Action::reply);
  CHECK(audit.clusters[0].direction == Direction::in);
  CHECK(audit.clusters[0].receivers == 4);
}

TEST_CASE("an audit may be taken midway, and more added afterwards") {
  Auditor auditor(Engine::builtin(), {});
  auditor.add({"1", day(0), Direction::out, MessageKind::post, "", "", "A boat came in.", ""});
  CHECK(auditor.finish().read.posts == 1);
  auditor.add({"2", day(1), Direction::out, MessageKind::post, "", "", "A boat went out.", ""});
  CHECK(auditor.finish().read.posts == 2);
}

TEST_CASE("the audit says of a text what a check of it says, and its weightiest reason") {
  const std::vector<std::string> texts = {
      kOffer,
      kTalk,
      "Last chance! Only 3 hours left, b\xc3\xbcy now at https://bags.example/x and save 50 %!!!",
      "Hello dear, send 50 dollars by cash app and I will bring you 10k followers fast",
      "Fr33 gift for you: s i g n  u p today \xf0\x9f\x8e\x81 \xff\xfe",
      "Congratulations on the new shop! Which paper do you print on?",
      "> Buy my course now\nSomeone really wrote that to me. What do you answer?",
      "ok"};
  History history;
  for (std::size_t i = 0; i < texts.size(); ++i) history.received("p" + std::to_string(i), day(0), texts[i]);
  const Audit audit = history.audit();
  REQUIRE(audit.received);
  REQUIRE(audit.received->ranked.size() == texts.size());
  for (const Audit::Triage& triage : audit.received->ranked) {
    INFO(texts[triage.message]);
    const Report report = Engine::builtin().check({texts[triage.message], Kind::dm_in, {}});
    const AuditMessage& message = audit.messages[triage.message];
    CHECK(message.score == report.score);
    CHECK(message.verdict == report.verdict);
    CHECK(triage.action == report.action);
    std::vector<std::string_view> moves;
    for (const Move& move : report.moves) {
      if (std::find(moves.begin(), moves.end(), move.move) == moves.end()) moves.push_back(move.move);
    }
    CHECK(message.moves == moves);
    std::int32_t most = 0;
    for (const Finding& finding : report.findings) {
      if (finding.basis != Basis::model) most = std::max(most, finding.contribution);
    }
    const auto is_reason = [&](const Finding& f) { return f.contribution == most && f.title == triage.reason; };
    CHECK((most == 0 ? triage.reason.empty() : std::any_of(report.findings.begin(), report.findings.end(), is_reason)));
  }
}
