#pragma once
// A pack in memory: verified bytes and the views the rules work on.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "pack/automata.h"
#include "pack/index.h"
#include "pack/lexicon.h"
#include "pack_generated.h"
#include "text/document.h"
#include "unpushy/result.h"

namespace unpushy::pack {

/// Where the words of a phrase stand. Token indexes of the document, both included.
struct PhraseHit {
  std::uint16_t list = 0;
  bool unless = false;
  std::uint32_t first = 0, last = 0;
  std::uint32_t sentence = 0;
};

/// A compiled pack, checked once so that nothing needs checking later. Cheap to copy; to its users immutable,
/// from several threads as well. Its words are the
/// vocabulary with which a text is read.
class Pack final : public text::Vocabulary {
 public:
  /// Copies the bytes. Fails with `damaged` if any offset or index in them is out of place, with `unsupported` if they
  /// are a pack of another format.
  static Result<Pack> open(std::string_view bytes);

  const fb::Pack& data() const { return *root_; }
  const Index& index() const { return *index_; }

  bool knows(std::string_view word) const override;
  bool knows_beginning(std::string_view word) const override;
  bool is_common(std::string_view word) const override;

  /// Every phrase of every list in the document, `unless` phrases included, ordered by last token. What is found in a
  /// sentence depends on nothing outside it.
  /// @param left_out sentences that are not looked at; may be empty
  std::vector<PhraseHit> match(const text::Document& document, const std::vector<bool>& left_out = {}) const;

  /// Words of the text that are among the commonest of the pack's language, up to the first `limit` words.
  std::uint32_t count_common_words(const text::Document& document, std::uint32_t limit) const;

 private:
  Pack() = default;
  std::shared_ptr<const std::vector<std::uint64_t>> bytes_;  // 64-bit units keep FlatBuffers' alignment
  const fb::Pack* root_ = nullptr;
  std::shared_ptr<Automata> automata_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::shared_ptr<const Index> index_;
};

/// The version of the form in which packs are written; other versions are refused.
inline constexpr std::uint16_t kFormat = 5;

}  // namespace unpushy::pack
