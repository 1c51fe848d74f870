package io.parlance.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A curve drawn with characters: perplexity, on a logarithmic scale, by tokens learned from. Of
 * braille patterns each holds 2 x 4 dots; in ASCII a character's mark stands at one of three
 * heights.
 */
final class LearningCurve {
  private static final int[][] BRAILLE = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
  private static final String ASCII = "'-."; // from the top of a line to its bottom
  private static final int LABEL = 8; // columns

  private final String name;
  private final List<LogRow> rows;
  private final double[] logs; // of what is drawn, by row

  private LearningCurve(String name, List<LogRow> rows, double[] logs) {
    this.name = name;
    this.rows = rows;
    this.logs = logs;
  }

  /** The curve of held-out perplexity, or where little of it is known, that of the training. */
  static LearningCurve of(List<LogRow> log) {
    List<LogRow> measured = log.stream().filter(row -> row.perplexity().isPresent()).toList();
    return measured.size() > 1
        ? new LearningCurve(
            "held-out perplexity",
            measured,
            measured.stream()
                .mapToDouble(row -> Math.log(row.perplexity().getAsDouble()))
                .toArray())
        : new LearningCurve(
            "perplexity while training", log, log.stream().mapToDouble(LogRow::loss).toArray());
  }

  /**
   * The lines to print; none where there are fewer than two points.
   *
   * @param columns the width of all
   * @param height lines of the curve itself
   */
  List<String> draw(int columns, int height, boolean braille) {
    int width = columns - LABEL - 2;
    if (rows.size() < 2 || width < 10) {
      return List.of();
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      low = Math.min(low, log);
      high = Math.max(high, log);
    }
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(LABEL) + " " + name);
    List<String> area =
        braille ? braille(width, height, low, high) : ascii(width, height, low, high);
    for (int i = 0; i < height; i++) {
      double at = height == 1 ? high : high + (low - high) * i / (height - 1);
      boolean labelled = i % 3 == 0 || i == height - 1;
      lines.add(
          (labelled ? label(Math.exp(at)) : " ".repeat(LABEL))
              + " |"
              + area.get(i).stripTrailing());
    }
    lines.add(" ".repeat(LABEL) + " +" + "-".repeat(width));
    LogRow last = rows.get(rows.size() - 1);
    String left = tokens(rows.get(0).tokens());
    String right = tokens(last.tokens()) + " tokens, " + ProgressDisplay.clock(last.seconds());
    lines.add(
        " ".repeat(LABEL + 2)
            + left
            + " ".repeat(Math.max(1, width - left.length() - right.length()))
            + right);
    return lines;
  }

  private List<String> braille(int width, int height, double low, double high) {
    int[][] cells = new int[height][width];
    int[] path = path(2 * width, 4 * height, low, high);
    for (int x = 0; x < path.length; x++) {
      for (int y : rise(path, x)) {
        cells[y / 4][x / 2] |= BRAILLE[y % 4][x % 2];
      }
    }
    List<String> lines = new ArrayList<>();
    for (int[] row : cells) {
      StringBuilder line = new StringBuilder();
      for (int dots : row) {
        line.append(dots == 0 ? ' ' : (char) (0x2800 + dots));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private List<String> ascii(int width, int height, double low, double high) {
    char[][] cells = new char[height][width];
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
    int[] path = path(width, 3 * height, low, high);
    for (int x = 0; x < path.length; x++) {
      for (int y : rise(path, x)) {
        cells[y / 3][x] = y == path[x] ? ASCII.charAt(y % 3) : '|';
      }
      cells[path[x] / 3][x] = ASCII.charAt(path[x] % 3);
    }
    List<String> lines = new ArrayList<>();
    for (char[] row : cells) {
      lines.add(new String(row));
    }
    return lines;
  }

  /** The height of the curve at each place, counted from the top; between points it is straight. */
  private int[] path(int places, int heights, double low, double high) {
    double first = rows.get(0).tokens();
    double last = Math.max(first + 1, (double) rows.get(rows.size() - 1).tokens());
    int[] path = new int[places];
    int point = 0;
    for (int x = 0; x < places; x++) {
      double at = first + (last - first) * x / (places - 1);
      while (point < rows.size() - 2 && rows.get(point + 1).tokens() < at) {
        point++;
      }
      double from = rows.get(point).tokens();
      double to = Math.max(from + 1, (double) rows.get(point + 1).tokens());
      double share = Math.max(0, Math.min(1, (at - from) / (to - from)));
      double log = logs[point] + (logs[point + 1] - logs[point]) * share;
      double fallen = high > low ? (high - log) / (high - low) : 0.5;
      path[x] = (int) Math.round(fallen * (heights - 1));
    }
    return path;
  }

  /** The heights to mark at a place so that the curve has no gaps. */
  private static int[] rise(int[] path, int x) {
    int before = x == 0 ? path[x] : path[x - 1];
    int step = Integer.compare(before, path[x]);
    int[] heights = new int[Math.max(1, Math.abs(before - path[x]))];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = path[x] + step * i;
    }
    return heights;
  }

  private static String label(double perplexity) {
    String text =
        perplexity < 9.95
            ? String.format(Locale.ROOT, "%.2f", perplexity)
            : String.format(Locale.ROOT, perplexity < 99.5 ? "%.1f" : "%,.0f", perplexity);
    return String.format(Locale.ROOT, "%" + LABEL + "s", text);
  }

  private static String tokens(long tokens) {
    return tokens < 10_000
        ? String.format(Locale.ROOT, "%,d", tokens)
        : tokens < 1_000_000
            ? String.format(Locale.ROOT, "%,.0f k", tokens / 1e3)
            : String.format(Locale.ROOT, "%,.2f M", tokens / 1e6);
  }
}
