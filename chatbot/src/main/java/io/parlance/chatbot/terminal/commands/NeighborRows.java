package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Span;
import io.parlance.chatbot.terminal.screen.Tone;
import io.parlance.embeddings.query.Neighbor;
import java.util.List;
import java.util.Locale;

/** Shows words with their similarity. */
final class NeighborRows {
  private NeighborRows() {}

  static void show(Screen screen, List<Neighbor> neighbors) {
    for (Neighbor neighbor : neighbors) {
      String similarity = String.format(Locale.ROOT, "  %.3f  ", neighbor.similarity());
      screen.line(List.of(new Span(Tone.NOTE, similarity), new Span(Tone.PLAIN, neighbor.word())));
    }
  }
}
