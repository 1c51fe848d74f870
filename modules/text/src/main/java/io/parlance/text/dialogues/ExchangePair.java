package io.parlance.text.dialogues;

import java.util.ArrayList;
import java.util.List;

/**
 * A question and its reply, with what was said before.
 *
 * @param <T> what an utterance is: its text, its tokens, their ids
 * @param turns the oldest first, the question itself last; at least one
 * @param reply what was said then
 */
public record ExchangePair<T>(List<T> turns, T reply) {

  /** Takes a copy of the list. */
  public ExchangePair {
    turns = List.copyOf(turns);
    if (turns.isEmpty()) {
      throw new IllegalArgumentException("a reply needs a turn before it");
    }
  }

  /** The turn that is replied to. */
  public T question() {
    return turns.get(turns.size() - 1);
  }

  /**
   * The pairs of a dialogue: each utterance but the first is a reply to the one before.
   *
   * @param utterances in order
   * @param context how many turns before the question stay with it, where there are so many
   */
  public static <T> List<ExchangePair<T>> of(List<T> utterances, int context) {
    return of(utterances, context, 1);
  }

  /**
   * Some pairs of a dialogue: of its utterances but the first every {@code step}-th is a reply.
   *
   * @param step 1 for all; 2 where a person and a program take turns, for what the program says
   */
  public static <T> List<ExchangePair<T>> of(List<T> utterances, int context, int step) {
    if (context < 0) {
      throw new IllegalArgumentException("context is " + context + ", must be 0 or more");
    }
    List<ExchangePair<T>> pairs = new ArrayList<>();
    for (int reply = 1; reply < utterances.size(); reply += step) {
      int oldest = Math.max(0, reply - 1 - context);
      pairs.add(new ExchangePair<>(utterances.subList(oldest, reply), utterances.get(reply)));
    }
    return pairs;
  }
}
