package io.parlance.chatbot.terminal;

import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal without its own editing and echo, so that keys pressed during a reply do not appear
 * in it, but on the next line that is read.
 */
final class RawMode implements ExternalEditor.Handover, AutoCloseable {
  private final Terminal terminal;
  private final Attributes before;

  private RawMode(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.enterRawMode();
  }

  static RawMode enter(Terminal terminal) {
    return new RawMode(terminal);
  }

  @Override
  public void give() {
    terminal.puts(Capability.keypad_local);
    terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_OFF);
    terminal.flush();
    terminal.setAttributes(before);
  }

  @Override
  public void take() {
    terminal.enterRawMode();
    terminal.puts(Capability.keypad_xmit);
    terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_ON);
    terminal.flush();
  }

  @Override
  public void close() {
    terminal.setAttributes(before);
  }
}
