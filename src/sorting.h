#pragma once
// One small stable sort. The library's sorts are made for millions of items and cost the wasm module 5 kB a use before
// compression; here a list mostly has fewer than ten.

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace unpushy {

/// Sorts by `less`; what is equal keeps its order. Short lists by insertion, longer ones by merging: n log n always.
template <class T, class Less = std::less<T>>
void sort_stably(std::vector<T>& items, Less less = {}) {
  constexpr std::size_t kRun = 8;
  const std::size_t size = items.size();
  for (std::size_t i = 1; i < size; ++i) {
    for (std::size_t j = i; j % kRun != 0 && less(items[j], items[j - 1]); --j) std::swap(items[j], items[j - 1]);
  }
  if (size <= kRun) return;
  std::vector<T> merged(size);
  for (std::size_t run = kRun; run < size; run *= 2) {
    std::size_t left = 0, right = 0, out = 0;
    for (std::size_t begin = 0; begin < size; begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, size), end = std::min(begin + 2 * run, size);
      for (left = begin, right = middle; out < end; ++out) {
        const bool take_right = left == middle || (right < end && less(items[right], items[left]));
        merged[out] = std::move(items[take_right ? right++ : left++]);
      }
    }
    std::swap(items, merged);
  }
}

}  // namespace unpushy
