// The kinds of rules, conditions, denial and reported speech, on a small pack of their own.

#include "rules/rules.h"

#include <algorithm>

#include "support.h"

using namespace unpushy;
using namespace unpushy::test;

namespace {

std::string move(const std::string& id, const std::string& role, const std::string& any) {
  return "[[move]]\nid = \"" + id + "\"\nrole = \"" + role + "\"\n[move.en]\nany = [" + any +
         "]\nhits = [\"-\", \"-\", \"-\"]\nmisses = [\"-\", \"-\", \"-\"]\n";
}

std::string rule(const std::string& id, const std::string& keys, const std::string& language = "") {
  return "[[rule]]\nid = \"" + id + "\"\ndimension = \"value\"\nstrength = \"medium\"\nsource = \"s\"\n" + keys +
         "\n[rule.en]\n" + language +
         "\ntitle = \"T\"\nwhy = \"W\"\ninstead = \"I\"\nfix_title = \"F\"\nhits = [\"-\", \"-\", \"-\"]\nmisses = "
         "[\"-\", \"-\", \"-\"]\n";
}

const std::string kMoves =
    move("thanks", "warm", "\"thanks for the follow\"") + move("praise", "warm", "\"love your work\"") +
    move("pitch", "ask", "\"buy my book\"") + move("call", "ask", "\"book a call\"") +
    move("negation", "none", "\"i will never\", \"never\"") + move("about", "none", "\"messages like\"");

struct Found {
  bool hit = false;
  Words words;      // what the hit rests on
  Words removable;  // what its fix would take
};

Found find(const std::string& rules, const std::string& id, const std::string& text, Kind kind = Kind::dm_in,
           const Context& context = {}) {
  const pack::Pack pack = make_pack(kMoves + rules);
  const text::Document document = text::read(text, &pack);
  const rules::Facts facts(pack, document);
  Found found;
  for (const rules::Hit& hit : rules::apply(pack, facts, rules::situation_of(pack, kind, context, facts))) {
    if (pack.data().rules()->Get(hit.rule)->id()->string_view() != id) continue;
    found.hit = true;
    for (const auto& p : hit.places) found.words.push_back(at(text, document.span(p.first, p.last)));
    for (const auto& p : hit.removable) found.removable.push_back(at(text, document.span(p.first, p.last)));
  }
  return found;
}

const std::string kSequence =
    rule("seq.x",
         "kind = \"sequence\"\nfirst = [\"thanks\", \"praise\"]\nthen = [\"pitch\", \"link\"]\nfix = \"remove-then\"");
const std::string kPhrase = rule("p.x", "kind = \"phrase\"\nmoves = [\"pitch\"]");

Context with(std::string_view key, std::string_view value) {
  Context context;
  REQUIRE(set_context(context, key, value).has_value());
  return context;
}

bool holds(const std::string& when, const Context& context, const std::string& text = "buy my book",
           Kind kind = Kind::dm_in) {
  return find(rule("c.x", "kind = \"context\"\nwhen = [" + when + "]"), "c.x", text, kind, context).hit;
}

}  // namespace

TEST_CASE("a sequence is found in its order, within and across sentences", "[rules]") {
  CHECK(find(kSequence, "seq.x", "Thanks for the follow! Buy my book").words ==
        Words{"Thanks for the follow", "Buy my book"});
  CHECK(find(kSequence, "seq.x", "thanks for the follow and buy my book").hit);
  CHECK(find(kSequence, "seq.x", "Thanks for the follow. Nice day. Love your work. See shop.example").words ==
        Words{"Thanks for the follow", "Love your work", "shop.example"});
}

TEST_CASE("a sequence is not found in the other order, nor with one side alone", "[rules]") {
  CHECK_FALSE(find(kSequence, "seq.x", "Buy my book. Thanks for the follow").hit);
  CHECK_FALSE(find(kSequence, "seq.x", "Thanks for the follow. Love your work").hit);
  CHECK_FALSE(find(kSequence, "seq.x", "Buy my book at shop.example").hit);
}

