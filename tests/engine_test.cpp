// The engine as its callers see it, with the English pack: the cases that must come out right, and bad input.

#include "unpushy/engine.h"

#include <algorithm>
#include <cmath>

#include "support.h"
#include "text/utf8.h"

using namespace unpushy;
using unpushy::test::at;
using unpushy::test::Words;

namespace {

Report check(const std::string& text, Kind kind = Kind::dm_in, const Context& context = {}) {
  return Engine::builtin().check({text, kind, context});
}

Context context(std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  Context result;
  for (const auto& [key, value] : values) {
    const auto set = set_context(result, key, value);
    if (!set) FAIL(set.error().what);
  }
  return result;
}

bool has(const Report& report, std::string_view rule) {
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& f) { return f.rule == rule; });
}

Words chain(const Report& report) {
  Words moves;
  for (const Move& move : report.moves) moves.emplace_back(move.move);
  return moves;
}

bool in_order(const Words& chain, std::initializer_list<std::string_view> wanted) {
  auto from = chain.begin();
  for (const std::string_view move : wanted) {
    from = std::find(from, chain.end(), move);
    if (from == chain.end()) return false;
  }
  return true;
}

void check_report_holds_together(const std::string& text, const Report& report) {
  const auto on_boundary = [&](std::uint32_t byte) {
    return byte <= text.size() && text::boundary_before(text, byte) == byte;
  };
  std::int32_t points = 0;
  for (const Finding& finding : report.findings) {
    points += finding.points;
    std::uint32_t last = 0;
    for (const Span& span : finding.evidence) {
      REQUIRE(span.begin < span.end);
      REQUIRE(span.begin >= last);
      REQUIRE((on_boundary(span.begin) && on_boundary(span.end)));
      last = span.end;
    }
    REQUIRE((!finding.evidence.empty() || finding.basis == Basis::context || finding.basis == Basis::model));
  }
  const auto whole = [](double score) { return static_cast<int>(std::floor(score + 0.5 + 1e-4)); };
  const Report base = check("");
  REQUIRE(points == whole(report.score) - whole(base.score));
}

}  // namespace

TEST_CASE("honoured that you follow, then a shop link: push, block, and the words in order", "[engine]") {
  const std::string text =
      "Hello! I'm truly honoured that you follow me. My candle shop has a spring sale: waxandwick.example/spring";
  const Report report = check(text);
  CHECK(report.verdict == Verdict::push);
  CHECK(report.action == Action::block);
  REQUIRE(has(report, "seq.flattery-then-link"));
  CHECK(in_order(chain(report), {"humble", "link"}));
  CHECK(at(text, report.moves.back().span) == "waxandwick.example/spring");
}

TEST_CASE("the same first sentence alone is not push", "[engine]") {
  const Report report = check("Hello! I'm truly honoured that you follow me.");
  CHECK(report.verdict != Verdict::push);
  CHECK(report.action != Action::block);
}

TEST_CASE("first contact that asks for money against reach, or offers the writer's book, is push", "[engine]") {
  const Context first = context({{"relation", "stranger"}});
  CHECK(check("Hi, nice to meet you. For only $40 I can introduce you to 5,000 new people in your field.", Kind::dm_in,
              first)
            .verdict == Verdict::push);
  CHECK(check("Good to connect! I wrote a book about leadership and I would like to give you a free copy, where can I "
              "send it?",
              Kind::dm_in, first)
            .verdict == Verdict::push);
}

TEST_CASE("thanks with a real question, and plain thanks, are conversation", "[engine]") {
  CHECK(check("Thanks for the follow! I saw your drawings of the harbour. Which paper do you use?").verdict ==
        Verdict::conversation);
  CHECK(check("Thank you for following me, have a lovely day.").verdict == Verdict::conversation);
  CHECK(check("Thanks for the follow! I saw your drawings of the harbour. Which paper do you use?", Kind::dm_out,
              context({{"relation", "new-follower"}, {"seconds_since_contact", "60"}}))
            .verdict == Verdict::conversation);
}

TEST_CASE("follower shops, filling fan pages and follow for follow are push", "[engine]") {
  CHECK(check("Get 5000 real followers for your Instagram today, prices start at $9").verdict == Verdict::push);
  CHECK(check("We fill your fan page with thousands of likes, guaranteed and cheap").verdict == Verdict::push);
  CHECK(check("Follow me and I follow you back, let's all grow together! #followback", Kind::post).verdict ==
        Verdict::push);
}

