// The measures of the audit, each over the records. What an export cannot prove is said to be not computable.

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "history/records.h"
#include "history/tables.h"
#include "sorting.h"

namespace unpushy::history {
namespace {

constexpr std::size_t kMostExamples = 10, kRecent = 30;

const HabitRule& rule_of(std::string_view id) {
  const auto named = [&](const HabitRule& rule) { return rule.id == id; };
  return *std::find_if(std::begin(kRules), std::end(kRules), named);
}

const DayLimits& limits_of(Platform platform) {
  for (const DayLimits& limits : kLimits) {
    if (limits.platform == name(platform)) return limits;
  }
  return kLimits[0];
}

std::uint32_t percent(std::uint32_t part, std::uint32_t of) {
  return of == 0 ? 0 : static_cast<std::uint32_t>(std::uint64_t{part} * 100 / of);
}

std::optional<std::int64_t> median(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Verdict verdict_at(std::uint32_t tenths) {
  if (tenths >= 500) return Verdict::push;
  return tenths >= 250 ? Verdict::leaning : Verdict::conversation;
}

/// What is known of one person.
struct Person {
  std::vector<std::uint32_t> messages;           // direct ones, record numbers by time
  std::optional<std::uint32_t> follow, connect;  // the earliest, record numbers
};

class Measures {
 public:
  Measures(const Records& records, const AuditOptions& options)
      : records_(records), options_(options), all_(records.all), limits_(limits_of(options.platform)) {}

  Audit take() {
    audit_.read = records_.read;
    audit_.read.people = static_cast<std::uint32_t>(records_.people.size());
    audit_.read.conversations = static_cast<std::uint32_t>(records_.conversations.size());
    audit_.platform = options_.platform;
    sort_by_time();
    gather_people();
    measure_period();
    measure_contacts();
    measure_clusters();
    measure_shares();
    measure_rhythm();
    measure_hours();
    measure_follows();
    measure_follow_ups();
    measure_scores();
    measure_received();
    note_missing();
    conclude();
    write_messages();
    return std::move(audit_);
  }

 private:
  // --- helpers ---
  MessageIndex refer(std::uint32_t number) {
    referred_.push_back(number);
    return all_[number].index;
  }

  std::vector<MessageIndex> refer(const std::vector<std::uint32_t>& numbers) {
    std::vector<MessageIndex> indexes;
    for (std::size_t i = 0; i < numbers.size() && i < kMostExamples; ++i) indexes.push_back(refer(numbers[i]));
    return indexes;
  }

  /// On the clock of the writer, as far as it is known.
  std::int64_t local(const Record& record) const {
    const bool shift = record.has(kZoned) && record.precision != Precision::day;
    return record.time + (shift ? options_.utc_offset_minutes * kMinute : 0);
  }
  std::int64_t local_day(const Record& record) const { return day_of(local(record)); }

  void missing(std::string_view id) {
    for (const MissingText& text : kMissing) {
      if (text.id == id) audit_.not_computable.push_back({text.measure, text.needs, text.reason});
    }
  }

  /// Adds the finding if the value reaches a threshold. `cases`: of which there must be enough.
  void judge(std::string_view id, std::uint32_t value, std::uint32_t cases, std::uint32_t count, std::uint32_t of,
             const std::vector<std::uint32_t>& examples, std::optional<HabitRule> changed = std::nullopt) {
    const HabitRule& rule = rule_of(id);
    const HabitRule& used = changed ? *changed : rule;
    if (cases < rule.least || value < used.medium || (is_open_ && rule.open_is_quiet)) return;
    const Strength reached = value >= used.strong ? Strength::strong : Strength::medium;
    AuditFinding finding;
    finding.rule = rule.id;
    finding.dimension = rule.dimension;
    finding.strength = std::min({reached, rule.most, is_open_ ? rule.most_openly : Strength::strong});
    finding.title = rule.title;
    finding.why = rule.why;
    finding.instead = rule.instead;
    finding.source = rule.source;
    finding.checked = rule.checked;
    finding.count = count;
    finding.of = of;
    finding.messages = refer(examples);
    const auto excess = static_cast<std::int64_t>(value) * 1000 / std::max<std::uint32_t>(used.medium, 1);
    weights_[rule.id] =
        static_cast<std::int64_t>(finding.strength) * 1'000'000 + std::min<std::int64_t>(excess, 999'999);
    audit_.findings.push_back(std::move(finding));
  }

  // --- the parts ---
  void sort_by_time() {
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      if (all_[i].is_own(MessageKind::post, MessageKind::reply)) spoken_.push_back(i);
    }
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return all_[a].time < all_[b].time; };
    sort_stably(spoken_, earlier);
    for (const std::uint32_t i : spoken_) {
      if (all_[i].kind == MessageKind::post) posts_.push_back(i);
    }
    const auto open = std::count_if(posts_.begin(), posts_.end(), [&](std::uint32_t i) { return all_[i].has(kOpen); });
    is_open_ = !posts_.empty() && static_cast<std::size_t>(open) * 2 > posts_.size();
  }

  void gather_people() {
    people_.resize(records_.people.size());
    const auto keep_earliest = [&](std::optional<std::uint32_t>& kept, std::uint32_t i) {
      if (!kept || all_[i].time < all_[*kept].time) kept = i;
    };
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      const Record& record = all_[i];
      if (record.person == kNobody) continue;
      Person& person = people_[record.person];
      if (record.kind == MessageKind::dm) person.messages.push_back(i);
      if (!record.dated()) continue;
      if (record.kind == MessageKind::follow) keep_earliest(person.follow, i);
      if (record.kind == MessageKind::connect) keep_earliest(person.connect, i);
    }
    for (Person& person : people_) {
      sort_stably(person.messages, [&](std::uint32_t a, std::uint32_t b) { return all_[a].time < all_[b].time; });
      for (const std::uint32_t i : person.messages) any_received_ = any_received_ || all_[i].direction == Direction::in;
      any_contact_ = any_contact_ || person.follow || person.connect;
    }
  }

