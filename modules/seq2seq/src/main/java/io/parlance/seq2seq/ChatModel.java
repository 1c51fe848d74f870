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
    Provenance provenance) {}
