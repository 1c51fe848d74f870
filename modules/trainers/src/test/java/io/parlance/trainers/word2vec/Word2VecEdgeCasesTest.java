package io.parlance.trainers.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Corpora and options at their ends, with every model, on every backend, by one and two threads.
 */
@Timeout(60)
class Word2VecEdgeCasesTest {
  private static final Word2VecOptions OPTIONS =
      new Word2VecOptions(10, 5, 2, false, false, 5, 0, 0.025, 1, false, 1);

  private String backend = "vector";

  static Stream<Arguments> models() {
    return IntStream.range(0, 16)
        .mapToObj(
            i ->
                Arguments.of(
                    OPTIONS
                        .withCbow((i & 1) != 0)
                        .withHierarchicalSoftmax((i & 2) != 0)
                        .withThreads(1 + (i >> 2 & 1)),
                    (i & 8) != 0 ? "scalar" : "vector"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void sentences_of_one_word_teach_nothing(Word2VecOptions options, String name) throws Exception {
    backend = name;
    assertThatExceptionOfType(UntrainableException.class)
        .isThrownBy(() -> train(options, "a\nb\na\nc\n"))
        .withMessageStartingWith("nothing was learned: no sentence has two words");
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_vocabulary_of_one_word_is_learned(Word2VecOptions options, String name) throws Exception {
    backend = name;
    Trained trained = train(options, "a a a a a\na a\na\n");
    assertThat(trained.embeddings().size()).isOne();
    assertThat(trained.measure("loss")).isFinite();
    assertFinite(trained.embeddings());
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_window_may_be_wider_than_every_sentence(Word2VecOptions options, String name)
      throws Exception {
    backend = name;
    Trained trained = train(options.withWindow(1000), "a b\nb c a\nd\nc b a d\n");
    assertThat(trained.measure("loss")).isPositive().isFinite();
    assertFinite(trained.embeddings());
  }

  @ParameterizedTest
  @MethodSource("models")
  void more_noise_than_words_may_be_asked_for(Word2VecOptions options, String name)
      throws Exception {
    backend = name;
    Trained trained = train(options.withNegative(1000), "a b\nb c a\nd\nc b a d\n");
    assertThat(trained.measure("loss")).isPositive().isFinite();
    assertFinite(trained.embeddings());
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_sample_that_leaves_no_word_teaches_nothing(Word2VecOptions options, String name)
      throws Exception {
    backend = name;
    assertThatExceptionOfType(UntrainableException.class)
        .isThrownBy(() -> train(options.withSample(1e-300), "a b c\nb c a\n"))
        .withMessageContaining("raise --sample");
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_learning_rate_far_too_high_ends_with_finite_vectors_and_the_remedy(
      Word2VecOptions options, String name) throws Exception {
    backend = name;
    String text = manyWords();
    for (double alpha : new double[] {1e6, 1e30, 1e300}) {
      Word2VecOptions high = options.withAlpha(alpha).withEpochs(20);
      DivergedException thrown =
          catchThrowableOfType(DivergedException.class, () -> train(high, text));
      assertThat(thrown)
          .as("alpha %s", alpha)
          .hasMessageMatching(
              "training diverged in epoch \\d+: the loss is not a finite number at learning rate .*;"
                  + " lower --alpha");
      assertFinite(thrown.lastGood());
    }
  }

  /** Rare words meet outputs that have long been huge. */
  private static String manyWords() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      int word = (int) (300 * random.nextDouble() * random.nextDouble());
      text.append('w').append(word).append(i % 15 == 14 ? '\n' : ' ');
    }
    return text.toString();
  }

  private Trained train(Word2VecOptions options, String text) throws Exception {
    try (EncodedCorpus corpus = Corpora.of(text)) {
      return new Word2VecTrainer(options, TensorBackend.named(backend), TrainingListener.none())
          .train(corpus, () -> false);
    }
  }

  private static void assertFinite(Embeddings embeddings) {
    for (int id = 0; id < embeddings.size(); id++) {
      for (float number : embeddings.vector(id)) {
        assertThat(number).isFinite();
      }
    }
  }
}
