package io.parlance.seq2seq.decoding;

import java.util.List;

/**
 * What a model says.
 *
 * @param tokens its words, without end mark
 * @param ending why it ends there
 * @param logProbability that the model gives it, the end mark's included where {@code ending} is
 *     {@link Ending#COMPLETE}; natural
 * @param score by which it was ranked, the higher the better: the log-probability, or what {@link
 *     Beam} or {@link Reranking} made of it
 * @param attention where the model looked
 */
public record Reply(
    List<ReplyToken> tokens,
    Ending ending,
    double logProbability,
    double score,
    AttentionWeights attention) {

  public Reply {
    tokens = List.copyOf(tokens);
  }

  /** Its words. */
  public List<String> words() {
    return tokens.stream().map(ReplyToken::word).toList();
  }

  /** The ids that the model chose. */
  public int[] ids() {
    return tokens.stream().mapToInt(ReplyToken::id).toArray();
  }

  /** The same with another score. */
  Reply withScore(double value) {
    return new Reply(tokens, ending, logProbability, value, attention);
  }
}
