#include "pack/compiler.h"

// toml++ 3.3 asserts, and with Clang assumes, that a key begins behind "[[": "[[ =" would end the program. Without its
// assertions it reports the mistake.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expr) static_assert(true)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <algorithm>
#include <map>
#include <optional>

#include "features/shape.h"
#include "features/words.h"
#include "pack/automaton_builder.h"
#include "pack/pack.h"
#include "pack/phrase.h"
#include "unpushy/report.h"

namespace unpushy::pack {
namespace {

using View = std::string_view;

/// Thrown inside this file only; compile() turns it into an Error.
struct Mistake {
  Error error;
};

/// Names as they stand in the TOML files, in the order of the schema's enums.
constexpr View kMoveRoles[] = {"none", "warm", "give", "open", "ask", "press", "quiet", "sign"};
constexpr View kRuleKinds[] = {"phrase", "sequence", "structure", "context", "model"};
constexpr View kMeasures[] = {
    "none",          "merge-tags",       "distinct-moves", "links",          "hashtags",        "mentions",
    "shouted-words", "reported-words",   "link-share",     "words",          "disguised-words", "hard-to-hear",
    "emoji-share",   "punctuation-runs", "short-links",    "tracking-links", "characters"};
constexpr View kLimits[] = {"none", "hashtags", "mentions", "links", "words", "characters"};
constexpr View kFixKinds[] = {"none",          "remove-then",    "remove-evidence", "remove-sentences",
                              "keep-one",      "keep-limit",     "fill-gap",        "lower-case",
                              "plain-letters", "remove-clauses", "put-first",       "put-last"};
constexpr View kLabels[] = {"any", "missing", "early", "late", "unclear"};
constexpr View kTones[] = {"no", "question", "none"};
constexpr View kActions[] = {"none", "reply", "ask-first", "ignore", "block"};
constexpr View kFits[] = {"any", "foreign", "fits"};
constexpr View kStrengths[] = {"weak", "medium", "strong"};
constexpr View kEffects[] = {"raises", "softens"};
/// Steps of a model's words as characters.
constexpr char kLeastStep = '(', kNoStep = 'P', kMostStep = '~';
/// Moves the engine finds without phrases (rules/facts.cpp).
constexpr View kBuiltInMoves[] = {"link", "question"};

constexpr View kRuleKeys[] = {"id",          "kind",         "dimension",      "strength", "effect", "kinds",
                              "softened_by", "replaces",     "source",         "weight",   "moves",  "first",
                              "then",        "measure",      "at_least",       "over",     "across", "fix",
                              "when",        "softens_like", "at_least_public"};
constexpr View kWordingKeys[] = {"any", "unless", "title", "why", "instead", "fix_title", "fix_text", "hits", "misses"};
constexpr View kConditionKeys[] = {"relation",
                                   "platform",
                                   "commercial",
                                   "contact_within",
                                   "automated",
                                   "disclosed",
                                   "asked",
                                   "reply",
                                   "audience",
                                   "moves",
                                   "some",
                                   "without",
                                   "label",
                                   "shares",
                                   "parent_asks",
                                   "parent_requests",
                                   "unanswered_at_least",
                                   "refused",
                                   "promised",
                                   "requested",
                                   "exchanged",
                                   "pitched",
                                   "repeats"};
constexpr View kMoveKeys[] = {"id", "role"};

/// One file with what is needed to name a place in it.
struct File {
  const SourceFile* source;
  toml::table root;

  [[noreturn]] void fail(const toml::node& node, std::string what, std::size_t offset = 0) const {
    fail_at(node.source().begin, std::move(what), offset);
  }

  [[noreturn]] void fail_at(toml::source_position position, std::string what, std::size_t offset = 0) const {
    View line = source->text;
    for (std::uint32_t i = 1; i < position.line && line.find('\n') != View::npos; ++i)
      line.remove_prefix(line.find('\n') + 1);
    line = line.substr(0, line.find('\n'));
    const std::size_t column = std::max<std::size_t>(position.column, 1) - 1 + offset;
    what += "\n    " + std::string(line.substr(0, 160));
    if (column < 160) what += "\n    " + std::string(column, ' ') + "^";
    throw Mistake{{ErrorCode::invalid, where(position.line), std::move(what)}};
  }

