#include <thread>

#include "pack/pieces.h"
#include "support.h"

using namespace unpushy;
using namespace unpushy::test;

namespace {

const char* const kPhrases =
    "\"(buy|get) (my|our)? <w0-2> (book|course)\", \"(so|very|really)? (good|glad to (see|meet) you)\", "
    "\"(aa|bb cc|cc) <w0-1> (dd|ee ff)? gg\", \"get it\", \"<n> (left|to go)\"";

const std::vector<std::string> kTexts = {
    "Buy my new book, get our course. Get it!", "so good, glad to meet you. very glad to see you",
    "aa xx gg. bb cc dd gg. cc ee ff gg. bb cc yy ee ff gg. Only 5 left and 3 to go", "nothing of it"};

std::vector<std::string> all_found(const pack::Pack& pack) {
  std::vector<std::string> all;
  for (const std::string& text : kTexts) {
    for (const std::string& one : found(pack, text)) all.push_back(one);
  }
  return all;
}

std::string phrases_of(const std::string& bytes) {
  const auto pack = pack::Pack::open(bytes);
  REQUIRE(pack.has_value());
  const auto& phrases = *pack->data().phrases();
  return {reinterpret_cast<const char*>(phrases.data()), phrases.size()};
}

/// The pack with these bytes, again and again, in the place of its phrases.
Result<pack::Pack> with_phrases(std::string bytes, const std::string& phrases) {
  const std::string own = phrases_of(bytes);
  const std::size_t at = bytes.find(own);
  REQUIRE(at != std::string::npos);
  for (std::size_t i = 0; i < own.size(); ++i) bytes[at + i] = phrases[i % phrases.size()];
  return pack::Pack::open(bytes);
}

}  // namespace

TEST_CASE("what is found in a text does not depend on the texts before it", "[pack]") {
  const auto used = phrase_pack(kPhrases);
  const auto first = all_found(used);
  CHECK(first == Words{"Buy my new book", "get our course", "Get it", "so good", "glad to meet you",
                       "very glad to see you", "aa xx gg", "bb cc dd gg", "cc ee ff gg", "bb cc yy ee ff gg", "5 left",
                       "3 to go"});
  CHECK(all_found(used) == first);
  std::vector<std::string> fresh;
  for (const std::string& text : kTexts) {
    for (const std::string& one : found(phrase_pack(kPhrases), text)) fresh.push_back(one);
  }
  CHECK(fresh == first);
}

#ifndef __EMSCRIPTEN__  // one thread there
TEST_CASE("several threads find the same in one pack", "[pack]") {
  const auto pack = phrase_pack(kPhrases);
  const auto expected = all_found(phrase_pack(kPhrases));
  std::vector<std::vector<std::string>> each(4);
  std::vector<std::thread> threads;
  for (auto& one : each) threads.emplace_back([&pack, &one] { one = all_found(pack); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& one : each) CHECK(one == expected);
}
#endif

TEST_CASE("phrases that make no sense are refused", "[pack]") {
  const std::string bytes = compile(phrase_rules(kPhrases))->bytes;
  const auto byte = [](pack::Sign sign) { return std::string(1, static_cast<char>(sign)); };
  const std::string open = byte(pack::Sign::open), close = byte(pack::Sign::close), join = byte(pack::Sign::join),
                    end = byte(pack::Sign::end_of_phrase), special = byte(pack::Sign::special),
                    word = byte(pack::Sign::next_word);
  CHECK_FALSE(with_phrases(bytes, open).has_value());
  CHECK_FALSE(with_phrases(bytes, close).has_value());
  CHECK_FALSE(with_phrases(bytes, open + close + end).has_value());
  CHECK_FALSE(with_phrases(bytes, join + end).has_value());
  CHECK_FALSE(with_phrases(bytes, word + end).has_value());              // more words than there are
  CHECK_FALSE(with_phrases(bytes, special + "\xFF" + end).has_value());  // a set that is not there
  CHECK_FALSE(with_phrases(bytes, end).has_value());                     // without an end of a list
  CHECK_FALSE(with_phrases(bytes, "\xFF").has_value());
}

TEST_CASE("a pack whose phrases are any bytes opens or is refused, and is then searched in bounded time", "[pack]") {
  const std::string bytes = compile(phrase_rules(kPhrases))->bytes;
  const std::string own = phrases_of(bytes);
  std::uint32_t seed = 1;
  int opened = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string phrases = own;
    for (int i = 0; i < 1 + round % 3; ++i) {
      seed = seed * 1103515245u + 12345u;
      phrases[(seed >> 8) % phrases.size()] = static_cast<char>(seed >> 24 & 15u);
    }
    if (const auto pack = with_phrases(bytes, phrases)) all_found(*pack), ++opened;
  }
  CHECK(opened > 100);
}
