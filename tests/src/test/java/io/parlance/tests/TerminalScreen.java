package io.parlance.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a person would see on an xterm: the characters that a program writes, put where its escape
 * sequences say. Wide characters take two cells; a line that is too long goes on in the next row; a
 * new width cuts rows or pads them, and moves nothing. Not for several threads.
 */
final class TerminalScreen {
  private static final String BLANK = " ";
  private static final String SECOND_HALF = ""; // of a wide character

  private int columns;
  private final int rows;
  private final List<String> gone = new ArrayList<>(); // rows that were scrolled off the top
  private String[][] cells; // (rows, columns)
  private int row;
  private int column;
  private boolean full; // the last column was written: what comes next begins the next row
  private int savedRow;
  private int savedColumn;
  private final Set<String> modes = new TreeSet<>();
  private final Set<String> styles = new TreeSet<>();
  private final Set<String> strange = new TreeSet<>();

  TerminalScreen(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new String[rows][columns];
    for (String[] line : cells) {
      Arrays.fill(line, BLANK);
    }
  }

  /** All rows from the first on, without the space at their ends. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(gone);
    int last = rows - 1;
    while (last > row && text(last).isEmpty()) {
      last--;
    }
    for (int at = 0; at <= last; at++) {
      lines.add(text(at));
    }
    return lines;
  }

  /** The row that the cursor is on. */
  String line() {
    return text(row);
  }

  private String text(int at) {
    return String.join("", cells[at]).stripTrailing();
  }

  /** The rows now on the screen, without the space at their ends. */
  List<String> picture() {
    return IntStream.range(0, rows).mapToObj(this::text).toList();
  }

  /** Whether this stands where the cursor is, in as many rows as it takes, and the cursor in it. */
  boolean shows(String before, String behind) {
    Layout layout = new Layout(columns);
    before.codePoints().forEach(layout::add);
    int cursorRow = layout.rows() - 1;
    int cursorColumn = layout.column();
    behind.codePoints().forEach(layout::add);
    boolean wide = !behind.isEmpty() && Cells.width(behind.codePointAt(0)) == 2;
    boolean atEnd = cursorColumn == columns || (wide && cursorColumn == columns - 1);
    int here = full ? columns : column;
    return (here == cursorColumn && layout.matches(this, row - cursorRow))
        || (atEnd && here == 0 && layout.matches(this, row - cursorRow - 1));
  }

  /** Text in rows of so many columns, in which no wide character is cut. */
  private static final class Layout {
    private final int columns;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int column;

    Layout(int columns) {
      this.columns = columns;
    }

    void add(int point) {
      int width = Cells.width(point);
      if (column + width > columns) {
        rows.add(new StringBuilder());
        column = 0;
      }
      rows.get(rows.size() - 1).appendCodePoint(point);
      column += width;
    }

    int rows() {
      return rows.size();
    }

    int column() {
      return column;
    }

    boolean matches(TerminalScreen screen, int top) {
      boolean same = top >= 0 && top + rows.size() <= screen.rows;
      for (int at = 0; same && at < rows.size(); at++) {
        same = screen.text(top + at).equals(rows.get(at).toString().stripTrailing());
      }
      return same;
    }
  }

  /** Where the cursor is, counted from 0. */
  int column() {
    return column;
  }

  /** Whether the program has turned this private mode on, as {@code 2004}. */
  boolean mode(String number) {
    return modes.contains(number);
  }

  /** The parameters of all sequences so far that changed colours or weight, as {@code 1;31}. */
  Set<String> styles() {
    return styles;
  }

  /** What was sent that no program has a reason to send here. */
  Set<String> strange() {
    return strange;
  }

  /** The window has another width. */
  void resize(int wanted) {
    for (int at = 0; at < rows; at++) {
      int before = columns;
      cells[at] = Arrays.copyOf(cells[at], wanted);
      if (wanted > before) {
        Arrays.fill(cells[at], before, wanted, BLANK);
      }
    }
    columns = wanted;
    column = Math.min(column, wanted - 1);
    full = false;
  }

  /** A character that is shown. */
  void print(int point) {
    int width = Cells.width(point);
    if (width == 0) {
      int at = full ? columns - 1 : column - 1;
      while (at > 0 && cells[row][at].isEmpty()) {
        at--;
      }
      cells[row][Math.max(0, at)] += Character.toString(point);
      return;
    }
    if (full || column + width > columns) {
      column = 0;
      feed();
    }
    for (int at = column; at < column + width; at++) {
      clear(at);
    }
    cells[row][column] = Character.toString(point);
    if (width == 2) {
      cells[row][column + 1] = SECOND_HALF;
    }
    full = column + width == columns;
    column = full ? columns - 1 : column + width;
  }

