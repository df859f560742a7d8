#pragma once
// What a check says. Plain copied structs; nothing here holds the draft's words, only where they stand.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace unpushy {

inline constexpr int kSchemaVersion = 1;

/// Half-open range of UTF-8 bytes in Draft::text: [begin, end), both on code point boundaries.
struct Span {
  std::uint32_t begin = 0, end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

enum class Verdict : std::uint8_t { conversation, leaning, push, unclear };
/// For received messages only; `none` for what one writes.
enum class Action : std::uint8_t { none, reply, ask_first, ignore, block };
enum class Dimension : std::uint8_t { value, authenticity, pressure, timing, volume, honesty, relevance };
inline constexpr std::size_t kDimensions = 7;
enum class Strength : std::uint8_t { weak, medium, strong };
/// What a finding rests on. Only `context` and `model` may come without evidence.
enum class Basis : std::uint8_t { words, structure, context, model };

/// Replace text[begin, end) by `text`. Edits of one fix are sorted and do not overlap.
struct Edit {
  Span span;
  std::string text;
};

/// A change that can be applied as it stands; it never raises the score.
struct Fix {
  std::string title;
  std::vector<Edit> edits;
};

/// What a piece of the text does to the reader: "thanks-follow", "flatter", "pitch", "link" ...
struct Move {
  std::string_view move;  ///< owned by the engine's pack
  Span span;              ///< the words it rests on
};

/// One reason for the score. Wording is owned by the engine's pack and lives as long as the engine.
struct Finding {
  std::string_view rule;  ///< "pressure.urgency"
  Dimension dimension = Dimension::value;
  Strength strength = Strength::weak;
  Basis basis = Basis::words;
  std::int32_t contribution = 0;  ///< milli-log-odds added to the logit, after caps; negative softens
  std::int32_t points = 0;        ///< share of the score, whole points; see Report::score
  std::vector<Span> evidence;     ///< sorted, no overlaps
  std::string_view title, why, instead, source;
  std::optional<Fix> fix;
};

/// What a ready answer does: says no politely, asks one honest question, or says why none is needed.
enum class Tone : std::uint8_t { no, question, none };

/// A ready answer to a received message. Views live as long as the engine.
struct Answer {
  std::string_view id;  ///< "offer-no"
  Tone tone = Tone::none;
  std::string_view title;  ///< what it is, for a heading
  std::string_view text;   ///< ready to send; of tone `none` a word to the reader
};

struct Report {
  float score = 0;        ///< 0..100 in steps of 0.1; at 50 and above the text pushes
  float probability = 0;  ///< score / 100
  /// Milli-log-odds of a text with no finding. bias + the findings' contributions is the logit of the score, exactly;
  /// the findings' points add up to the rounded score minus the rounded score at bias.
  std::int32_t bias = 0;
  Verdict verdict = Verdict::unclear;
  Action action = Action::none;
  std::string_view lang;                        ///< ISO 639-1, or "und"
  std::array<float, kDimensions> dimensions{};  ///< 0..100 each, by Dimension
  std::vector<Move> moves;                      ///< in reading order
  std::vector<Finding> findings;                ///< by first evidence (none last), then rule
  std::vector<std::string_view> unknown;        ///< context keys whose answer could change the verdict
  std::vector<Answer> answers;                  ///< for received messages: one of each tone that fits
  bool truncated = false;                       ///< text beyond kMaxDraftBytes was not read
};

std::string_view name(Verdict verdict);
std::string_view name(Action action);  ///< empty for none
std::string_view name(Tone tone);
std::string_view name(Dimension dimension);
std::string_view name(Strength strength);
std::string_view name(Basis basis);

}  // namespace unpushy
