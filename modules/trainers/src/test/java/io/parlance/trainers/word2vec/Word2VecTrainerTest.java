package io.parlance.trainers.word2vec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import io.parlance.trainers.UntrainableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learning is tested by learning two topics that share no sentence. */
@Timeout(60)
class Word2VecTrainerTest {
  private static final Word2VecOptions OPTIONS =
      new Word2VecOptions(24, 4, 4, false, false, 5, 0, 0.05, 1, false, 1);

  private static EncodedCorpus corpus;

  private final List<EpochReport> epochs = new ArrayList<>();

  @BeforeAll
  static void encode() throws IOException {
    corpus = Corpora.ofTwoTopics(2000);
  }

  @AfterAll
  static void close() throws IOException {
    corpus.close();
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, scalar", "false, false, vector", "false, true, scalar", "false, true, vector",
    "true, false, scalar", "true, false, vector", "true, true, scalar", "true, true, vector"
  })
  void words_of_a_topic_come_to_lie_together(boolean cbow, boolean softmax, String backend)
      throws Exception {
    Word2VecOptions options = OPTIONS.withCbow(cbow).withHierarchicalSoftmax(softmax);
    // the topics are as clear as can be: at random both means are near 0
    assertThat(gap(train(options, backend).embeddings())).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void the_loss_falls_from_epoch_to_epoch(boolean cbow, boolean softmax) throws Exception {
    Word2VecOptions options = OPTIONS.withAlpha(0.01).withEpochs(3);
    Trained trained = train(options.withCbow(cbow).withHierarchicalSoftmax(softmax), "vector");
    assertThat(epochs).extracting(EpochReport::number).containsExactly(1, 2, 3);
    assertThat(loss(1)).isLessThan(loss(0));
    assertThat(loss(2)).isLessThan(loss(1));
    assertThat(trained.measure("loss")).isEqualTo(loss(2));
    assertThat(trained.measure("words")).isEqualTo(3.0 * corpus.tokens());
    assertThat(trained.stopped()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void backends_learn_the_same_but_for_rounding(boolean cbow, boolean softmax) throws Exception {
    Word2VecOptions options = OPTIONS.withCbow(cbow).withHierarchicalSoftmax(softmax).withEpochs(1);
    double scalar = train(options, "scalar").measure("loss");
    assertThat(train(options, "vector").measure("loss")).isCloseTo(scalar, within(1e-3 * scalar));
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void one_thread_and_one_seed_give_the_same_bits(boolean cbow, boolean softmax) throws Exception {
    Word2VecOptions options =
        OPTIONS.withCbow(cbow).withHierarchicalSoftmax(softmax).withEpochs(2).withSample(0.05);
    float[][] vectors = vectors(train(options, "vector"));
    assertThat(vectors(train(options, "vector"))).isDeepEqualTo(vectors);
    float[][] others = vectors(train(options.withSeed(2), "vector"));
    for (int id = 0; id < vectors.length; id++) {
      assertThat(others[id]).isNotEqualTo(vectors[id]);
    }
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void two_threads_learn_as_well_as_one(boolean cbow, boolean softmax) throws Exception {
    Word2VecOptions options = OPTIONS.withCbow(cbow).withHierarchicalSoftmax(softmax);
    double alone = train(options, "vector").measure("loss");
    Trained both = train(options.withThreads(2), "vector");
    assertThat(both.measure("loss")).isCloseTo(alone, within(0.02 * alone));
    assertThat(both.measure("words")).isEqualTo(4.0 * corpus.tokens());
    assertThat(gap(both.embeddings())).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void a_stop_keeps_what_was_learned(int threads) throws Exception {
    Word2VecOptions options = OPTIONS.withEpochs(100_000).withThreads(threads);
    Trained trained =
        new Word2VecTrainer(options, TensorBackend.named("vector"), listener())
            .train(corpus, () -> epochs.size() >= 2);
    assertThat(trained.stopped()).isTrue();
    assertThat(trained.measure("words"))
        .isBetween(2.0 * corpus.tokens(), 50_000.0 * corpus.tokens());
    assertThat(gap(trained.embeddings())).isGreaterThan(0.3);
  }

  private Trained train(Word2VecOptions options, String backend)
      throws IOException, DivergedException, UntrainableException {
    epochs.clear();
    return new Word2VecTrainer(options, TensorBackend.named(backend), listener())
        .train(corpus, () -> false);
  }

  private double loss(int epoch) {
    return epochs.get(epoch).measures().get(0).value();
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

  private static float[][] vectors(Trained trained) {
    float[][] vectors = new float[trained.embeddings().size()][];
    for (int id = 0; id < vectors.length; id++) {
      vectors[id] = trained.embeddings().vector(id);
    }
    return vectors;
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
    assertThat(cosines).hasSize(2 * Corpora.TOPIC);
    return sum[0] / pairs[0] - sum[1] / pairs[1];
  }
}
