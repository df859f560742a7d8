#include "text/document.h"

#include <catch2/catch.hpp>
#include <string>

#include "unpushy/draft.h"

using namespace unpushy;
using namespace unpushy::text;

namespace {

using Words = std::vector<std::string>;

Words of_kind(const std::string& text, TokenKind kind) {
  const Document document = read(text);
  Words words;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const Span span = document.span(i, i);
    if (document.tokens[i].kind == kind) words.push_back(text.substr(span.begin, span.end - span.begin));
  }
  return words;
}

Words sentences(const std::string& text) {
  const Document document = read(text);
  Words all;
  for (const Sentence& sentence : document.sentences) {
    const Span span = document.span(sentence.first, sentence.end - 1);
    all.push_back(text.substr(span.begin, span.end - span.begin));
  }
  return all;
}

Words reported(const std::string& text) {
  const Document document = read(text);
  Words words;
  for (const Token& token : document.tokens) {
    if (token.reported && token.kind == TokenKind::word) words.emplace_back(document.folded_text(token));
  }
  return words;
}

}  // namespace

TEST_CASE("links are found with and without a scheme", "[text]") {
  CHECK(of_kind("see https://a.example/b?c=d#e.", TokenKind::link) == Words{"https://a.example/b?c=d#e"});
  CHECK(of_kind("go to papertrail.example/guide now", TokenKind::link) == Words{"papertrail.example/guide"});
  CHECK(of_kind("(www.Shop.com)", TokenKind::link) == Words{"www.Shop.com"});
  CHECK(of_kind("Visit example.com.", TokenKind::link) == Words{"example.com"});
  CHECK(of_kind("t.me/joinchat", TokenKind::link) == Words{"t.me/joinchat"});
}

TEST_CASE("a missing space after a full stop makes no link", "[text]") {
  CHECK(of_kind("I am done.so are you.in short, e.g. this", TokenKind::link).empty());
  CHECK(of_kind("version 2.0.1 and file.txt", TokenKind::link).empty());
}

TEST_CASE("mentions, hashtags and addresses", "[text]") {
  CHECK(of_kind("@ann and @bo@mastodon.social!", TokenKind::mention) == Words{"@ann", "@bo@mastodon.social"});
  CHECK(of_kind("#BreadTok #1 #2026news", TokenKind::hashtag) == Words{"#BreadTok", "#2026news"});
  CHECK(of_kind("mail ann.b@host.example, ok", TokenKind::email) == Words{"ann.b@host.example"});
}

TEST_CASE("amounts of money", "[text]") {
  CHECK(of_kind("$50, 20 euros, 5\xE2\x82\xAC, \xC2\xA3"
                "3.50 and 10k usd",
                TokenKind::money) == Words{"$50", "20 euros", "5\xE2\x82\xAC",
                                           "\xC2\xA3"
                                           "3.50",
                                           "10k usd"});
  CHECK(of_kind("$TSLA is a ticker", TokenKind::money).empty());
}

TEST_CASE("numbers, but not the digits of a word", "[text]") {
  CHECK(of_kind("5 of 1,000 or 10k, 50% and 3x at 10:30", TokenKind::number) ==
        Words{"5", "1,000", "10k", "50%", "3x", "10:30"});
  CHECK(of_kind("gr8 2nite 4you", TokenKind::number).empty());
}

TEST_CASE("telephone numbers, but no dates and years", "[text]") {
  CHECK(of_kind("call +32 470 12 34 56 or 0470/123456", TokenKind::phone) == Words{"+32 470 12 34 56", "0470/123456"});
  CHECK(of_kind("on 2026-11-23, 23/11/2026, from 1914 to 1918", TokenKind::phone).empty());
}

