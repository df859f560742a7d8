// unpushy-history-tables FOLDER OUT: the TOML files of src/data/history as C++ tables. A host tool of the build: the
// audit then starts without reading anything.

#include <toml++/toml.h>

#include <array>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

namespace {

[[noreturn]] void fail(const toml::node& node, const std::string& what) {
  const auto& source = node.source();
  throw std::runtime_error((source.path ? *source.path : "") + ":" + std::to_string(source.begin.line) + ": " + what);
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
  return out + "\"";
}

std::string text_at(const toml::table& table, const char* key) {
  const auto value = table[key].value<std::string>();
  if (!value || value->empty()) fail(table, std::string("needs a text \"") + key + "\"");
  return *value;
}

std::string number_at(const toml::table& table, const char* key) {
  const auto value = table[key].value<std::int64_t>();
  if (!value || *value < 0 || *value > 1'000'000) fail(table, std::string("needs a number \"") + key + "\"");
  return std::to_string(*value);
}

const toml::table& table_at(const toml::table& table, const char* key) {
  const toml::table* found = table[key].as_table();
  if (!found) fail(table, std::string("needs a table [") + key + "]");
  return *found;
}

template <class Write>
void write_rows(std::ostream& out, const toml::table& file, const char* list, const char* declaration, Write write) {
  const toml::array* rows = file[list].as_array();
  if (!rows || rows->empty()) fail(file, std::string("needs [[") + list + "]]");
  out << "inline constexpr " << declaration << "[] = {\n";
  for (const toml::node& row : *rows) {
    const char* separator = "  {";
    for (const std::string& value : write(*row.as_table())) out << separator << value, separator = ", ";
    out << "},\n";
  }
  out << "};\n";
}

void write_words(std::ostream& out, const toml::table& table, const char* key, const char* name) {
  const toml::array* words = table[key].as_array();
  if (!words || words->empty()) fail(table, std::string("needs a list \"") + key + "\"");
  out << "inline constexpr std::string_view " << name << "[] = {";
  for (const toml::node& word : *words) out << quoted(word.value_or<std::string>("")) << ", ";
  out << "};\n";
}

std::string strength_at(const toml::table& row, const char* key) {
  const std::string most = row[key].value_or<std::string>("strong");
  if (most != "weak" && most != "medium" && most != "strong")
    fail(row, std::string(key) + " is weak, medium or strong");
  return "Strength::" + most;
}

bool is_quiet_openly(const toml::table& row) { return row["openly"].value_or<std::string>("") == "none"; }

std::string strength_openly(const toml::table& row) {
  return is_quiet_openly(row) ? "Strength::weak" : strength_at(row, "openly");
}

void write_rules(std::ostream& out, const toml::table& file) {
  write_rows(out, file, "rule", "HabitRule kRules", [](const toml::table& row) {
    const toml::table& words = table_at(row, "en");
    return std::array{quoted(text_at(row, "id")),
                      "Dimension::" + text_at(row, "dimension"),
                      strength_at(row, "most"),
                      is_quiet_openly(row) ? std::string("true") : std::string("false"),
                      strength_openly(row),
                      number_at(row, "least"),
                      number_at(row, "medium"),
                      number_at(row, "strong"),
                      quoted(text_at(row, "source")),
                      quoted(text_at(row, "checked")),
                      quoted(text_at(words, "title")),
                      quoted(text_at(words, "why")),
                      quoted(text_at(words, "instead")),
                      quoted(text_at(words, "habit"))};
  });
}

void write_limits(std::ostream& out, const toml::table& file) {
  write_rows(out, file, "limits", "DayLimits kLimits", [](const toml::table& row) {
    return std::array{quoted(text_at(row, "platform")), number_at(row, "suits"),
                      number_at(row, "most"),           number_at(row, "cap"),
                      number_at(row, "follows"),        quoted(text_at(row, "source")),
                      quoted(text_at(row, "checked"))};
  });
}

void write_text(std::ostream& out, const toml::table& file) {
  write_words(out, file, "promotional", "kPromotionalMoves");
  write_words(out, file, "asks", "kAskingMoves");
  write_words(out, file, "gives", "kGivingMoves");
  write_words(out, file, "open", "kOpenMoves");
  write_words(out, file, "open_clients", "kOpenClients");
  write_words(out, file, "answers", "kAnsweringMoves");
  const toml::table& english = table_at(file, "en");
  write_words(out, english, "self", "kSelfWords");
  write_words(out, english, "other", "kOtherWords");
  write_words(out, english, "no", "kRefusals");
  out << "inline constexpr std::string_view kHeadlines[] = {";  // in the order of Verdict
  for (const char* verdict : {"conversation", "leaning", "push", "unclear"})
    out << quoted(text_at(table_at(english, "headline"), verdict)) << ", ";
  out << "};\n";
  write_rows(out, file, "missing", "MissingText kMissing", [](const toml::table& row) {
    const toml::table& words = table_at(row, "en");
    return std::array{quoted(text_at(row, "id")), quoted(text_at(words, "measure")), quoted(text_at(words, "needs")),
                      quoted(text_at(words, "reason"))};
  });
}

int run(const std::string& folder, const std::string& path) {
  std::ofstream out(path);
  out << "// Made by unpushy-history-tables.\n";
  write_rules(out, toml::parse_file(folder + "/rules.toml"));
  write_limits(out, toml::parse_file(folder + "/limits.toml"));
  write_text(out, toml::parse_file(folder + "/words.toml"));
  return out ? 0 : 2;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: unpushy-history-tables FOLDER OUT\n";
    return 2;
  }
  try {
    return run(words[1], words[2]);
  } catch (const std::exception& error) {  // a mistake in a file, with its place
    std::cerr << error.what() << '\n';
    return 2;
  }
}
