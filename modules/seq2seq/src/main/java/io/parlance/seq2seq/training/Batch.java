package io.parlance.seq2seq.training;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.tensor.autograd.Steps;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Some pairs without padding: questions from the longest to the shortest, replies likewise, each
 * with its question's place.
 */
final class Batch {
  final Steps questionAt;
  final Steps replyAt;

  /** Ids of all questions' tokens, as {@link #questionAt} says. */
  final int[] questionIds;

  /** Ids that the decoder reads: the start mark, then the reply but for its last token. */
  final int[] givenIds;

  /** Ids that it is to say, as {@link #replyAt} says. */
  final int[] replyIds;

  /** For each reply the place of its question. */
  final int[] partner;

  Batch(TokenPairs pairs, int[] chosen) {
    int size = chosen.length;
    int[] questions = sorted(chosen, Comparator.comparingInt(i -> -pairs.question(i).length));
    int[] replies = sorted(chosen, Comparator.comparingInt(i -> -pairs.reply(i).length));
    questionAt = new Steps(Arrays.stream(questions).map(i -> pairs.question(i).length).toArray());
    replyAt = new Steps(Arrays.stream(replies).map(i -> pairs.reply(i).length).toArray());
    questionIds = new int[questionAt.total()];
    givenIds = new int[replyAt.total()];
    replyIds = new int[replyAt.total()];
    partner = new int[size];
    for (int s = 0; s < size; s++) {
      int[] ids = pairs.question(questions[s]);
      for (int t = 0; t < ids.length; t++) {
        questionIds[questionAt.position(s, t)] = ids[t];
      }
      ids = pairs.reply(replies[s]);
      for (int t = 0; t < ids.length; t++) {
        int at = replyAt.position(s, t);
        replyIds[at] = ids[t];
        givenIds[at] = t == 0 ? ChatVocabulary.START : ids[t - 1];
      }
      int pair = replies[s];
      partner[s] = indexOf(questions, pair);
    }
  }

  /** Tokens that are to be said, end marks counted. */
  int tokens() {
    return replyIds.length;
  }

  private static int indexOf(int[] values, int value) {
    int i = 0;
    while (values[i] != value) {
      i++;
    }
    return i;
  }

  private static int[] sorted(int[] chosen, Comparator<Integer> order) {
    return Arrays.stream(chosen).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
  }
}
