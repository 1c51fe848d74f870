package io.parlance.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names of commands and options that a mistyped one may have meant. */
final class NearNames {
  private static final int MOST = 3;

  private NearNames() {}

  /** As in {@code ; did you mean --dim or --debug?}, or nothing. */
  static String hint(String typed, Collection<String> names) {
    List<String> near = near(typed, names);
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  /** At most three names, the nearest first. */
  static List<String> near(String typed, Collection<String> names) {
    String bare = bare(typed);
    int bound = Math.max(1, bare.length() / 3);
    return names.stream()
        .filter(name -> distance(bare, bare(name)) <= bound || extended(bare, bare(name)))
        .sorted(Comparator.comparingInt(name -> distance(bare, bare(name))))
        .limit(MOST)
        .toList();
  }

  private static String bare(String name) {
    return name.replaceFirst("^-+", "").toLowerCase(Locale.ROOT);
  }

  private static boolean extended(String typed, String name) {
    return typed.length() >= 3
        && (name.startsWith(typed) || typed.startsWith(name))
        && name.length() >= 3;
  }

  /** Levenshtein's distance, a swap of neighbours counting one. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
