package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatVocabulary;
import java.util.ArrayList;
import java.util.List;

/** A question as words and as ids; words that the model does not know have one of their own. */
public final class Question {
  private final List<String> words;
  private final int[] ids;

  private Question(List<String> words, int[] ids) {
    this.words = List.copyOf(words);
    this.ids = ids;
  }

  /** A question of one turn; may be empty. */
  public static Question of(ChatVocabulary vocabulary, List<String> words) {
    return new Question(words, vocabulary.ids(words));
  }

  /**
   * A question of several turns, the last one the latest, with {@link ChatVocabulary#TURN} between.
   */
  public static Question ofTurns(ChatVocabulary vocabulary, List<List<String>> turns) {
    List<String> words = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    for (List<String> turn : turns) {
      if (!ids.isEmpty()) {
        words.add(vocabulary.word(ChatVocabulary.TURN));
        ids.add(ChatVocabulary.TURN);
      }
      for (String word : turn) {
        words.add(word);
        ids.add(vocabulary.id(word));
      }
    }
    return new Question(words, ids.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Its words and marks. */
  public List<String> words() {
    return words;
  }

  /** The ids of the words: a copy. */
  public int[] ids() {
    return ids.clone();
  }

  /** The id of a word. */
  int id(int position) {
    return ids[position];
  }

  /** The number of words. */
  public int size() {
    return ids.length;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