  void measure_period() {
    std::set<std::int64_t> active;
    std::optional<std::int64_t> first, last;
    Precision coarsest = Precision::millisecond;
    bool zoned = true;
    for (const Record& record : all_) {
      if (!record.dated()) continue;
      const std::int64_t day = local_day(record);
      first = std::min(first.value_or(day), day);
      last = std::max(last.value_or(day), day);
      zoned = zoned && (record.has(kZoned) || record.precision == Precision::day);
      if (record.direction != Direction::out || !record.has(kChecked)) continue;
      active.insert(day);
      coarsest = std::min(coarsest, record.precision);
    }
    if (!first) return;
    audit_.period = {format_date(*first),
                     format_date(*last),
                     static_cast<std::uint32_t>(*last - *first + 1),
                     static_cast<std::uint32_t>(active.size()),
                     active.empty() ? Precision::none : coarsest,
                     zoned};
  }

  /// Since the contact, as exactly as both times are known; none if the message came before it.
  void set_delay(Audit::Contact& contact, const Record& message, const Person& person) const {
    contact.after = "nothing";
    const auto since = person.follow ? person.follow : person.connect;
    if (!since || !message.dated()) return;
    const Record& begin = all_[*since];
    Precision precision = std::min(message.precision, begin.precision);
    if (message.has(kZoned) != begin.has(kZoned)) precision = Precision::day;
    const std::int64_t unit = unit_of(precision);
    const std::int64_t delay = precision == Precision::day ? (day_of(message.time) - day_of(begin.time)) * kDay
                                                           : (message.time - begin.time) / unit * unit;
    if (delay < 0) return;
    contact.after = name(begin.kind);
    contact.delay_seconds = delay / kSecond;
    contact.precision = precision;
  }

  void measure_contacts() {
    if (audit_.read.sent == 0) return;
    Audit::Contacts contacts;
    std::vector<std::int64_t> delays;
    std::vector<std::uint32_t> asking, instant;
    for (const Person& person : people_) {
      if (person.messages.empty() || all_[person.messages[0]].direction != Direction::out) continue;
      const std::uint32_t number = person.messages[0];
      const Record& first = all_[number];
      Audit::Contact contact;
      set_delay(contact, first, person);
      contact.asks = first.has(kAsks) || first.verdict == Verdict::push;
      const auto replied = [&](std::uint32_t i) { return all_[i].direction == Direction::in; };
      if (any_received_) contact.answered = std::any_of(person.messages.begin(), person.messages.end(), replied);
      ++contacts.first_messages;
      contacts.asking += contact.asks ? 1U : 0U;
      if (contact.answered.value_or(false)) ++(contact.asks ? contacts.asking_answered : contacts.plain_answered);
      if (contact.asks) asking.push_back(number);
      if (contact.delay_seconds) delays_of_[number] = *contact.delay_seconds;
      if (contact.asks && contact.delay_seconds) {
        delays.push_back(*contact.delay_seconds);
        if (contact.precision >= Precision::second && *contact.delay_seconds <= 60) instant.push_back(number);
      }
      first_messages_.emplace_back(first.time, number);
      entries_[number] = contact;
    }
    contacts.median_delay_seconds = median(delays);
    std::sort(first_messages_.begin(), first_messages_.end());
    for (const auto& [time, number] : first_messages_) {
      if (contacts.entries.size() == kMostEntries) break;
      entries_[number].message = refer(number);
      contacts.entries.push_back(entries_[number]);
    }
    judge("history.pitch-after-contact", percent(contacts.asking, contacts.first_messages), contacts.asking,
          contacts.asking, contacts.first_messages, asking);
    const auto fast = static_cast<std::uint32_t>(instant.size());
    judge("history.automatic-welcome", fast, fast, fast, contacts.first_messages, instant);
    audit_.contacts = std::move(contacts);
  }

