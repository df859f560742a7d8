// A second of fuzzing with fixed seeds, in every run of the suite: the same promises as the long runs of ./dev fuzz.

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <string>

#include "fuzz/history.h"
#include "fuzz/promises.h"
#include "support.h"

namespace {

using namespace unpushy;

/// xorshift32 (Marsaglia 2003): the same numbers natively and in wasm.
class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % limit;
  }

 private:
  std::uint32_t state_;
};

const std::string kPieces[] = {"Thanks for the follow! ",
                               "I am honored that you follow me. ",
                               "I love your content. ",
                               "check out my page ",
                               "Get my free guide: ",
                               "https://a.example/x ",
                               "shop.example ",
                               "only 5 left ",
                               "last chance, ends tonight! ",
                               "DON\xE2\x80\x99T MISS OUT!!! ",
                               "Can we jump on a quick call? ",
                               "DM me \"START\" ",
                               "no pressure at all. ",
                               "What did you think of the talk? ",
                               "I am a bot. ",
                               "#ad #tag ",
                               "@user ",
                               "\xF0\x9F\x94\xA5 ",
                               "{{first_name}}, ",
                               "[name] ",
                               "$500 a day ",
                               "follow back ",
                               "like and share ",
                               "link in bio ",
                               "No, thank you. ",
                               "not interested ",
                               "until Friday, 8 May ",
                               "we help companies like yours ",
                               "> quoted\n",
                               "```\ncode\n```\n",
                               "`code` ",
                               "\xE2\x80\x9C",
                               "\xE2\x80\x9D ",
                               "\"",
                               "\n\n",
                               "\r\n",
                               "- ",
                               "\t",
                               "\xF0\x9F\x94\xA5",
                               "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9 ",
                               "\xE2\x80\x8B",
                               "\xD9\x85\xD8\xB1\xD8\xAD ",
                               "\xE4\xB8\xAD\xE6\x96\x87",
                               "e\xCC\x81",
                               "\xCC\x81",
                               "\xEF\xBC\xA6\xEF\xBC\xB2\xEF\xBC\xA5\xEF\xBC\xA5 ",
                               "\xF0\x9D\x90\x82",
                               "\xFF",
                               "\xED\xA0\x80",
                               "\xF4\x90\x80\x80",
                               "\xC3",
                               "\xE2\x82",
                               std::string(1, '\0'),
                               "f r e e ",
                               "...",
                               "!!!!",
                               "???",
                               "AAAAAAAA ",
                               "a.",
                               "((",
                               "))",
                               "1,000,000 "};

std::string any_text(Random& random, std::uint32_t most) {
  std::string text;
  for (std::uint32_t i = random.below(most + 1); i > 0; --i) text += kPieces[random.below(std::size(kPieces))];
  for (std::uint32_t i = random.below(3); i > 0 && !text.empty(); --i) {
    const std::uint32_t at = random.below(static_cast<std::uint32_t>(text.size()));
    if (random.below(2) == 0) text[at] = static_cast<char>(random.below(256));
    if (random.below(4) == 0) text.erase(at, random.below(6));
  }
  return text;
}

/// A situation of any kind in the form of fuzz/draft.h, in half of them little is known. One random number a line:
/// compilers differ in what they evaluate first.
std::string any_draft(Random& random) {
  std::string bytes;
  const bool known = random.below(2) == 0;
  for (int i = 0; i < 8; ++i) bytes += static_cast<char>(i == 0 || known ? '0' + random.below(64) : '0');
  bytes += fuzz::kBetween;
  bytes += any_text(random, 12);
  if (random.below(3) > 0) return bytes;
  bytes += fuzz::kBetween;
  bytes += any_text(random, 3);
  const std::string langs[] = {"", "en", "de", "xx"};
  bytes += fuzz::kBetween + langs[random.below(4)] + fuzz::kBetween + "bread,guide" + fuzz::kBetween + "bakers";
  for (std::uint32_t i = random.below(5); i > 0; --i) {
    bytes += fuzz::kBetween;
    bytes += random.below(2) == 0 ? '0' : '1';
    bytes += any_text(random, 4);
  }
  return bytes;
}

