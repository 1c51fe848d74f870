package io.parlance.text.dialogues;

import io.parlance.text.SourceReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of one file: its head without being read, then its lines, or its characters for whoever
 * parses those. A line's end is LF, CR LF or CR.
 */
final class DialogueText extends Reader {
  /** Of a longer line the rest is passed over: it must fit into memory, and no dialogue is so. */
  static final int MAX_LINE = 1 << 24;

  private final SourceReader source;
  private final char[] buffer = new char[1 << 16];
  private int next;
  private int end;
  private final StringBuilder line = new StringBuilder();
  private long number;
  private boolean cut;

  DialogueText(SourceReader source) throws IOException {
    this.source = source;
    while (end < buffer.length) {
      int read = source.read(buffer, end, buffer.length - end);
      if (read < 0) {
        break;
      }
      end += read;
    }
  }

  /** What the text begins with: all of it, if it is short. Before anything is read. */
  String head() {
    return new String(buffer, 0, end);
  }

  /** Whether the head is all there is. */
  boolean isWhole() {
    return end < buffer.length;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    line.setLength(0);
    cut = false;
    if (!fill()) {
      return false;
    }
    number++;
    while (fill()) {
      int from = next;
      while (next < end && buffer[next] != '\n' && buffer[next] != '\r') {
        next++;
      }
      append(from);
      if (next < end) {
        if (buffer[next++] == '\r' && fill() && buffer[next] == '\n') {
          next++;
        }
        break;
      }
    }
    return true;
  }

  private void append(int from) {
    int length = Math.min(next - from, MAX_LINE - line.length());
    line.append(buffer, from, length);
    cut |= length < next - from;
  }

  private boolean fill() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, source.read(buffer, 0, buffer.length));
    }
    return next < end;
  }

  /** The line, without its end. */
  String line() {
    return line.toString();
  }

  /** Its number, from 1. */
  long number() {
    return number;
  }

  /** Whether its end was passed over. */
  boolean isCut() {
    return cut;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int part = Math.min(length, end - next);
    System.arraycopy(buffer, next, into, from, part);
    next += part;
    return part;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
