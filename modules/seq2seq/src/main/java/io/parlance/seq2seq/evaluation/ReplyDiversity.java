package io.parlance.seq2seq.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How varied a corpus of replies is.
 *
 * @param replies how many
 * @param distinct1 different words / words in all (Li et al. 2016, "distinct-1"), 0 … 1
 * @param distinct2 different pairs of neighbouring words / pairs in all
 * @param meanLength words a reply
 * @param repeated share of the replies that another one says word for word, 0 … 1
 * @param mostFrequent share of the replies that are the most frequent one, 0 … 1
 */
public record ReplyDiversity(
    int replies,
    double distinct1,
    double distinct2,
    double meanLength,
    double repeated,
    double mostFrequent) {

  /** Counts a corpus; a share of nothing is 0. */
  public static ReplyDiversity of(List<List<String>> replies) {
    Map<List<String>, Integer> times = new HashMap<>();
    long words = 0;
    for (List<String> reply : replies) {
      times.merge(reply, 1, Integer::sum);
      words += reply.size();
    }
    int repeated = 0;
    int most = 0;
    for (int count : times.values()) {
      repeated += count > 1 ? count : 0;
      most = Math.max(most, count);
    }
    return new ReplyDiversity(
        replies.size(),
        distinct(replies, 1),
        distinct(replies, 2),
        share(words, replies.size()),
        share(repeated, replies.size()),
        share(most, replies.size()));
  }

  private static double distinct(List<List<String>> replies, int n) {
    Set<List<String>> different = new HashSet<>();
    long all = 0;
    for (List<String> reply : replies) {
      for (int i = 0; i + n <= reply.size(); i++) {
        different.add(reply.subList(i, i + n));
        all++;
      }
    }
    return share(different.size(), all);
  }

  private static double share(long part, long all) {
    return all == 0 ? 0 : (double) part / all;
  }
}
