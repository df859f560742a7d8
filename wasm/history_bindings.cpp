// The bindings of the history module, which a page loads only when a history is opened: messages in as bytes, the audit
// out as JSON. It holds the engine and its bindings, too, so that who has a history needs this one only.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "report/audit_json.h"
#include "unpushy/audit.h"

namespace unpushy {
namespace {

using emscripten::val;

constexpr std::size_t kFields = 8;  // id, time, direction, kind, counterpart, conversation, text, client

val failure(const Error& error) {
  val out = val::object();
  out.set("error", error.what);
  out.set("where", error.where);
  return out;
}

/// `platform` empty: not known. `now` as ISO 8601.
val from(const val& packs, const std::string& platform, int target, int utc_offset_minutes, const std::string& now,
         bool texts) {
  const auto bytes = emscripten::vecFromJSArray<std::string>(packs);
  Result<Engine> engine = Engine::from({bytes.begin(), bytes.end()});
  if (!engine) return failure(engine.error());
  Context context;
  if (!platform.empty()) {
    const auto set = set_context(context, "platform", platform);
    if (!set) return failure(set.error());
  }
  return val(Auditor(std::move(*engine), {context.platform, target, utc_offset_minutes, now, texts}));
}

/// The fields of all messages one after the other, and the length of each (Uint32Array).
void add(Auditor& auditor, const std::string& bytes, const val& lengths) {
  std::string_view rest = bytes;
  const auto sizes = emscripten::convertJSArrayToNumberVector<std::uint32_t>(lengths);
  for (std::size_t i = 0; i + kFields <= sizes.size(); i += kFields) {
    std::string_view fields[kFields];
    for (std::size_t j = 0; j < kFields; ++j) {
      fields[j] = rest.substr(0, sizes[i + j]);
      rest.remove_prefix(fields[j].size());
    }
    auditor.add({fields[0], fields[1], parse_direction(fields[2]), parse_message_kind(fields[3]), fields[4], fields[5],
                 fields[6], fields[7]});
  }
}

std::string finish(const Auditor& auditor) { return report::audit_json(auditor.finish()); }

}  // namespace
}  // namespace unpushy

EMSCRIPTEN_BINDINGS(unpushy_history) {
  using namespace unpushy;
  emscripten::class_<Auditor>("Auditor")
      .class_function("from", &from)
      .function("add", &add)
      .function("finish", &finish);
}
