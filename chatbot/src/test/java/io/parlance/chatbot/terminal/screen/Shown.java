package io.parlance.chatbot.terminal.screen;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A screen in memory, and what stands on it. */
public final class Shown {
  private final StringWriter text = new StringWriter();
  private final Screen screen;

  public Shown(int columns) {
    this(columns, Theme.none());
  }

  public Shown(int columns, Theme theme) {
    this.screen = new Screen(new PrintWriter(text), theme, () -> columns);
  }

  public Screen screen() {
    return screen;
  }

  public String text() {
    return text.toString();
  }

  /** The lines, without space at their ends. */
  public List<String> lines() {
    return text().lines().map(String::stripTrailing).toList();
  }
}
