package io.parlance.chatbot.terminal.screen;

import io.parlance.chatbot.Printable;
import io.parlance.tensor.Requirement;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws weights between two lists of words: a row a word of one, a column a word of the other, as
 * wide as the word. Colours where the theme has them, else one of {@code . : * #}. What is wider
 * than the terminal goes on below.
 *
 * @param rows words at the left
 * @param columns words on top
 * @param weights of a row and a column, 0 … 1
 */
public record HeatMap(List<String> rows, List<String> columns, Weights weights) {
  private static final int INDENT = 2;
  private static final int LONGEST_WORD = 16; // columns; longer ones are cut

  /** The weight of a row's word for a column's. */
  @FunctionalInterface
  public interface Weights {
    double of(int row, int column);
  }

  public HeatMap {
    Requirement.that(!rows.isEmpty() && !columns.isEmpty(), "words expected on both sides", "none");
    rows = rows.stream().map(HeatMap::label).toList();
    columns = columns.stream().map(HeatMap::label).toList();
  }

  private static String label(String word) {
    return Widths.cut(Printable.line(word), LONGEST_WORD);
  }

  /** Shows it. */
  public void show(Screen screen) {
    int labels = rows.stream().mapToInt(Widths::of).max().orElse(0);
    int room = screen.columns() - 1 - INDENT - labels;
    int from = 0;
    while (from < columns.size()) {
      int to = from;
      int taken = 0;
      do {
        taken += 1 + Widths.of(columns.get(to));
        to++;
      } while (to < columns.size() && taken + 1 + Widths.of(columns.get(to)) <= room);
      panel(screen, labels, from, to);
      from = to;
    }
    screen.line(legend(screen.theme()));
  }

  private void panel(Screen screen, int labels, int from, int to) {
    List<Span> head = new ArrayList<>();
    head.add(new Span(Tone.PLAIN, " ".repeat(INDENT + labels)));
    for (String word : columns.subList(from, to)) {
      head.add(new Span(Tone.STRONG, " " + word));
    }
    screen.line(head);
    for (int row = 0; row < rows.size(); row++) {
      List<Span> line = new ArrayList<>();
      String label = Widths.padded(rows.get(row), labels);
      line.add(new Span(Tone.STRONG, " ".repeat(INDENT) + label));
      for (int column = from; column < to; column++) {
        line.add(new Span(Tone.PLAIN, " "));
        line.add(cell(screen.theme(), weights.of(row, column), Widths.of(columns.get(column))));
      }
      screen.line(line);
    }
  }

  private static Span cell(Theme theme, double weight, int width) {
    return theme.colored()
        ? new Span(new Heat(weight), " ".repeat(width))
        : new Span(Tone.PLAIN, String.valueOf(Shades.mark(weight)).repeat(width));
  }

  private static List<Span> legend(Theme theme) {
    List<Span> legend = new ArrayList<>();
    legend.add(new Span(Tone.NOTE, " ".repeat(INDENT)));
    for (double weight : new double[] {0.1, 0.3, 0.5, 1}) {
      legend.add(cell(theme, weight, 2));
      legend.add(new Span(Tone.NOTE, " " + Shades.meaning(weight) + "   "));
    }
    return legend;
  }
}