TEST_CASE("refusing to buy followers is not push", "[engine]") {
  CHECK(check("I will never buy followers.", Kind::post).score < 25);
  CHECK(check("We don't do follow for follow here, sorry.", Kind::reply).score < 50);
}

TEST_CASE("an honest, labelled, relevant automatic post is conversation", "[engine]") {
  const Context honest = context({{"automated", "true"}, {"disclosed", "true"}, {"topics", "tides,harbour"}});
  const std::string text = "Automated post: high tide in the harbour today at 14:32, 4.1 m. Source: port.example/tides";
  CHECK(check(text, Kind::post, honest).verdict == Verdict::conversation);
}

TEST_CASE("hidden automation of a message to a new follower raises the score, saying so lowers it", "[engine]") {
  const std::string text = "Thanks for following! What brought you here?";
  const auto score = [&](const char* disclosed) {
    return check(text, Kind::dm_out,
                 context({{"relation", "new-follower"}, {"automated", "true"}, {"disclosed", disclosed}}))
        .score;
  };
  const float unknown = check(text, Kind::dm_out, context({{"relation", "new-follower"}})).score;
  CHECK(score("false") > unknown);
  CHECK(score("true") <= unknown);
}

TEST_CASE("the same offer weighs at least ten points less for a customer who asked", "[engine]") {
  const std::string text =
      "Our agency can help you get more bookings. Here is our price list: hotelhelp.example/prices";
  const float cold =
      check(text, Kind::dm_out, context({{"relation", "new-follower"}, {"seconds_since_contact", "30"}})).score;
  const float asked = check(text, Kind::dm_out, context({{"relation", "customer"}, {"asked", "true"}})).score;
  CHECK(asked + 10 <= cold);
}

TEST_CASE("an offer for other people's topics weighs more than one for theirs", "[engine]") {
  const std::string text = "New sourdough course, learn more here: crumb.example/course";
  CHECK(check(text, Kind::post, context({{"topics", "sourdough,bread"}})).score <
        check(text, Kind::post, context({{"topics", "cars,racing"}})).score);
}

TEST_CASE("writing about push messages is not push", "[engine]") {
  CHECK(check("Why do so many people open with \"Thanks for the follow, check out my free ebook\"? Relations are about "
              "mutual value. "
              "Push marketing on social media shouts at people who never asked.",
              Kind::post)
            .score < 50);
  CHECK(check("I got this today: \"It is an honor that you follow me! Grab my free guide at growfast.example\". Is "
              "that normal?",
              Kind::post)
            .score < 50);
  CHECK(check("Our welcome mail uses this template: `Hi {{first_name}}, grab your free ebook at shop.example` and the "
              "variable stays empty.",
              Kind::post)
            .score < 50);
}

TEST_CASE("what is not known never raises the score", "[engine]") {
  const std::string text = "We help bakeries get more orders, book a free call at ovenrise.example";
  const float unknown = check(text, Kind::dm_out).score;
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{{"relation", "new-follower"},
                                                                                   {"relation", "stranger"},
                                                                                   {"seconds_since_contact", "30"},
                                                                                   {"automated", "true"}}) {
    CHECK(check(text, Kind::dm_out, context({{key, value}})).score >= unknown);
  }
}

TEST_CASE("an answer that could change the verdict is named as not known", "[engine]") {
  const Report report = check("Can I show you what we do?", Kind::dm_out);
  CHECK(std::find(report.unknown.begin(), report.unknown.end(), "relation") != report.unknown.end());
  CHECK(check("Which flour do you use?", Kind::dm_out).unknown.empty());
}

