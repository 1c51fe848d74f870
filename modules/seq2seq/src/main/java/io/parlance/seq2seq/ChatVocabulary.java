package io.parlance.seq2seq;

import io.parlance.text.Vocabulary;
import java.util.List;

/**
 * The tokens of a model by id: four marks, then words, most frequent first.
 *
 * <p>Immutable and safe to share.
 */
public final class ChatVocabulary {
  /** Any word that is not in the vocabulary. */
  public static final int UNKNOWN = 0;

  /** What every reply begins with. */
  public static final int START = 1;

  /** What ends a reply. */
  public static final int END = 2;

  /** What stands between turns that are joined to one question. */
  public static final int TURN = 3;

  /** How many ids are marks, not words. */
  public static final int MARKS = 4;

  private static final List<String> NAMES = List.of("<unk>", "<s>", "</s>", "<turn>");

  private final Vocabulary words;

  public ChatVocabulary(Vocabulary words) {
    this.words = words;
  }

  /** The words without the marks; their ids here are lower by {@link #MARKS}. */
  public Vocabulary words() {
    return words;
  }

  /** Words and marks. */
  public int size() {
    return words.size() + MARKS;
  }

  /** The id of a word, or {@link #UNKNOWN}. */
  public int id(String word) {
    return words.id(word).orElse(UNKNOWN - MARKS) + MARKS;
  }

  /** The ids of these words, {@link #UNKNOWN} for those not known. */
  public int[] ids(List<String> tokens) {
    return tokens.stream().mapToInt(this::id).toArray();
  }

  /** The word of an id; marks have names in angle brackets. */
  public String word(int id) {
    return id < MARKS ? NAMES.get(id) : words.word(id - MARKS);
  }
}
