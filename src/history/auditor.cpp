// Message by message: what is kept of each, and what the engine says of its text.

#include <algorithm>
#include <cmath>

#include "history/records.h"
#include "history/tables.h"
#include "names.h"
#include "text/utf8.h"
#include "unpushy/audit.h"

namespace unpushy {

using namespace history;

namespace {

constexpr std::array<Named<Direction>, 2> kDirections = {{{Direction::out, "out"}, {Direction::in, "in"}}};
constexpr std::array<Named<MessageKind>, 7> kKinds = {{{MessageKind::post, "post"},
                                                       {MessageKind::reply, "reply"},
                                                       {MessageKind::repost, "repost"},
                                                       {MessageKind::dm, "dm"},
                                                       {MessageKind::follow, "follow"},
                                                       {MessageKind::connect, "connect"},
                                                       {MessageKind::unfollow, "unfollow"}}};
constexpr std::array<std::string_view, 5> kPrecisions = {"none", "day", "min", "s", "ms"};

template <class List, class Word>
bool holds(const List& list, const Word& word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// A name or id as it is kept: hostile ones are cut.
std::string_view shortened(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  return text.substr(0, text::boundary_before(text, kLongest));
}

std::uint64_t with(std::uint64_t hash, std::uint64_t more) { return hash * 31 + more; }

Kind draft_kind(const Message& message) {
  if (message.direction == Direction::in) return Kind::dm_in;
  if (message.kind == MessageKind::dm) return Kind::dm_out;
  return message.kind == MessageKind::reply ? Kind::reply : Kind::post;
}

template <class List>
std::vector<std::uint32_t> numbers_of(const List& words) {
  std::vector<std::uint32_t> numbers;
  for (const std::string_view word : words) numbers.push_back(number_of_word(word));
  return numbers;
}

bool has_link(const text::Document& document) {
  return std::any_of(document.tokens.begin(), document.tokens.end(),
                     [](const text::Token& token) { return token.kind == text::TokenKind::link && !token.reported; });
}

/// The words in a row, between blanks, so that phrases are found whole.
std::string spaced_words(const text::Document& document) {
  constexpr std::size_t kRead = 60;  // a no stands at the beginning of a message
  std::string words = " ";
  for (std::size_t i = 0; i < document.tokens.size() && i < kRead; ++i) {
    if (document.tokens[i].kind != text::TokenKind::word) continue;
    words += document.folded_text(document.tokens[i]);
    words += ' ';
  }
  return words;
}

bool refuses(const text::Document& document) {
  const std::string words = spaced_words(document);
  const auto stands = [&](std::string_view no) {
    for (std::size_t at = words.find(no); at != words.npos; at = words.find(no, at + 1)) {
      if (words[at - 1] == ' ' && words[at + no.size()] == ' ') return true;
    }
    return false;
  };
  return std::any_of(std::begin(kRefusals), std::end(kRefusals), stands);
}

}  // namespace

std::string_view name(Direction direction) { return name_in(kDirections, direction); }
std::string_view name(MessageKind kind) { return name_in(kKinds, kind); }
std::string_view name(Precision precision) { return kPrecisions[static_cast<std::size_t>(precision)]; }
Direction parse_direction(std::string_view text) { return value_in(kDirections, text).value_or(Direction::unknown); }
MessageKind parse_message_kind(std::string_view text) { return value_in(kKinds, text).value_or(MessageKind::unknown); }

struct Auditor::State {
  State(Engine with_engine, AuditOptions with_options)
      : engine(std::move(with_engine)), options(std::move(with_options)) {
    latest = parse_time(options.now);
    records.moves.number_of("");
    records.move_lists.emplace_back();
    records.reasons.emplace_back();
  }

  /// What is known of a text, for the next one that is the same.
  struct Judged {
    std::uint16_t tenths = 0;
    Verdict verdict = Verdict::unclear;
    Action action = Action::none;
    std::uint16_t flags = 0;
    std::uint32_t moves = 0, reason = 0;
    std::uint32_t self_words = 0, other_words = 0;
    Wording wording;
  };

  void add(Message message);
  bool is_duplicate(const Message& message);
  void count(const Message& message);
  void read_time(const Message& message, Record& record);
  void read_text(const Message& message, Record& record);
  const Judged& judge(const Message& message);
  std::uint16_t flags_of(const Message& message, const Report& report, const text::Document& document) const;
  std::uint32_t moves_of(const Report& report);
  std::uint32_t reason_of(const Report& report);
  void count_words(Judged& judged, const text::Document& document) const;
  void keep(const Message& message, const Judged& found);