TEST_CASE("each question that could change a verdict is asked by its name, and not when it is answered", "[engine]") {
  const auto asks = [](const char* key, const std::string& text, Kind kind, const Context& known = {}) {
    const Report report = check(text, kind, known);
    return std::find(report.unknown.begin(), report.unknown.end(), key) != report.unknown.end();
  };
  const std::string lamps = "New lamps in the shop, have a look: https://lamps.example",
                    call = "Are you open to a call?";
  CHECK(asks("parent", lamps, Kind::reply));
  CHECK_FALSE(asks("parent", lamps, Kind::reply, context({{"parent", "My lamp broke."}})));
  CHECK_FALSE(asks("parent", lamps, Kind::post));
  CHECK(asks("earlier", call, Kind::dm_out));
  Context before;
  before.earlier.push_back({false, "I read your note on lamps, what did you mean by warm light?", ""});
  CHECK_FALSE(asks("earlier", call, Kind::dm_out, before));
  const std::string boots = "These boots from @softwool are the best I ever had.";
  CHECK(asks("commercial", boots, Kind::post));
  CHECK_FALSE(asks("commercial", boots, Kind::post, context({{"commercial", "none"}})));
  const std::string bread = "Our bread class is in May. Join us on Friday.";
  CHECK(asks("topics", bread, Kind::post));
  CHECK(asks("audience", bread, Kind::post));
  CHECK_FALSE(asks("audience", bread, Kind::post, context({{"topics", "bread"}})));
}

TEST_CASE("only received messages get an action", "[engine]") {
  CHECK(check("Which flour do you use for this?", Kind::dm_in).action == Action::reply);
  CHECK(check("Which flour do you use for this?", Kind::dm_out).action == Action::none);
}

TEST_CASE("a received sign of a scam keeps an answer from being suggested, whoever is said to have asked", "[engine]") {
  for (const char* text : {"Please verify your account at login.example, or it is gone.",
                           "I sent a code to your phone by mistake. Can you send it to me?",
                           "You have won a holiday. To claim your prize call now."}) {
    for (const Context& said : {context({{"asked", "true"}}), context({{"relation", "friend"}}),
                                context({{"relation", "they-wrote-first"}, {"asked", "true"}})}) {
      CHECK(check(text, Kind::dm_in, said).action != Action::reply);
    }
    CHECK(check(text, Kind::dm_in).action != Action::reply);
  }
  CHECK(check("Could you give me the code for the bike shed?", Kind::dm_in).action == Action::reply);
}

TEST_CASE("empty, blank and broken input give a sensible report", "[engine]") {
  for (const std::string& text : {std::string(), std::string(" \n\t "), std::string("\0\0", 2),
                                  std::string("\xFF\xFE\xED\xA0\x80"), std::string("\xE2\x82")}) {
    const Report report = check(text);
    CHECK(report.verdict == Verdict::unclear);
    check_report_holds_together(text, report);
  }
}

TEST_CASE("right-to-left text, one endless word and ten thousand links are read at once", "[engine]") {
  const std::string hebrew = "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D \xD7\x9E\xD7\x94 "
                             "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9E\xD7\x9A?";
  CHECK(check(hebrew).verdict == Verdict::conversation);
  check_report_holds_together(std::string(1 << 20, 'w'), check(std::string(1 << 20, 'w')));
  for (const std::string piece :
       {"`", "\"", "'a ", "> ", "{{", "a.", "@", "? ", "```\n", "[first ", "*|", "help you "}) {
    std::string text;
    while (text.size() < (1u << 18)) text += piece;
    check_report_holds_together(text, check(text));
  }
  std::string links;
  for (int i = 0; i < 10000; ++i) links += "https://a.example/" + std::to_string(i) + " ";
  check_report_holds_together(links, check(links));
}

TEST_CASE("text beyond the limit is left out and said to be", "[engine]") {
  const std::string text = std::string(kMaxDraftBytes, ' ') + "Buy my course now";
  const Report report = check(text);
  CHECK(report.truncated);
  CHECK(report.findings.empty());
}

TEST_CASE("every report holds together, on every piece of awkward text", "[engine]") {
  const std::string pieces[] = {"Thanks for the follow! ",
                                "\xF0\x9F\x94\xA5",
                                "check out my page ",
                                "\xFF",
                                "https://a.example/x ",
                                "{{name}} ",
                                "\"I quote this whole thing\" ",
                                "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 ",
                                "\n\n",
                                "DON\xE2\x80\x99T MISS OUT!!! ",
                                "`code` ",
                                "> quoted\n",
                                "only 5 left ",
                                "\xE2\x80\x8B"};
  std::uint32_t seed = 2463534242u;
  const auto next = [&] {
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed;
  };
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::uint32_t i = next() % 12; i > 0; --i) text += pieces[next() % std::size(pieces)];
    const Kind kind = static_cast<Kind>(next() % 4);
    const Report report = check(text, kind);
    INFO(text);
    check_report_holds_together(text, report);
    CHECK(check(text, kind).score == report.score);
  }
}

