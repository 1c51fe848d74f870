package io.parlance.chatbot.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Tells the reader whether a line is complete, which it is unless three quotes are open, and which
 * word the cursor is in. Nothing is quoted and nothing escaped: it is a chat, not a shell.
 */
final class ChatParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && Multiline.isOpen(line)) {
      throw new EOFError(-1, -1, "three quotes are open", "three quotes");
    }
    return Words.of(line, cursor);
  }

  @Override
  public boolean isEscapeChar(char letter) {
    return false;
  }

  /** A line cut at white space. */
  private record Words(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
      implements CompletingParsedLine {

    static Words of(String line, int cursor) {
      List<String> words = new ArrayList<>();
      int index = -1;
      int within = 0;
      int at = 0;
      while (at <= line.length()) {
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
          end++;
        }
        if (at <= cursor && cursor <= end && index < 0) {
          index = words.size();
          within = cursor - at;
          words.add(line.substring(at, end));
        } else if (end > at) {
          words.add(line.substring(at, end));
        }
        at = end + 1;
      }
      return new Words(line, cursor, words, index, within);
    }

    @Override
    public String word() {
      return words.get(wordIndex);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor;
    }

    @Override
    public int rawWordLength() {
      return word().length();
    }
  }
}
