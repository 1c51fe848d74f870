package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Response;
import io.parlance.chatbot.Source;
import io.parlance.chatbot.Turn;

/** What commands say of replies. */
final class Replies {
  private Replies() {}

  /** What was considered for a turn's reply. */
  static Response response(Turn turn) {
    return turn.response()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "this reply was read from a file, which does not keep what was considered;"
                        + " /retry asks anew"));
  }

  static String name(Source source) {
    return switch (source) {
      case GENERATED -> "generated";
      case RETRIEVED -> "retrieved";
      case FALLBACK -> "fallback";
    };
  }
}
