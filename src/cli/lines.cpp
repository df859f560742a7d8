#include "cli/lines.h"

#include <algorithm>

namespace unpushy::cli {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;  // bytes of one read; a pipe gives less
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

Result<bool> LineSource::next(Batch& batch, std::size_t padding) {
  batch.text.clear();
  batch.lines.clear();
  while (batch.lines.empty()) {
    const std::size_t known = pending_.size();
    const auto count = file_.read(pending_, kChunk);
    if (!count) return count.error();
    const bool ended = *count == 0;
    if (ended && pending_.empty() && !in_long_line_) return false;
    if (ended) pending_ += '\n';
    if (at_start_) {
      if (const auto other = other_encoding(file_.path(), pending_)) return *other;
      skip_byte_order_mark();
    }
    if (in_long_line_) end_long_line(batch);
    const std::size_t last = pending_.find('\n', std::min(known, pending_.size())) == std::string::npos
                                 ? std::string::npos
                                 : pending_.rfind('\n');
    if (last != std::string::npos) {
      take_lines(batch, last + 1);
    } else if (pending_.size() > kMaxLineBytes) {
      in_long_line_ = true;
      pending_.clear();
    }
  }
  batch.text.append(padding, '\0');
  return true;
}

void LineSource::skip_byte_order_mark() {
  if (pending_.size() < kByteOrderMark.size() && kByteOrderMark.substr(0, pending_.size()) == pending_) return;
  if (pending_.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0) pending_.erase(0, kByteOrderMark.size());
  at_start_ = false;
}

// Moves pending_[0, end), which ends with a line end, into the batch.
void LineSource::take_lines(Batch& batch, std::size_t end) {
  const std::string rest = pending_.substr(end);
  pending_.resize(end);
  batch.text.swap(pending_);
  pending_ = rest;
  for (std::size_t at = 0; at < batch.text.size();) {
    const std::size_t line_end = batch.text.find('\n', at);
    Line line{at, line_end - at, ++number_, false};
    at = line_end + 1;
    if (line.size > kMaxLineBytes) line = {0, 0, line.number, true};
    if (line.too_long || !is_blank(batch[line])) batch.lines.push_back(line);
  }
}

void LineSource::end_long_line(Batch& batch) {
  const std::size_t line_end = pending_.find('\n');
  pending_.erase(0, line_end == std::string::npos ? line_end : line_end + 1);
  if (line_end == std::string::npos) return;
  in_long_line_ = false;
  batch.lines.push_back({0, 0, ++number_, true});
}

}  // namespace unpushy::cli
