package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Turn;
import java.io.IOException;
import java.util.List;

/** Where conversations are kept. */
public interface Archive {

  /** The conversation that goes on; empty for a new one. */
  List<Turn> turns();

  /** Keeps the conversation as it is now. */
  void keep(List<Turn> turns) throws IOException;

  /** What is kept from now on is another conversation. */
  void begin();

  /** Keeps nothing. */
  static Archive none() {
    return new Archive() {
      @Override
      public List<Turn> turns() {
        return List.of();
      }

      @Override
      public void keep(List<Turn> turns) {}

      @Override
      public void begin() {}
    };
  }
}
