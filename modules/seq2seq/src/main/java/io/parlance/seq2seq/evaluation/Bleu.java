package io.parlance.seq2seq.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * BLEU-4 of a corpus, one reference a reply (Papineni et al. 2002): {@code BP exp(1/4 Σ log p_n)}
 * with the clipped precisions p_n of n-grams over the whole corpus, and the brevity penalty {@code
 * BP = min(1, exp(1 - r/c))} for r tokens of references and c of replies.
 *
 * <p>Smoothing is that of NIST's mteval-v13a and sacreBLEU's default ("exp"): the k-th order
 * without a match counts as {@code 1 / (2^k candidates)}. Where nothing matches at all, or an order
 * has no n-grams, the score is 0.
 *
 * @param matches n-grams of the replies that their references have too, for n = 1 … 4
 * @param candidates n-grams of the replies, for n = 1 … 4
 * @param replyTokens c
 * @param referenceTokens r
 */
public record Bleu(
    List<Long> matches, List<Long> candidates, long replyTokens, long referenceTokens) {
  /** The longest n-grams. */
  public static final int ORDERS = 4;

  public Bleu {
    matches = List.copyOf(matches);
    candidates = List.copyOf(candidates);
  }

  /**
   * Counts a corpus.
   *
   * @param replies each its tokens
   * @param references as many
   * @throws IllegalArgumentException if there are not as many
   */
  public static Bleu of(List<List<String>> replies, List<List<String>> references) {
    if (replies.size() != references.size()) {
      throw new IllegalArgumentException(
          replies.size() + " replies, but " + references.size() + " references");
    }
    long[] matches = new long[ORDERS];
    long[] candidates = new long[ORDERS];
    long replyTokens = 0;
    long referenceTokens = 0;
    for (int i = 0; i < replies.size(); i++) {
      List<String> reply = replies.get(i);
      List<String> reference = references.get(i);
      replyTokens += reply.size();
      referenceTokens += reference.size();
      for (int n = 1; n <= ORDERS; n++) {
        candidates[n - 1] += Math.max(0, reply.size() - n + 1);
        matches[n - 1] += matches(reply, reference, n);
      }
    }
    return new Bleu(
        LongStream.of(matches).boxed().toList(),
        LongStream.of(candidates).boxed().toList(),
        replyTokens,
        referenceTokens);
  }

  /** The score, 0 … 100. */
  public double score() {
    if (matches.get(0) == 0) {
      return 0;
    }
    double logs = 0;
    double missing = 1;
    for (int n = 0; n < ORDERS; n++) {
      if (candidates.get(n) == 0) {
        return 0;
      }
      double matched = matches.get(n);
      if (matched == 0) {
        missing *= 2;
        matched = 1 / missing;
      }
      logs += Math.log(matched / candidates.get(n));
    }
    return 100 * brevityPenalty() * Math.exp(logs / ORDERS);
  }

  /** BP, 0 … 1: replies shorter than their references are cheap to get right. */
  public double brevityPenalty() {
    if (replyTokens == 0) {
      return 0;
    }
    return Math.min(1, Math.exp(1 - (double) referenceTokens / replyTokens));
  }

  /** N-grams of the reply that occur in the reference, each at most as often as there. */
  private static long matches(List<String> reply, List<String> reference, int n) {
    Map<List<String>, Integer> there = new HashMap<>();
    for (int i = 0; i + n <= reference.size(); i++) {
      there.merge(reference.subList(i, i + n), 1, Integer::sum);
    }
    long matches = 0;
    for (int i = 0; i + n <= reply.size(); i++) {
      List<String> gram = reply.subList(i, i + n);
      int left = there.getOrDefault(gram, 0);
      if (left > 0) {
        there.put(gram, left - 1);
        matches++;
      }
    }
    return matches;
  }
}
