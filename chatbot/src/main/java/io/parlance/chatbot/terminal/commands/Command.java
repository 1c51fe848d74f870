package io.parlance.chatbot.terminal.commands;

import java.io.IOException;
import java.util.List;

/** What can be asked for with a slash. */
abstract class Command {
  private final String name;
  private final String arguments;
  private final String summary;

  /**
   * @param name without the slash
   * @param arguments as the help shows them; empty where there are none
   * @param summary what it does, in a line
   */
  Command(String name, String arguments, String summary) {
    this.name = name;
    this.arguments = arguments;
    this.summary = summary;
  }

  /**
   * Does it.
   *
   * @param argument what stands behind the name, without space around it
   * @throws IllegalArgumentException if it cannot be done with this; the message is for the person
   * @throws IOException if the system said no
   */
  abstract void run(Chat chat, String argument) throws IOException;

  /**
   * What may stand at the end of the argument.
   *
   * @param before the words before it
   * @param begun what is there of it already
   */
  List<Completion> completions(Chat chat, List<String> before, String begun) {
    return List.of();
  }

  final String name() {
    return name;
  }

  /** As it is typed: {@code /near WORD}. */
  final String usage() {
    return "/" + name + (arguments.isEmpty() ? "" : " " + arguments);
  }

  final String summary() {
    return summary;
  }

  /** The words of an argument. */
  static List<String> words(String argument) {
    return argument.isBlank() ? List.of() : List.of(argument.strip().split("\\s+"));
  }

  /** Says how it is used. */
  final IllegalArgumentException misused() {
    return new IllegalArgumentException("expected " + usage());
  }
}
