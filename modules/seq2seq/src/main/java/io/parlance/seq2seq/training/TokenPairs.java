package io.parlance.seq2seq.training;

import io.parlance.seq2seq.ChatVocabulary;
import java.util.Arrays;
import java.util.List;

/** Questions and replies as ids. Immutable. */
public final class TokenPairs {
  private final int[][] questions;
  private final int[][] replies;
  private final long replyTokens;

  /**
   * @param questions ids of each question, taken over; an empty one becomes the end mark alone, for
   *     there must be something to read
   * @param replies ids of each reply with its end mark, taken over; a reply that was cut has none,
   *     so that nobody learns to end there
   * @throws IllegalArgumentException if there are more of one than of the other, or a reply is
   *     empty
   */
  public TokenPairs(List<int[]> questions, List<int[]> replies) {
    if (questions.size() != replies.size()) {
      throw new IllegalArgumentException(
          questions.size() + " questions, but " + replies.size() + " replies");
    }
    this.questions = questions.toArray(new int[0][]);
    this.replies = replies.toArray(new int[0][]);
    long tokens = 0;
    for (int i = 0; i < this.replies.length; i++) {
      if (this.replies[i].length == 0) {
        throw new IllegalArgumentException("reply " + i + " has no token, not even an end mark");
      }
      if (this.questions[i].length == 0) {
        this.questions[i] = new int[] {ChatVocabulary.END};
      }
      tokens += this.replies[i].length;
    }
    this.replyTokens = tokens;
  }

  /** The number of pairs. */
  public int size() {
    return replies.length;
  }

  /** The tokens of all replies, end marks counted. */
  public long replyTokens() {
    return replyTokens;
  }

  /** The ids of a question: the array itself. */
  int[] question(int pair) {
    return questions[pair];
  }

  /** The ids of a reply, with its end mark unless it was cut: the array itself. */
  int[] reply(int pair) {
    return replies[pair];
  }

  /** The same pairs the other way round: from reply to question. */
  public TokenPairs reversed() {
    int[][] asked = new int[size()][];
    int[][] answered = new int[size()][];
    for (int i = 0; i < size(); i++) {
      int[] reply = replies[i];
      boolean ended = reply[reply.length - 1] == ChatVocabulary.END;
      asked[i] = Arrays.copyOf(reply, ended ? reply.length - 1 : reply.length);
      answered[i] = Arrays.copyOf(questions[i], questions[i].length + 1);
      answered[i][questions[i].length] = ChatVocabulary.END;
    }
    return new TokenPairs(List.of(asked), List.of(answered));
  }

  /** The first pairs, at most so many. */
  TokenPairs first(int most) {
    int n = Math.min(most, size());
    return new TokenPairs(List.of(Arrays.copyOf(questions, n)), List.of(Arrays.copyOf(replies, n)));
  }
}
