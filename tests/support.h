#pragma once
// What several test files need: a small pack of their own, and reading a text's parts back as words.

#include <catch2/catch.hpp>
#include <chrono>
#include <ctime>
#include <string>
#include <vector>

#include "pack/compiler.h"
#include "pack/pack.h"
#include "rules/facts.h"
#include "text/document.h"
#include "unpushy/engine.h"

namespace unpushy::test {

/// weights and version that every pack needs
inline const pack::SourceFile kWeights{"weights.toml", R"(
version = "test"
bias = -3000
[prior]
weak = 700
medium = 1600
strong = 3100
[soften]
weak = 500
medium = 1000
strong = 2000
[family]
default_cap = 4000
[language.en]
common = ["the", "and", "of"]
numbers = ["five"]
)"};

inline Result<pack::Compiled> compile(const std::string& rules) {
  return pack::compile({kWeights, {"rules.toml", rules}}, "en");
}

inline pack::Pack make_pack(const std::string& rules) {
  const auto compiled = compile(rules);
  if (!compiled) FAIL(compiled.error().where + ": " + compiled.error().what);
  auto pack = pack::Pack::open(compiled->bytes);
  if (!pack) FAIL(pack.error().what);
  return *pack;
}

/// Rules of one move "m" of these phrases (TOML list without brackets).
inline std::string phrase_rules(const std::string& any, const std::string& unless = "") {
  return "[[move]]\nid = \"m\"\nrole = \"ask\"\n[move.en]\nany = [" + any + "]\nunless = [" + unless +
         "]\nhits = [\"-\", \"-\", \"-\"]\nmisses = [\"-\", \"-\", \"-\"]\n";
}
inline pack::Pack phrase_pack(const std::string& any, const std::string& unless = "") {
  return make_pack(phrase_rules(any, unless));
}

inline std::string at(std::string_view text, Span span) {
  return std::string(text.substr(span.begin, span.end - span.begin));
}

/// The words of the move "m" as the person typed them.
inline std::vector<std::string> found(const pack::Pack& pack, const std::string& text) {
  const text::Document document = text::read(text, &pack);
  const rules::Facts facts(pack, document);
  std::vector<std::string> words;
  for (const rules::MoveHit& hit : facts.moves()) {
    if (pack.data().moves()->Get(hit.move)->id()->string_view() == "m")
      words.push_back(at(text, document.span(hit.place.first, hit.place.last)));
  }
  return words;
}

/// Seconds of this process alone, as the machine may be busy with others. In wasm the clock on the wall, which is finer
/// there.
inline double own_seconds() {
#ifdef __EMSCRIPTEN__
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
#else
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
#endif
}

using Words = std::vector<std::string>;

}  // namespace unpushy::test
