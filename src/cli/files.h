#pragma once
// Files and standard streams. Everything the command reads or writes passes here.

#include <optional>
#include <string>
#include <string_view>

#include "unpushy/result.h"

namespace unpushy::cli {

/// An open file, or standard input for "-". Reads what is at hand, so that a pipe that trickles is answered at once.
class InputFile {
 public:
  static Result<InputFile> open(const std::string& path);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  /// Appends up to `limit` bytes to `out`; returns how many, 0 at the end.
  Result<std::size_t> read(std::string& out, std::size_t limit);
  const std::string& path() const { return path_; }

 private:
  InputFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}

  int descriptor_;
  std::string path_;
};

/// The first `limit` bytes of a file. Standard input is read to its end all the same.
Result<std::string> read_up_to(const std::string& path, std::size_t limit);

/// An error if the bytes begin with the mark of UTF-16, as some editors and shells write it.
std::optional<Error> other_encoding(const std::string& path, std::string_view bytes);

/// Writes all of it to standard output. If nobody reads any more the process ends without a word; if the disk is
/// full or the like, with a sentence and exit code 2.
void write_out(std::string_view text);

/// `unpushy: sentence` on standard error.
void complain(std::string_view sentence);

bool output_is_terminal();

}  // namespace unpushy::cli
