#include "text/utf8.h"

namespace unpushy::text {
namespace {

struct Lead {
  std::uint32_t length;     // bytes of a well-formed sequence, 0 if this byte can not begin one
  unsigned char low, high;  // range of the second byte (Unicode Standard, table 3-7)
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};  // no surrogates
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  return {0, 0, 0};
}

}  // namespace

Scalar decode_sequence(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const Lead lead = lead_of(first);
  if (lead.length == 0) return {kReplacement, 1};
  char32_t code = first & (0xFFu >> (lead.length + 1));
  for (std::uint32_t i = 1; i < lead.length; ++i) {
    const bool present = at + i < text.size();
    const unsigned char low = i == 1 ? lead.low : 0x80, high = i == 1 ? lead.high : 0xBF;
    if (!present || byte(at + i) < low || byte(at + i) > high) return {kReplacement, i};
    code = (code << 6) | (byte(at + i) & 0x3Fu);
  }
  return {code, lead.length};
}

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6));
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

std::size_t boundary_before(std::string_view text, std::size_t limit) {
  if (limit >= text.size()) return text.size();
  // A sequence is at most four bytes long, so the boundary is among the last four positions.
  for (std::size_t back = 0; back < 4 && back <= limit; ++back) {
    const std::size_t at = limit - back;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    return at + decode(text, at).length <= limit ? limit : at;
  }
  return limit;
}

}  // namespace unpushy::text