  std::string where(std::uint32_t line) const { return source->name + ":" + std::to_string(line); }
};

template <std::size_t N>
std::string listed(const View (&names)[N]) {
  std::string all;
  for (const View name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  return all;
}

template <std::size_t N>
std::uint8_t index_of(const File& file, const toml::node& node, const View (&names)[N]) {
  const auto value = node.value<std::string>();
  const auto found = value ? std::find(std::begin(names), std::end(names), *value) : std::end(names);
  if (found == std::end(names)) file.fail(node, "This must be one of: " + listed(names) + ".");
  return static_cast<std::uint8_t>(found - std::begin(names));
}

std::string string_at(const File& file, const toml::table& table, View key, bool required = true) {
  const toml::node* node = table.get(key);
  if (node == nullptr && !required) return {};
  if (node == nullptr) file.fail(table, "The key \"" + std::string(key) + "\" is missing here.");
  if (!node->is_string()) file.fail(*node, "This must be a text between quotes.");
  const auto value = node->value<std::string>();
  if (required && value->empty()) file.fail(*node, "This text is empty.");
  return *value;
}

std::int64_t integer_at(const File& file, const toml::table& table, View key, std::int64_t fallback) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return fallback;
  const auto value = node->is_integer() ? node->value<std::int64_t>() : std::nullopt;
  if (!value || *value < -100000000 || *value > 100000000) file.fail(*node, "This must be a whole number.");
  return *value;
}

/// The strings of a list, each with its node for errors.
std::vector<std::pair<std::string, const toml::node*>> strings_at(const File& file, const toml::table& table,
                                                                  View key) {
  std::vector<std::pair<std::string, const toml::node*>> all;
  const toml::node* node = table.get(key);
  if (node == nullptr) return all;
  if (!node->is_array()) file.fail(*node, "This must be a list.");
  for (const toml::node& item : *node->as_array()) {
    if (!item.is_string()) file.fail(item, "This must be a text between quotes.");
    all.emplace_back(*item.value<std::string>(), &item);
  }
  return all;
}

template <std::size_t N>
void allow_only(const File& file, const toml::table& table, const View (&keys)[N], View language = {}) {
  for (const auto& [key, node] : table) {
    const bool overlay = node.is_table() && (key.str() == language || key.str().size() == 2);
    if (!overlay && std::find(std::begin(keys), std::end(keys), key.str()) == std::end(keys)) {
      file.fail_at(key.source().begin,
                   "The key \"" + std::string(key.str()) + "\" is not known here. Known are: " + listed(keys) + ".");
    }
  }
}

class Compiler {
 public:
  Compiler(const std::vector<SourceFile>& sources, View lang) : lang_(lang) {
    for (const SourceFile& source : sources) files_.push_back(parse(source));
  }

  Compiled run() {
    read_sets();
    for_each("move", [&](const File& file, const toml::table& entry) { declare_move(file, entry); });
    for (const View id : kBuiltInMoves) add_move(id, id == "question" ? fb::MoveRole_open : fb::MoveRole_ask);
    for_each("rule", [&](const File& file, const toml::table& entry) { declare_rule(file, entry); });
    give_up();  // without all names, the rest would only say so again
    for_each("move", [&](const File& file, const toml::table& entry) { compile_move(file, entry); });
    read_weights();
    read_model();
    for_each("rule", [&](const File& file, const toml::table& entry) { compile_rule(file, entry); });
    read_language();
    for_each("answer", [&](const File& file, const toml::table& entry) { compile_answer(file, entry); });
    for_each("limits", [&](const File& file, const toml::table& entry) { compile_limits(file, entry); });
    for_each("guidance", [&](const File& file, const toml::table& entry) { compile_guidance(file, entry); });
    give_up();
    return {finish(), std::move(examples_)};
  }

 private:
  static File parse(const SourceFile& source) {
    toml::parse_result result = toml::parse(source.text, source.name);
    File file{&source, {}};
    if (!result) file.fail_at(result.error().source().begin, std::string(result.error().description()));
    file.root = std::move(result).table();
    return file;
  }

  template <class Use>
  void for_each(View kind, Use use) {
    for (const File& file : files_) {
      const toml::node* list = file.root.get(kind);
      if (list == nullptr) continue;
      if (!list->is_array_of_tables()) file.fail(*list, "Write [[" + std::string(kind) + "]] before each entry.");
      for (const toml::node& entry : *list->as_array()) {
        try {
          use(file, *entry.as_table());
        } catch (const Mistake& mistake) {
          mistakes_.push_back(mistake.error);  // the next entry is read all the same, so that all mistakes show at once
        }
      }
      if (mistakes_.size() >= kMostMistakes) give_up();
    }
  }

  /// All mistakes as one error: the place of the first, the others below its sentence.
  void give_up() const {
    if (mistakes_.empty()) return;
    Error all = mistakes_.front();
    for (std::size_t i = 1; i < mistakes_.size(); ++i) all.what += "\n" + mistakes_[i].where + ": " + mistakes_[i].what;
    throw Mistake{all};
  }

  template <class Use>
  void with_table(View name, Use use) {
    for (const File& file : files_) {
      if (const toml::node* node = file.root.get(name)) {
        if (!node->is_table()) file.fail(*node, "This must be a table.");
        use(file, *node->as_table());
      }
    }
  }

  const toml::table& language_part(const File& file, const toml::table& entry) const {
    const toml::node* node = entry.get(lang_);
    if (node == nullptr || !node->is_table())
      file.fail(entry, "The part for the language \"" + std::string(lang_) + "\" is missing.");
    return *node->as_table();
  }

  void read_sets() {
    with_table("sets", [&](const File& file, const toml::table& sets) {
      const toml::node* part = sets.get(lang_);
      if (part == nullptr || !part->is_table()) return;
      for (const auto& [key, node] : *part->as_table()) {
        for (auto& [line, unused] : strings_at(file, *part->as_table(), key.str()))
          sets_[std::string(key.str())].push_back(line);
      }
    });
  }

  // --- moves ---

  void add_move(View id, fb::MoveRole role) {
    moves_.emplace(std::string(id), static_cast<std::uint16_t>(move_entries_.size()));
    move_entries_.push_back({std::string(id), role, -1});
  }