/// Dates as exports and liars write them: of one day, of a century, of no calendar.
std::string any_time(Random& random) {
  const std::string odd[] = {"",
                             "2026-02-30",
                             "0001-01-01T00:00:00Z",
                             "99999-12-31",
                             "2099-12-31T23:59:60.999999999+18:59",
                             "2026-01-01T25:00",
                             "yesterday",
                             std::string(1, '\0')};
  const auto number = [&](std::uint32_t low, std::uint32_t count) {
    const std::string digits = std::to_string(low + random.below(count));
    return digits.size() < 2 ? "0" + digits : digits;
  };
  if (random.below(8) == 0) return odd[random.below(std::size(odd))];
  std::string time = "202" + std::to_string(random.below(8)) + "-";
  time += number(1, 12) + "-";
  time += number(1, 28);
  if (random.below(4) == 0) return time;
  time += "T" + number(0, 24);
  time += ":" + number(0, 60);
  if (random.below(2) == 0) time += ":" + number(0, 60);
  const std::string zones[] = {"", "Z", "+05:30", "-11"};
  return time + zones[random.below(4)];
}

/// Messages of few people in no order, some of one template, in the form of fuzz/history.h.
std::string any_history(Random& random) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>('0' + random.below(32));
  const std::string common = any_text(random, 6);
  for (std::uint32_t i = random.below(40); i > 0; --i) {
    bytes += fuzz::kBetween;
    bytes += static_cast<char>('0' + random.below(3));
    bytes += static_cast<char>('0' + random.below(7));
    bytes += fuzz::kField;
    bytes += random.below(2) == 0 ? common : any_text(random, 4);
    bytes += fuzz::kField + any_time(random);
    for (const std::uint32_t names : {6U, 30U, 4U, 2U}) {
      bytes += fuzz::kField;
      const std::uint32_t name = random.below(names);
      if (name > 0) bytes += std::to_string(name);
    }
  }
  return bytes;
}

/// The least of several, or the first that is enough.
double milliseconds(const Engine& engine, const std::string& text, double enough) {
  double best = 1e9;
  for (int i = 0; i < 4 && best > enough; ++i) {
    const double begin = test::own_seconds();
    engine.check({text, Kind::dm_in, {}});
    best = std::min(best, 1000.0 * (test::own_seconds() - begin));
  }
  return best;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

}  // namespace

TEST_CASE("two thousand random drafts of every kind and situation keep every promise", "[fuzz]") {
  const Engine engine = Engine::builtin();
  Random random(20261125);
  for (int round = 0; round < 2000; ++round) {
    const std::string bytes = any_draft(random);
    const std::string broken = fuzz::broken_promise(engine, fuzz::read_draft(bytes));
    if (!broken.empty()) FAIL("round " << round << ": " << broken << "\n" << bytes);
  }
  SUCCEED("all of them");
}

TEST_CASE("a draft is the same after it was written as a seed", "[fuzz]") {
  Random random(7);
  for (int round = 0; round < 100; ++round) {
    const std::string once = fuzz::write_draft(fuzz::read_draft(any_draft(random)));
    CHECK(fuzz::write_draft(fuzz::read_draft(once)) == once);
  }
}

TEST_CASE("eight times the text takes no more than about eight times the time", "[fuzz]") {
  constexpr std::size_t kShort = 10 << 10,
                        kLong = 8 * kShort;     // too long for fixes, which are tried in short texts only
  constexpr double kMost = 30, kAtLeast = 0.2;  // the square would be 64 times
  const Engine engine = Engine::builtin();
  for (const std::string& piece : kPieces) {
    const double few = std::max(kAtLeast, milliseconds(engine, repeated(piece, kShort), 0));
    const double many = milliseconds(engine, repeated(piece, kLong), kMost * few);
    INFO("\"" << piece << "\" took " << few << " ms, then " << many << " ms");
    CHECK(many <= kMost * few);
  }
}

TEST_CASE("a history of random messages in no order keeps every promise", "[fuzz]") {
  const Engine engine = Engine::builtin();
  Random random(20261126);
  for (int round = 0; round < 300; ++round) {
    const std::string bytes = any_history(random);
    const std::string broken = fuzz::broken_by_history(engine, fuzz::read_history(bytes));
    if (!broken.empty()) FAIL("round " << round << ": " << broken << "\n" << bytes);
  }
  SUCCEED("all of them");
}

TEST_CASE("a history is the same after it was written as a seed", "[fuzz]") {
  Random random(8);
  for (int round = 0; round < 50; ++round) {
    const std::string once = fuzz::write_history(fuzz::read_history(any_history(random)));
    CHECK(fuzz::write_history(fuzz::read_history(once)) == once);
  }
}

TEST_CASE("random context values are taken or refused with a sentence", "[fuzz]") {
  Random random(99);
  for (int round = 0; round < 500; ++round) {
    std::string pairs;
    for (const std::string_view key : kContextKeys) pairs += std::string(key) + "=" + any_text(random, 2) + "\n";
    const std::string broken = fuzz::broken_by_context(pairs);
    if (!broken.empty()) FAIL(broken << "\n" << pairs);
  }
  SUCCEED("all of them");
}