TEST_CASE("only what follows the turn would be removed", "[rules]") {
  CHECK(find(kSequence, "seq.x", "Thanks for the follow. Buy my book: shop.example").removable ==
        Words{"Buy my book", "shop.example"});
}

TEST_CASE("a rule that speaks for another leaves it out when it hits", "[rules]") {
  const std::string both = kPhrase + rule("p.y", "kind = \"phrase\"\nmoves = [\"call\"]\nreplaces = [\"p.x\"]");
  CHECK(find(both, "p.x", "buy my book").hit);
  CHECK_FALSE(find(both, "p.x", "buy my book, book a call").hit);
  CHECK(find(both, "p.y", "buy my book, book a call").hit);
}

TEST_CASE("a rule looks only at its kinds of text", "[rules]") {
  const std::string only_dm = rule("p.x", "kind = \"phrase\"\nmoves = [\"pitch\"]\nkinds = [\"dm-in\"]");
  CHECK(find(only_dm, "p.x", "buy my book", Kind::dm_in).hit);
  CHECK_FALSE(find(only_dm, "p.x", "buy my book", Kind::post).hit);
}

TEST_CASE("what is denied does not count, in the same clause and near enough", "[rules]") {
  CHECK_FALSE(find(kPhrase, "p.x", "I will never ask you to buy my book").hit);
  CHECK_FALSE(find(kPhrase, "p.x", "I never said buy my book.").hit);
  CHECK(find(kPhrase, "p.x", "I will never stop writing, so buy my book").hit);
  CHECK(find(kPhrase, "p.x", "I will never be happier than on the day that all of you buy my book").hit);
  CHECK(find(kPhrase, "p.x", "Never mind. Buy my book").hit);
}

TEST_CASE("a sentence that speaks about such messages says none of it itself", "[rules]") {
  CHECK_FALSE(find(kPhrase, "p.x", "I get messages like buy my book all day").hit);
  CHECK(find(kPhrase, "p.x", "I get messages like that. Buy my book").hit);
}

TEST_CASE("a sentence about such messages that ends with a colon covers the list behind it", "[rules]") {
  const std::string list = "I get messages like these every day:\n1. Buy my book\n2. Please buy my book";
  CHECK_FALSE(find(kPhrase, "p.x", list).hit);
  CHECK_FALSE(find(kPhrase, "p.x", "I get messages like these:\n\nBuy my book. Hello").hit);
  CHECK(find(kPhrase, "p.x", list + "\n\nBuy my book").hit);
}

TEST_CASE("signs that soften stay what they are when they are denied or spoken about", "[rules]") {
  const std::string softening = rule("s.x", "kind = \"phrase\"\neffect = \"softens\"", "any = [\"need to answer\"]");
  CHECK(find(softening, "s.x", "You will never need to answer").hit);
}

TEST_CASE("what is quoted or code does not count", "[rules]") {
  CHECK_FALSE(find(kPhrase, "p.x", "They wrote \"hello, buy my book\" and nothing else").hit);
  CHECK_FALSE(find(kPhrase, "p.x", "The bot sends `buy my book` to everyone").hit);
  CHECK(find(kPhrase, "p.x", "\"Hello, buy my book\"").hit);
}

TEST_CASE("links and questions are moves without phrases", "[rules]") {
  const std::string question = rule("q.x", "kind = \"phrase\"\nmoves = [\"question\"]"),
                    link = rule("l.x", "kind = \"phrase\"\nmoves = [\"link\"]");
  CHECK(find(question, "q.x", "Which flour do you use?").words == Words{"Which flour do you use?"});
  CHECK_FALSE(find(question, "q.x", "Can you book a call?").hit);
  CHECK(find(link, "l.x", "see shop.example").words == Words{"shop.example"});
  CHECK_FALSE(find(link, "l.x", "the config says `host = shop.example` there").hit);
}

