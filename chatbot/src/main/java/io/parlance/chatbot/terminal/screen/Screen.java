package io.parlance.chatbot.terminal.screen;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntSupplier;

/** Where a chat is shown. All that is put on the terminal between two inputs goes this way. */
public final class Screen {
  /** Where the terminal does not tell its width. */
  private static final int USUAL_COLUMNS = 80;

  private static final int LEAST_COLUMNS = 20;
  private static final int NARROW_INDENT = 4;
  private static final int LEAST_TEXT = 24; // columns

  private final PrintWriter out;
  private final Theme theme;
  private final IntSupplier width;

  /**
   * @param width columns now; 0 where unknown
   */
  public Screen(PrintWriter out, Theme theme, IntSupplier width) {
    this.out = out;
    this.theme = theme;
    this.width = width;
  }

  /** The colours. */
  public Theme theme() {
    return theme;
  }

  /** Columns now, at least 20. */
  public int columns() {
    int now = width.getAsInt();
    return now <= 0 ? USUAL_COLUMNS : Math.max(LEAST_COLUMNS, now);
  }

  /** Shows spans as a line, as they are: what is wider than the terminal is cut. */
  public void line(List<Span> spans) {
    int room = columns() - 1;
    for (Span span : spans) {
      String text = Widths.cut(span.text(), room);
      room -= Widths.of(text);
      out.print(theme.paint(new Span(span.look(), text)));
    }
    out.print('\n');
    out.flush();
  }

  /** Shows an empty line. */
  public void blank() {
    line(List.of());
  }

  /** Shows text of any length, wrapped at words. */
  public void text(Tone tone, String text) {
    text(tone, 0, text);
  }

  /** Shows text of any length, wrapped at words, so many columns from the left. */
  public void text(Tone tone, int indent, String text) {
    flow(tone, indent).finish(text);
    out.print('\n');
    out.flush();
  }

  /** Shows spans, and behind them text of any length, wrapped so that it stays right of them. */
  public void row(List<Span> head, Tone tone, String text) {
    int indent = head.stream().mapToInt(Span::columns).sum();
    int columns = columns();
    if (columns - indent < Math.min(LEAST_TEXT, columns / 2)) { // too narrow side by side
      line(head);
      text(tone, NARROW_INDENT, text);
      return;
    }
    head.forEach(span -> out.print(theme.paint(span)));
    Flow.behind(shown -> paint(tone, shown), this::columns, indent).finish(text);
    out.print('\n');
    out.flush();
  }

  /** Begins a text that comes in pieces, each shown at once; {@link #end} ends it. */
  public Flow flow(Tone tone, int indent) {
    return new Flow(shown -> paint(tone, shown), this::columns, indent);
  }

  private void paint(Tone tone, String shown) {
    int from = 0;
    for (int feed = shown.indexOf('\n'); feed >= 0; feed = shown.indexOf('\n', from)) {
      out.print(theme.paint(new Span(tone, shown.substring(from, feed))));
      out.print('\n');
      from = feed + 1;
    }
    out.print(theme.paint(new Span(tone, shown.substring(from))));
    out.flush();
  }

  /** Ends a line that a {@link Flow} began. */
  public void end(Flow flow) {
    if (flow.column() > 0) {
      out.print('\n');
    }
    out.flush();
  }
}