  struct Group {
    std::vector<std::uint32_t> members;
    std::set<std::uint32_t> people;
    std::set<std::int64_t> days;
    std::uint64_t tenths = 0;
    std::uint32_t asking = 0, selling = 0;
  };

  bool is_worth_showing(const Group& group, std::uint32_t id) const {
    constexpr std::size_t kReceivers = 3, kCourtesy = 12;
    const Record& first = all_[group.members[0]];
    const bool own = first.direction == Direction::out, to_people = own && first.kind != MessageKind::post;
    if (to_people ? group.people.size() < kReceivers : group.members.size() < (own ? kReceivers : 2)) return false;
    const std::string& text = records_.templates.text(id);
    const auto words = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    // Greetings, birthday wishes and plain thanks are short and want nothing.
    return group.asking > 0 || words >= kCourtesy || verdict_at(mean(group)) != Verdict::conversation;
  }

  static std::uint32_t mean(const Group& group) {
    return static_cast<std::uint32_t>(group.tenths / group.members.size());
  }

  void measure_clusters() {
    std::vector<Group> groups(records_.templates.size());
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      const Record& record = all_[i];
      if (record.made_from == kNoTemplate) continue;
      Group& group = groups[record.made_from];
      group.members.push_back(i);
      if (record.person != kNobody) group.people.insert(record.person);
      if (record.dated()) group.days.insert(local_day(record));
      group.tenths += record.tenths;
      group.asking += record.has(kAsks) ? 1U : 0U;
      group.selling += record.has(kPromotional) ? 1U : 0U;
    }
    std::vector<std::uint32_t> shown;
    for (std::uint32_t id = 0; id < groups.size(); ++id) {
      if (!groups[id].members.empty() && is_worth_showing(groups[id], id)) shown.push_back(id);
    }
    const auto own = [&](std::uint32_t id) { return all_[groups[id].members[0]].direction == Direction::out; };
    sort_stably(shown, [&](std::uint32_t a, std::uint32_t b) {
      if (own(a) != own(b)) return own(a);
      const auto size = [&](std::uint32_t id) { return std::max(groups[id].people.size(), groups[id].members.size()); };
      return size(a) > size(b);
    });
    constexpr std::size_t kMostClusters = 60;
    if (shown.size() > kMostClusters) shown.resize(kMostClusters);
    for (const std::uint32_t id : shown) {
      cluster_at_[id] = static_cast<std::uint32_t>(audit_.clusters.size());
      audit_.clusters.push_back(cluster_of(groups[id], id));
    }
    judge_clusters(groups, shown);
  }

  Audit::Cluster cluster_of(const Group& group, std::uint32_t id) {
    const Record& first = all_[group.members[0]];
    Audit::Cluster cluster;
    cluster.direction = first.direction;
    cluster.kind = first.kind;
    cluster.messages = static_cast<std::uint32_t>(group.members.size());
    cluster.receivers = first.kind == MessageKind::post ? 0 : static_cast<std::uint32_t>(group.people.size());
    cluster.days = static_cast<std::uint32_t>(group.days.size());
    if (options_.texts) cluster.parts = records_.templates.parts(id);
    cluster.moves = records_.move_lists[first.moves];
    cluster.score = static_cast<float>(mean(group)) / 10.0f;
    cluster.verdict = verdict_at(mean(group));
    if (!group.days.empty()) {
      cluster.first = format_date(*group.days.begin());
      cluster.last = format_date(*group.days.rbegin());
    }
    std::vector<std::int64_t> delays;
    for (const std::uint32_t member : group.members) {
      const auto found = delays_of_.find(member);
      if (found != delays_of_.end()) delays.push_back(found->second);
    }
    cluster.median_delay_seconds = median(std::move(delays));
    cluster.examples = refer(group.members);
    return cluster;
  }