  void declare_move(const File& file, const toml::table& entry) {
    const std::string id = string_at(file, entry, "id");
    if (moves_.count(id) != 0) file.fail(*entry.get("id"), "There is a move of this name already.");
    if (!entry.contains("role")) file.fail(entry, "The key \"role\" is missing here.");
    add_move(id, static_cast<fb::MoveRole>(index_of(file, *entry.get("role"), kMoveRoles)));
  }

  void compile_move(const File& file, const toml::table& entry) {
    allow_only(file, entry, kMoveKeys, lang_);
    const toml::table& part = language_part(file, entry);
    constexpr View kKeys[] = {"any", "unless", "hits", "misses"};
    allow_only(file, part, kKeys);
    MoveEntry& move = move_entries_[moves_.at(string_at(file, entry, "id"))];
    move.list = compile_phrases(file, part);
    read_examples(file, part, move.id, true, Kind::post);
  }

  std::vector<std::uint16_t> moves_at(const File& file, const toml::table& table, View key) {
    std::vector<std::uint16_t> all;
    for (const auto& [id, node] : strings_at(file, table, key)) {
      const auto found = moves_.find(id);
      if (found == moves_.end()) file.fail(*node, "There is no move \"" + id + "\" in moves.toml.");
      all.push_back(found->second);
    }
    return all;
  }

  // --- phrases ---

  int compile_phrases(const File& file, const toml::table& part) {
    const int list = next_list_++;
    if (strings_at(file, part, "any").empty()) file.fail(part, "The list \"any\" is missing or empty.");
    add_phrases(file, part, "any", list, false);
    add_phrases(file, part, "unless", list, true);
    return list;
  }

  void add_phrases(const File& file, const toml::table& part, View key, int list, bool unless) {
    for (const auto& [phrase, node] : strings_at(file, part, key)) {
      const auto alternatives = parse_phrase(phrase, sets_);
      if (!alternatives) {
        const std::size_t offset = static_cast<std::size_t>(std::stoul(alternatives.error().where)) + 1;  // the quote
        file.fail(*node, alternatives.error().what, offset);
      }
      automaton_.add(*alternatives, static_cast<std::uint16_t>(list), unless);
      if (automaton_.size() > AutomatonBuilder::kMostNodes)
        file.fail(*node, "With this phrase the pack grows too large; write it simpler.");
    }
  }

  // --- examples ---

  void read_examples(const File& file, const toml::table& part, const std::string& id, bool is_move, Kind kind) {
    constexpr std::size_t kFewest = 3;
    for (const View key : {View("hits"), View("misses")}) {
      const toml::node* node = part.get(key);
      const toml::array* list = node != nullptr ? node->as_array() : nullptr;
      if (list == nullptr || list->size() < kFewest) {
        file.fail(part, "\"" + std::string(key) + "\" needs at least " + std::to_string(kFewest) + " examples.");
      }
      for (const toml::node& item : *list)
        examples_.push_back(read_example(file, item, id, is_move, key == "hits", kind));
    }
  }

  static Example read_example(const File& file, const toml::node& item, const std::string& id, bool is_move,
                              bool must_hit, Kind kind) {
    Example example{id, is_move, must_hit, {}, kind, {}, file.where(item.source().begin.line)};
    if (const auto text = item.value<std::string>()) {
      example.text = *text;
      return example;
    }
    const toml::table* table = item.as_table();
    if (table == nullptr) file.fail(item, "An example is a text or a table with text, kind and context.");
    constexpr View kKeys[] = {"text", "kind", "context"};
    for (const auto& [key, node] : *table) {
      if (std::find(std::begin(kKeys), std::end(kKeys), key.str()) == std::end(kKeys))
        file.fail(node, "Known here are: text, kind, context.");
    }
    example.text = string_at(file, *table, "text");
    if (const toml::node* node = table->get("kind")) {
      const auto parsed = parse_kind(node->value_or(std::string()));
      if (!parsed) file.fail(*node, parsed.error().what);
      example.kind = *parsed;
    }
    if (const toml::node* node = table->get("context")) read_context(file, *node, example.context);
    return example;
  }

  static void read_context(const File& file, const toml::node& node, Context& context) {
    if (!node.is_table()) file.fail(node, "The context is a table.");
    for (const auto& [key, value] : *node.as_table()) {
      if (key.str() == "earlier") {
        read_earlier(file, value, context);
        continue;
      }
      const auto set = set_context(context, key.str(), plain_value(file, value));
      if (!set) file.fail(value, set.error().what);
    }
  }

  /// As in a draft: a list of { from = "me" | "them", text = "...", time = "..." }.
  static void read_earlier(const File& file, const toml::node& node, Context& context) {
    constexpr View kSenders[] = {"me", "them"};
    constexpr View kKeys[] = {"from", "text", "time"};
    if (!node.is_array()) file.fail(node, "\"earlier\" is a list of messages: [{ from = \"me\", text = \"...\" }].");
    for (const toml::node& item : *node.as_array()) {
      if (!item.is_table()) file.fail(item, "A message is a table with from, text and, if known, time.");
      const toml::table& message = *item.as_table();
      allow_only(file, message, kKeys);
      context.earlier.push_back({index_of(file, need(file, message, "from"), kSenders) == 0,
                                 string_at(file, message, "text"), string_at(file, message, "time", false)});
    }
  }

