#include "names.h"

#include <array>
#include <charconv>

#include "unpushy/draft.h"
#include "unpushy/report.h"

namespace unpushy {
namespace {

constexpr std::array<Named<Kind>, 4> kKinds = {
    {{Kind::post, "post"}, {Kind::reply, "reply"}, {Kind::dm_out, "dm-out"}, {Kind::dm_in, "dm-in"}}};

constexpr std::array<Named<Platform>, 14> kPlatforms = {{{Platform::x, "x"},
                                                         {Platform::linkedin, "linkedin"},
                                                         {Platform::facebook, "facebook"},
                                                         {Platform::instagram, "instagram"},
                                                         {Platform::threads, "threads"},
                                                         {Platform::mastodon, "mastodon"},
                                                         {Platform::bluesky, "bluesky"},
                                                         {Platform::tiktok, "tiktok"},
                                                         {Platform::youtube, "youtube"},
                                                         {Platform::reddit, "reddit"},
                                                         {Platform::discord, "discord"},
                                                         {Platform::telegram, "telegram"},
                                                         {Platform::whatsapp, "whatsapp"},
                                                         {Platform::other, "other"}}};

constexpr std::array<Named<Relation>, 7> kRelations = {{{Relation::stranger, "stranger"},
                                                        {Relation::new_follower, "new-follower"},
                                                        {Relation::follower, "follower"},
                                                        {Relation::acquaintance, "acquaintance"},
                                                        {Relation::friend_, "friend"},
                                                        {Relation::customer, "customer"},
                                                        {Relation::they_wrote_first, "they-wrote-first"}}};

constexpr std::array<Named<Commercial>, 6> kCommercials = {{{Commercial::own, "own"},
                                                            {Commercial::paid, "paid"},
                                                            {Commercial::gift, "gift"},
                                                            {Commercial::affiliate, "affiliate"},
                                                            {Commercial::employer, "employer"},
                                                            {Commercial::none, "none"}}};

constexpr std::array<Named<bool>, 2> kTruths = {{{true, "true"}, {false, "false"}}};

constexpr std::array<Named<Verdict>, 4> kVerdicts = {{{Verdict::conversation, "conversation"},
                                                      {Verdict::leaning, "leaning"},
                                                      {Verdict::push, "push"},
                                                      {Verdict::unclear, "unclear"}}};

constexpr std::array<Named<Action>, 4> kActions = {
    {{Action::reply, "reply"}, {Action::ask_first, "ask-first"}, {Action::ignore, "ignore"}, {Action::block, "block"}}};

constexpr std::array<Named<Tone>, 3> kTones = {{{Tone::no, "no"}, {Tone::question, "question"}, {Tone::none, "none"}}};

constexpr std::array<Named<Dimension>, kDimensions> kDimensionNames = {{{Dimension::value, "value"},
                                                                        {Dimension::authenticity, "authenticity"},
                                                                        {Dimension::pressure, "pressure"},
                                                                        {Dimension::timing, "timing"},
                                                                        {Dimension::volume, "volume"},
                                                                        {Dimension::honesty, "honesty"},
                                                                        {Dimension::relevance, "relevance"}}};

constexpr std::array<Named<Strength>, 3> kStrengths = {
    {{Strength::weak, "weak"}, {Strength::medium, "medium"}, {Strength::strong, "strong"}}};

constexpr std::array<Named<Basis>, 4> kBases = {
    {{Basis::words, "words"}, {Basis::structure, "structure"}, {Basis::context, "context"}, {Basis::model, "model"}}};

Error invalid(std::string_view where, std::string what) {
  return Error{ErrorCode::invalid, std::string(where), std::move(what)};
}

template <class Table, class Value>
Result<bool> set_named(const Table& table, std::string_view key, std::string_view text, Value& field) {
  const auto value = value_in(table, text);
  if (!value) return invalid(key, unknown_in(table, key, text));
  field = *value;
  return true;
}

Result<bool> set_seconds(Context& context, std::string_view key, std::string_view text) {
  std::int64_t seconds = -1;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, seconds);
  if (error != std::errc() || stop != end || seconds < 0) {
    return invalid(key, std::string(key) + " is a whole number of seconds, 0 or more");
  }
  context.seconds_since_contact = seconds;
  return true;
}

bool is_lang(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return text == "auto" || (text.size() == 2 && is_letter(text[0]) && is_letter(text[1]));
}

Result<bool> set_lang(Context& context, std::string_view key, std::string_view text) {
  if (!is_lang(text)) return invalid(key, "lang is \"auto\" or a language code of two small letters, such as \"en\"");
  context.lang = text;
  return true;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view word = trimmed(text.substr(0, comma));
    if (!word.empty()) words.emplace_back(word);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return words;
}

}  // namespace

std::string_view name(Kind kind) { return name_in(kKinds, kind); }
std::string_view name(Platform platform) { return name_in(kPlatforms, platform); }
std::string_view name(Relation relation) { return name_in(kRelations, relation); }
std::string_view name(Commercial commercial) { return name_in(kCommercials, commercial); }
std::string_view name(Verdict verdict) { return name_in(kVerdicts, verdict); }
std::string_view name(Action action) { return name_in(kActions, action); }
std::string_view name(Tone tone) { return name_in(kTones, tone); }
std::string_view name(Dimension dimension) { return name_in(kDimensionNames, dimension); }
std::string_view name(Strength strength) { return name_in(kStrengths, strength); }
std::string_view name(Basis basis) { return name_in(kBases, basis); }

Result<Kind> parse_kind(std::string_view text) {
  if (const auto kind = value_in(kKinds, text)) return *kind;
  return invalid("kind", unknown_in(kKinds, "kind", text));
}

Result<bool> set_context(Context& context, std::string_view key, std::string_view value) {
  if (key == "platform") return set_named(kPlatforms, key, value, context.platform);
  if (key == "relation") return set_named(kRelations, key, value, context.relation);
  if (key == "seconds_since_contact") return set_seconds(context, key, value);
  if (key == "automated") return set_named(kTruths, key, value, context.automated);
  if (key == "disclosed") return set_named(kTruths, key, value, context.disclosed);
  if (key == "commercial") return set_named(kCommercials, key, value, context.commercial);
  if (key == "asked") return set_named(kTruths, key, value, context.asked);
  if (key == "lang") return set_lang(context, key, value);
  if (key == "earlier") return invalid(key, "earlier is a list of messages: give it in NDJSON input");
  if (key == "topics") {
    context.topics = split_words(value);
  } else if (key == "audience") {
    context.audience = split_words(value);
  } else if (key == "parent") {
    context.parent = value;
  } else {
    return invalid(key, unknown_name("context key", key, kContextKeys, [](std::string_view name) { return name; }));
  }
  return true;
}

}  // namespace unpushy
