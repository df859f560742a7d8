#include "fuzz/draft.h"

#include <optional>
#include <vector>

namespace unpushy::fuzz {

std::vector<std::string_view> split(std::string_view text, char sign) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(sign);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

namespace {

std::vector<std::string> words(std::string_view text) {
  if (text.empty()) return {};
  const auto parts = split(text, ',');
  return {parts.begin(), parts.end()};
}

/// The situation's bytes, one after the other. Letters and digits work as well as small numbers, so that seeds can be
/// read and a mutation is seldom without effect.
class Situation {
 public:
  explicit Situation(std::string_view bytes) : bytes_(bytes) {}

  unsigned next(unsigned count) {
    if (at_ >= bytes_.size()) return 0;
    return (static_cast<unsigned char>(bytes_[at_++]) - unsigned{'0'}) % count;
  }

  std::optional<bool> maybe() {
    const unsigned value = next(3);
    return value == 0 ? std::nullopt : std::optional<bool>(value == 2);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

constexpr unsigned kKinds = 4, kPlatforms = static_cast<unsigned>(Platform::other) + 1,
                   kRelations = static_cast<unsigned>(Relation::they_wrote_first) + 1,
                   kCommercials = static_cast<unsigned>(Commercial::none) + 1, kTimes = 32;

void read_situation(std::string_view bytes, OwnedDraft& draft) {
  Situation situation(bytes);
  draft.kind = static_cast<Kind>(situation.next(kKinds));
  draft.context.platform = static_cast<Platform>(situation.next(kPlatforms));
  draft.context.relation = static_cast<Relation>(situation.next(kRelations));
  draft.context.commercial = static_cast<Commercial>(situation.next(kCommercials));
  draft.context.automated = situation.maybe();
  draft.context.disclosed = situation.maybe();
  draft.context.asked = situation.maybe();
  const unsigned time = situation.next(kTimes);
  if (time > 0) draft.context.seconds_since_contact = std::int64_t{1} << 2 * (time - 1);
}

char digit(unsigned value) { return static_cast<char>('0' + value); }
char digit(std::optional<bool> value) { return digit(value ? (*value ? 2U : 1U) : 0U); }

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& word : list) out += (out.empty() ? "" : ",") + word;
  return out;
}

}  // namespace

OwnedDraft read_draft(std::string_view bytes) {
  OwnedDraft draft;
  const auto parts = split(bytes, kBetween);
  const auto part = [&](std::size_t i) { return i < parts.size() ? parts[i] : std::string_view(); };
  read_situation(parts[0], draft);
  draft.text = part(1);
  draft.context.parent = part(2);
  if (!part(3).empty()) draft.context.lang = part(3);
  draft.context.topics = words(part(4));
  draft.context.audience = words(part(5));
  for (std::size_t i = 6; i < parts.size(); ++i) {
    const std::string_view message = parts[i];
    if (!message.empty()) draft.context.earlier.push_back({message[0] == '1', std::string(message.substr(1)), ""});
  }
  return draft;
}

std::string write_draft(const OwnedDraft& draft) {
  const Context& context = draft.context;
  unsigned time = 0;
  for (std::int64_t left = context.seconds_since_contact.value_or(0); left > 0; left /= 4) ++time;
  std::string out;
  out += digit(static_cast<unsigned>(draft.kind));
  out += digit(static_cast<unsigned>(context.platform));
  out += digit(static_cast<unsigned>(context.relation));
  out += digit(static_cast<unsigned>(context.commercial));
  out += digit(context.automated);
  out += digit(context.disclosed);
  out += digit(context.asked);
  out += digit(time);
  for (const std::string& part : {draft.text, context.parent, context.lang == "auto" ? "" : context.lang,
                                  joined(context.topics), joined(context.audience)})
    out += kBetween + part;
  for (const Earlier& message : context.earlier)
    out += kBetween + std::string(message.from_me ? "1" : "0") + message.text;
  return out;
}

}  // namespace unpushy::fuzz