  static std::string plain_value(const File& file, const toml::node& node) {
    if (const auto text = node.value_exact<std::string>()) return *text;
    if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    const toml::array* list = node.as_array();
    if (list == nullptr) file.fail(node, "This must be a text, a number, true, false or a list of words.");
    std::string joined;
    for (const toml::node& item : *list) joined += (joined.empty() ? "" : ",") + plain_value(file, item);
    return joined;
  }

  // --- rules ---

  void declare_rule(const File& file, const toml::table& entry) {
    const std::string id = string_at(file, entry, "id");
    if (id.find('.') == std::string::npos) file.fail(*entry.get("id"), "A rule's id is family.name.");
    const auto number = static_cast<std::uint16_t>(rules_.size());
    if (!rules_.emplace(id, number).second) file.fail(*entry.get("id"), "There is a rule of this id already.");
    if (const toml::node* like = entry.get("softens_like")) like_[like->value_or(std::string())].push_back(number);
  }

  void compile_rule(const File& file, const toml::table& entry) {
    allow_only(file, entry, kRuleKeys, lang_);
    const toml::table& part = language_part(file, entry);
    allow_only(file, part, kWordingKeys);
    const std::string id = string_at(file, entry, "id");
    const std::uint8_t kinds = kinds_at(file, entry);
    RuleParts parts = read_parts(file, entry, part);

    std::vector<flatbuffers::Offset<fb::Condition>> when = conditions_at(file, entry);
    if (entry.contains("softens_like")) softener_at(file, entry, "softens_like");
    const auto softened = softeners_at(file, entry), replaces = rules_at(file, entry, "replaces");
    const auto wording =
        fb::CreateWordingDirect(builder_, string_at(file, part, "title").c_str(), string_at(file, part, "why").c_str(),
                                string_at(file, part, "instead").c_str(),
                                optional_text(string_at(file, part, "fix_title", parts.fix != fb::FixKind_none)),
                                optional_text(string_at(file, part, "fix_text", parts.fix >= fb::FixKind_put_first)));
    const std::string source = string_at(file, entry, "source");
    if (parts.kind == fb::RuleKind_model)
      model_rules_[softens(file, entry) ? 1 : 0] = static_cast<int>(rule_offsets_.size());
    rule_offsets_.push_back(
        fb::CreateRuleDirect(builder_, id.c_str(), family_of(id), parts.kind, dimension_at(file, entry), parts.strength,
                             kinds, weight_at(file, entry, parts.strength), parts.list, &parts.moves, &parts.first,
                             &parts.then, parts.measure, parts.at_least, parts.at_least_public, parts.over,
                             parts.across, parts.fix, &when, &softened, &replaces, source.c_str(), wording));
    // What a model finds depends on its training, so its rules have no examples to keep.
    if (parts.kind != fb::RuleKind_model) read_examples(file, part, id, false, first_kind(kinds));
  }

  struct RuleParts {
    fb::RuleKind kind = fb::RuleKind_phrase;
    std::uint8_t strength = 0;
    int list = -1;
    std::vector<std::uint16_t> moves, first, then;
    fb::Measure measure = fb::Measure_none;
    std::uint32_t at_least = 0, at_least_public = 0;
    fb::Limit over = fb::Limit_none;
    bool across = false;
    fb::FixKind fix = fb::FixKind_none;
  };

  RuleParts read_parts(const File& file, const toml::table& entry, const toml::table& part) {
    RuleParts parts;
    parts.kind = static_cast<fb::RuleKind>(index_of(file, need(file, entry, "kind"), kRuleKinds));
    parts.strength = index_of(file, need(file, entry, "strength"), kStrengths);
    parts.moves = moves_at(file, entry, "moves");
    parts.first = moves_at(file, entry, "first");
    parts.then = moves_at(file, entry, "then");
    if (const toml::node* node = entry.get("fix"))
      parts.fix = static_cast<fb::FixKind>(index_of(file, *node, kFixKinds));
    if (const toml::node* node = entry.get("across")) parts.across = node->value_or(false);
    if (part.contains("any")) parts.list = compile_phrases(file, part);
    if (parts.kind == fb::RuleKind_phrase && parts.list < 0 && parts.moves.empty())
      file.fail(entry, "A phrase rule needs \"any\" or \"moves\".");
    if (parts.kind == fb::RuleKind_sequence && (parts.first.empty() || parts.then.empty()))
      file.fail(entry, "A sequence rule needs \"first\" and \"then\".");
    if (parts.kind == fb::RuleKind_context && !entry.contains("when"))
      file.fail(entry, "A context rule needs \"when\".");
    if (parts.kind == fb::RuleKind_structure) {
      parts.measure = static_cast<fb::Measure>(index_of(file, need(file, entry, "measure"), kMeasures));
      const auto limit_at = [&](View key, std::int64_t otherwise) {
        return static_cast<std::uint32_t>(std::max<std::int64_t>(integer_at(file, entry, key, otherwise), 0));
      };
      parts.at_least = limit_at("at_least", 0);
      parts.at_least_public = limit_at("at_least_public", parts.at_least);
      if (const toml::node* node = entry.get("over"))
        parts.over = static_cast<fb::Limit>(index_of(file, *node, kLimits));
      if ((parts.at_least == 0) == (parts.over == fb::Limit_none))
        file.fail(entry, "A structure rule needs \"at_least\", one or more, or \"over\", a limit of the platform.");
    }
    return parts;
  }

