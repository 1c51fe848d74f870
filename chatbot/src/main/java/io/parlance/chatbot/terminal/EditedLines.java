package io.parlance.chatbot.terminal;

import io.parlance.chatbot.Printable;
import io.parlance.chatbot.terminal.commands.TextEditor;
import io.parlance.chatbot.terminal.screen.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Lines typed with all the comforts of a terminal. */
final class EditedLines implements LineInput {
  private static final int REMEMBERED = 1000; // lines

  private final ChatReader reader;
  private final Pastes pastes = new Pastes();
  private final String prompt;

  /**
   * @param history the file of what was typed; nothing where none is kept
   * @param moreKeys whether keys were pressed that are not read yet
   */
  EditedLines(Terminal terminal, Theme theme, Optional<Path> history, BooleanSupplier moreKeys) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, Prompts.MORE);
    variables.put(LineReader.HISTORY_SIZE, REMEMBERED);
    variables.put(LineReader.HISTORY_FILE_SIZE, REMEMBERED);
    variables.put(LineReader.LIST_MAX, 60);
    variables.put(LineReader.BELL_STYLE, "none");
    history.ifPresent(file -> variables.put(LineReader.HISTORY_FILE, file));
    this.reader = new ChatReader(terminal, variables, theme.colored(), pastes, moreKeys);
    this.prompt = Prompts.first(theme);
    reader.setParser(new ChatParser());
    reader.setHistory(new ChatHistory(pastes, history));
    reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true); // "!" is said, not expanded
    reader.option(LineReader.Option.CASE_INSENSITIVE, true);
    reader.option(LineReader.Option.CASE_INSENSITIVE_SEARCH, true);
    reader.option(LineReader.Option.HISTORY_IGNORE_SPACE, false);
    reader.option(LineReader.Option.AUTO_FRESH_LINE, false);
  }

  /** Completes and highlights lines by these. */
  void assist(Completer completer, Highlighter highlighter) {
    reader.setCompleter(completer);
    reader.setHighlighter(highlighter);
  }

  /** Has Ctrl-G open the line in this editor. */
  void editWith(TextEditor editor) {
    reader.editBy(
        () -> {
          try {
            String text = editor.edit(pastes.expand(reader.getBuffer().toString())).strip();
            reader.getBuffer().clear();
            reader.getBuffer().write(printable(text));
          } catch (IOException e) {
            reader.printAbove(Printable.line(String.valueOf(e.getMessage())));
          }
          reader.callWidget(LineReader.REDRAW_LINE);
        });
  }

  private static String printable(String text) {
    return text.lines().map(Printable::line).collect(Collectors.joining("\n"));
  }

  @Override
  public TypedLine read() {
    pastes.clear();
    try {
      return new TypedLine.Text(pastes.expand(reader.readLine(prompt)));
    } catch (UserInterruptException e) {
      return new TypedLine.Interrupted(String.valueOf(e.getPartialLine()).isBlank());
    } catch (EndOfFileException e) {
      return new TypedLine.End();
    }
  }
}
