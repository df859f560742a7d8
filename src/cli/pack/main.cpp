// unpushy-pack: `unpushy pack` as a host tool of the build, which needs it before there is a pack to embed.

#include "cli/pack/command.h"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
  try {
    CLI::App app("Compiles rule files to a pack and runs every rule's examples.", "unpushy-pack");
    app.require_subcommand(1);
    const unpushy::cli::PackCommand command(app);
    CLI11_PARSE(app, argc, argv);
    return command.run().value_or(2);
  } catch (const std::exception& error) {  // out of memory, an unreadable folder
    std::cerr << error.what() << '\n';
    return 2;
  }
}
