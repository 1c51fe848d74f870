package io.parlance.chatbot.terminal;

import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Tone;

/** What is said at the start. */
final class Greeting {
  static final String LEAVING = "Ctrl-D or /bye leaves.";

  private Greeting() {}

  static void show(Screen screen, TerminalPlan plan) {
    screen.text(
        Tone.NOTE,
        "Talking with " + plan.modelName() + ". /help lists what can be done; " + LEAVING);
    int turns = plan.log().conversation().turns().size();
    if (turns > 0) {
      screen.text(
          Tone.NOTE,
          "The conversation goes on after "
              + turns
              + (turns == 1 ? " turn" : " turns")
              + "; /context shows them.");
    }
    screen.blank();
  }
}
