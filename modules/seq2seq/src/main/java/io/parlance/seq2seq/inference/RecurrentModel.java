package io.parlance.seq2seq.inference;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The encoder-decoder of a model's weights, without dropout. A question without tokens is read as
 * {@link ChatVocabulary#END} alone, as in training.
 */
public final class RecurrentModel implements StepModel {
  private final int words;
  private final int dimension;
  private final float[] embedding; // (V, E)
  private final boolean inputFeeding;
  private final Encoder encoder;
  private final List<Layer> decoder;
  private final Optional<Attention> attention;
  private final OutputLayer output;
  private final Parallel parallel;

  private RecurrentModel(
      ModelOptions options,
      Weights weights,
      Precision precision,
      TensorBackend backend,
      Parallel parallel) {
    this.words = weights.shape(Architecture.EMBEDDING).rows();
    this.dimension = options.dimension();
    this.embedding = weights.values(Architecture.EMBEDDING);
    this.inputFeeding = options.inputFeeding();
    this.parallel = parallel;
    List<Layer> forward = new ArrayList<>();
    List<Layer> backward = new ArrayList<>();
    this.decoder = new ArrayList<>();
    for (int l = 0; l < options.layers(); l++) {
      forward.add(
          Layer.of(options.cell(), Architecture.encoder(l, true), weights, precision, backend));
      backward.add(
          Layer.of(options.cell(), Architecture.encoder(l, false), weights, precision, backend));
      decoder.add(Layer.of(options.cell(), Architecture.decoder(l), weights, precision, backend));
    }
    this.encoder = new Encoder(dimension, embedding, forward, backward);
    this.attention =
        options.attention()
            ? Optional.of(Attention.of(weights, precision, backend))
            : Optional.empty();
    this.output = OutputLayer.of(options.tied(), options.hidden(), weights, precision, backend);
  }

  /**
   * The model of these weights.
   *
   * @param weights not copied in float: they must not change meanwhile
   * @param parallel the threads it works on, which stay the caller's to close
   * @throws IllegalArgumentException if the weights are not of these options' shapes
   */
  public static RecurrentModel of(
      ModelOptions options,
      Weights weights,
      Precision precision,
      TensorBackend backend,
      Parallel parallel) {
    int words = weights.shape(Architecture.EMBEDDING).rows();
    if (!weights.shapes().equals(Architecture.shapes(options, words))) {
      throw new IllegalArgumentException(
          "the weights are not those of " + options + " and " + words + " words");
    }
    return new RecurrentModel(options, weights, precision, backend, parallel);
  }

  @Override
  public int words() {
    return words;
  }

  @Override
  public Steps begin(int[] question, int mostRows) {
    if (mostRows < 1) {
      throw new IllegalArgumentException("rows must be at least 1, not " + mostRows);
    }
    for (int id : question) {
      checkWord(id);
    }
    int[] ids = question.length == 0 ? new int[] {ChatVocabulary.END} : question;
    Encoder.Reading reading = encoder.read(ids, parallel);
    Encoded encoded =
        attention
            .map(
                a ->
                    new Encoded(
                        ids.length,
                        reading.outputs(),
                        a.keys(ids.length, reading.outputs()),
                        reading.states()))
            .orElseGet(() -> new Encoded(0, new float[0], new float[0], reading.states()));
    return new RecurrentSteps(this, encoded, mostRows);
  }

  void checkWord(int id) {
    if (id < 0 || id >= words) {
      throw new IllegalArgumentException("no word has the id " + id + ": there are " + words);
    }
  }

  int dimension() {
    return dimension;
  }

  float[] embedding() {
    return embedding;
  }

  boolean inputFeeding() {
    return inputFeeding;
  }

  List<Layer> decoder() {
    return decoder;
  }

  Optional<Attention> attention() {
    return attention;
  }

  OutputLayer output() {
    return output;
  }

  Parallel parallel() {
    return parallel;
  }
}
