#include "rules/exchange.h"

#include <algorithm>
#include <functional>
#include <string>

#include "sorting.h"
#include "text/utf8.h"

namespace unpushy::rules {
namespace {

using text::Token;
using text::TokenKind;

// Bounds of what is read: an exchange is judged by its end, and no message of it may cost more than a long draft.
constexpr std::size_t kMostMessages = 20, kMostBytes = 2000;

bool is_content(TokenKind kind) {
  return kind == TokenKind::word || kind == TokenKind::hashtag || kind == TokenKind::link || kind == TokenKind::mention;
}

/// The words of a token: those inside a link, a tag or a mention count each.
template <class Use>
void for_each_word(std::string_view token, Use use) {
  const auto in_word = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z'); };
  for (std::size_t at = 0; at < token.size();) {
    std::size_t end = at;
    while (end < token.size() && in_word(token[end])) ++end;
    if (end > at) use(token.substr(at, end - at));
    at = end + 1;
  }
}

/// Words that say what a text is about: no function words, none of two letters or fewer.
std::vector<std::string_view> content_words(const pack::Pack& pack, const text::Document& document, std::size_t most) {
  constexpr std::size_t kShortest = 3;
  constexpr std::string_view kOfLinks[] = {"http", "https", "www", "com", "org", "net", "html"};
  std::vector<std::string_view> words;
  for (const Token& token : document.tokens) {
    if (words.size() >= most) break;
    if (!is_content(token.kind)) continue;
    for_each_word(document.folded_text(token), [&](std::string_view word) {
      const bool of_link = std::find(std::begin(kOfLinks), std::end(kOfLinks), word) != std::end(kOfLinks);
      if (word.size() >= kShortest && !of_link && !pack.is_common(word)) words.push_back(word);
    });
  }
  return words;
}

bool shares_word(const std::vector<std::string_view>& a, std::vector<std::string_view> b) {
  constexpr std::size_t kKinBeginning = 4;  // kin words share at least these letters: neighbours after sorting
  sort_stably(b);
  return std::any_of(a.begin(), a.end(), [&](std::string_view word) {
    const std::string_view beginning = word.substr(0, kKinBeginning);
    auto other = std::lower_bound(b.begin(), b.end(), beginning);
    for (; other != b.end() && other->substr(0, kKinBeginning) == beginning; ++other) {
      if (kin(word, *other)) return true;
    }
    return false;
  });
}

/// The pack's moves that tell what was said before, by name; absent ones are never found.
struct Names {
  std::int32_t refusal = -1, assent = -1, promise = -1, request = -1;

