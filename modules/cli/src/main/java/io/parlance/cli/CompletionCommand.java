package io.parlance.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints the script that makes the Tab key complete commands and options. */
@Command(
    description = "Prints a completion script for bash and zsh on standard output.",
    footer = {"", "Example:", "  source <(parlance completion)"})
final class CompletionCommand extends ParlanceCommand {
  CompletionCommand(Streams streams) {
    super(streams);
  }

  @Override
  int run() {
    streams().out().println(AutoComplete.bash("parlance", Commands.tree(streams())));
    return 0;
  }
}