  void judge_clusters(const std::vector<Group>& groups, const std::vector<std::uint32_t>& shown) {
    const Group *widest = nullptr, *commonest = nullptr;
    for (const std::uint32_t id : shown) {
      const Group& group = groups[id];
      const Record& first = all_[group.members[0]];
      const bool pushes = verdict_at(mean(group)) == Verdict::push;
      if (first.direction != Direction::out) continue;
      if (first.kind == MessageKind::post) {
        const bool sells = pushes || group.selling * 2 > group.members.size();
        if (sells && (!commonest || group.members.size() > commonest->members.size())) commonest = &group;
      } else if (pushes || group.asking * 2 > group.members.size()) {
        if (!widest || group.people.size() > widest->people.size()) widest = &group;
      }
    }
    if (widest) {
      const auto receivers = static_cast<std::uint32_t>(widest->people.size());
      judge("history.template", receivers, receivers, receivers, audit_.read.people, widest->members);
    }
    if (commonest) {
      const auto copies = static_cast<std::uint32_t>(commonest->members.size());
      judge("history.repeated-post", copies, copies, copies, audit_.read.posts + audit_.read.replies,
            commonest->members);
    }
  }

  void measure_shares() {
    Audit::Shares& shares = audit_.shares;
    shares.target = std::clamp(options_.target, 0, 100);
    shares.self_words = records_.self_words;
    shares.other_words = records_.other_words;
    for (const std::uint32_t i : spoken_) {
      ++shares.spoken;
      if (all_[i].kind == MessageKind::reply) ++shares.conversation;
    }
    for (const std::uint32_t i : posts_) {
      ++shares.considered;
      shares.promotional += all_[i].has(kPromotional) ? 1U : 0U;
      shares.links += all_[i].has(kHasLink) ? 1U : 0U;
    }
    std::vector<std::uint32_t> selling;
    for (std::size_t i = posts_.size() - std::min(posts_.size(), kRecent); i < posts_.size(); ++i) {
      shares.recent.push_back(refer(posts_[i]));
      shares.recent_promotional.push_back(all_[posts_[i]].has(kPromotional));
      if (shares.recent_promotional.back()) selling.push_back(posts_[i]);
    }
    HabitRule rule = rule_of("history.promotion");
    rule.medium = static_cast<std::uint32_t>(100 - shares.target) + 1;
    rule.strong = std::max(rule.strong, rule.medium);
    const auto recent = static_cast<std::uint32_t>(shares.recent.size()),
               sold = static_cast<std::uint32_t>(selling.size());
    judge("history.promotion", percent(sold, recent), recent, sold, recent, selling, rule);
    const std::uint32_t alone = shares.spoken - shares.conversation;
    if (audit_.read.sent * 20 < shares.spoken)
      judge("history.broadcast", percent(alone, shares.spoken), shares.spoken, alone, shares.spoken, {});
  }

  void measure_rhythm() {
    Audit::Rhythm& rhythm = audit_.rhythm;
    rhythm.suits = limits_.suits;
    rhythm.most = limits_.most;
    rhythm.source = limits_.source;
    rhythm.checked = limits_.checked;
    std::map<std::int64_t, Audit::Day> days;
    std::map<std::int64_t, std::vector<std::uint32_t>> on_day;
    for (const std::uint32_t i : spoken_) {
      if (!all_[i].dated()) continue;
      const std::int64_t day = local_day(all_[i]);
      const bool post = all_[i].kind == MessageKind::post;
      ++(post ? days[day].posts : days[day].replies);
      if (post) on_day[day].push_back(i);
    }
    const HabitRule& loud = rule_of("history.loud-day");
    std::uint32_t loudest = 0;
    std::int64_t loudest_day = 0;
    for (auto& [day, counts] : days) {
      counts.date = format_date(day);
      if (counts.posts > limits_.most) {
        const bool strong = counts.posts >= std::min(limits_.cap, loud.strong);
        rhythm.loud_days.push_back({counts.date, counts.posts, strong ? limits_.cap : limits_.most,
                                    strong ? Strength::strong : Strength::medium, limits_.source});
      }
      if (counts.posts > loudest) loudest = counts.posts, loudest_day = day;
      rhythm.days.push_back(counts);
    }
    measure_start();
    if (loudest == 0) return;
    HabitRule rule = loud;
    rule.medium = limits_.most + 1;
    rule.strong = std::min(limits_.cap, loud.strong);
    const auto loud_days = static_cast<std::uint32_t>(rhythm.loud_days.size());
    judge("history.loud-day", loudest, loud_days, loud_days, static_cast<std::uint32_t>(days.size()),
          on_day[loudest_day], rule);
  }