TEST_CASE("conditions hold only for what is known", "[rules]") {
  CHECK(holds("{ relation = [\"stranger\", \"new-follower\"] }", with("relation", "new-follower")));
  CHECK_FALSE(holds("{ relation = [\"stranger\"] }", with("relation", "friend")));
  CHECK_FALSE(holds("{ relation = [\"stranger\"] }", {}));
  CHECK(holds("{ contact_within = 600 }", with("seconds_since_contact", "600")));
  CHECK_FALSE(holds("{ contact_within = 600 }", with("seconds_since_contact", "601")));
  CHECK_FALSE(holds("{ contact_within = 600 }", {}));
  CHECK(holds("{ automated = true }", with("automated", "true")));
  CHECK_FALSE(holds("{ automated = false }", {}));
  CHECK(holds("{ commercial = [\"own\"] }", with("commercial", "own")));
  CHECK(holds("{ platform = [\"x\"] }", with("platform", "x")));
  CHECK(holds("{ reply = true }", with("parent", "hello")));
  CHECK(holds("{ moves = [\"pitch\"] }", {}));
  CHECK_FALSE(holds("{ moves = [\"pitch\", \"call\"] }", {}));
  CHECK_FALSE(holds("{ without = [\"pitch\"] }", {}));
}

TEST_CASE("what was said before is a condition, too", "[rules]") {
  Context context;
  context.earlier = {{false, "Buy my book", ""}, {false, "Buy my book, please", ""}};
  CHECK(holds("{ unanswered_at_least = 2, pitched = true }", context));
  CHECK(holds("{ exchanged = false, refused = false }", context));
  CHECK_FALSE(holds("{ unanswered_at_least = 3 }", context));
  CHECK_FALSE(holds("{ exchanged = false }", {}));
  CHECK(holds("{ shares = true }", with("parent", "Which book is best?")));
  CHECK(holds("{ parent_asks = true, parent_requests = false }", with("parent", "Is it good?")));
  CHECK(holds("{ some = [\"call\", \"pitch\"] }", {}));
  CHECK_FALSE(holds("{ some = [\"call\", \"thanks\"] }", {}));
}

TEST_CASE("an advertising label is early, late, unclear or missing", "[rules]") {
  const std::string labels =
      move("ad-label", "give", "\"#ad\", \"sponsored by\"") + move("unclear-label", "quiet", "\"#sp\"");
  const auto is = [&](const std::string& label, const std::string& text) {
    return find(labels + rule("c.x", "kind = \"context\"\nwhen = [{ label = \"" + label + "\" }]"), "c.x", text).hit;
  };
  CHECK(is("early", "#ad New boots"));
  CHECK(is("early", "New boots #ad #rain"));
  CHECK(is("early", "#ad #boots #rain #mud New boots"));
  CHECK(is("late", "New boots #boots #rain #mud #ad"));
  CHECK(is("late", "One\nTwo\nThree\nSponsored by the mill"));
  CHECK(is("late", std::string(130, 'a') + " sponsored by the mill"));
  CHECK(is("unclear", "New boots #sp"));
  CHECK(is("early", "#ad New boots #sp"));
  CHECK(is("missing", "New boots"));
}

TEST_CASE("a sequence may begin in the messages just before, if its rule says so", "[rules]") {
  const std::string across =
      rule("seq.x", "kind = \"sequence\"\nfirst = [\"thanks\"]\nthen = [\"pitch\"]\nacross = true");
  Context context;
  context.earlier = {{false, "Thanks for the follow", ""}};
  CHECK(find(across, "seq.x", "Buy my book", Kind::dm_in, context).words == Words{"Buy my book"});
  CHECK_FALSE(find(across, "seq.x", "Buy my book", Kind::dm_out, context).hit);
  CHECK_FALSE(find(kSequence, "seq.x", "Buy my book", Kind::dm_in, context).hit);
}

TEST_CASE("a number over the platform's limit hits, of the default one where the platform is not known", "[rules]") {
  const std::string limits = "[[limits]]\nplatform = \"any\"\nhashtags = 3\nsource = \"s\"\nchecked = \"2026-01-01\"\n"
                             "[[limits]]\nplatform = \"x\"\nhashtags = 1\nsource = \"s\"\nchecked = \"2026-01-01\"\n";
  const std::string over = limits + rule("s.x", "kind = \"structure\"\nmeasure = \"hashtags\"\nover = \"hashtags\"");
  CHECK(find(over, "s.x", "#a #b #c #d").hit);
  CHECK_FALSE(find(over, "s.x", "#a #b #c").hit);
  CHECK(find(over, "s.x", "#a #b", Kind::post, with("platform", "x")).hit);
  CHECK_FALSE(find(over, "s.x", "#a #b", Kind::post, with("platform", "mastodon")).hit);
}

