#pragma once
// The automata of one pack: each check that runs takes one, so that checks on several threads do not wait for each
// other.

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "pack/automaton.h"

namespace unpushy::pack {

class Automata {
 public:
  explicit Automata(Program program) : program_(std::move(program)) {}

  std::unique_ptr<Automaton> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto automaton = std::move(idle_.back());
        idle_.pop_back();
        return automaton;
      }
    }
    return std::make_unique<Automaton>(program_);
  }

  void give_back(std::unique_ptr<Automaton> automaton) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(automaton));
  }

 private:
  const Program program_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Automaton>> idle_;
};

}  // namespace unpushy::pack
