#pragma once
// Work spread over threads, results in the order of the tasks.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace unpushy::cli {

/// Takes tasks from one thread, works on them in several, and hands each finished one to `sink` in order. Bounded: at
/// most `2 * threads + 2` tasks are under way, then submit() waits. With one thread there is none but the caller's.
template <class Task>
class OrderedWork {
 public:
  using Work = std::function<void(Task&)>;
  /// `make_work` is called once per thread, so that each can have its own memory.
  OrderedWork(std::size_t threads, const std::function<Work()>& make_work, Work sink) : sink_(std::move(sink)) {
    if (threads <= 1) {
      inline_work_ = make_work();
      return;
    }
    limit_ = 2 * threads + 2;
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, work = make_work()] { run(work); });
    threads_.emplace_back([this] { hand_on(); });
  }

  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;
  ~OrderedWork() { finish(); }

  void submit(Task task) {
    if (inline_work_) {
      inline_work_(task);
      sink_(task);
      return;
    }
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return slots_.size() < limit_; });
    slots_.push_back(std::make_unique<Slot>(Slot{std::move(task), false}));
    changed_.notify_all();
  }

  /// Waits until every task has been handed on.
  void finish() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  struct Slot {
    Task task;
    bool done;
  };

  void run(const Work& work) {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return begun_ < slots_.size() || ended_; });
      if (begun_ == slots_.size()) return;
      Slot& slot = *slots_[begun_++];
      lock.unlock();
      work(slot.task);
      lock.lock();
      slot.done = true;
      changed_.notify_all();
    }
  }

  void hand_on() {
    for (;;) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return (!slots_.empty() && slots_.front()->done) || (slots_.empty() && ended_); });
      if (slots_.empty()) return;
      const std::unique_ptr<Slot> slot = std::move(slots_.front());
      slots_.pop_front();
      --begun_;
      changed_.notify_all();
      lock.unlock();
      sink_(slot->task);
    }
  }

  Work sink_, inline_work_;
  std::size_t limit_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;  // one for all: tasks are large, so waking a thread in vain costs nothing
  std::deque<std::unique_ptr<Slot>> slots_;
  std::size_t begun_ = 0;  // the first so many slots are being worked on or done
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace unpushy::cli
