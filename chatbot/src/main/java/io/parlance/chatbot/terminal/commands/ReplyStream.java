package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.ResponseListener;
import io.parlance.chatbot.terminal.screen.Flow;
import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Tone;
import java.util.OptionalLong;

/** Shows a reply as it comes. What comes first after Ctrl-C is not shown any more. */
final class ReplyStream implements ResponseListener {
  private static final int INDENT = 2;

  private final Screen screen;
  private final Interrupt interrupt;
  private final Flow flow;
  private OptionalLong first = OptionalLong.empty(); // when the first piece came

  ReplyStream(Screen screen, Interrupt interrupt) {
    this.screen = screen;
    this.interrupt = interrupt;
    this.flow = screen.flow(Tone.REPLY, INDENT);
  }

  @Override
  public void piece(String text) {
    if (first.isEmpty()) {
      if (interrupt.raised()) {
        return;
      }
      first = OptionalLong.of(System.nanoTime());
    }
    flow.append(text);
  }

  /** When the first piece was shown; empty where nothing was. */
  OptionalLong first() {
    return first;
  }

  /** Ends the line, with a mark where the reply was stopped. */
  void end() {
    screen.end(flow);
    if (interrupt.raised()) {
      screen.text(Tone.NOTE, INDENT, first.isPresent() ? "[stopped here]" : "[stopped]");
    }
  }
}
