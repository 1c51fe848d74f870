package io.parlance.seq2seq;

import io.parlance.embeddings.Provenance;
import java.util.Optional;

/**
 * A model that replies: all that a chat needs.
 *
 * @param options its shape
 * @param vocabulary its tokens
 * @param analyzer the specification of how text becomes tokens
 * @param context previous turns that were joined to a question, 0 or more
 * @param weights what was learned: {@link Architecture#shapes}
 * @param reverse weights of the same shapes that were learned from reply to question, where that
 *     was asked for
 * @param exchanges known exchanges, with their sentence vectors
 * @param provenance where it comes from: corpus, settings, scores
 */
public record ChatModel(
    ModelOptions options,
    ChatVocabulary vocabulary,
    String analyzer,
    int context,
    Weights weights,
    Optional<Weights> reverse,
    KnownExchanges exchanges,
    Provenance provenance) {
  /** The provenance's entry for {@link #maxLength}. */
  public static final String MAX_LENGTH = "max-length";

  /** Words of an utterance that training keeps if not told otherwise. */
  public static final int DEFAULT_MAX_LENGTH = 40;

  /** Words of an utterance that training kept; the default where the provenance does not tell. */
  public int maxLength() {
    return provenance
        .entry(MAX_LENGTH)
        .filter(text -> text.matches("[1-9][0-9]{0,5}"))
        .map(Integer::parseInt)
        .orElse(DEFAULT_MAX_LENGTH);
  }
}
