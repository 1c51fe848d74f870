package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which words may come next in a reply to one question. A word that may not gets a log-probability
 * of minus infinity; the others keep theirs.
 */
final class WordRules {
  private static final float NEVER = Float.NEGATIVE_INFINITY;

  private final ChatVocabulary vocabulary;
  private final Question question;
  private final ReplyOptions options;
  private final int[] bannedIds;
  private final int[] copyable; // positions of the question
  private final int[] questionKeys; // (question): the id, or a negative number of its own

  WordRules(ChatVocabulary vocabulary, Question question, ReplyOptions options) {
    this.vocabulary = vocabulary;
    this.question = question;
    this.options = options;
    this.bannedIds =
        options.banned().stream()
            .mapToInt(vocabulary::id)
            .filter(id -> id != ChatVocabulary.UNKNOWN)
            .toArray();
    this.questionKeys = new int[question.size()];
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < questionKeys.length; i++) {
      int id = question.id(i);
      boolean known = id != ChatVocabulary.UNKNOWN;
      questionKeys[i] = known ? id : -1 - question.words().indexOf(question.words().get(i));
      boolean mark = known && id < ChatVocabulary.MARKS;
      if (!mark && !options.banned().contains(question.words().get(i))) {
        positions.add(i);
      }
    }
    this.copyable = positions.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The position whose word would be copied: that with the most attention, of equal ones the first.
   *
   * @param attention with this row's weights of {@code positions} from {@code at} on
   */
  OptionalInt copied(float[] attention, int at, int positions) {
    OptionalInt best = OptionalInt.empty();
    if (options.unknown() != UnknownWords.COPY || positions == 0) {
      return best;
    }
    float most = NEVER;
    for (int position : copyable) {
      if (attention[at + position] > most) {
        most = attention[at + position];
        best = OptionalInt.of(position);
      }
    }
    return best;
  }

  /** What is said for an id. */
  String word(int id, OptionalInt copied) {
    return id == ChatVocabulary.UNKNOWN && copied.isPresent()
        ? question.words().get(copied.getAsInt())
        : vocabulary.word(id);
  }

  /** A number that is the same for the same word. */
  int key(int id, OptionalInt copied) {
    return id == ChatVocabulary.UNKNOWN && copied.isPresent()
        ? questionKeys[copied.getAsInt()]
        : id;
  }

  /** Bans what may not follow the draft, in a row of log-probabilities. */
  void apply(Draft draft, OptionalInt copied, float[] logProbabilities, int at) {
    logProbabilities[at + ChatVocabulary.START] = NEVER;
    logProbabilities[at + ChatVocabulary.TURN] = NEVER;
    if (options.unknown() == UnknownWords.BAN
        || (options.unknown() == UnknownWords.COPY && copied.isEmpty())) {
      logProbabilities[at + ChatVocabulary.UNKNOWN] = NEVER;
    }
    for (int id : bannedIds) {
      logProbabilities[at + id] = NEVER;
    }
    if (draft.size() < options.minimumLength() || options.refused().test(draft.words())) {
      logProbabilities[at + ChatVocabulary.END] = NEVER;
    }
    if (options.noRepeat() > 0) {
      banRepeats(draft, copied, logProbabilities, at);
    }
  }

  /** Bans each word that followed the draft's last n-1 words before. */
  private void banRepeats(Draft draft, OptionalInt copied, float[] logProbabilities, int at) {
    int before = options.noRepeat() - 1;
    int tail = draft.size() - before;
    for (int start = 0; start < tail; start++) {
      boolean same = true;
      for (int i = 0; i < before && same; i++) {
        same = draft.key(start + i) == draft.key(tail + i);
      }
      if (same) {
        int key = draft.key(start + before);
        if (key >= 0) {
          logProbabilities[at + key] = NEVER;
        }
        if (key == key(ChatVocabulary.UNKNOWN, copied)) {
          logProbabilities[at + ChatVocabulary.UNKNOWN] = NEVER;
        }
      }
    }
  }
}
