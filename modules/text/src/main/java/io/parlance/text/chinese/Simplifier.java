package io.parlance.text.chinese;

import com.ibm.icu.text.Transliterator;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds traditional characters to simplified ones by the rules of ICU's {@code
 * Traditional-Simplified}: at each place the first rule that matches, phrases before characters.
 *
 * <p>ICU itself runs these rules at 0.15 million characters a second, so they are taken out of its
 * transliterator once and run here. A run of characters is left alone unless it holds one that only
 * traditional text has (one outside GB 2312 that the rules change): for some characters of
 * simplified text are traditional forms of others (著 in 著名, 俱 in 俱乐部), and ICU's rules take every
 * text for traditional.
 */
public final class Simplifier {

  /** Folds {@code text[from … to)}, a run of Chinese characters, in place. */
  public void simplify(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      // Looked up before the rules: simplified text never loads them.
      if (!Gb2312.CHARACTERS.get(text[i]) && Rules.CHANGED.get(text[i])) {
        apply(text, from, to);
        return;
      }
    }
  }

  private static void apply(char[] text, int from, int to) {
    int i = from;
    while (i < to) {
      i += applyAt(text, i, to);
    }
  }

  /** Applies the rule that matches at {@code i}, if any, and returns how many chars are done. */
  private static int applyAt(char[] text, int i, int to) {
    List<Rule> rules = Rules.BY_FIRST.get(text[i]);
    if (rules != null) {
      for (Rule rule : rules) {
        int length = rule.from.length();
        if (i + length <= to && matches(rule.from, text, i)) {
          rule.to.getChars(0, length, text, i);
          return length;
        }
      }
    }
    return 1;
  }

  private static boolean matches(String pattern, char[] text, int at) {
    for (int k = 1; k < pattern.length(); k++) {
      if (pattern.charAt(k) != text[at + k]) {
        return false;
      }
    }
    return true;
  }

  private record Rule(String from, String to) {}

  /** The characters that simplified text is written in, but for rare ones. */
  private static final class Gb2312 {
    static final BitSet CHARACTERS = new BitSet(1 << 16);

    static {
      byte[] code = new byte[2];
      for (int row = 0xB0; row <= 0xF7; row++) {
        for (int cell = 0xA1; cell <= 0xFE; cell++) {
          code[0] = (byte) row;
          code[1] = (byte) cell;
          CHARACTERS.set(new String(code, Charset.forName("GB2312")).charAt(0));
        }
      }
    }
  }

  /** ICU's rules; loading them takes a third of a second. */
  private static final class Rules {
    /**
     * ICU changes these even where they are right: 俱 in 俱樂部, 阪 in 大阪, 姊 in 姊妹 are as good in
     * simplified text.
     */
    private static final String SPARED = "俱阪姊";

    static final Map<Character, List<Rule>> BY_FIRST = new HashMap<>();
    static final BitSet CHANGED = new BitSet(1 << 16);

    static {
      String rules = Transliterator.getInstance("Traditional-Simplified").toRules(false);
      for (String line : rules.split("\n", -1)) {
        int arrow = line.indexOf(" > ");
        if (arrow < 0 || !line.endsWith(";")) {
          continue;
        }
        Rule rule =
            new Rule(line.substring(0, arrow), line.substring(arrow + 3, line.length() - 1));
        boolean spared = rule.from.length() == 1 && SPARED.contains(rule.from);
        if (!spared && rule.from.length() == rule.to.length()) {
          BY_FIRST.computeIfAbsent(rule.from.charAt(0), c -> new ArrayList<>()).add(rule);
          if (rule.from.length() == 1 && !rule.from.equals(rule.to)) {
            CHANGED.set(rule.from.charAt(0));
          }
        }
      }
    }
  }
}