TEST_CASE("applying a fix never raises the score", "[engine]") {
  for (const std::string text :
       {"Hi Marta, it's an honor that you follow me! I love your content. I help bakeries double their orders. "
        "Grab my free guide: papertrail.example/guide Only 5 places left this week, don't miss out! Can we jump on a "
        "quick call tomorrow?",
        "Hi {{first_name}}, thanks for connecting. We help companies like yours save time. Book a call: cal.example/x",
        "Thanks for the follow! No pressure at all. Check out my shop.example. Have a nice day."}) {
    const Report report = check(text);
    for (const Finding& finding : report.findings) {
      if (!finding.fix) continue;
      std::string fixed = text;
      for (auto edit = finding.fix->edits.rbegin(); edit != finding.fix->edits.rend(); ++edit) {
        fixed.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->text);
      }
      INFO(finding.rule << ": " << fixed);
      CHECK(fixed.size() < text.size());
      CHECK(check(fixed).score <= report.score);
    }
  }
}

TEST_CASE("rules, answers and versions can be looked up", "[engine]") {
  const Engine engine = Engine::builtin();
  REQUIRE(engine.find_rule("seq.flattery-then-link"));
  CHECK_FALSE(engine.find_rule("seq.flattery-then-link")->title.empty());
  CHECK_FALSE(engine.find_rule("no.such"));
  CHECK(engine.answers().size() >= 3);
  CHECK(engine.pack_versions().at(0).lang == "en");
}

TEST_CASE("a received message gets the answers of its situation, one of each tone", "[engine]") {
  const auto ids = [](const Report& report) {
    Words all;
    for (const Answer& answer : report.answers) all.emplace_back(answer.id);
    return all;
  };
  CHECK(ids(check("Join my team and be your own boss, earn from home!")).front() == "recruit-no");
  CHECK(ids(check("It is an honor that you follow me! I love your work.")) ==
        Words{"kind-no", "kind-question", "no-answer"});
  CHECK(ids(check("Please buy my new book, friend.", Kind::dm_in, context({{"relation", "friend"}}))) ==
        Words{"known-no", "known-question", "known-none"});
  CHECK(ids(check("Hm.")) == Words{"polite-no", "one-question", "no-answer"});
  CHECK(check("Join my team!", Kind::dm_out).answers.empty());
}

TEST_CASE("limits of a platform are filled up from the default", "[engine]") {
  const auto limits = Engine::builtin().limits();
  REQUIRE_FALSE(limits.empty());
  CHECK(limits.front().platform == Platform::unknown);
  const auto x = std::find_if(limits.begin(), limits.end(), [](const Limits& l) { return l.platform == Platform::x; });
  REQUIRE(x != limits.end());
  CHECK(x->hashtags == 2);
  CHECK(x->characters == 280);
  CHECK(x->links == limits.front().links);
}

TEST_CASE("guidance is that of the platform, else general", "[engine]") {
  const Engine engine = Engine::builtin();
  CHECK(engine.guidance(Platform::mastodon).mute != engine.guidance(Platform::unknown).mute);
  CHECK(engine.guidance(Platform::other).block == engine.guidance(Platform::unknown).block);
  CHECK(engine.guidance(Platform::telegram).checked.size() == 10);
}

TEST_CASE("the same message to a friend, on request or after a no comes out differently", "[engine]") {
  const std::string offer = "Hi Anna, I help coaches get more clients. Would you be open to a quick call this week?";
  Context refused, requested;
  refused.earlier = {{true, "I help coaches get more clients.", ""}, {false, "No thanks, not interested.", ""}};
  requested.earlier = {{false, "Could you tell me how you help coaches?", ""}};
  const float stranger = check(offer, Kind::dm_out, context({{"relation", "new-follower"}})).score;
  const float after_no = check(offer, Kind::dm_out, refused).score;
  const float asked = check(offer, Kind::dm_out, requested).score;
  CHECK(stranger >= 50.0f);
  CHECK(after_no >= 50.0f);
  CHECK(asked < 25.0f);
}
