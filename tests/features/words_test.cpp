#include "features/words.h"

#include <set>

#include "support.h"

using namespace unpushy;

namespace {

std::set<std::uint32_t> buckets(const std::string& text) {
  const text::Document document = text::read(text);
  std::set<std::uint32_t> all;
  std::vector<std::uint32_t> of_sentence;
  for (const text::Sentence& sentence : document.sentences) {
    features::read_words(document, sentence, of_sentence);
    all.insert(of_sentence.begin(), of_sentence.end());
  }
  return all;
}

}  // namespace

TEST_CASE("words are the same in any case and with any punctuation between", "[features]") {
  CHECK(buckets("Free lamps, today") == buckets("free LAMPS today"));
  CHECK(buckets("free lamps") != buckets("free chairs"));
}

TEST_CASE("all links are one word, and so are all amounts", "[features]") {
  CHECK(buckets("see https://a.example") == buckets("see www.other.example/page?x=1"));
  CHECK(buckets("win $50") == buckets("win 900 euros"));
}

TEST_CASE("every bucket is within the table", "[features]") {
  for (const std::uint32_t bucket : buckets("Any words: \xF0\x9F\x8E\x89 42 @robin #tag \xC3\xA9t\xC3\xA9 {{name}} !?"))
    CHECK(bucket < features::kBuckets);
}

TEST_CASE("what is shown as code leaves no words", "[features]") {
  CHECK(buckets("He wrote `buy all of our lamps today`") == buckets("He wrote"));
}
