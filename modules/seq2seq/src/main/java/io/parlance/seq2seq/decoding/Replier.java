package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.decoding.Reranking.AntiLanguageModel;
import io.parlance.seq2seq.decoding.Reranking.Bidirectional;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.inference.RecurrentModel;
import io.parlance.seq2seq.inference.StepModel;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A chat model that replies. Safe to share between threads. */
public final class Replier {
  private final ReplyDecoder decoder;
  private final Optional<Reranker> reranker;

  private Replier(ReplyDecoder decoder, Optional<Reranker> reranker) {
    this.decoder = decoder;
    this.reranker = reranker;
  }

  /**
   * A model made ready.
   *
   * @param reranking by which candidates are ranked, where that is wanted
   * @param parallel the threads it works on, which stay the caller's to close
   * @throws IllegalArgumentException if the reranking needs a reverse model and there is none
   */
  public static Replier of(
      ChatModel chat,
      Precision precision,
      Optional<Reranking> reranking,
      TensorBackend backend,
      Parallel parallel) {
    ChatVocabulary vocabulary = chat.vocabulary();
    StepModel model =
        RecurrentModel.of(chat.options(), chat.weights(), precision, backend, parallel);
    Optional<Reranker> reranker = Optional.empty();
    if (reranking.isPresent() && reranking.get() instanceof Bidirectional how) {
      Weights weights =
          chat.reverse()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the model has no reverse model: train one with --mmi bidi"));
      StepModel reverse = RecurrentModel.of(chat.options(), weights, precision, backend, parallel);
      reranker = Optional.of(Reranker.of(vocabulary, how, reverse));
    } else if (reranking.isPresent() && reranking.get() instanceof AntiLanguageModel how) {
      reranker = Optional.of(Reranker.of(vocabulary, how, model));
    }
    return new Replier(new ReplyDecoder(model, vocabulary), reranker);
  }

  /**
   * {@link #replies(Question, Decoding, ReplyOptions, ReplyListener, BooleanSupplier)} in peace.
   */
  public List<Reply> replies(Question question, Decoding decoding, ReplyOptions options) {
    return replies(question, decoding, options, ReplyListener.none(), () -> false);
  }

  /**
   * The replies that the strategy gives, at least one; with reranking the best first, and the
   * listener hears it when it has won.
   *
   * @param cancelled asked before each word; if so, replies end where they are
   */
  public List<Reply> replies(
      Question question,
      Decoding decoding,
      ReplyOptions options,
      ReplyListener listener,
      BooleanSupplier cancelled) {
    if (reranker.isEmpty()) {
      return decoder.replies(question, decoding, options, listener, cancelled);
    }
    List<Reply> candidates =
        decoder.replies(question, decoding, options, ReplyListener.none(), cancelled);
    List<Reply> ranked = reranker.get().rank(question, candidates);
    ranked.get(0).tokens().forEach(listener::token);
    return ranked;
  }
}
