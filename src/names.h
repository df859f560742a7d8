#pragma once
// Enums and their names: one table per enum, read in both directions. Internal; the public face is name() and parse_*.

#include <optional>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace unpushy {

template <class Enum>
struct Named {
  Enum value;
  std::string_view name;
};

/// Empty if the table has no such value.
template <class Table, class Enum>
std::string_view name_in(const Table& table, Enum value) {
  for (const auto& entry : table) {
    if (entry.value == value) return entry.name;
  }
  return {};
}

/// Nothing if the table has no such name.
template <class Table>
auto value_in(const Table& table, std::string_view name) -> std::optional<decltype(table.begin()->value)> {
  for (const auto& entry : table) {
    if (entry.name == name) return entry.value;
  }
  return std::nullopt;
}

/// `unknown kind "x"; allowed: post, reply`. The list may hold anything that `spell` turns into a name; of what was
/// given only the beginning is repeated, for it may be a whole text in the wrong place.
template <class List, class Spell>
std::string unknown_name(std::string_view what, std::string_view given, const List& list, Spell spell) {
  constexpr std::size_t kMaxShown = 40;
  const bool cut = given.size() > kMaxShown;
  std::string sentence = "unknown " + std::string(what) + " \"";
  sentence += given.substr(0, text::boundary_before(given, kMaxShown));
  sentence += cut ? "...\"; allowed: " : "\"; allowed: ";
  bool first = true;
  for (const auto& entry : list) {
    if (!first) sentence += ", ";
    first = false;
    sentence += spell(entry);
  }
  return sentence;
}

template <class Table>
std::string unknown_in(const Table& table, std::string_view what, std::string_view given) {
  return unknown_name(what, given, table, [](const auto& entry) { return entry.name; });
}

}  // namespace unpushy
