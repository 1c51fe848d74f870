package io.parlance.chatbot.terminal.screen;

import java.util.List;

/**
 * Shades of heat: colours behind blanks where there are colours, characters where there are none.
 */
final class Shades {
  private static final String MARKS = " .:*#"; // from nothing to all
  private static final double[] BOUNDS = {0.05, 0.2, 0.4, 0.7}; // between two marks

  // From the background's own colour to a warm one that is far from it: 256-colour palette.
  private static final List<Integer> DARK = List.of(233, 52, 88, 124, 160, 202, 208, 214, 220);
  private static final List<Integer> LIGHT = List.of(255, 230, 229, 222, 215, 209, 203, 160, 124);

  // The same in 24 bits: nothing, half, all.
  private static final List<Rgb> DARK_GLOW =
      List.of(new Rgb(28, 28, 32), new Rgb(196, 48, 16), new Rgb(255, 216, 64));
  private static final List<Rgb> LIGHT_GLOW =
      List.of(new Rgb(250, 248, 244), new Rgb(255, 176, 80), new Rgb(168, 24, 16));

  /** A colour, each part 0 … 255. */
  private record Rgb(int red, int green, int blue) {}

  private Shades() {}

  /** The character for a weight, 0 … 1. */
  static char mark(double weight) {
    int level = 0;
    while (level < BOUNDS.length && weight >= BOUNDS[level]) {
      level++;
    }
    return MARKS.charAt(level);
  }

  /** What a weight's character stands for, as in {@code 5-20%}. */
  static String meaning(double weight) {
    int level = MARKS.indexOf(mark(weight));
    long from = Math.round(100 * BOUNDS[level - 1]);
    return level == BOUNDS.length
        ? "from " + from + "%"
        : from + "-" + Math.round(100 * BOUNDS[level]) + "%";
  }

  /** The codes that put a weight's colour behind blanks. */
  static String codes(double weight, Theme theme) {
    boolean light = theme.background() == Theme.Background.LIGHT;
    if (theme.colors() == Theme.Colors.SIXTEEN) {
      return weight < BOUNDS[0] ? "" : weight < BOUNDS[2] ? "43" : "41";
    }
    if (theme.colors() == Theme.Colors.TRUE) {
      return light ? blended(LIGHT_GLOW, weight) : blended(DARK_GLOW, weight);
    }
    List<Integer> ramp = light ? LIGHT : DARK;
    int level = (int) Math.round(weight * (ramp.size() - 1));
    return "48;5;" + ramp.get(level);
  }

  private static String blended(List<Rgb> glow, double weight) {
    Rgb from = weight < 0.5 ? glow.get(0) : glow.get(1);
    Rgb to = weight < 0.5 ? glow.get(1) : glow.get(2);
    double share = 2 * (weight < 0.5 ? weight : weight - 0.5);
    return "48;2;"
        + between(from.red, to.red, share)
        + ";"
        + between(from.green, to.green, share)
        + ";"
        + between(from.blue, to.blue, share);
  }

  private static long between(int from, int to, double share) {
    return Math.round(from + share * (to - from));
  }
}
