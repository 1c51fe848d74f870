package io.parlance.chatbot.terminal;

import io.parlance.chatbot.Printable;
import io.parlance.chatbot.terminal.screen.Widths;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was pasted into a line and is too long to be shown there: a few words stand for it. */
final class Pastes {
  private static final int LONG = 500; // characters, of a single line
  private static final int SHOWN = 30; // columns of the first line

  private final Map<String, String> texts = new LinkedHashMap<>(); // by what stands for them

  /** What to show for a pasted text: itself, or something short. */
  String shown(String pasted) {
    String text = pasted.replace("\r\n", "\n").replace('\r', '\n').strip();
    long lines = text.lines().count();
    if (lines <= 1 && text.length() <= LONG) {
      return Printable.line(text);
    }
    String first = text.lines().findFirst().orElse("");
    String size =
        lines > 1
            ? String.format(Locale.ROOT, "%,d lines", lines)
            : String.format(Locale.ROOT, "%,d characters", text.length());
    String mark =
        "[paste "
            + (texts.size() + 1)
            + ", "
            + size
            + ": "
            + Widths.cut(Printable.line(first.substring(0, Math.min(first.length(), LONG))), SHOWN)
            + "]";
    texts.put(mark, text);
    return mark;
  }

  /** A line with the texts in place of what stands for them. */
  String expand(String line) {
    String text = line;
    for (Map.Entry<String, String> paste : texts.entrySet()) {
      text = text.replace(paste.getKey(), paste.getValue());
    }
    return text;
  }

  /** Forgets them: a new line begins. */
  void clear() {
    texts.clear();
  }
}