TEST_CASE("unfilled template variables of the common tools", "[text]") {
  for (const std::string tag :
       {"{{first_name}}", "{{ first_name | default: 'there' }}", "{firstName}", "{!Contact.First}", "*|FNAME|*",
        "%FIRSTNAME%", "%%First Name%%", "[First Name]", "<your name>"}) {
    INFO(tag);
    CHECK(of_kind("Hi " + tag + ", welcome", TokenKind::merge_tag) == Words{tag});
  }
  CHECK(of_kind("a [sic] b [NAME] {x} {qM|} <3 c {1, 2} 100% sure [edit] ${HOME}/bin /nick <nickname>",
                TokenKind::merge_tag)
            .empty());
}

TEST_CASE("emoji are one token a run and keep what stands behind them in place", "[text]") {
  CHECK(of_kind("\xF0\x9F\x94\xA5\xF0\x9F\x94\xA5 wow", TokenKind::emoji) == Words{"\xF0\x9F\x94\xA5\xF0\x9F\x94\xA5"});
  CHECK(of_kind("\xF0\x9F\x94\xA5 wow", TokenKind::word) == Words{"wow"});
}

TEST_CASE("sentences end at marks, blank lines and lines that begin anew", "[text]") {
  CHECK(sentences("Hi Ann. How are you? fine!") == Words{"Hi Ann.", "How are you?", "fine!"});
  CHECK(sentences("Thanks for\nthe follow\nCheck my page") == Words{"Thanks for\nthe follow", "Check my page"});
  CHECK(sentences("one\n\ntwo") == Words{"one", "two"});
  CHECK(sentences("She said \"no.\" Then left") == Words{"She said \"no.\"", "Then left"});
  CHECK(sentences("").empty());
}

TEST_CASE("a question is known by its mark, also behind emoji", "[text]") {
  const std::string text = "Really? \xF0\x9F\x98\x80 Yes. Why?! No";
  const Document document = read(text);
  Words questions;
  for (const Sentence& s : document.sentences) {
    if (s.question) questions.push_back(text.substr(document.span(s.first, s.first).begin, 3));
  }
  CHECK(questions == Words{"Rea", "Why"});
}

TEST_CASE("quotations of four words or more are reported, shorter ones are not", "[text]") {
  CHECK(reported("I got \"buy my new course\" from them today") == Words{"buy", "my", "new", "course"});
  CHECK(reported("comment \"YES\" below, they said").empty());
  CHECK(reported("It\xE2\x80\x99s the \xE2\x80\x9Cwe boost your reach\xE2\x80\x9D people again, sigh") ==
        Words{"we", "boost", "your", "reach"});
}

TEST_CASE("code and block quotes are reported", "[text]") {
  CHECK(reported("use `Hi {{name}} there` in the mail") == Words{"hi", "there"});
  CHECK(reported("Look what I got:\n> buy now\nWhat do you think?") == Words{"buy", "now"});
  CHECK(reported("The template is\n```\nHello you\n```\nand works") == Words{"hello", "you"});
}

TEST_CASE("a message that is all quotation is the message itself", "[text]") {
  CHECK(reported("\"buy my new course today\"").empty());
}

TEST_CASE("an open quotation mark, an apostrophe and inches quote nothing", "[text]") {
  CHECK(reported("He said \"buy my new course and left the room").empty());
  CHECK(reported("my friends' 5\" screen and the boys' old 7\" tablet work").empty());
}

TEST_CASE("text beyond one mebibyte is not read, and said to be so", "[text]") {
  const std::string text(kMaxDraftBytes + 5, 'a');
  const Document document = read(text);
  CHECK(document.truncated);
  CHECK(document.text.size() == kMaxDraftBytes);
  CHECK_FALSE(read(std::string(kMaxDraftBytes, 'a')).truncated);
}

TEST_CASE("any bytes can be read, and every token has a span", "[text]") {
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes.push_back(static_cast<char>((i * 7919 + i / 3) & 0xFF));
  const Document document = read(bytes);
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const Span span = document.span(i, i);
    REQUIRE(span.begin < span.end);
    REQUIRE(span.end <= bytes.size());
  }
}
