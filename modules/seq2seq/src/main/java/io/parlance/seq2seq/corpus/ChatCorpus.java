package io.parlance.seq2seq.corpus;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.training.TokenPairs;
import java.util.List;

/**
 * Dialogues as a model learns them.
 *
 * @param vocabulary the words of the training's dialogues, most frequent first, then by code point
 * @param training pairs to learn from
 * @param heldOut pairs to measure by; may be empty
 * @param exchanges of the training pairs, those to keep
 * @param report what was read
 */
public record ChatCorpus(
    ChatVocabulary vocabulary,
    List<EncodedPair> training,
    List<EncodedPair> heldOut,
    List<EncodedExchange> exchanges,
    ChatCorpusReport report) {

  public ChatCorpus {
    training = List.copyOf(training);
    heldOut = List.copyOf(heldOut);
    exchanges = List.copyOf(exchanges);
  }

  /** The tokens to learn: of all training replies, their end marks counted. */
  public long targetTokens() {
    return training.stream().mapToLong(pair -> pair.reply().length).sum();
  }

  /** What a trainer learns from. */
  public TokenPairs trainingPairs() {
    return pairs(training);
  }

  /** What a trainer measures by; may be empty. */
  public TokenPairs heldOutPairs() {
    return pairs(heldOut);
  }

  private static TokenPairs pairs(List<EncodedPair> pairs) {
    return new TokenPairs(
        pairs.stream().map(EncodedPair::question).toList(),
        pairs.stream().map(EncodedPair::reply).toList());
  }
}
