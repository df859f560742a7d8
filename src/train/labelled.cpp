#include "train/labelled.h"

#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "cli/draft_reader.h"

namespace unpushy::train {
namespace {

namespace dom = simdjson::dom;

std::optional<Label> label_of(std::string_view name) {
  if (name == "push") return Label::push;
  if (name == "benign") return Label::benign;
  if (name == "other") return Label::other;
  return std::nullopt;
}

std::optional<Kind> kind_of(std::string_view name) {
  if (name.empty() || name == "headline") return Kind::post;
  if (name == "dm") return Kind::dm_in;
  const auto kind = parse_kind(name);
  if (!kind) return std::nullopt;
  return *kind;
}

std::string_view member(const dom::element& row, const char* key) {
  std::string_view value;
  return row[key].get_string().get(value) ? std::string_view() : value;
}

/// Reads the context as the command does. Empty on success, else why not.
std::string read_context(const dom::element& context, Context& into) {
  cli::DraftReader reader(Kind::post, {});
  std::string line = "{\"text\":\"\",\"context\":" + simdjson::minify(context) + "}";
  const std::size_t size = line.size();
  line.resize(size + cli::kLinePadding);
  if (!reader.read(std::string_view(line).substr(0, size))) return reader.error();
  into = reader.draft().context;
  return {};
}

std::string read_row(dom::parser& parser, const std::string& line, Labelled& row) {
  dom::element element;
  if (parser.parse(line).get(element) || !element.is_object()) return "not a JSON object";
  if (!element["text"].is_string()) return "no text";
  const auto label = label_of(member(element, "label"));
  if (!label) return "label must be push, benign or other";
  row.kind_name = member(element, "kind");
  const auto kind = kind_of(row.kind_name);
  if (!kind) return "unknown kind";
  row.text = member(element, "text");
  row.source = member(element, "source");
  row.voice = member(element, "voice");
  row.kind = *kind;
  row.label = *label;
  dom::element context;
  return element["context"].get(context) ? std::string() : read_context(context, row.context);
}

}  // namespace

Result<LabelledFile> read_labelled(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorCode::damaged, path, "This file cannot be read."};
  LabelledFile result;
  dom::parser parser;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Labelled row;
    const std::string why = read_row(parser, line, row);
    if (why.empty()) {
      if (row.source.empty()) row.source = std::filesystem::path(path).stem().string();
      result.rows.push_back(std::move(row));
    } else {
      result.skipped.push_back(path + ":" + std::to_string(number) + ": " + why);
    }
  }
  if (file.bad()) return Error{ErrorCode::damaged, path, "This file cannot be read to its end."};
  return result;
}

}  // namespace unpushy::train