  static const toml::node& need(const File& file, const toml::table& table, View key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) file.fail(table, "The key \"" + std::string(key) + "\" is missing here.");
    return *node;
  }

  static const char* optional_text(const std::string& text) { return text.empty() ? nullptr : text.c_str(); }

  static std::uint8_t dimension_at(const File& file, const toml::table& entry) {
    const toml::node& node = need(file, entry, "dimension");
    const auto value = node.value<std::string>();
    std::string all;
    for (std::uint8_t i = 0; i < kDimensions; ++i) {
      const View dimension = name(static_cast<Dimension>(i));
      if (value && *value == dimension) return i;
      all += (i == 0 ? "" : ", ") + std::string(dimension);
    }
    file.fail(node, "This must be one of: " + all + ".");
  }

  static std::uint8_t kinds_at(const File& file, const toml::table& entry) {
    unsigned mask = 0;
    for (const auto& [text, node] : strings_at(file, entry, "kinds")) {
      const auto kind = parse_kind(text);
      if (!kind) file.fail(*node, kind.error().what);
      mask |= 1u << static_cast<unsigned>(*kind);
    }
    return static_cast<std::uint8_t>(mask == 0 ? 0xF : mask);
  }

  /// Examples without a kind are read as the rule's first kind; post if it has all.
  static Kind first_kind(std::uint8_t mask) {
    for (unsigned i = 0; i < 4; ++i) {
      if ((mask >> i) & 1u) return static_cast<Kind>(i);
    }
    return Kind::post;
  }

  std::vector<std::uint16_t> rules_at(const File& file, const toml::table& entry, View key) {
    std::vector<std::uint16_t> all;
    for (const auto& [id, node] : strings_at(file, entry, key)) {
      const auto found = rules_.find(id);
      if (found == rules_.end()) file.fail(*node, "There is no rule \"" + id + "\".");
      all.push_back(found->second);
    }
    return all;
  }

  std::uint16_t softener_at(const File& file, const toml::table& entry, View key) {
    const std::string id = string_at(file, entry, key);
    const auto found = rules_.find(id);
    if (found == rules_.end()) file.fail(*entry.get(key), "There is no rule \"" + id + "\".");
    return found->second;
  }