TEST_CASE("a softening rule that softens like another halves what that one halves", "[rules]") {
  const pack::Pack pack = make_pack(
      kMoves + rule("p.x", "kind = \"phrase\"\nmoves = [\"pitch\"]\nsoftened_by = [\"c.x\"]") +
      rule("c.x", "kind = \"context\"\neffect = \"softens\"\nwhen = [{ asked = true }]") +
      rule("c.y", "kind = \"context\"\neffect = \"softens\"\nsoftens_like = \"c.x\"\nwhen = [{ exchanged = true }]"));
  CHECK(pack.data().rules()->Get(0)->softened_by()->size() == 2);
}

TEST_CASE("one condition is enough, but all of its keys must hold", "[rules]") {
  const std::string either = "{ asked = true }, { relation = [\"friend\"] }";
  CHECK(holds(either, with("relation", "friend")));
  CHECK(holds(either, with("asked", "true")));
  CHECK_FALSE(holds("{ asked = true, relation = [\"friend\"] }", with("asked", "true")));
}

TEST_CASE("the text fits an audience if it shares a word or kin with it", "[rules]") {
  CHECK(holds("{ audience = \"fits\" }", with("topics", "bakery,bread"), "new bread recipe"));
  CHECK(holds("{ audience = \"fits\" }", with("audience", "bakers"), "for every baker here"));
  CHECK(holds("{ audience = \"foreign\" }", with("topics", "bakery,bread"), "cheap car insurance"));
  CHECK_FALSE(holds("{ audience = \"foreign\" }", {}, "cheap car insurance"));
  CHECK_FALSE(holds("{ audience = \"fits\" }", {}, "new bread recipe"));
}

TEST_CASE("structure is counted", "[rules]") {
  const auto counts = [](const std::string& measure, int at_least, const std::string& text) {
    return find(rule("s.x", "kind = \"structure\"\nmeasure = \"" + measure + "\"\nat_least = " +
                                std::to_string(at_least) + "\nmoves = [\"pitch\", \"call\", \"link\"]"),
                "s.x", text)
        .hit;
  };
  CHECK(counts("merge-tags", 1, "Hi {{name}}"));
  CHECK(counts("links", 2, "a.example and b.example"));
  CHECK_FALSE(counts("links", 2, "a.example"));
  const std::string by_kind =
      rule("s.x", "kind = \"structure\"\nmeasure = \"links\"\nat_least = 2\nat_least_public = 3");
  CHECK(find(by_kind, "s.x", "a.example and b.example", Kind::dm_in).hit);
  CHECK_FALSE(find(by_kind, "s.x", "a.example and b.example", Kind::post).hit);
  CHECK(find(by_kind, "s.x", "a.example, b.example, a.example", Kind::reply).hit);
  CHECK(counts("link-share", 25, "Oh so nice: a.example"));
  CHECK_FALSE(counts("link-share", 25, "Oh that is nice: a.example"));
  CHECK_FALSE(counts("link-share", 25, "No link at all"));
  CHECK(counts("hashtags", 2, "#one #two"));
  CHECK(counts("mentions", 2, "@one @two"));
  CHECK(counts("distinct-moves", 3, "Buy my book or book a call at a.example"));
  CHECK_FALSE(counts("distinct-moves", 3, "Buy my book, buy my book, buy my book"));
  CHECK(counts("shouted-words", 30, "THIS WEEK ONLY everything must leave"));
  CHECK_FALSE(counts("shouted-words", 30, "NASA and GDPR are acronyms"));
  CHECK(counts("reported-words", 50, "They wrote \"hello dear, buy my new book today\" to me"));
}
