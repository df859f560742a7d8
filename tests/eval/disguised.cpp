#include "eval/disguised.h"

#include <algorithm>
#include <random>

namespace unpushy::eval {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool is_caught(const Report& report) { return report.score >= 50; }

}  // namespace

double Disguised::same_share() const { return texts == 0 ? 1 : share(same_verdict, texts); }
double Disguised::recall_lost() const { return share(plain_caught, texts) - share(copies_caught, texts); }

std::vector<train::Labelled> draw_push(const std::vector<train::Labelled>& rows, std::size_t most, std::uint32_t seed) {
  std::vector<train::Labelled> push;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(push),
               [](const train::Labelled& row) { return row.label == train::Label::push; });
  // Not std::shuffle, which differs between libraries.
  std::mt19937 random(seed);
  for (std::size_t i = push.size(); i > 1; --i) std::swap(push[i - 1], push[random() % i]);
  push.resize(std::min(most, push.size()));
  return push;
}

std::vector<Disguised> measure_disguised(const Engine& engine, const std::vector<train::Labelled>& texts,
                                         std::uint32_t seed) {
  std::vector<Disguised> all(static_cast<std::size_t>(Disguise::count));
  for (std::size_t s = 0; s < all.size(); ++s) all[s].style = static_cast<Disguise>(s);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    train::Labelled copy = texts[i];
    const Report plain = engine.check(copy.draft());
    for (Disguised& style : all) {
      copy.text = disguise(texts[i].text, style.style, seed + static_cast<std::uint32_t>(i));
      if (copy.text == texts[i].text) continue;
      const Report report = engine.check(copy.draft());
      ++style.texts;
      style.same_verdict += report.verdict == plain.verdict;
      style.plain_caught += is_caught(plain);
      style.copies_caught += is_caught(report);
    }
  }
  return all;
}

}  // namespace unpushy::eval
