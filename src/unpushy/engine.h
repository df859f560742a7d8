#pragma once
// The engine: a function from a draft to a report.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "unpushy/draft.h"
#include "unpushy/report.h"
#include "unpushy/result.h"

namespace unpushy {

namespace text {
struct Document;
}

/// What a rule says of itself, in the pack's wording. Views live as long as the engine.
struct RuleInfo {
  std::string_view id, title, why, instead, source;
  Dimension dimension = Dimension::value;
  Strength strength = Strength::weak;
  bool softens = false;
  std::int32_t weight = 0;                    ///< milli-log-odds; negative softens
  std::vector<std::string_view> kinds;        ///< of the drafts it looks at; empty: all
  std::vector<std::string_view> softened_by;  ///< ids of rules
};

/// What suits a platform, for a counter. 0: not known. Views live as long as the engine.
struct Limits {
  Platform platform = Platform::unknown;  ///< unknown: for no platform in particular
  std::uint32_t hashtags = 0;             ///< as many suit a post
  std::uint32_t most_hashtags = 0;        ///< more are refused or ignored
  std::uint32_t mentions = 0, links = 0;
  std::uint32_t characters = 0;                   ///< the longest post, as the platform counts
  std::uint32_t least_words = 0, most_words = 0;  ///< of a message to one person
  std::string_view source, checked;               ///< checked: ISO 8601 date
};

/// How to be left in peace on a platform, in words. Views live as long as the engine.
struct Guidance {
  std::string_view mute, block, report, source, checked;
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
  /// All ready answers; a report of a received message names the fitting ones.
  std::vector<Answer> answers() const;
  /// One for each platform that has numbers of its own, and the default first, with whose numbers the others are
  /// filled.
  std::vector<Limits> limits() const;
  /// For a platform that is not known, in general words.
  Guidance guidance(Platform platform) const;
  std::vector<PackVersion> pack_versions() const;

 private:
  friend class Auditor;
  struct State;
  /// The score, verdict, action, moves and the rules of a check with what they contribute, and nothing that is only for
  /// showing; leaves the text as it was read. For many texts.
  Report weigh(const Draft& draft, text::Document& document) const;
  explicit Engine(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace unpushy
