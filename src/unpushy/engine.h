#pragma once
// The engine: a function from a draft to a report.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "unpushy/draft.h"
#include "unpushy/report.h"
#include "unpushy/result.h"

namespace unpushy {

/// What a rule says of itself, in the pack's wording. Views live as long as the engine.
struct RuleInfo {
  std::string_view id, title, why, instead, source;
  Dimension dimension = Dimension::value;
  Strength strength = Strength::weak;
  bool softens = false;
};

/// A ready answer to a received message.
struct Answer {
  std::string_view id;     ///< "polite-no", "one-question", "open-door"
  std::string_view title;  ///< what it is, for a heading
  std::string_view text;   ///< the answer, ready to send
};

struct PackVersion {
  std::string_view lang, version;
};

/// Checks drafts for push-style patterns. Immutable, cheap to copy, safe to share between threads.
/// Time is linear in the text and memory bounded; no result depends on an earlier call.
class Engine {
 public:
  /// The packs embedded in the native build. Not in the wasm build, which starts from fetched packs.
  static Engine builtin();
  /// An engine from the bytes of compiled packs (.upk), copied. Fails on a damaged or foreign pack, on two packs of one
  /// language, and on an empty list; `where` is the index of the pack.
  static Result<Engine> from(const std::vector<std::string_view>& packs);

  /// Never fails: any bytes will do. Ill-formed UTF-8 is read as U+FFFD and still has a span.
  Report check(const Draft& draft) const;

  /// Nothing if the id is unknown.
  std::optional<RuleInfo> find_rule(std::string_view id) const;
  std::vector<RuleInfo> rules() const;
  std::vector<Answer> answers() const;
  std::vector<PackVersion> pack_versions() const;

 private:
  struct State;
  explicit Engine(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace unpushy
