package io.parlance.chatbot.terminal;

import org.jline.terminal.Terminal;
import org.jline.utils.Display;

/**
 * JLine's display, which goes to the next row itself. Left to the terminal, which goes there when a
 * character no longer fits, JLine draws a wide character at a row's end twice, and is a column off
 * behind an emoji at a row's beginning.
 */
final class LineDisplay extends Display {

  LineDisplay(Terminal terminal) {
    super(terminal, false);
  }

  @Override
  public void resize(int rows, int columns) {
    super.resize(rows, columns);
    wrapAtEol = false;
    delayedWrapAtEol = false;
  }
}
