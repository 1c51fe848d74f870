package io.parlance.seq2seq.corpus;

import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ChatVocabulary;
import java.util.Locale;

/**
 * What becomes of dialogues.
 *
 * @param minCount words that occur less often are unknown; at least 1, the default
 * @param maxVocab words of the vocabulary at most, its marks counted; 5 … 2,000,000, default 12,000
 * @param maxLength words after which an utterance is cut off; 1 … 1,000, default 40
 * @param context turns before the question that are joined to it; 0 … 20, default 0
 * @param heldOutEvery of so many dialogues one is held out; at least 2, or 0 for none; default 50
 * @param exchanges known exchanges to keep, evenly spread over the corpus; 0 … 1,000,000, default
 *     20,000
 * @param secondOnly whether only every second utterance is learned as a reply: what the program
 *     says where a person and a program take turns; default false
 */
public record ChatCorpusOptions(
    int minCount,
    int maxVocab,
    int maxLength,
    int context,
    int heldOutEvery,
    int exchanges,
    boolean secondOnly) {

  public ChatCorpusOptions {
    check("min-count", minCount, 1, Integer.MAX_VALUE);
    check("max-vocab", maxVocab, ChatVocabulary.MARKS + 1, 2_000_000);
    check("max-length", maxLength, 1, 1_000);
    check("context", context, 0, 20);
    check("exchanges", exchanges, 0, 1_000_000);
    if (heldOutEvery < 0 || heldOutEvery == 1) {
      throw new IllegalArgumentException(
          "held out must be one of 2 dialogues or more, or 0 for none, not " + heldOutEvery);
    }
  }

  /** All as in the components' defaults. */
  public static ChatCorpusOptions defaults() {
    return new ChatCorpusOptions(1, 12_000, ChatModel.DEFAULT_MAX_LENGTH, 0, 50, 20_000, false);
  }

  /** The same with another share held out. */
  public ChatCorpusOptions withHeldOutEvery(int value) {
    return new ChatCorpusOptions(
        minCount, maxVocab, maxLength, context, value, exchanges, secondOnly);
  }

  /** From the reply of a dialogue to the next that is learned. */
  int step() {
    return secondOnly ? 2 : 1;
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be %,d to %,d, not %d", name, least, most, value));
    }
  }
}
