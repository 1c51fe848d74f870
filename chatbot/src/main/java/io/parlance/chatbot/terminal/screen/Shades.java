package io.parlance.chatbot.terminal.screen;

import java.util.List;

/** Shades of heat: colours behind text where there are colours, characters where there are none. */
final class Shades {
  private static final String MARKS = " .:*#"; // from nothing to all
  private static final double[] BOUNDS = {0.05, 0.2, 0.4, 0.7}; // between two marks

  // From the background's own colour to a warm one that is far from it: 256-colour palette.
  private static final List<Integer> DARK = List.of(233, 52, 88, 124, 160, 202, 208, 214, 220);
  private static final List<Integer> LIGHT = List.of(255, 230, 229, 222, 215, 209, 203, 160, 124);

  private Shades() {}

  /** The character for a weight, 0 … 1. */
  static char mark(double weight) {
    int level = 0;
    while (level < BOUNDS.length && weight >= BOUNDS[level]) {
      level++;
    }
    return MARKS.charAt(level);
  }

  /** What a weight's character stands for, as in {@code 5 - 20 %}. */
  static String meaning(double weight) {
    int level = MARKS.indexOf(mark(weight));
    long from = Math.round(100 * BOUNDS[level - 1]);
    return level == BOUNDS.length
        ? "from " + from + " %"
        : from + " - " + Math.round(100 * BOUNDS[level]) + " %";
  }

  /** The codes that put a weight's colour behind text. */
  static String codes(double weight, Theme theme) {
    boolean light = theme.background() == Theme.Background.LIGHT;
    if (theme.colors() == Theme.Colors.SIXTEEN) {
      return weight < BOUNDS[0] ? "" : weight < BOUNDS[2] ? "30;43" : "97;41";
    }
    List<Integer> ramp = light ? LIGHT : DARK;
    int level = (int) Math.round(weight * (ramp.size() - 1));
    boolean bright = light ? level < 6 : level > 4; // text on it must be read
    return (bright ? "38;5;16" : "38;5;231") + ";48;5;" + ramp.get(level);
  }
}
