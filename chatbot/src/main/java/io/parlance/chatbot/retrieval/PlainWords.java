package io.parlance.chatbot.retrieval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of an utterance as a set in which ways of writing do not matter: without marks, unless
 * there are only marks, and with English contractions written out.
 */
final class PlainWords {
  private static final Map<String, String> SUFFIXES =
      Map.of("'m", "am", "'re", "are", "'ve", "have", "'ll", "will", "'d", "would", "'s", "is");
  private static final Map<String, String> IRREGULAR =
      Map.of("can't", "can", "won't", "will", "shan't", "shall", "im", "i", "cannot", "can");
  private static final String NOT = "n't";

  private PlainWords() {}

  static Set<String> of(List<String> tokens) {
    Set<String> words = new LinkedHashSet<>();
    for (String token : tokens) {
      if (token.codePoints().anyMatch(Character::isLetterOrDigit)) {
        add(token, words);
      }
    }
    return words.isEmpty() ? new LinkedHashSet<>(tokens) : words;
  }

  private static void add(String token, Set<String> words) {
    String irregular = IRREGULAR.get(token);
    int mark = token.lastIndexOf('\'');
    if (irregular != null) {
      words.add(irregular);
      words.add(token.equals("im") ? "am" : "not");
    } else if (token.endsWith(NOT) && token.length() > NOT.length()) {
      words.add(token.substring(0, token.length() - NOT.length()));
      words.add("not");
    } else if (mark >= 0 && SUFFIXES.containsKey(token.substring(mark))) {
      if (mark > 0) {
        words.add(token.substring(0, mark));
      }
      words.add(SUFFIXES.get(token.substring(mark)));
    } else {
      words.add(token);
    }
  }
}
