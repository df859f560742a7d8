#include "cli/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "report/terminal.h"

namespace unpushy::cli {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 18;
constexpr int kClosedPipe = 128 + SIGPIPE;  // what a shell reports of a filter that nobody listens to

std::string shown(const std::string& path) { return path == "-" ? "standard input" : "\"" + path + "\""; }

Error unreadable(const std::string& path, int reason) {
  return Error{ErrorCode::invalid, path, "cannot read " + shown(path) + ": " + std::strerror(reason)};
}

}  // namespace

Result<InputFile> InputFile::open(const std::string& path) {
  if (path == "-") return InputFile(STDIN_FILENO, path);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return unreadable(path, errno);
  return InputFile(descriptor, path);
}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}

InputFile::~InputFile() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Result<std::size_t> InputFile::read(std::string& out, std::size_t limit) {
  const std::size_t size = out.size();
  out.resize(size + std::min(limit, kChunk));
  ssize_t count = -1;
  do {
    count = ::read(descriptor_, out.data() + size, out.size() - size);
  } while (count < 0 && errno == EINTR);
  const int reason = errno;
  out.resize(size + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  if (count < 0) return unreadable(path_, reason);
  return static_cast<std::size_t>(count);
}

Result<std::string> read_up_to(const std::string& path, std::size_t limit) {
  auto file = InputFile::open(path);
  if (!file) return file.error();
  std::string bytes;
  while (bytes.size() < limit) {
    const auto count = file->read(bytes, limit - bytes.size());
    if (!count) return count.error();
    if (*count == 0) break;
  }
  std::string rest;
  // Who writes into our pipe may take it for a failure that nobody reads to the end.
  while (path == "-" && bytes.size() >= limit) {
    rest.clear();
    const auto count = file->read(rest, kChunk);
    if (!count || *count == 0) break;
  }
  return bytes;
}

std::optional<Error> other_encoding(const std::string& path, std::string_view bytes) {
  const std::string_view mark = bytes.substr(0, 2);
  if (mark != "\xFF\xFE" && mark != "\xFE\xFF") return std::nullopt;
  return Error{ErrorCode::unsupported, path,
               "cannot read " + shown(path) + ": it is UTF-16; save it as UTF-8, or use iconv -f UTF-16 -t UTF-8"};
}

void write_out(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
    if (count >= 0) {
      text.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EPIPE) {
      std::_Exit(kClosedPipe);  // only where SIGPIPE is ignored; other threads may be waiting for input
    } else if (errno != EINTR) {
      complain(std::string("cannot write to standard output: ") + std::strerror(errno));
      std::_Exit(2);
    }
  }
}

void complain(std::string_view sentence) {
  std::string line = "unpushy: ";
  report::append_printable(line, sentence);
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

}  // namespace unpushy::cli
