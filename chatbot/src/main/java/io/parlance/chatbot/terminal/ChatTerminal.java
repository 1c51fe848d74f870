package io.parlance.chatbot.terminal;

import io.parlance.chatbot.terminal.commands.Chat;
import io.parlance.chatbot.terminal.commands.Commands;
import io.parlance.chatbot.terminal.commands.Interrupt;
import io.parlance.chatbot.terminal.commands.Preparation;
import io.parlance.chatbot.terminal.commands.TextEditor;
import io.parlance.chatbot.terminal.screen.Screen;
import io.parlance.chatbot.terminal.screen.Theme;
import io.parlance.chatbot.terminal.screen.Tone;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.Signals;

/** A chat with a person at a terminal. */
public final class ChatTerminal {
  private static final Size USUAL_SIZE = new Size(80, 24);

  private final Chat chat;
  private final Commands commands;
  private final Screen screen;
  private final Preparation preparation;

  private ChatTerminal(Chat chat, Commands commands, Screen screen, Preparation preparation) {
    this.chat = chat;
    this.commands = commands;
    this.screen = screen;
    this.preparation = preparation;
  }

  /**
   * Talks until the person leaves. Standard input and output must be a terminal.
   *
   * @throws IOException if the model cannot be read
   */
  public static void run(TerminalPlan plan) throws IOException {
    Preparation preparation = Preparation.begin(plan.responder(), plan.settings());
    Optional<Terminal> found = SystemTerminal.open(plan.environment());
    if (found.isEmpty()) {
      plain(plan, preparation);
      return;
    }
    try (Terminal terminal = found.get()) {
      edited(plan, terminal, preparation, () -> keysWait());
    }
  }

  /**
   * Talks with whoever is at the other end of these streams, at a terminal of the type {@code
   * xterm}, until {@code keys} end or the person leaves.
   *
   * @throws IOException if the model cannot be read, or a stream fails
   */
  public static void run(TerminalPlan plan, InputStream keys, OutputStream shown)
      throws IOException {
    Preparation preparation = Preparation.begin(plan.responder(), plan.settings());
    try (Terminal terminal =
        new ExternalTerminal("streams", "xterm", keys, shown, StandardCharsets.UTF_8)) {
      edited(plan, terminal, preparation, () -> false);
    }
  }

  /** Talks on a terminal that knows escape sequences. */
  static void edited(
      TerminalPlan plan, Terminal terminal, Preparation preparation, BooleanSupplier moreKeys)
      throws IOException {
    if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
      terminal.setSize(USUAL_SIZE); // a terminal that was never told
    }
    Interrupt interrupt = new Interrupt();
    terminal.handle(Terminal.Signal.INT, signal -> interrupt.raise());
    preparation.onFailure(() -> terminal.raise(Terminal.Signal.INT)); // ends the wait for a line
    Theme theme = Theme.of(plan.environment(), false);
    Screen screen = new Screen(terminal.writer(), theme, terminal::getWidth);
    try (RawMode raw = RawMode.enter(terminal)) {
      ExternalEditor editor = new ExternalEditor(plan.environment(), raw);
      Commands commands = Commands.all();
      Chat chat = chat(plan, preparation, screen, interrupt, editor);
      EditedLines lines = new EditedLines(terminal, theme, plan.history(), moreKeys);
      lines.assist(new ChatCompleter(commands, chat), new ChatHighlighter(commands, theme));
      lines.editWith(editor);
      new ChatTerminal(chat, commands, screen, preparation).talk(plan, lines);
    }
  }

  /** Talks on a terminal that knows none, or none that can be driven. */
  private static void plain(TerminalPlan plan, Preparation preparation) throws IOException {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PlainLines lines =
        new PlainLines(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out);
    Interrupt interrupt = new Interrupt();
    Signals.register(
        "INT",
        () -> {
          interrupt.raise();
          lines.interrupted();
        });
    plain(plan, preparation, lines, out, interrupt);
  }

  static void plain(
      TerminalPlan plan,
      Preparation preparation,
      PlainLines lines,
      PrintWriter out,
      Interrupt interrupt)
      throws IOException {
    Screen screen = new Screen(out, Theme.none(), () -> 0);
    ExternalEditor editor = new ExternalEditor(plan.environment(), ExternalEditor.Handover.none());
    Chat chat = chat(plan, preparation, screen, interrupt, editor);
    new ChatTerminal(chat, Commands.all(), screen, preparation).talk(plan, lines);
  }

  private static Chat chat(
      TerminalPlan plan,
      Preparation preparation,
      Screen screen,
      Interrupt interrupt,
      TextEditor editor) {
    return new Chat(
        plan.modelName(),
        preparation,
        plan.settings(),
        plan.conversations(),
        plan.log(),
        screen,
        interrupt,
        editor);
  }

  private void talk(TerminalPlan plan, LineInput lines) throws IOException {
    Greeting.show(screen, plan);
    while (!chat.over()) {
      preparation.check();
      TypedLine typed = lines.read();
      if (typed instanceof TypedLine.End) {
        return;
      }
      preparation.check();
      if (typed instanceof TypedLine.Text line) {
        answer(line.text());
      } else if (typed instanceof TypedLine.Interrupted where && where.nothing()) {
        screen.text(Tone.NOTE, Greeting.LEAVING);
      }
    }
  }

  private void answer(String typed) throws IOException {
    String text = Multiline.text(typed);
    if (text.isEmpty()) {
      return;
    }
    if (Multiline.isMarked(typed)) {
      commands.say(chat, text);
    } else {
      commands.run(chat, text);
    }
    if (!chat.over()) {
      screen.blank();
    }
  }

  private static boolean keysWait() {
    try {
      return System.in.available() > 0;
    } catch (IOException e) {
      return false; // then each key is shown at once
    }
  }
}