  explicit Names(const pack::fb::Pack& pack) {
    const auto count = static_cast<std::int32_t>(pack.moves()->size());
    for (std::int32_t m = 0; m < count; ++m) {
      const std::string_view id = pack.moves()->Get(static_cast<std::uint32_t>(m))->id()->string_view();
      if (id == "refusal") refusal = m;
      if (id == "assent") assent = m;
      if (id == "promise") promise = m;
      if (id == "request") request = m;
    }
  }
};

/// One earlier message, as far as it matters.
struct Said {
  bool by_writer = false, refuses = false, assents = false, promises = false, requests = false, asks = false,
       offers = false, short_of_words = false;
  std::uint32_t own_words = 0;  // outside thanks, praise and greetings
  std::vector<std::uint16_t> moves;
  std::vector<std::size_t> words;  // hashes, sorted, each once
  std::optional<std::int64_t> time;
};

std::vector<std::size_t> word_hashes(const text::Document& document) {
  std::vector<std::size_t> hashes;
  for (const Token& token : document.tokens) {
    if (token.kind == TokenKind::word) hashes.push_back(std::hash<std::string_view>{}(document.folded_text(token)));
  }
  sort_stably(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

void note_move(const pack::fb::Pack& pack, const Names& names, const MoveHit& hit, Said& said) {
  // "No" and "yes" are an answer only where they are nearly the whole message.
  const bool one_word = hit.place.first == hit.place.last;
  const bool counts = !one_word || said.short_of_words;
  const std::int32_t move = hit.move;
  said.refuses = said.refuses || (move == names.refusal && counts);
  said.assents = said.assents || (move == names.assent && counts);
  said.promises = said.promises || move == names.promise;
  said.requests = said.requests || move == names.request;
  const auto role = pack.moves()->Get(hit.move)->role();
  said.offers = said.offers || role == pack::fb::MoveRole_ask || role == pack::fb::MoveRole_sign;
  if (role == pack::fb::MoveRole_warm) said.own_words -= std::min(said.own_words, hit.place.last - hit.place.first + 1);
  said.moves.push_back(hit.move);
}

Said read_message(const pack::Pack& pack, const Names& names, const Earlier& message, bool by_writer) {
  constexpr std::uint32_t kShort = 3;  // words
  const std::string_view text =
      std::string_view(message.text).substr(0, text::boundary_before(message.text, kMostBytes));
  const text::Document document = text::read(text, &pack);
  const Facts facts(pack, document);
  Said said;
  said.by_writer = by_writer;
  said.own_words = document.words;
  said.short_of_words = document.words <= kShort;
  for (const MoveHit& hit : facts.moves()) note_move(pack.data(), names, hit, said);
  said.asks = std::any_of(document.sentences.begin(), document.sentences.end(),
                          [](const text::Sentence& s) { return s.question; });
  said.words = word_hashes(document);
  said.time = seconds_of(message.time);
  return said;
}

/// Nearly the same words: at least four of five are in both (Jaccard), of texts long enough to tell.
bool nearly_equal(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  constexpr std::size_t kFewest = 4;
  if (std::min(a.size(), b.size()) < kFewest) return false;
  std::vector<std::size_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size() * 5 >= (a.size() + b.size() - both.size()) * 4;
}

bool long_before(const Said& first, const Said& second) {
  return first.time && second.time && *second.time - *first.time > kLeadSeconds;
}

std::vector<std::uint16_t> leading_moves(const std::vector<Said>& messages) {
  std::vector<std::uint16_t> moves;
  std::size_t used = 0;
  for (auto said = messages.rbegin(); said != messages.rend() && used < kLeadMessages; ++said, ++used) {
    if (!said->by_writer || (used > 0 && long_before(*said, *(said - 1)))) break;
    moves.insert(moves.end(), said->moves.begin(), said->moves.end());
  }
  return moves;
}

void follow_reader(const Said& said, bool offered, Exchange& exchange) {
  constexpr std::uint32_t kRealWords = 3;
  const bool wants = said.requests || said.assents;
  // A bare "no" refuses only what was offered before.
  if (said.refuses && (offered || !said.short_of_words)) {
    exchange.refused = true;
    exchange.promised = exchange.requested = false;
  } else if (wants) {
    exchange.refused = false;
    exchange.requested = true;
  }
  if (!said.refuses && said.own_words >= kRealWords) exchange.exchanged = true;
}

}  // namespace

bool kin(std::string_view a, std::string_view b) {
  constexpr std::size_t kLetters = 4;  // shorter words must be equal
  return a == b || (std::min(a.size(), b.size()) > kLetters && a.substr(0, kLetters) == b.substr(0, kLetters) &&
                    (a.substr(0, 5) == b.substr(0, 5) || std::max(a.size(), b.size()) <= 7));
}

Exchange read_exchange(const pack::Pack& pack, const Facts& draft, const std::vector<Earlier>& earlier,
                       bool from_me_writes) {
  Exchange exchange;
  if (earlier.empty()) return exchange;
  exchange.refused = exchange.promised = exchange.requested = exchange.exchanged = exchange.pitched = exchange.repeats =
      false;
  const Names names(pack.data());
  const auto own = word_hashes(draft.document());
  std::vector<Said> messages;
  bool offers_to_send = false;  // said by the writer, not yet heard by the reader
  const std::size_t first = earlier.size() - std::min(earlier.size(), kMostMessages);
  for (std::size_t i = first; i < earlier.size(); ++i) {
    messages.push_back(read_message(pack, names, earlier[i], earlier[i].from_me == from_me_writes));
    const Said& said = messages.back();
    if (said.by_writer) {
      // A promise counts once the reader has spoken: before it, or after it without a no.
      if (said.promises && exchange.exchanged.value_or(false)) exchange.promised = true;
      offers_to_send = said.promises;
      exchange.pitched = *exchange.pitched || said.offers;
      exchange.repeats = *exchange.repeats || nearly_equal(own, said.words);
      exchange.unanswered = static_cast<std::uint8_t>(exchange.unanswered + 1);
    } else {
      if (said.promises || (offers_to_send && !said.refuses)) exchange.promised = true;
      follow_reader(said, *exchange.pitched, exchange);
      exchange.unanswered = 0;
    }
  }
  exchange.led_by = leading_moves(messages);
  return exchange;
}

Parent read_parent(const pack::Pack& pack, const text::Document& reply, std::string_view parent) {
  constexpr std::size_t kMostReplyWords = 400, kMostParentWords = 400;
  Parent seen;
  if (parent.empty()) return seen;
  const text::Document document = text::read(parent.substr(0, text::boundary_before(parent, kMostBytes * 2)), &pack);
  const Facts facts(pack, document);
  const Names names(pack.data());
  const auto requests = [&](const MoveHit& hit) { return hit.move == names.request; };
  seen.requests = std::any_of(facts.moves().begin(), facts.moves().end(), requests);
  seen.asks = *seen.requests || std::any_of(document.sentences.begin(), document.sentences.end(),
                                            [](const text::Sentence& s) { return s.question; });
  seen.shares =
      shares_word(content_words(pack, reply, kMostReplyWords), content_words(pack, document, kMostParentWords));
  return seen;
}

std::optional<std::int64_t> seconds_of(std::string_view iso) {
  // "2026-05-01T09:30[:15[.5]][Z|+02:00]"; days since 1970 after Howard Hinnant's days_from_civil.
  const auto number = [&](std::size_t at, std::size_t digits) -> std::int64_t {
    std::int64_t value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
      if (i >= iso.size() || iso[i] < '0' || iso[i] > '9') return -1;
      value = value * 10 + (iso[i] - '0');
    }
    return value;
  };
  std::int64_t year = number(0, 4);
  const std::int64_t month = number(5, 2), day = number(8, 2), hour = number(11, 2), minute = number(14, 2);
  const bool marks = iso.size() >= 16 && iso[4] == '-' && iso[7] == '-' && iso[13] == ':';
  if (!marks || year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 24 || minute < 0)
    return std::nullopt;
  year -= month <= 2;
  const std::int64_t era = year / 400, of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const std::int64_t days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
  const std::int64_t second = iso.size() >= 19 && iso[16] == ':' ? std::max<std::int64_t>(number(17, 2), 0) : 0;
  std::int64_t seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
  const std::size_t zone = iso.find_first_of("+-", 16);
  if (zone != std::string_view::npos && number(zone + 1, 2) >= 0) {
    const std::int64_t shift = number(zone + 1, 2) * 3600 + std::max<std::int64_t>(number(zone + 4, 2), 0) * 60;
    seconds -= iso[zone] == '+' ? shift : -shift;
  }
  return seconds;
}

}  // namespace unpushy::rules