  void measure_start() {
    Audit::Rhythm& rhythm = audit_.rhythm;
    std::optional<std::int64_t> start;
    std::vector<std::uint32_t> first_day;
    for (const std::uint32_t i : posts_) {
      const Record& post = all_[i];
      if (!post.dated()) continue;
      if (!start) start = post.time;
      if (post.time - *start < kDay) first_day.push_back(i);
      if (post.time - *start < 7 * kDay) ++rhythm.first_week;
    }
    rhythm.first_day = static_cast<std::uint32_t>(first_day.size());
    judge("history.loud-start", rhythm.first_day, rhythm.first_day, rhythm.first_day, audit_.read.posts, first_day);
  }

  void measure_hours() {
    std::vector<std::uint32_t> timed;
    std::array<std::array<std::uint32_t, 24>, 7> week{};
    std::array<std::uint32_t, 24> hours{};
    std::array<std::uint32_t, 60> minutes{};
    std::uint32_t all = 0;
    for (const std::uint32_t i : spoken_) {
      if (all_[i].precision < Precision::minute) continue;
      const std::int64_t time = local(all_[i]), of_day = time - day_of(time) * kDay;
      const auto hour = static_cast<std::size_t>(of_day / kHour);
      constexpr std::int64_t kThursday = 3;  // 1 January 1970, from Monday
      const auto weekday = static_cast<std::size_t>(((day_of(time) + kThursday) % 7 + 7) % 7);
      ++week[weekday][hour];
      ++hours[hour];
      ++all;
      if (all_[i].kind != MessageKind::post) continue;
      timed.push_back(i);
      ++minutes[static_cast<std::size_t>(of_day / kMinute % 60)];
    }
    if (all == 0) return;
    Audit::Rhythm& rhythm = audit_.rhythm;
    rhythm.week = week;
    measure_gaps(timed);
    measure_bursts(timed);
    const auto count = static_cast<std::uint32_t>(timed.size());
    if (count >= rule_of("history.clockwork").least) {
      const std::uint32_t most = *std::max_element(minutes.begin(), minutes.end());
      rhythm.clockwork = static_cast<float>(percent(most, count)) / 100.0f;
      judge("history.clockwork", percent(most, count), count, most, count, {});
    }
    constexpr std::uint32_t kLeastDays = 14;
    if (all < rule_of("history.no-sleep").least || audit_.period.active_days < kLeastDays) return;
    const auto used = std::count_if(hours.begin(), hours.end(), [&](std::uint32_t n) { return n * 50 >= all; });
    rhythm.hours_used = static_cast<std::uint32_t>(used);
    judge("history.no-sleep", *rhythm.hours_used, all, *rhythm.hours_used, 24, {});
  }

  void measure_gaps(const std::vector<std::uint32_t>& timed) {
    if (timed.size() < 3) return;
    std::vector<std::int64_t> gaps;
    double sum = 0, squares = 0;
    for (std::size_t i = 1; i < timed.size(); ++i) {
      gaps.push_back((all_[timed[i]].time - all_[timed[i - 1]].time) / kSecond);
      const auto gap = static_cast<double>(gaps.back());
      sum += gap;
      squares += gap * gap;
    }
    const auto count = static_cast<double>(gaps.size());
    const double mean = sum / count, deviation = std::sqrt(std::max(0.0, squares / count - mean * mean));
    Audit::Rhythm& rhythm = audit_.rhythm;
    rhythm.longest_gap_seconds = *std::max_element(gaps.begin(), gaps.end());
    rhythm.median_gap_seconds = median(std::move(gaps));
    const double total = deviation + mean;
    if (total > 0) rhythm.burstiness = static_cast<float>(std::round((deviation - mean) / total * 100) / 100);
  }

  // Windows of an hour that do not overlap, the earliest first.
  void measure_bursts(const std::vector<std::uint32_t>& timed) {
    constexpr std::size_t kMostBursts = 50;
    const HabitRule& rule = rule_of("history.burst");
    std::uint32_t largest = 0, bursts = 0;
    std::vector<std::uint32_t> examples;
    for (std::size_t begin = 0, end = 0; begin < timed.size(); ++begin) {
      end = std::max(end, begin);
      while (end < timed.size() && all_[timed[end]].time - all_[timed[begin]].time < kHour) ++end;
      const auto count = static_cast<std::uint32_t>(end - begin);
      if (count < rule.medium) continue;
      ++bursts;
      const Record& first = all_[timed[begin]];
      if (audit_.rhythm.bursts.size() < kMostBursts)
        audit_.rhythm.bursts.push_back({format_time({first.time, Precision::minute, first.has(kZoned)}), count, 60});
      if (count > largest) {
        largest = count;
        examples.assign(timed.begin() + static_cast<std::ptrdiff_t>(begin),
                        timed.begin() + static_cast<std::ptrdiff_t>(end));
      }
      begin = end - 1;
    }
    judge("history.burst", largest, largest, bursts, static_cast<std::uint32_t>(timed.size()), examples);
  }

