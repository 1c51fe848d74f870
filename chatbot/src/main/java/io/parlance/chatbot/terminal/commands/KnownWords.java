package io.parlance.chatbot.terminal.commands;

import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words that a model knows, to complete what is being typed. */
final class KnownWords {
  private static final int OFFERED = 40;
  private static final int LONGEST_CHINESE = 4; // characters of a word's beginning

  private KnownWords() {}

  /**
   * What may be meant by a word's beginning, the most frequent first: what was typed, with the rest
   * of the word. In Chinese, where no space stands between words, the last characters are the
   * beginning, as many of them as begin a word.
   */
  static List<Completion> beginning(Vocabulary words, String typed) {
    int start = start(typed);
    if (start == typed.length()) {
      return List.of();
    }
    if (!isChinese(typed.charAt(start))) {
      return beginning(words, typed, start);
    }
    for (int from = Math.max(start, typed.length() - LONGEST_CHINESE);
        from < typed.length();
        from++) {
      List<Completion> found = beginning(words, typed, from);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** Where the last run of letters of one script begins. */
  private static int start(String typed) {
    int start = typed.length();
    while (start > 0 && isPart(typed.charAt(start - 1), typed.charAt(typed.length() - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isPart(char letter, char last) {
    boolean word = Character.isLetterOrDigit(letter) || letter == '\'' || letter == '-';
    return word && isChinese(letter) == isChinese(last);
  }

  private static boolean isChinese(char letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN;
  }

  private static List<Completion> beginning(Vocabulary words, String typed, int from) {
    String begun = typed.substring(from).toLowerCase(Locale.ROOT);
    List<Completion> found = new ArrayList<>();
    for (int id = 0; id < words.size() && found.size() < OFFERED; id++) {
      String word = words.word(id);
      if (word.length() > begun.length() && word.toLowerCase(Locale.ROOT).startsWith(begun)) {
        found.add(new Completion(typed + word.substring(begun.length()), word));
      }
    }
    return found;
  }
}