  /** Blanks a cell, and the other half of a wide character of which it is a part. */
  private void clear(int at) {
    if (cells[row][at].isEmpty() && at > 0) {
      cells[row][at - 1] = BLANK;
    }
    if (at + 1 < columns && cells[row][at + 1].isEmpty()) {
      cells[row][at + 1] = BLANK;
    }
    cells[row][at] = BLANK;
  }

  /** A control character. */
  void control(char control) {
    switch (control) {
      case '\r' -> moveTo(row, 0);
      case '\n' -> feed();
      case '\b' -> moveTo(row, column - 1);
      case '\t' -> moveTo(row, (column / 8 + 1) * 8);
      default -> strange.add(String.format("control character %02x", (int) control));
    }
  }

  private void feed() {
    full = false;
    if (row < rows - 1) {
      row++;
      return;
    }
    gone.add(text(0));
    System.arraycopy(cells, 1, cells, 0, rows - 1);
    cells[rows - 1] = new String[columns];
    Arrays.fill(cells[rows - 1], BLANK);
  }

  private void moveTo(int wantedRow, int wantedColumn) {
    row = Math.max(0, Math.min(rows - 1, wantedRow));
    column = Math.max(0, Math.min(columns - 1, wantedColumn));
    full = false;
  }

  /** A control sequence: {@code ESC [ parameters command}. */
  void sequence(String parameters, char command) {
    int n = Math.max(1, number(parameters, 0));
    switch (command) {
      case 'A' -> moveTo(row - n, column);
      case 'B' -> moveTo(row + n, column);
      case 'C' -> moveTo(row, column + n);
      case 'D' -> moveTo(row, column - n);
      case 'G' -> moveTo(row, n - 1);
      case 'd' -> moveTo(n - 1, column);
      case 'H' -> moveTo(n - 1, Math.max(1, number(parameters, 1)) - 1);
      case 'J' -> eraseRows(number(parameters, 0));
      case 'K' -> eraseCells(number(parameters, 0));
      case 'X' -> erase(column, Math.min(columns, column + n));
      case 'P' -> shift(column + n, column);
      case '@' -> shift(column, column + n);
      case 'm' -> styles.add(parameters);
      case 'h' -> modes.addAll(List.of(parameters.substring(1).split(";", -1)));
      case 'l' -> List.of(parameters.substring(1).split(";", -1)).forEach(modes::remove);
      default -> strange.add("ESC [ " + parameters + " " + command);
    }
  }

  private static int number(String parameters, int index) {
    String[] all = parameters.split(";", -1);
    return index < all.length && all[index].matches("\\d+") ? Integer.parseInt(all[index]) : 0;
  }

  /** Another escape sequence: {@code ESC text}. */
  void escape(String text) {
    switch (text) {
      case "7" -> {
        savedRow = row;
        savedColumn = column;
      }
      case "8" -> moveTo(savedRow, savedColumn);
      case "=", ">", "(B" -> {} // what the keypad sends, and which letters there are
      default -> strange.add("ESC " + text);
    }
  }

  private void eraseRows(int part) {
    eraseCells(part);
    for (int at = part == 0 ? row + 1 : 0; at < (part == 1 ? row : rows); at++) {
      if (at != row) {
        Arrays.fill(cells[at], BLANK);
      }
    }
  }

  private void eraseCells(int part) {
    erase(part == 0 ? column : 0, part == 1 ? column + 1 : columns);
  }

  private void erase(int from, int to) {
    for (int at = from; at < to; at++) {
      clear(at);
    }
  }

  /** Moves the rest of the row, from one column to another; nothing is left of halves. */
  private void shift(int from, int to) {
    String[] before = cells[row].clone();
    int taken = Math.max(0, columns - Math.max(from, to));
    Arrays.fill(cells[row], Math.min(from, to), columns, BLANK);
    if (taken > 0) {
      System.arraycopy(before, from, cells[row], to, taken);
    }
    for (int at = 0; at < columns; at++) {
      boolean half = at + 1 == columns || !cells[row][at + 1].isEmpty();
      boolean orphan = cells[row][at].isEmpty() && (at == 0 || !wide(cells[row][at - 1]));
      if (orphan || (wide(cells[row][at]) && half)) {
        cells[row][at] = BLANK;
      }
    }
  }

  private static boolean wide(String cell) {
    return !cell.isEmpty() && Cells.width(cell.codePointAt(0)) == 2;
  }
}