  void measure_follows() {
    std::map<std::int64_t, std::vector<std::uint32_t>> follows, unfollows;
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      const Record& record = all_[i];
      if (record.direction != Direction::out || !record.dated()) continue;
      if (record.kind == MessageKind::unfollow) unfollows[local_day(record)].push_back(i);
      if (record.is_own(MessageKind::follow, MessageKind::connect)) follows[local_day(record)].push_back(i);
    }
    if (follows.empty() && unfollows.empty()) return;
    audit_.follows = Audit::Follows{};
    for (const auto& [day, numbers] : follows) audit_.follows->total += static_cast<std::uint32_t>(numbers.size());
    write_follow_days(follows, unfollows);
    measure_follow_bursts(follows);
    measure_churn(unfollows);
  }

  using ByDay = std::map<std::int64_t, std::vector<std::uint32_t>>;  // record numbers

  void write_follow_days(const ByDay& follows, const ByDay& unfollows) {
    std::map<std::int64_t, Audit::FollowDay> days;
    for (const auto& [day, numbers] : follows) days[day].follows = static_cast<std::uint32_t>(numbers.size());
    for (const auto& [day, numbers] : unfollows) days[day].unfollows = static_cast<std::uint32_t>(numbers.size());
    for (auto& [day, counts] : days) {
      counts.date = format_date(day);
      audit_.follows->days.push_back(counts);
    }
  }

  void measure_follow_bursts(const ByDay& days) {
    HabitRule rule = rule_of("history.follow-burst");
    rule.strong = std::min(rule.strong, limits_.follows);
    Audit::Follows& follows = *audit_.follows;
    follows.limit = rule.medium;
    follows.source = rule.source;
    std::vector<std::uint32_t> largest;
    for (const auto& [day, numbers] : days) {
      const auto count = static_cast<std::uint32_t>(numbers.size());
      if (numbers.size() > largest.size()) largest = numbers;
      if (count < rule.medium) continue;
      const bool strong = count >= rule.strong;
      follows.bursts.push_back({format_date(day), count, strong ? rule.strong : rule.medium,
                                strong ? Strength::strong : Strength::medium, rule.source});
    }
    follows.most_in_a_day = static_cast<std::uint32_t>(largest.size());
    judge("history.follow-burst", follows.most_in_a_day, follows.most_in_a_day, follows.most_in_a_day, follows.total,
          largest, rule);
  }

  /// The fortnight with the most unfollows.
  void measure_churn(const ByDay& days) {
    if (days.empty()) return;
    constexpr std::int64_t kFortnight = 14;
    Audit::Follows& follows = *audit_.follows;
    std::uint32_t all = 0, window = 0;
    auto first = days.begin(), busiest = days.begin();
    for (const auto& [day, numbers] : days) {
      all += static_cast<std::uint32_t>(numbers.size());
      window += static_cast<std::uint32_t>(numbers.size());
      for (; day - first->first >= kFortnight; ++first) window -= static_cast<std::uint32_t>(first->second.size());
      if (window > follows.most_unfollows) follows.most_unfollows = window, busiest = first;
    }
    follows.unfollows = all;
    judge("history.follow-churn", follows.most_unfollows, follows.most_unfollows, follows.most_unfollows, all,
          busiest->second);
  }

  void measure_follow_ups() {
    if (!any_received_ || audit_.read.sent == 0) return;
    audit_.follow_ups = Audit::FollowUps{};  // Clang 14 takes emplace() for impossible here
    std::vector<std::uint32_t> silent, after_no;
    for (const Person& person : people_) {
      note_silence(person, silent);
      note_refusal(person, after_no);
    }
    Audit::FollowUps& follow_ups = *audit_.follow_ups;
    const auto written = static_cast<std::uint32_t>(people_.size());
    judge("history.follow-up", follow_ups.after_silence, follow_ups.after_silence, follow_ups.after_silence, written,
          silent);
    judge("history.after-no", follow_ups.after_no, follow_ups.after_no, follow_ups.after_no, written, after_no);
  }

  /// Messages in silence, each most of a day after the one before; of which one asks.
  void note_silence(const Person& person, std::vector<std::uint32_t>& silent) {
    constexpr std::size_t kLeast = 3;  // the first and two reminders
    std::vector<std::uint32_t> run, longest;
    for (const std::uint32_t i : person.messages) {
      const Record& record = all_[i];
      if (record.direction == Direction::in) run.clear();
      if (record.direction != Direction::out || !record.dated()) continue;
      if (run.empty() || record.time - all_[run.back()].time >= 20 * kHour) run.push_back(i);
      if (run.size() > longest.size()) longest = run;
    }
    const auto asks = [&](std::uint32_t i) { return all_[i].has(kAsks) || all_[i].verdict == Verdict::push; };
    if (longest.size() < kLeast || std::none_of(longest.begin(), longest.end(), asks)) return;
    ++audit_.follow_ups->after_silence;
    silent.push_back(longest.back());
    if (audit_.follow_ups->entries.size() < kMostEntries) audit_.follow_ups->entries.push_back({refer(longest), false});
  }

  void note_refusal(const Person& person, std::vector<std::uint32_t>& after_no) {
    std::optional<std::uint32_t> no;
    std::vector<std::uint32_t> after;
    for (const std::uint32_t i : person.messages) {
      if (all_[i].direction == Direction::in && all_[i].has(kRefuses) && !no) no = i;
      if (no && all_[i].direction == Direction::out && all_[i].has(kAsks)) after.push_back(i);
    }
    if (after.empty()) return;
    ++audit_.follow_ups->after_no;
    after_no.push_back(after[0]);
    after.insert(after.begin(), *no);
    if (audit_.follow_ups->entries.size() < kMostEntries) audit_.follow_ups->entries.push_back({refer(after), true});
  }

  void measure_scores() {
    struct Sum {
      std::uint32_t messages = 0, pushing = 0;
      std::uint64_t tenths = 0;
    };
    std::map<std::string, Sum> months;
    for (const Record& record : all_) {
      if (record.direction != Direction::out || !record.has(kChecked)) continue;
      const bool pushes = record.verdict == Verdict::push;
      ++checked_;
      pushing_ += pushes ? 1U : 0U;
      if (!record.dated()) continue;
      Sum& sum = months[format_date(local_day(record)).substr(0, 7)];
      ++sum.messages;
      sum.pushing += pushes ? 1U : 0U;
      sum.tenths += record.tenths;
    }
    for (const auto& [month, sum] : months) {
      const auto mean = static_cast<float>(sum.tenths / sum.messages) / 10.0f;
      audit_.months.push_back({month, sum.messages, sum.pushing, mean});
    }
    constexpr std::uint16_t kLeaning = 250;
    std::vector<std::uint32_t> most = one_of_each(records_.pushing.records());
    const auto mild = [&](std::uint32_t i) { return all_[i].tenths < kLeaning; };
    most.erase(std::remove_if(most.begin(), most.end(), mild), most.end());
    audit_.most_pushing = refer(most);
    audit_.best = refer(one_of_each(records_.best.records()));
    judge("history.pushing", percent(pushing_, checked_), checked_, pushing_, checked_, most);
  }

  std::vector<std::uint32_t> one_of_each(const std::vector<std::uint32_t>& numbers) const {
    std::vector<std::uint32_t> kept;
    std::set<std::uint32_t> seen;
    for (const std::uint32_t number : numbers) {
      const std::uint32_t id = all_[number].made_from;
      if (id == kNoTemplate || seen.insert(id).second) kept.push_back(number);
    }
    return kept;
  }

  void measure_received() {
    std::vector<std::uint32_t> numbers;
    Audit::Received received;
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
      if (all_[i].direction != Direction::in || !all_[i].has(kChecked)) continue;
      numbers.push_back(i);
      ++received.actions[action_number(all_[i].action)];
    }
    received.messages = static_cast<std::uint32_t>(numbers.size());
    if (numbers.empty()) return;
    sort_stably(numbers, [&](std::uint32_t a, std::uint32_t b) { return all_[a].tenths > all_[b].tenths; });
    if (numbers.size() > kMostEntries) numbers.resize(kMostEntries);
    for (const std::uint32_t i : numbers) {
      const Action action = all_[i].action == Action::none ? Action::reply : all_[i].action;
      Audit::Triage triage{refer(i), action, std::nullopt, records_.reasons[all_[i].reason]};
      const auto cluster = cluster_at_.find(all_[i].made_from);
      if (cluster != cluster_at_.end()) triage.cluster = cluster->second;
      received.ranked.push_back(triage);
    }
    audit_.received = std::move(received);
  }

  static std::size_t action_number(Action action) {
    return action == Action::none ? 0 : static_cast<std::size_t>(action) - static_cast<std::size_t>(Action::reply);
  }

  void note_missing() {
    if (audit_.read.sent == 0) missing("first-messages");
    bool day_only = false, zone_unknown = false;
    for (const Person& person : people_) {
      const auto since = person.follow ? person.follow : person.connect;
      day_only = day_only || (since && all_[*since].precision == Precision::day);
    }
    if (audit_.read.sent > 0 && !any_contact_) missing("contact-time");
    if (audit_.read.sent > 0 && day_only) missing("contact-day");
    if (audit_.read.sent > 0 && !any_received_) missing("answers");
    if (!spoken_.empty() && !audit_.rhythm.week) missing(audit_.rhythm.days.empty() ? "days" : "hours");
    if (!audit_.follows) missing("follows");
    if (!audit_.follows || !audit_.follows->unfollows) missing("churn");
    if (!records_.any_client) missing("automation");
    for (const Record& record : all_)
      zone_unknown = zone_unknown || (record.precision > Precision::day && !record.has(kZoned));
    if (zone_unknown) missing("zone");
  }

  void conclude() {
    sort_stably(audit_.findings,
                [&](const AuditFinding& a, const AuditFinding& b) { return weights_[a.rule] > weights_[b.rule]; });
    constexpr std::size_t kMostAdvice = 4;
    for (const AuditFinding& finding : audit_.findings) {
      if (audit_.advice.size() == kMostAdvice) break;
      audit_.advice.push_back({finding.rule, finding.instead, finding.count});
    }
    const HabitRule& rule = rule_of("history.pushing");
    const auto strong = std::count_if(audit_.findings.begin(), audit_.findings.end(),
                                      [](const AuditFinding& finding) { return finding.strength == Strength::strong; });
    std::size_t level = 0;  // in the order of Verdict
    if (checked_ < rule.least && audit_.findings.empty()) {
      level = static_cast<std::size_t>(Verdict::unclear);
    } else {
      const std::uint32_t share = percent(pushing_, checked_);
      level = share >= rule.strong ? 2 : share >= rule.medium ? 1 : 0;
      if (strong >= 2) level = std::min<std::size_t>(2, level + 1);
    }
    audit_.headline = {name(static_cast<Verdict>(level)), kHeadlines[level], {}, {}};
    if (audit_.findings.empty() || audit_.findings[0].strength == Strength::weak) return;
    audit_.headline.habit = audit_.findings[0].rule;
    audit_.headline.habit_text = rule_of(audit_.findings[0].rule).habit;
  }

  void write_messages() {
    std::sort(referred_.begin(), referred_.end());
    referred_.erase(std::unique(referred_.begin(), referred_.end()), referred_.end());
    for (const std::uint32_t number : referred_) audit_.messages.push_back(message_of(number));
  }

  AuditMessage message_of(std::uint32_t number) const {
    const Record& record = all_[number];
    AuditMessage message;
    message.index = record.index;
    message.time = format_time({record.time, record.precision, record.has(kZoned)});
    message.direction = record.direction;
    message.kind = record.kind;
    message.score = static_cast<float>(record.tenths) / 10.0f;
    message.verdict = record.verdict;
    message.moves = records_.move_lists[record.moves];
    if (!options_.texts) return message;
    message.id = records_.ids.c_str() + record.id;
    if (record.person != kNobody) message.counterpart = records_.people[record.person];
    for (const Best* best : {&records_.pushing, &records_.best, &records_.received}) {
      if (const std::string* text = best->text_of(number)) message.text = *text;
    }
    return message;
  }

  const Records& records_;
  const AuditOptions& options_;
  const std::vector<Record>& all_;
  const DayLimits& limits_;
  Audit audit_;
  std::vector<std::uint32_t> spoken_, posts_;  // own ones by time, record numbers
  std::vector<Person> people_;
  bool any_received_ = false, any_contact_ = false;
  bool is_open_ = false;  // most posts say that they are automatic
  std::vector<std::pair<std::int64_t, std::uint32_t>> first_messages_;
  std::map<std::uint32_t, Audit::Contact> entries_;    // by record number
  std::map<std::uint32_t, std::int64_t> delays_of_;    // seconds, by record number
  std::map<std::uint32_t, std::uint32_t> cluster_at_;  // place in audit_.clusters, by template
  std::map<std::string_view, std::int64_t> weights_;   // of the findings, by rule
  std::uint32_t checked_ = 0, pushing_ = 0;            // own messages
  std::vector<std::uint32_t> referred_;
};

}  // namespace

Audit audit_of(const Records& records, const AuditOptions& options) { return Measures(records, options).take(); }

}  // namespace unpushy::history