  Engine engine;
  AuditOptions options;
  Moment latest;
  MessageIndex added = 0;
  Records records;
  std::unordered_map<std::uint64_t, Judged> judged;
  const std::vector<std::uint32_t> self_words = numbers_of(kSelfWords), other_words = numbers_of(kOtherWords);
};

// An own export says of posts and follows whose they are by holding them; a connection may have been asked for by
// either.
void Auditor::State::add(Message message) {
  const MessageIndex index = added++;
  const bool names_someone = !message.counterpart.empty() || !message.conversation.empty();
  if (message.kind == MessageKind::unknown && !message.text.empty())
    message.kind = names_someone ? MessageKind::dm : MessageKind::post;
  const bool by_either = message.kind == MessageKind::dm || message.kind == MessageKind::connect;
  if (message.direction == Direction::unknown && !by_either) message.direction = Direction::out;
  if (is_duplicate(message)) {
    ++records.read.duplicates;
    return;
  }
  count(message);
  Record record;
  record.index = index;
  record.kind = message.kind;
  record.direction = message.direction;
  record.id = static_cast<std::uint32_t>(records.ids.size());
  records.ids += shortened(message.id);
  records.ids += '\0';
  read_time(message, record);
  const std::string_view person =
      message.counterpart.empty() && message.kind == MessageKind::dm ? message.conversation : message.counterpart;
  if (!person.empty()) record.person = records.people.number_of(shortened(person));
  if (!message.client.empty()) records.any_client = true;
  if (holds(kOpenClients, message.client)) record.flags |= kOpen;
  records.all.push_back(record);
  read_text(message, records.all.back());
}

bool Auditor::State::is_duplicate(const Message& message) {
  if (message.id.empty()) return false;
  const auto kind = static_cast<std::uint64_t>(message.kind) * 4 + static_cast<std::uint64_t>(message.direction);
  return !records.seen_ids.insert(with(hash_of(message.id), kind)).second;
}

void Auditor::State::count(const Message& message) {
  Audit::Read& read = records.read;
  ++read.messages;
  const bool in = message.direction == Direction::in;
  switch (message.kind) {
    case MessageKind::post: ++(in ? read.received : read.posts); break;
    case MessageKind::reply: ++(in ? read.received : read.replies); break;
    case MessageKind::repost: ++(in ? read.other : read.reposts); break;
    case MessageKind::dm: ++(in ? read.received : message.direction == Direction::out ? read.sent : read.other); break;
    case MessageKind::follow: ++read.follows; break;
    case MessageKind::connect: ++read.connects; break;
    case MessageKind::unfollow: ++read.unfollows; break;
    case MessageKind::unknown: ++read.other; break;
  }
  const std::string_view conversation = message.conversation.empty() ? message.counterpart : message.conversation;
  if (message.kind == MessageKind::dm && !conversation.empty()) records.conversations.insert(hash_of(conversation));
}

void Auditor::State::read_time(const Message& message, Record& record) {
  const Moment moment = parse_time(message.time);
  const bool future = latest.precision != Precision::none && moment.time > latest.time + kDay;
  if (moment.precision == Precision::none || future) {
    ++records.read.undated;
    return;
  }
  record.time = moment.time;
  record.precision = moment.precision;
  if (moment.zoned) record.flags |= kZoned;
}

void Auditor::State::read_text(const Message& message, Record& record) {
  const bool spoken =
      message.kind == MessageKind::post || message.kind == MessageKind::reply || message.kind == MessageKind::dm;
  if (!spoken || message.text.empty() || message.direction == Direction::unknown) return;
  const Judged& found = judge(message);
  record.tenths = found.tenths;
  record.verdict = found.verdict;
  record.action = found.action;
  record.moves = found.moves;
  record.reason = found.reason;
  record.flags |= found.flags;
  if (message.direction == Direction::out) {
    records.self_words += found.self_words;
    records.other_words += found.other_words;
  }
  keep(message, found);
}

const Auditor::State::Judged& Auditor::State::judge(const Message& message) {
  constexpr std::size_t kMostJudged = 1 << 14;
  const Kind kind = draft_kind(message);
  const std::uint64_t key = with(hash_of(message.text), static_cast<std::uint64_t>(kind));
  if (const auto known = judged.find(key); known != judged.end()) return known->second;
  Draft draft{message.text, kind, {}};
  draft.context.platform = options.platform;
  text::Document document;
  const Report report = engine.weigh(draft, document);
  Judged result;
  result.tenths = static_cast<std::uint16_t>(std::lround(report.score * 10));
  result.verdict = report.verdict;
  result.action = report.action;
  result.flags = flags_of(message, report, document);
  result.moves = moves_of(report);
  result.reason = reason_of(report);
  result.wording = wording_of(document);
  count_words(result, document);
  if (judged.size() >= kMostJudged) judged.clear();
  return judged.emplace(key, std::move(result)).first->second;
}

std::uint16_t Auditor::State::flags_of(const Message& message, const Report& report,
                                       const text::Document& document) const {
  std::uint16_t flags = kChecked;
  for (const Move& move : report.moves) {
    if (holds(kPromotionalMoves, move.move)) flags |= kPromotional;
    if (holds(kAskingMoves, move.move)) flags |= kAsks;
    if (holds(kGivingMoves, move.move)) flags |= kGives;
    if (holds(kOpenMoves, move.move)) flags |= kOpen;
    if (holds(kAnsweringMoves, move.move)) flags |= kAnswers;
  }
  // "Only 5 left, grab yours" names no price and no shop, and sells.
  if ((flags & kAsks) != 0 && report.verdict == Verdict::push) flags |= kPromotional;
  if (has_link(document)) flags |= kHasLink;
  if (message.kind == MessageKind::dm && (flags & kHasLink) != 0) flags |= kAsks;
  if ((flags & kAnswers) != 0) flags &= static_cast<std::uint16_t>(~(kPromotional | kAsks));
  if (message.direction == Direction::in && refuses(document)) flags |= kRefuses;
  return flags;
}

std::uint32_t Auditor::State::moves_of(const Report& report) {
  constexpr std::size_t kMost = 12;
  std::vector<std::string_view> moves;
  std::string joined;
  for (const Move& move : report.moves) {
    if (holds(moves, move.move) || moves.size() == kMost) continue;
    moves.push_back(move.move);
    joined += std::string(move.move) + " ";
  }
  const std::uint32_t number = records.moves.number_of(joined);
  if (number == records.move_lists.size()) records.move_lists.push_back(std::move(moves));
  return number;
}

/// The rule that weighs most, in words.
std::uint32_t Auditor::State::reason_of(const Report& report) {
  const Finding* heaviest = nullptr;
  for (const Finding& finding : report.findings) {
    if (finding.basis == Basis::model || finding.contribution <= 0) continue;
    if (heaviest == nullptr || finding.contribution > heaviest->contribution) heaviest = &finding;
  }
  if (heaviest == nullptr) return 0;
  auto& reasons = records.reasons;
  const auto found = std::find(reasons.begin(), reasons.end(), heaviest->title);
  const auto number = static_cast<std::uint32_t>(found - reasons.begin());
  if (found == reasons.end()) reasons.push_back(heaviest->title);
  return number;
}

void Auditor::State::count_words(Judged& result, const text::Document& document) const {
  const Wording& wording = result.wording;
  for (std::size_t i = 0; i < wording.words.size(); ++i) {
    if (document.tokens[wording.tokens[i]].reported) continue;
    if (holds(self_words, wording.words[i])) ++result.self_words;
    if (holds(other_words, wording.words[i])) ++result.other_words;
  }
}

void Auditor::State::keep(const Message& message, const Judged& judgement) {
  Record& record = records.all.back();
  const auto number = static_cast<std::uint32_t>(records.all.size() - 1);
  const bool personal = message.kind == MessageKind::dm;
  const Wording& wording = judgement.wording;
  const auto group = static_cast<std::uint32_t>(message.direction) * 2 + (personal ? 1U : 0U);
  const Templates::Found found = records.templates.add(message.text, wording, group, number);
  record.made_from = found.id;
  if (found.first_record) records.all[*found.first_record].made_from = found.id;
  constexpr std::size_t kWordsOfBest = 8, kWordsThatCount = 60;
  if (found.id != kNoTemplate && !found.first_record) return;  // the template has been offered already
  if (message.direction == Direction::in) return records.received.offer(record.tenths, number, message.text);
  records.pushing.offer(record.tenths, number, message.text);
  if (record.verdict != Verdict::conversation || wording.words.size() < kWordsOfBest) return;
  const auto worth = static_cast<std::uint32_t>(std::min(wording.words.size(), kWordsThatCount)) * 4;
  const std::uint32_t gives = record.has(kGives) ? 400 : 0, speaks = message.kind == MessageKind::post ? 0 : 100;
  const std::uint32_t sum = 1000 + gives + speaks + worth;
  records.best.offer(sum - std::min<std::uint32_t>(sum, record.tenths * 2U), number, message.text);
}

namespace history {

std::uint32_t Names::number_of(std::string_view name) {
  const auto [found, is_new] = numbers_.emplace(hash_of(name), static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.emplace_back(name);
  return found->second;
}

void Best::offer(std::uint32_t rank, std::uint32_t record, std::string_view text) {
  if (kept_.size() >= most_ && rank <= kept_.begin()->first) return;
  kept_.emplace(rank, Kept{record, std::string(text.substr(0, text::boundary_before(text, kKeptBytes)))});
  if (kept_.size() > most_) kept_.erase(kept_.begin());
}

std::vector<std::uint32_t> Best::records() const {
  std::vector<std::uint32_t> records;
  for (auto kept = kept_.rbegin(); kept != kept_.rend(); ++kept) records.push_back(kept->second.record);
  return records;
}

const std::string* Best::text_of(std::uint32_t record) const {
  for (const auto& [rank, kept] : kept_) {
    if (kept.record == record) return &kept.text;
  }
  return nullptr;
}

}  // namespace history

Auditor::Auditor(Engine engine, AuditOptions options)
    : state_(std::make_unique<State>(std::move(engine), std::move(options))) {}
Auditor::~Auditor() = default;
Auditor::Auditor(Auditor&&) noexcept = default;

void Auditor::add(const Message& message) { state_->add(message); }
Audit Auditor::finish() const { return audit_of(state_->records, state_->options); }

}  // namespace unpushy
