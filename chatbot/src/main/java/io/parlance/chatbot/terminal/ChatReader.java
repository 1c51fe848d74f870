package io.parlance.chatbot.terminal;

import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;

/**
 * JLine's reader, with what a chat needs: a paste is one thing, Ctrl-G opens an editor, no control
 * character gets into the line, and where keys come faster than they can be shown, the line is
 * shown once they pause.
 */
final class ChatReader extends LineReaderImpl {
  private static final int SHORT = 200; // characters: a line that is drawn in no time
  private static final String EDIT = "chat-edit";
  private static final String IGNORE = "chat-ignore";

  private final boolean colored;
  private final Pastes pastes;
  private final BooleanSupplier moreKeys;

  /**
   * @param colored whether what Tab offers may have colours
   */
  ChatReader(
      Terminal terminal,
      Map<String, Object> variables,
      boolean colored,
      Pastes pastes,
      BooleanSupplier moreKeys) {
    super(terminal, "parlance", variables);
    this.colored = colored;
    this.pastes = pastes;
    this.moreKeys = moreKeys;
    getWidgets().put(IGNORE, () -> true);
    keys().bind(new Reference(IGNORE), KeyMap.ctrl('V')); // would put any character on the line
  }

  /** Has Ctrl-G do this with the line. */
  void editBy(Runnable action) {
    getWidgets()
        .put(
            EDIT,
            () -> {
              action.run();
              return true;
            });
    keys().bind(new Reference(EDIT), KeyMap.ctrl('G'), KeyMap.ctrl('X') + KeyMap.ctrl('E'));
  }

  @Override
  protected AttributedStyle getCompletionStyle(String name, String usual) {
    return colored || usual.equals(DEFAULT_COMPLETION_STYLE_SELECTION)
        ? super.getCompletionStyle(name, usual)
        : AttributedStyle.DEFAULT;
  }

  private KeyMap<Binding> keys() {
    return Objects.requireNonNull(getKeyMaps().get(LineReader.MAIN));
  }

  @Override
  public boolean beginPaste() {
    int from = getBuffer().cursor();
    super.beginPaste();
    String pasted = getBuffer().substring(from, getBuffer().cursor());
    getBuffer().cursor(from);
    getBuffer().delete(pasted.length());
    getBuffer().write(pastes.shown(pasted));
    return true;
  }

  /** In its turn: JLine would draw the line anew while a key that was just pressed is drawn. */
  @Override
  protected synchronized void handleSignal(Terminal.Signal signal) {
    lock.lock();
    try {
      super.handleSignal(signal);
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected void redisplay(boolean flush) {
    if (!(display instanceof LineDisplay)) { // a new one of JLine's: at first, and for a new width
      Display own = new LineDisplay(terminal);
      own.resize(size.getRows(), size.getColumns());
      own.setDelayLineWrap(display.delayLineWrap());
      display = own;
    }
    if (getBuffer().length() > SHORT && moreKeys.getAsBoolean()) {
      return;
    }
    super.redisplay(flush);
  }
}
