package io.parlance.chatbot;

import io.parlance.text.Vocabulary;
import java.util.Optional;

/** The languages that are told apart, by their script. */
public enum Language {
  ENGLISH,
  CHINESE;

  /** The language that most letters of a text are of; none where it has no letters. */
  public static Optional<Language> of(String text) {
    long chinese = text.codePoints().filter(Language::isChinese).count();
    long latin = text.codePoints().filter(Language::isLatin).count();
    if (chinese + latin == 0) {
      return Optional.empty();
    }
    // A Chinese character is about half a word, a Latin letter a fifth of one.
    return Optional.of(5 * chinese >= 2 * latin ? CHINESE : ENGLISH);
  }

  /** The language of most of a vocabulary's words; none where it knows words of neither. */
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
    if (chinese + latin == 0) {
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
