package io.parlance.chatbot.terminal.commands;

/** Whether Ctrl-C was pressed since something began. Safe to share between threads. */
public final class Interrupt {
  private volatile boolean raised;

  /** Ctrl-C was pressed. */
  public void raise() {
    raised = true;
  }

  /** Something new begins. */
  void clear() {
    raised = false;
  }

  /** Whether to stop. */
  boolean raised() {
    return raised;
  }
}
