package io.parlance.chatbot;

import java.util.Optional;

/**
 * What a person said, and the reply.
 *
 * @param text what the person said
 * @param reply what was replied
 * @param source where the reply came from
 * @param confidence in the reply, 0 … 1
 * @param response what was considered; absent in a conversation that was read from a file
 */
public record Turn(
    String text, String reply, Source source, double confidence, Optional<Response> response) {

  static Turn of(String text, Response response) {
    return new Turn(
        text, response.text(), response.source(), response.confidence(), Optional.of(response));
  }
}
