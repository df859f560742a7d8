#include "cli/signature.h"

#include <array>

#include "history/wording.h"
#include "text/document.h"

namespace unpushy::cli {
namespace {

constexpr std::size_t kBits = 64;

/// For each bit, how much speaks for it.
class Vote {
 public:
  void add(std::uint64_t hash, std::int64_t weight) {
    for (std::size_t i = 0; i < kBits; ++i) sums_[i] += (hash >> i & 1) != 0 ? weight : -weight;
  }
  std::uint64_t result() const {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < kBits; ++i) bits |= std::uint64_t{sums_[i] > 0} << i;
    return bits;
  }

 private:
  std::array<std::int64_t, kBits> sums_{};
};

std::uint64_t joined(std::uint64_t first, std::uint64_t second) {  // the end of MurmurHash3
  std::uint64_t value = first * 0x9E3779B97F4A7C15u + second;
  value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCDu;
  value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53u;
  return value ^ (value >> 33);
}

std::uint64_t hash_of(const text::Document& document, const text::Token& token) {
  if (history::is_class(token.kind)) return joined(1, static_cast<std::uint64_t>(token.kind));
  return history::hash_of(document.folded_text(token));
}

}  // namespace

std::optional<std::uint64_t> signature_of(std::string_view text) {
  constexpr std::int64_t kWord = 2, kPair = 1;  // pairs keep texts of the same common words apart
  const text::Document document = text::read(text);
  Vote vote;
  std::optional<std::uint64_t> before;
  for (const text::Token& token : document.tokens) {
    if (token.kind == text::TokenKind::punctuation || token.kind == text::TokenKind::emoji) continue;
    const std::uint64_t word = hash_of(document, token);
    vote.add(word, kWord);
    if (before) vote.add(joined(*before, word), kPair);
    before = word;
  }
  if (!before) return std::nullopt;
  return vote.result();
}

std::string signature_json(std::string_view text) {
  const auto signature = signature_of(text);
  if (!signature) return "null";
  std::string json = "\"";
  for (std::size_t i = kBits; i > 0; i -= 4) json += "0123456789abcdef"[*signature >> (i - 4) & 15];
  return json + "\"";
}

}  // namespace unpushy::cli
