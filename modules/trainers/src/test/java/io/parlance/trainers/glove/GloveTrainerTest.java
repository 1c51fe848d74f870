package io.parlance.trainers.glove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import io.parlance.trainers.UntrainableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning is tested by learning two topics that rarely share a line. */
@Timeout(60)
class GloveTrainerTest {
  private final Path directory;

  private final List<EpochReport> epochs = new ArrayList<>();
  private final GloveOptions options;

  GloveTrainerTest(@TempDir Path directory) {
    this.directory = directory;
    options =
        GloveOptions.defaults()
            .withDimension(20)
            .withWindow(5)
            .withThreads(1)
            .withTemporary(directory);
  }

  @AfterEach
  void nothing_is_left_behind() throws IOException {
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "scalar"})
  void words_of_a_topic_come_to_lie_together(String backend) throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.ofTwoTopics(3000)) {
      Trained trained = train(corpus, options, backend);
      // a pair within a topic meets four times as often as one across; chance has a gap near 0
      assertThat(gap(trained.embeddings())).isGreaterThan(0.2);
      assertThat(trained.measure("cells"))
          .isBetween(1.0, 4.0 * GloveCorpora.TOPIC * GloveCorpora.TOPIC);
      assertThat(trained.phases()).containsOnlyKeys("count", Trained.TRAIN);
      assertThat(trained.embeddings().provenance().entries())
          .containsEntry(Provenance.KIND, "glove")
          .containsEntry("context", "symmetric");
    }
  }

  @Test
  void the_cost_falls_from_epoch_to_epoch() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.ofTwoTopics(1000)) {
      Trained trained = train(corpus, options, "vector");
      assertThat(epochs).hasSize(15);
      for (int i = 1; i < epochs.size(); i++) {
        assertThat(epochs.get(i).number()).isEqualTo(i + 1);
        assertThat(cost(i)).isLessThan(cost(i - 1));
      }
      assertThat(trained.measure("cost")).isEqualTo(cost(14));
      assertThat(trained.stopped()).isFalse();
    }
  }

  @Test
  void one_seed_gives_the_same_bits_on_any_threads_and_in_any_memory() throws Exception {
    String text = GloveCorpora.random(3000, 25, 1500, new Random(8));
    try (EncodedCorpus corpus = GloveCorpora.of(text)) {
      GloveOptions few = options.withEpochs(2);
      float[][] vectors = vectors(train(corpus, few, "vector"));
      assertThat(vectors(train(corpus, few, "vector"))).isDeepEqualTo(vectors);
      assertThat(vectors(train(corpus, few.withThreads(2), "vector"))).isDeepEqualTo(vectors);
      assertThat(vectors(train(corpus, few.withThreads(5), "vector"))).isDeepEqualTo(vectors);
      GloveOptions tight = few.withMemory(smallest(corpus, few));
      assertThat(vectors(train(corpus, tight, "vector"))).isDeepEqualTo(vectors);
      float[][] others = vectors(train(corpus, few.withSeed(2), "vector"));
      for (int id = 0; id < vectors.length; id++) {
        assertThat(others[id]).isNotEqualTo(vectors[id]);
      }
    }
  }

  @Test
  void backends_learn_the_same_but_for_rounding() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.ofTwoTopics(300)) {
      double scalar = train(corpus, options, "scalar").measure("cost");
      assertThat(train(corpus, options, "vector").measure("cost"))
          .isCloseTo(scalar, within(1e-3 * scalar));
    }
  }

  @Test
  void the_left_context_alone_teaches_something_else() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.ofTwoTopics(300)) {
      Trained left = train(corpus, options.withSymmetric(false), "vector");
      assertThat(vectors(left)).isNotEqualTo(vectors(train(corpus, options, "vector")));
      assertThat(left.embeddings().provenance().entries()).containsEntry("context", "left");
    }
  }

  @Test
  void too_small_a_memory_is_refused_with_the_smallest_that_works() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.ofTwoTopics(300)) {
      long smallest = smallest(corpus, options);
      assertThat(vectors(train(corpus, options.withMemory(smallest), "vector")))
          .isDeepEqualTo(vectors(train(corpus, options, "vector")));
      assertThatExceptionOfType(UntrainableException.class)
          .isThrownBy(() -> train(corpus, options.withMemory(smallest - (24 << 20)), "vector"))
          .withMessageContaining("60 words of dimension 20 need");
    }
  }

  private long smallest(EncodedCorpus corpus, GloveOptions with) {
    UntrainableException thrown =
        catchThrowableOfType(
            UntrainableException.class, () -> train(corpus, with.withMemory(1), "vector"));
    Matcher named = Pattern.compile("give --memory (\\d+)m").matcher(thrown.getMessage());
    assertThat(named.find()).isTrue();
    return Long.parseLong(named.group(1)) << 20;
  }

  @Test
  void a_corpus_of_one_repeated_word_is_learned() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.of("a a a a a a a a\na a a\n")) {
      Trained trained = train(corpus, options, "vector");
      assertThat(trained.measure("cells")).isOne();
      assertThat(trained.measure("cost")).isLessThan(cost(0));
      assertFinite(trained.embeddings());
    }
  }

  @Test
  void lines_of_one_word_teach_nothing() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.of("a\nb\na\n")) {
      assertThatExceptionOfType(UntrainableException.class)
          .isThrownBy(() -> train(corpus, options, "vector"))
          .withMessageStartingWith("nothing to learn from: no two words stand in one line");
    }
  }

  @Test
  void a_window_may_be_wider_than_the_corpus() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.of("a b c\nb a\n")) {
      assertFinite(train(corpus, options.withWindow(1000), "vector").embeddings());
    }
  }

  @Test
  void a_learning_rate_beyond_floats_ends_with_finite_vectors_and_the_remedy() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.ofTwoTopics(300)) {
      for (double eta : new double[] {1e19, 1e25, 1e30}) {
        DivergedException thrown =
            catchThrowableOfType(
                DivergedException.class, () -> train(corpus, options.withEta(eta), "vector"));
        assertThat(thrown)
            .as("eta %s", eta)
            .hasMessageMatching("training diverged in epoch \\d+: the cost is not .*; lower --eta");
        assertFinite(thrown.lastGood());
      }
    }
  }

  @Test
  void huge_learning_rates_below_that_still_settle() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.ofTwoTopics(300)) {
      Trained trained = train(corpus, options.withEta(1e6).withEpochs(30), "vector");
      assertThat(trained.measure("cost")).isLessThan(cost(0));
      assertFinite(trained.embeddings());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void a_stop_keeps_what_was_learned(int threads) throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.ofTwoTopics(1000)) {
      GloveOptions endless = options.withEpochs(100_000).withThreads(threads);
      Trained trained =
          new GloveTrainer(endless, TensorBackend.named("vector"), listener())
              .train(corpus, () -> epochs.size() >= 15);
      assertThat(trained.stopped()).isTrue();
      assertThat(trained.measure("epochs")).isEqualTo(15);
      assertThat(gap(trained.embeddings())).isGreaterThan(0.2);
    }
  }

  @Test
  void a_stop_while_counting_says_that_nothing_was_learned() throws Exception {
    try (EncodedCorpus corpus = GloveCorpora.ofTwoTopics(3000)) {
      AtomicInteger asked = new AtomicInteger();
      GloveTrainer trainer =
          new GloveTrainer(options, TensorBackend.named("vector"), TrainingListener.none());
      assertThatExceptionOfType(UntrainableException.class)
          .isThrownBy(() -> trainer.train(corpus, () -> asked.incrementAndGet() > 100))
          .withMessageStartingWith("interrupted while counting co-occurrences");
    }
  }

  private Trained train(EncodedCorpus corpus, GloveOptions with, String backend)
      throws IOException, DivergedException, UntrainableException {
    epochs.clear();
    return new GloveTrainer(with, TensorBackend.named(backend), listener())
        .train(corpus, () -> false);
  }

  private TrainingListener listener() {
    return new TrainingListener() {
      @Override
      public void progress(TrainingProgress progress) {}

      @Override
      public void epoch(EpochReport report) {
        epochs.add(report);
      }
    };
  }

  private double cost(int epoch) {
    return epochs.get(epoch).measures().get(0).value();
  }

  private static float[][] vectors(Trained trained) {
    float[][] vectors = new float[trained.embeddings().size()][];
    for (int id = 0; id < vectors.length; id++) {
      vectors[id] = trained.embeddings().vector(id);
    }
    return vectors;
  }

  private static void assertFinite(Embeddings embeddings) {
    for (int id = 0; id < embeddings.size(); id++) {
      for (float number : embeddings.vector(id)) {
        assertThat(number).isFinite();
      }
    }
  }

  /** The mean cosine of two words of a topic, less that of two words of different topics. */
  private static double gap(Embeddings embeddings) {
    double[] sum = new double[2];
    int[] pairs = new int[2];
    float[] cosines = new float[embeddings.size()];
    for (int id = 0; id < cosines.length; id++) {
      embeddings.cosines(embeddings.vector(id), 0, cosines.length, cosines, 0);
      for (int other = 0; other < id; other++) {
        char topic = embeddings.vocabulary().word(id).charAt(0);
        int across = embeddings.vocabulary().word(other).charAt(0) == topic ? 0 : 1;
        sum[across] += cosines[other];
        pairs[across]++;
      }
    }
    return sum[0] / pairs[0] - sum[1] / pairs[1];
  }
}
