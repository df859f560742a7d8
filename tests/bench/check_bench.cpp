// Speed of a full check with reasons: time per text and throughput, for growing texts.
// The texts are real-looking and the same in every run; nothing here is a pass or fail test.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "unpushy/engine.h"

namespace {

constexpr const char* kParagraphs[] = {
    "Thanks for the follow! I saw your photos of the harbour and wondered which paper you print them on. ",
    "We just released version 2.4; notes and downloads are at project.example/releases. It fixes the two crashes "
    "reported last week. ",
    "Hi there, I love your content! I help coaches like you double their leads. Grab my free guide at "
    "growfast.example/guide, only 5 spots left! ",
    "The bus was late again, so I walked along the river and counted eleven herons. Nobody believed me at the office. ",
};

std::string text_of(std::size_t length) {
  std::string text;
  for (std::size_t i = 0; text.size() < length; ++i) text += kParagraphs[i % std::size(kParagraphs)];
  text.resize(length);
  return text;
}

/// What callgrind counts (`./dev bench counts`).
[[gnu::noinline]] unpushy::Report counted(const unpushy::Engine& engine, const unpushy::Draft& draft) {
  return engine.check(draft);
}

/// Checks the draft again and again. The first check is not measured: what the engine learns of the phrases from it, it
/// keeps (pack/automaton.h).
void repeat(benchmark::State& state, const unpushy::Draft& draft) {
  const auto engine = unpushy::Engine::builtin();
  benchmark::DoNotOptimize(engine.check(draft));
  for (auto _ : state) benchmark::DoNotOptimize(counted(engine, draft));
}

void check(benchmark::State& state) {
  const std::string text = text_of(static_cast<std::size_t>(state.range(0)));
  repeat(state, {text, unpushy::Kind::dm_in, {}});
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
/// A text of talk alone: nothing is found, no fix is tried.
void talk(benchmark::State& state) {
  const std::string text = std::string(kParagraphs[3]) + kParagraphs[3] + kParagraphs[3];
  const std::string_view draft = std::string_view(text).substr(0, 280);
  repeat(state, {draft, unpushy::Kind::post, {}});
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * draft.size()));
}
BENCHMARK(talk)->Unit(benchmark::kMicrosecond);

BENCHMARK(check)->Arg(280)->Arg(3000)->Arg(100000)->Arg(1 << 20)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
