#pragma once
// A stream of lines, cut into batches of what is at hand.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/files.h"

namespace unpushy::cli {

/// A longer line is not kept, so that memory stays bounded whatever comes in.
inline constexpr std::size_t kMaxLineBytes = std::size_t{8} << 20;

struct Line {
  std::size_t begin = 0, size = 0;  ///< bytes of Batch::text, without the line end
  std::uint64_t number = 0;         ///< from 1, in its file
  bool too_long = false;            ///< was over kMaxLineBytes; has no bytes
};

struct Batch {
  std::string text;
  std::vector<Line> lines;  ///< blank ones left out

  std::string_view operator[](const Line& line) const { return std::string_view(text).substr(line.begin, line.size); }
};

class LineSource {
 public:
  explicit LineSource(InputFile file) : file_(std::move(file)) {}

  /// Fills the batch with whole lines, waiting for at least one; false at the end. The last line needs no line end.
  /// After each line `padding` bytes of the batch's text may be read.
  Result<bool> next(Batch& batch, std::size_t padding);

 private:
  void skip_byte_order_mark();
  void take_lines(Batch& batch, std::size_t end);
  void end_long_line(Batch& batch);

  InputFile file_;
  std::string pending_;       // read and not handed on
  std::uint64_t number_ = 0;  // of the last line handed on
  bool at_start_ = true;
  bool in_long_line_ = false;  // dropping bytes up to the next line end
};

}  // namespace unpushy::cli
