#include "history/wording.h"

#include <algorithm>

namespace unpushy::history {
namespace {

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15u;

std::uint64_t mixed(std::uint64_t value) {  // the end of MurmurHash3
  value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCDu;
  value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53u;
  return value ^ (value >> 33);
}

void keep_smallest(Wording& wording, std::uint32_t key) {
  auto& keys = wording.keys;
  std::size_t at = wording.key_count;
  while (at > 0 && keys[at - 1] > key) --at;
  if (at == kMostKeys || (at > 0 && keys[at - 1] == key)) return;
  wording.key_count = std::min(wording.key_count + 1, kMostKeys);
  for (std::size_t i = wording.key_count - 1; i > at; --i) keys[i] = keys[i - 1];
  keys[at] = key;
}

}  // namespace

std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return mixed(hash);
}

std::uint32_t number_of_word(std::string_view folded) { return static_cast<std::uint32_t>(hash_of(folded)); }

bool is_class(text::TokenKind kind) {
  using enum text::TokenKind;
  return kind == link || kind == number || kind == money || kind == mention || kind == email || kind == phone ||
         kind == merge_tag;
}

Wording wording_of(const text::Document& document) {
  Wording wording;
  std::uint32_t before = 0;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const text::Token& token = document.tokens[i];
    if (token.kind == text::TokenKind::punctuation || token.kind == text::TokenKind::emoji) continue;
    const auto word =
        is_class(token.kind) ? static_cast<std::uint32_t>(token.kind) + 1 : number_of_word(document.folded_text(token));
    wording.whole = mixed(wording.whole * kMix + word);
    if (wording.words.size() == kMostWords) continue;
    if (!wording.words.empty()) keep_smallest(wording, static_cast<std::uint32_t>(mixed(before * kMix + word)));
    wording.words.push_back(word);
    wording.tokens.push_back(i);
    before = word;
  }
  return wording;
}

namespace {

/// For each word of a text the places it stands at, as bits. Open addressing: at most kMostWords of the slots are
/// taken.
class Places {
 public:
  explicit Places(const std::vector<std::uint32_t>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      Slot& at = slot(words[i]);
      at.taken = true;
      at.word = words[i];
      at.bits[i / 64] |= std::uint64_t{1} << (i % 64);
    }
  }
  using Bits = std::array<std::uint64_t, (kMostWords + 63) / 64>;
  const Bits& of(std::uint32_t word) { return slot(word).bits; }

 private:
  struct Slot {
    std::uint32_t word = 0;
    bool taken = false;
    Bits bits{};
  };
  Slot& slot(std::uint32_t word) {
    std::size_t at = word % slots_.size();
    while (slots_[at].taken && slots_[at].word != word) at = (at + 1) % slots_.size();
    return slots_[at];
  }
  std::array<Slot, 256> slots_{};
};

}  // namespace

// A column of the usual table at once, a bit for each row (Hyyro 2004): v' = (v + (v & m)) | (v & ~m); each zero is a
// word in common.
std::size_t common_words(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  Places places(a);
  Places::Bits rows;
  rows.fill(~std::uint64_t{0});
  for (const std::uint32_t word : b) {
    const Places::Bits& match = places.of(word);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::uint64_t old = rows[i], both = old & match[i], sum = old + both, all = sum + carry;
      carry = (sum < old || all < sum) ? 1 : 0;
      rows[i] = all | (old & ~match[i]);
    }
  }
  std::size_t common = 0;
  for (std::size_t i = 0; i < a.size(); ++i) common += (rows[i / 64] >> (i % 64) & 1) == 0 ? 1U : 0U;
  return common;
}

Alignment align(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::uint8_t> table((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      table[i * width + j] = a[i] == b[j] ? static_cast<std::uint8_t>(table[(i + 1) * width + j + 1] + 1)
                                          : std::max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  Alignment alignment{std::vector<std::int32_t>(a.size(), -1), table[0]};
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      alignment.partner[i++] = static_cast<std::int32_t>(j++);
    } else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return alignment;
}

}  // namespace unpushy::history
