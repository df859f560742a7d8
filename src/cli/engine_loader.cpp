#include "cli/engine_loader.h"

#include <cstdlib>

#include "cli/files.h"

namespace unpushy::cli {
namespace {

constexpr std::size_t kMaxPackBytes = std::size_t{64}
                                      << 20;  // far above any pack; keeps a wrong file from filling memory

}  // namespace

Result<Engine> load_engine(const std::vector<std::string>& files) {
  if (files.empty()) return Engine::builtin();
  std::vector<std::string> packs;
  for (const std::string& file : files) {
    auto bytes = read_up_to(file, kMaxPackBytes);
    if (!bytes) return bytes.error();
    packs.push_back(std::move(*bytes));
  }
  auto engine = Engine::from({packs.begin(), packs.end()});
  if (engine) return engine;
  const std::size_t index = std::strtoul(engine.error().where.c_str(), nullptr, 10);
  const std::string& name = files[index < files.size() ? index : 0];
  return Error{engine.error().code, name, "cannot use the pack \"" + name + "\": " + engine.error().what};
}

}  // namespace unpushy::cli