  /// The rules of `softened_by`, and those that soften like one of them.
  std::vector<std::uint16_t> softeners_at(const File& file, const toml::table& entry) {
    std::vector<std::uint16_t> all = rules_at(file, entry, "softened_by");
    for (const auto& [id, node] : strings_at(file, entry, "softened_by")) {
      const auto like = like_.find(id);
      if (like != like_.end()) all.insert(all.end(), like->second.begin(), like->second.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  std::uint16_t family_of(const std::string& id) {
    const std::string family = id.substr(0, id.find('.'));
    const auto [entry, added] = families_.try_emplace(family, static_cast<std::uint16_t>(families_.size()));
    if (added) caps_.push_back(family_cap_.count(family) != 0 ? family_cap_.at(family) : default_cap_);
    return entry->second;
  }

  // --- conditions ---

  std::vector<flatbuffers::Offset<fb::Condition>> conditions_at(const File& file, const toml::table& entry) {
    std::vector<flatbuffers::Offset<fb::Condition>> all;
    const toml::node* node = entry.get("when");
    if (node == nullptr) return all;
    if (!node->is_array()) file.fail(*node, "\"when\" is a list of conditions: [{ ... }, { ... }].");
    for (const toml::node& item : *node->as_array()) {
      if (!item.is_table()) file.fail(item, "A condition is a table: { relation = [\"stranger\"] }.");
      all.push_back(condition(file, *item.as_table()));
    }
    return all;
  }

  flatbuffers::Offset<fb::Condition> condition(const File& file, const toml::table& table) {
    allow_only(file, table, kConditionKeys);
    const auto moves = moves_at(file, table, "moves"), some = moves_at(file, table, "some"),
               without = moves_at(file, table, "without");
    const toml::node* label = table.get("label");
    const std::int64_t unanswered = integer_at(file, table, "unanswered_at_least", 0);
    if (unanswered < 0 || unanswered > 20) file.fail(table, "\"unanswered_at_least\" is a number from 1 to 20.");
    const toml::node* audience = table.get("audience");
    const auto fit =
        audience != nullptr ? static_cast<fb::AudienceFit>(index_of(file, *audience, kFits)) : fb::AudienceFit_any;
    return fb::CreateConditionDirect(
        builder_, mask_at(file, table, "relation", [](const Context& c) { return static_cast<unsigned>(c.relation); }),
        mask_at(file, table, "platform", [](const Context& c) { return static_cast<unsigned>(c.platform); }),
        mask_at(file, table, "commercial", [](const Context& c) { return static_cast<unsigned>(c.commercial); }),
        integer_at(file, table, "contact_within", -1), yes_or_no(file, table, "automated"),
        yes_or_no(file, table, "disclosed"), yes_or_no(file, table, "asked"), yes_or_no(file, table, "reply"), fit,
        &moves, &some, &without,
        label != nullptr ? static_cast<fb::Label>(index_of(file, *label, kLabels)) : fb::Label_any,
        yes_or_no(file, table, "shares"), yes_or_no(file, table, "parent_asks"),
        yes_or_no(file, table, "parent_requests"), static_cast<std::uint8_t>(unanswered),
        yes_or_no(file, table, "refused"), yes_or_no(file, table, "promised"), yes_or_no(file, table, "requested"),
        yes_or_no(file, table, "exchanged"), yes_or_no(file, table, "pitched"), yes_or_no(file, table, "repeats"));
  }

  /// Names are read by the function that reads a draft's context, so that they can not differ.
  template <class Get>
  static std::uint32_t mask_at(const File& file, const toml::table& table, View key, Get get) {
    std::uint32_t mask = 0;
    for (const auto& [value, node] : strings_at(file, table, key)) {
      Context context;
      const auto set = set_context(context, key, value);
      if (!set) file.fail(*node, set.error().what);
      mask |= 1u << get(context);
    }
    return mask;
  }

  static fb::Answer3 yes_or_no(const File& file, const toml::table& table, View key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return fb::Answer3_any;
    const auto value = node->value_exact<bool>();
    if (!value) file.fail(*node, "This must be true or false.");
    return *value ? fb::Answer3_yes : fb::Answer3_no;
  }

  // --- weights, language, answers ---

  void read_weights() {
    bool found = false;
    const auto priors = [&](const File& file, View name, std::array<int, 3>& target) {
      const toml::node* node = file.root.get(name);
      if (node == nullptr || !node->is_table()) return;
      for (std::size_t i = 0; i < 3; ++i)
        target[i] = static_cast<int>(integer_at(file, *node->as_table(), kStrengths[i], 0));
    };
    for (const File& file : files_) {
      if (const toml::node* bias = file.root.get("bias")) {
        found = true;
        bias_ = static_cast<int>(integer_at(file, file.root, "bias", 0));
        priors(file, "prior", raise_);
        priors(file, "soften", soften_);
        const toml::node* caps = file.root.get("family");
        if (caps == nullptr || !caps->is_table())
          file.fail(*bias, "The table [family] with default_cap is missing in this file.");
        for (const auto& [key, node] : *caps->as_table()) {
          family_cap_[std::string(key.str())] = static_cast<int>(integer_at(file, *caps->as_table(), key.str(), 0));
        }
        default_cap_ = static_cast<int>(integer_at(file, *caps->as_table(), "default_cap", 0));
      }
    }
    if (!found) throw Mistake{{ErrorCode::invalid, "", "No file has a \"bias\": weights.toml is missing."}};
  }

  static bool softens(const File& file, const toml::table& entry) {
    const toml::node* node = entry.get("effect");
    return node != nullptr && index_of(file, *node, kEffects) == 1;
  }

  /// The trained weight, else the author's prior.
  std::int32_t weight_at(const File& file, const toml::table& entry, std::uint8_t strength) {
    const bool softening = softens(file, entry);
    const std::int64_t prior = softening ? soften_[strength] : raise_[strength];
    const std::int64_t weight = integer_at(file, entry, "weight", prior);
    if (weight < 0 || weight > 100000)
      file.fail(entry, "A weight is positive; whether it raises or softens is said by \"effect\".");
    const auto trained = trained_.find(string_at(file, entry, "id"));
    if (trained == trained_.end()) return static_cast<std::int32_t>(softening ? -weight : weight);
    const bool turned = softening ? trained->second > 0 : trained->second < 0;
    if (turned) file.fail(entry, "The trained weight has the other sign than \"effect\" says; train anew.");
    return trained->second;
  }

  // --- the trained model ---

  void read_model() {
    with_table("model", [&](const File& file, const toml::table& models) {
      const toml::node* node = models.get(lang_);
      if (node == nullptr || !node->is_table()) return;
      const toml::table& part = *node->as_table();
      bias_ = static_cast<int>(integer_at(file, part, "bias", bias_));
      stretch_caps(integer_at(file, part, "stretch", 1000));
      for (const auto& [id, weight] : table_at(file, part, "rules"))
        trained_[std::string(id.str())] = static_cast<std::int32_t>(whole_number(file, weight));
      model_shapes_.assign(features::kShapes, 0);
      for (const auto& [name, weight] : table_at(file, part, "shapes"))
        model_shapes_[shape_of(file, name, weight)] = narrow<std::int16_t>(file, weight);
      read_words(file, table_at(file, part, "words"));
    });
  }

  /// Calibration stretches every contribution, so what a family may add is stretched as well.
  void stretch_caps(std::int64_t thousandths) {
    const auto stretched = [&](int cap) { return static_cast<int>(cap * thousandths / 1000); };
    default_cap_ = stretched(default_cap_);
    for (auto& [family, cap] : family_cap_) cap = stretched(cap);
  }

  static const toml::table& table_at(const File& file, const toml::table& table, View key) {
    const toml::node& node = need(file, table, key);
    if (!node.is_table()) file.fail(node, "This must be a table.");
    return *node.as_table();
  }

  static std::int64_t whole_number(const File& file, const toml::node& node) {
    const auto value = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
    if (!value || *value < -100000 || *value > 100000) file.fail(node, "This must be a whole number up to 100000.");
    return *value;
  }

  template <class Int>
  static Int narrow(const File& file, const toml::node& node) {
    const std::int64_t value = whole_number(file, node);
    if (value != static_cast<Int>(value)) file.fail(node, "This number is too large here.");
    return static_cast<Int>(value);
  }

  static std::size_t shape_of(const File& file, const toml::key& name, const toml::node& node) {
    const auto found = std::find(features::kShapeNames.begin(), features::kShapeNames.end(), name.str());
    if (found == features::kShapeNames.end()) file.fail(node, "There is no shape of this name in features/shape.h.");
    return static_cast<std::size_t>(found - features::kShapeNames.begin());
  }

  /// One character per bucket, so that a model is text: 'P' is zero, 'Q' one step, 'O' one step down.
  void read_words(const File& file, const toml::table& words) {
    for (const char c : string_at(file, words, "values")) {
      if (c == '\n') continue;
      if (c < kLeastStep || c > kMostStep) file.fail(*words.get("values"), "A character here is none of a model's.");
      model_words_.push_back(static_cast<std::int8_t>(c - kNoStep));
    }
    if (model_words_.size() != features::kBuckets)
      file.fail(*words.get("values"), "There must be " + std::to_string(features::kBuckets) + " characters here.");
    words_step_ = narrow<std::uint16_t>(file, need(file, words, "step"));
    words_floor_ = narrow<std::uint16_t>(file, need(file, words, "floor"));
    model_most_ = static_cast<int>(whole_number(file, need(file, words, "most")));
    model_least_ = static_cast<int>(whole_number(file, need(file, words, "least")));
  }

  flatbuffers::Offset<fb::Model> model() {
    if (model_words_.empty()) return {};
    for (const int rule : model_rules_) {
      if (rule < 0)
        throw Mistake{{ErrorCode::invalid, "", "A model needs two rules of kind \"model\": one raises, one softens."}};
    }
    return fb::CreateModelDirect(builder_, &model_shapes_, &model_words_, words_step_, words_floor_, model_most_,
                                 model_least_, static_cast<std::uint16_t>(model_rules_[0]),
                                 static_cast<std::uint16_t>(model_rules_[1]));
  }

  void read_language() {
    with_table("language", [&](const File& file, const toml::table& languages) {
      const toml::node* part = languages.get(lang_);
      if (part == nullptr || !part->is_table()) return;
      for (const auto& [word, node] : strings_at(file, *part->as_table(), "common")) automaton_.common_word(word);
      for (const auto& [word, node] : strings_at(file, *part->as_table(), "numbers")) automaton_.number_word(word);
    });
    for (const File& file : files_) {
      if (file.root.contains("version")) version_ = string_at(file, file.root, "version");
    }
    if (version_.empty()) throw Mistake{{ErrorCode::invalid, "", "No file has a \"version\": pack.toml is missing."}};
  }

  void compile_answer(const File& file, const toml::table& entry) {
    constexpr View kKeys[] = {"id", "tone", "rules", "moves", "relation", "actions"};
    allow_only(file, entry, kKeys, lang_);
    const toml::table& part = language_part(file, entry);
    const auto rules = rules_like(file, entry), moves = moves_at(file, entry, "moves");
    unsigned actions = 0;
    for (const auto& [action, node] : strings_at(file, entry, "actions")) {
      const auto found = std::find(std::begin(kActions), std::end(kActions), action);
      if (found == std::end(kActions)) file.fail(*node, "This must be one of: " + listed(kActions) + ".");
      actions |= 1u << (found - std::begin(kActions));
    }
    answers_.push_back(fb::CreateAnswerDirect(
        builder_, string_at(file, entry, "id").c_str(),
        static_cast<fb::Tone>(index_of(file, need(file, entry, "tone"), kTones)), &rules, &moves,
        mask_at(file, entry, "relation", [](const Context& c) { return static_cast<unsigned>(c.relation); }),
        static_cast<std::uint8_t>(actions), string_at(file, part, "title").c_str(),
        string_at(file, part, "text").c_str()));
  }

  /// Rules by id, or a whole family as "scam.*".
  std::vector<std::uint16_t> rules_like(const File& file, const toml::table& entry) {
    std::vector<std::uint16_t> all;
    for (const auto& [pattern, node] : strings_at(file, entry, "rules")) {
      const bool family = pattern.size() > 2 && pattern.substr(pattern.size() - 2) == ".*";
      const std::size_t before = all.size();
      for (const auto& [id, number] : rules_) {
        if (family ? id.compare(0, pattern.size() - 1, pattern, 0, pattern.size() - 1) == 0 : id == pattern)
          all.push_back(number);
      }
      if (all.size() == before) file.fail(*node, "There is no rule \"" + pattern + "\".");
    }
    return all;
  }

  // --- what platforms take, and how they let one be left in peace ---

  /// "any" stands for no platform in particular.
  static std::uint8_t platform_at(const File& file, const toml::table& entry) {
    const toml::node& node = need(file, entry, "platform");
    const auto text = node.value<std::string>().value_or("");
    Context context;
    const auto set = text == "any" ? Result<bool>(true) : set_context(context, "platform", text);
    if (!set) file.fail(node, set.error().what);
    return static_cast<std::uint8_t>(context.platform);
  }

  void compile_limits(const File& file, const toml::table& entry) {
    constexpr View kKeys[] = {"platform",   "hashtags",    "most_hashtags", "mentions", "links",
                              "characters", "least_words", "most_words",    "source",   "checked"};
    allow_only(file, entry, kKeys);
    const auto number = [&](View key) {
      const std::int64_t value = integer_at(file, entry, key, 0);
      if (value < 0 || value > 1000000) file.fail(*entry.get(key), "A limit is a number of one or more.");
      return static_cast<std::uint32_t>(value);
    };
    const auto small = [&](View key) { return static_cast<std::uint16_t>(std::min(number(key), 0xFFFFu)); };
    limits_.push_back(fb::CreatePlatformLimits(
        builder_, platform_at(file, entry), small("hashtags"), small("most_hashtags"), small("mentions"),
        small("links"), number("characters"), small("least_words"), small("most_words"),
        shared(string_at(file, entry, "source")), shared(string_at(file, entry, "checked"))));
  }

  void compile_guidance(const File& file, const toml::table& entry) {
    constexpr View kKeys[] = {"platform", "source", "checked"};
    allow_only(file, entry, kKeys, lang_);
    const toml::table& part = language_part(file, entry);
    guidance_.push_back(
        fb::CreateGuidance(builder_, platform_at(file, entry), shared(string_at(file, part, "mute")),
                           shared(string_at(file, part, "block")), shared(string_at(file, part, "report")),
                           shared(string_at(file, entry, "source")), shared(string_at(file, entry, "checked"))));
  }

  flatbuffers::Offset<flatbuffers::String> shared(const std::string& text) { return builder_.CreateSharedString(text); }

  std::string finish() {
    std::vector<flatbuffers::Offset<fb::Move>> moves;
    for (const MoveEntry& move : move_entries_)
      moves.push_back(fb::CreateMoveDirect(builder_, move.id.c_str(), move.role, move.list));
    const AutomatonBuilder::Tables t = automaton_.build();
    if (t.too_large)
      throw Mistake{{ErrorCode::invalid, "",
                     "There are too many words or phrases for one pack, or a word of more than 48 letters."}};
    const auto trained = model();
    const auto pack =
        fb::CreatePackDirect(builder_, kFormat, std::string(lang_).c_str(), version_.c_str(), &t.spelling,
                             t.number_words, t.stems, &t.shape, &t.kinds, &t.singles, &t.set_sizes, &t.set_steps,
                             &t.known_sets, &t.targets, &t.gaps, &t.outputs, t.shared_nodes, &t.common_words, &moves,
                             &rule_offsets_, &answers_, &limits_, &guidance_, bias_, &caps_, trained);
    fb::FinishPackBuffer(builder_, pack);
    return {reinterpret_cast<const char*>(builder_.GetBufferPointer()), builder_.GetSize()};
  }

  struct MoveEntry {
    std::string id;
    fb::MoveRole role;
    int list;
  };

  static constexpr std::size_t kMostMistakes = 20;

  View lang_;
  std::vector<File> files_;
  std::vector<Error> mistakes_;
  Sets sets_;
  AutomatonBuilder automaton_;
  int next_list_ = 0;
  std::map<std::string, std::uint16_t, std::less<>> moves_, rules_, families_;
  std::vector<MoveEntry> move_entries_;
  std::vector<Example> examples_;
  std::string version_;
  int bias_ = 0, default_cap_ = 0;
  std::array<int, 3> raise_{}, soften_{};
  std::map<std::string, std::int32_t, std::less<>> trained_;  // milli-log-odds by rule id
  std::vector<std::int16_t> model_shapes_;
  std::vector<std::int8_t> model_words_;
  std::uint16_t words_step_ = 0, words_floor_ = 0;
  int model_most_ = 0, model_least_ = 0;
  std::array<int, 2> model_rules_{-1, -1};  // the one that raises, the one that softens
  std::map<std::string, int, std::less<>> family_cap_;
  std::vector<int> caps_;
  flatbuffers::FlatBufferBuilder builder_;
  std::vector<flatbuffers::Offset<fb::Rule>> rule_offsets_;
  std::vector<flatbuffers::Offset<fb::Answer>> answers_;
  std::vector<flatbuffers::Offset<fb::PlatformLimits>> limits_;
  std::vector<flatbuffers::Offset<fb::Guidance>> guidance_;
  std::map<std::string, std::vector<std::uint16_t>, std::less<>> like_;  // softeners by the rule they soften like
};

}  // namespace

Result<Compiled> compile(const std::vector<SourceFile>& files, View lang) {
  try {
    return Compiler(files, lang).run();
  } catch (const Mistake& mistake) {
    return mistake.error;
  }
}

}  // namespace unpushy::pack
