package io.parlance.chatbot.terminal.commands;

import io.parlance.chatbot.Printable;
import io.parlance.chatbot.terminal.screen.Tone;
import io.parlance.text.Spelling;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All commands, and what tells them from what is said. */
public final class Commands {
  private static final char SLASH = '/';
  private static final int NEAREST = 3;
  private static final int QUOTED = 40; // characters of an unknown name

  private final List<Command> all;

  private Commands(List<Command> all) {
    this.all = all;
  }

  /** All there are. */
  public static Commands all() {
    List<Command> others =
        List.of(
            new SetCommand(),
            new ShowCommand(),
            new BeamsCommand(),
            new WhyCommand(),
            new NearCommand(),
            new AnalogyCommand(),
            new RetryCommand(),
            new UndoCommand(),
            new ClearCommand(),
            new ContextCommand(),
            new SaveCommand(),
            new LoadCommand(),
            new ExportCommand(),
            new EditCommand(),
            new ModelCommand(),
            new StatsCommand(),
            new ByeCommand());
    return new Commands(
        Stream.concat(Stream.of(new HelpCommand(others)), others.stream()).toList());
  }

  /** The names, without the slash. */
  public List<String> names() {
    return all.stream().map(Command::name).toList();
  }

  /** What a command does, in a line; none where there is none of this name. */
  public Optional<String> summary(String name) {
    return named(name).map(Command::summary);
  }

  /** Whether a text is a command rather than said: it begins with a slash, and is one line. */
  public static boolean isCommand(String text) {
    return !text.isEmpty() && text.charAt(0) == SLASH && text.indexOf('\n') < 0;
  }

  /** What is done for a person. */
  private interface Deed {
    void run() throws IOException;
  }

  /**
   * Does what a text asks for, or says it; what goes wrong is told on the screen.
   *
   * @param text not blank
   * @throws IOException if the model cannot be read: there is nobody to talk with
   */
  public void run(Chat chat, String text) throws IOException {
    if (isCommand(text)) {
      tell(chat, () -> command(chat, text));
    } else {
      say(chat, text);
    }
  }

  /**
   * Says a text, whatever it begins with.
   *
   * @throws IOException if the model cannot be read
   */
  public void say(Chat chat, String text) throws IOException {
    tell(chat, () -> chat.say(text));
  }

  private static void tell(Chat chat, Deed deed) throws IOException {
    try {
      deed.run();
    } catch (InterruptedWait e) {
      chat.screen().text(Tone.NOTE, "[stopped]");
    } catch (IllegalArgumentException e) {
      chat.screen().text(Tone.ERROR, String.valueOf(e.getMessage()));
    }
  }

  private void command(Chat chat, String line) throws IOException {
    String[] parts = line.substring(1).strip().split("\\s+", 2);
    Command command =
        named(parts[0]).orElseThrow(() -> new IllegalArgumentException(unknown(parts[0])));
    try {
      command.run(chat, parts.length > 1 ? parts[1] : "");
    } catch (IOException e) {
      chat.preparation().check();
      chat.screen().text(Tone.ERROR, Failures.line(e));
    }
  }

  /**
   * What Tab may put at the end of a command's line.
   *
   * @param line up to the cursor
   * @return whole words, which need not begin as the last word of the line does
   */
  public List<Completion> completions(Chat chat, String line) {
    int space = line.lastIndexOf(' ') + 1;
    String begun = line.substring(space);
    List<String> before = Command.words(line.substring(0, space));
    if (before.isEmpty()) {
      return names().stream().map(name -> Completion.of(SLASH + name)).toList();
    }
    return named(before.get(0).substring(1))
        .map(command -> command.completions(chat, before.subList(1, before.size()), begun))
        .orElse(List.of());
  }

  private Optional<Command> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return all.stream().filter(command -> command.name().equals(lower)).findFirst();
  }

  private String unknown(String name) {
    String shown = "/" + Printable.quoted(name, QUOTED);
    List<String> near = near(name.toLowerCase(Locale.ROOT));
    String hint =
        near.isEmpty()
            ? "/help lists all"
            : "did you mean /" + String.join(" or /", near) + "? /help lists all";
    return "there is no command " + shown + "; " + hint;
  }

  private List<String> near(String name) {
    List<String> begun =
        names().stream().filter(one -> !name.isEmpty() && one.startsWith(name)).toList();
    return begun.isEmpty()
        ? Spelling.near(Vocabulary.of(names(), new long[all.size()]), name, NEAREST)
        : begun;
  }
}
