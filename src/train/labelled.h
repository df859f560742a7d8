#pragma once
// Labelled NDJSON: {"text", "label": push|benign|other, "kind": post|dm|headline|reply|dm-in|dm-out, "lang", "source",
// "voice", "context"}. A dm counts as dm-in, a headline as a post. `lang` is not handed on: the engine has to find out
// as for anybody.

#include <string>
#include <vector>

#include "train/metrics.h"
#include "unpushy/draft.h"

namespace unpushy::train {

struct Labelled {
  std::string text;
  Kind kind = Kind::post;
  Context context;
  Label label = Label::other;
  std::string source;     ///< the file's name if the row has none
  std::string voice;      ///< who is speaking, for own texts; else empty
  std::string kind_name;  ///< as the row says it

  Draft draft() const { return {text, kind, context}; }
};

struct LabelledFile {
  std::vector<Labelled> rows;
  std::vector<std::string> skipped;  ///< "file:line: why", for rows that are none
};

/// Fails if the file cannot be read; a line that is no labelled row is skipped and named.
Result<LabelledFile> read_labelled(const std::string& path);

}  // namespace unpushy::train
