package io.parlance.chatbot;

import io.parlance.text.Vocabulary;
import java.util.Optional;

/** The languages that are told apart, by their script. */
public enum Language {
  ENGLISH,
  CHINESE;

  private static final int BOTH = 5; // a language of less than a fifth is but quoted

  /** The language that most words of a text are of; none where it has no letters. */
  public static Optional<Language> of(String text) {
    long chinese = text.codePoints().filter(Language::isChinese).count();
    long latin = 0; // words
    boolean within = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      boolean letter = isLatin(text.codePointAt(i));
      latin += letter && !within ? 1 : 0;
      within = letter;
    }
    if (chinese + latin == 0) {
      return Optional.empty();
    }
    return Optional.of(2 * chinese >= 3 * latin ? CHINESE : ENGLISH); // 1.5 characters a word
  }

  /**
   * The one language that a vocabulary's words are of; none where it knows words of neither, or
   * both are spoken: each makes up a fifth.
   */
  public static Optional<Language> of(Vocabulary words) {
    long chinese = 0;
    long latin = 0;
    for (int id = 0; id < words.size(); id++) {
      int first = words.word(id).codePointAt(0);
      if (isChinese(first)) {
        chinese += words.count(id);
      } else if (isLatin(first)) {
        latin += words.count(id);
      }
    }
    if (BOTH * Math.min(chinese, latin) >= chinese + latin) {
      return Optional.empty();
    }
    return Optional.of(chinese > latin ? CHINESE : ENGLISH);
  }

  private static boolean isChinese(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  private static boolean isLatin(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.LATIN;
  }
}
