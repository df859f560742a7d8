#pragma once
// Finds messages made from one template while they stream by. Memory is bounded: single texts are forgotten in the
// order they came once there are too many, templates are kept.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/wording.h"
#include "unpushy/audit.h"

namespace unpushy::history {

inline constexpr std::uint32_t kNoTemplate = 0xFFFFFFFF;

class Templates {
 public:
  Templates();

  struct Found {
    std::uint32_t id = kNoTemplate;             ///< the template this text is made from
    std::optional<std::uint32_t> first_record;  ///< of the text that was single until now, and shares the id
  };
  /// `group` keeps kinds of messages apart; texts of different groups are never alike.
  Found add(std::string_view text, const Wording& wording, std::uint32_t group, std::uint32_t record);

  std::size_t size() const { return templates_.size(); }
  /// The words that stay and the slots, with examples from the texts that were kept.
  std::vector<Audit::TemplatePart> parts(std::uint32_t id) const;
  struct Reading {
    text::Document document;
    Wording wording;
  };
  static Reading read(const std::string& text);
  /// One of the texts, cut.
  const std::string& text(std::uint32_t id) const { return templates_[id].texts.front(); }

 private:
  struct Single {
    std::vector<std::uint32_t> words;
    std::uint64_t whole = 0;
    std::uint32_t record = 0;
    std::uint32_t sequence = 0;  // 0: nothing here
    std::uint32_t group = 0;
  };
  struct Template {
    std::vector<std::uint32_t> words;
    std::vector<bool> stays;  // beside words
    std::uint64_t whole = 0;
    std::uint32_t group = 0;
    std::vector<std::string> texts;  // the first has these words
  };
  // Where a key was seen last: a template, or the single text of that sequence number.
  struct Slot {
    std::uint32_t key = 0, reference = 0;
  };
  struct Candidate {
    std::uint32_t reference = 0, votes = 0;
  };

  std::vector<Candidate> candidates(const Wording& wording, std::uint32_t group) const;
  Slot& slot(std::uint32_t key) { return slots_[key % slots_.size()]; }
  void remember(const Wording& wording, std::uint32_t group, std::uint32_t reference);
  Single* single(std::uint32_t reference);
  void join(Template& found, std::string_view text, const Wording& wording);

  std::vector<Slot> slots_;
  std::vector<Single> singles_;
  std::vector<Template> templates_;
  std::uint32_t sequence_ = 0;
};

}  // namespace unpushy::history
