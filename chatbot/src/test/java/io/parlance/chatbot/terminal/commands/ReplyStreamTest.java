package io.parlance.chatbot.terminal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.chatbot.terminal.screen.Shown;
import org.junit.jupiter.api.Test;

class ReplyStreamTest {
  private final Shown shown = new Shown(80);
  private final Interrupt interrupt = new Interrupt();
  private final ReplyStream stream = new ReplyStream(shown.screen(), interrupt);

  @Test
  void each_piece_is_shown_at_once() {
    stream.piece("Tea");
    assertThat(shown.text()).isEqualTo("  Tea");
    stream.piece(" is");
    assertThat(shown.text()).isEqualTo("  Tea is");
    stream.end();
    assertThat(shown.text()).isEqualTo("  Tea is\n");
  }

  @Test
  void a_reply_that_was_stopped_stays_and_is_marked() {
    stream.piece("Tea");
    interrupt.raise();
    stream.end();
    assertThat(shown.lines()).containsExactly("  Tea", "  [stopped here]");
    assertThat(stream.first()).isPresent();
  }

  @Test
  void what_comes_first_after_Ctrl_C_is_not_shown() {
    interrupt.raise();
    stream.piece("Tea");
    stream.end();
    assertThat(shown.lines()).containsExactly("  [stopped]");
    assertThat(stream.first()).isEmpty();
  }
}
