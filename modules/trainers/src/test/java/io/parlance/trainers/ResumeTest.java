package io.parlance.trainers;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.fasttext.FastTextOptions;
import io.parlance.trainers.fasttext.FastTextTrainer;
import io.parlance.trainers.glove.GloveOptions;
import io.parlance.trainers.glove.GloveTrainer;
import io.parlance.trainers.lsa.LsaOptions;
import io.parlance.trainers.lsa.LsaTrainer;
import io.parlance.trainers.plsa.PlsaOptions;
import io.parlance.trainers.plsa.PlsaTrainer;
import io.parlance.trainers.word2vec.Word2VecOptions;
import io.parlance.trainers.word2vec.Word2VecTrainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A training that goes on from a state ends in the same model as one that never stopped. */
@Timeout(120)
class ResumeTest {
  private static final PlsaOptions PLSA_OPTIONS =
      PlsaOptions.defaults().withTopics(6).withIterations(20);

  private static EncodedCorpus corpus;

  /** What trains. */
  enum Kind {
    SKIP_GRAM,
    CBOW,
    SKIP_GRAM_PATHS,
    CBOW_PATHS,
    FASTTEXT,
    FASTTEXT_CBOW,
    GLOVE,
    LSA,
    PLSA,
    PLSA_RESTARTED,
    PLSA_TEMPERED;

    private Trainer trainer(int threads) {
      return switch (this) {
        case SKIP_GRAM -> word2vec(false, false, threads);
        case CBOW -> word2vec(true, false, threads);
        case SKIP_GRAM_PATHS -> word2vec(false, true, threads);
        case CBOW_PATHS -> word2vec(true, true, threads);
        case FASTTEXT -> fastText(false, threads);
        case FASTTEXT_CBOW -> fastText(true, threads);
        case GLOVE -> glove(threads);
        case LSA -> lsa(threads);
        case PLSA -> plsa(PLSA_OPTIONS.withThreads(threads));
        case PLSA_RESTARTED -> plsa(PLSA_OPTIONS.withThreads(threads).withRestarts(3));
        case PLSA_TEMPERED ->
            plsa(PLSA_OPTIONS.withThreads(threads).withBeta(0.8).withHeldOut(0.1));
      };
    }

    Trained train(int threads, Checkpoints checkpoints) throws Exception {
      return trainer(threads).train(corpus, checkpoints, () -> false);
    }
  }

  private static Trainer word2vec(boolean cbow, boolean softmax, int threads) {
    Word2VecOptions options =
        Word2VecOptions.defaults()
            .withDimension(20)
            .withEpochs(3)
            .withCbow(cbow)
            .withHierarchicalSoftmax(softmax)
            .withDeterministic(true)
            .withThreads(threads);
    return new Word2VecTrainer(options, TensorBackend.named("vector"), TrainingListener.none());
  }

  private static Trainer fastText(boolean cbow, int threads) {
    FastTextOptions options =
        FastTextOptions.defaults()
            .withDimension(20)
            .withEpochs(2)
            .withCbow(cbow)
            .withGrams(new CharacterGrams(3, 4, 500))
            .withDeterministic(true)
            .withThreads(threads);
    return new FastTextTrainer(options, TensorBackend.named("vector"), TrainingListener.none());
  }

  private static Trainer glove(int threads) {
    GloveOptions options =
        GloveOptions.defaults().withDimension(20).withEpochs(12).withThreads(threads);
    return new GloveTrainer(options, TensorBackend.named("vector"), TrainingListener.none());
  }

  private static Trainer lsa(int threads) {
    LsaOptions options =
        LsaOptions.defaults().withRank(20).withTolerance(1e-9).withThreads(threads);
    return new LsaTrainer(options, TensorBackend.named("vector"), TrainingListener.none());
  }

  private static Trainer plsa(PlsaOptions options) {
    return new PlsaTrainer(options, TensorBackend.named("vector"), TrainingListener.none());
  }

  /** Words of one letter to five, frequent ones and rare ones, in lines of many lengths. */
  @BeforeAll
  static void encode() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 600; line++) {
      int length = 1 + random.nextInt(40);
      for (int i = 0; i < length; i++) {
        int rank = (int) Math.exp(random.nextDouble() * 5);
        text.append(Integer.toString(rank * rank, 36)).append(' ');
      }
      text.append('\n');
    }
    corpus = MemoryCorpus.of(text.toString());
  }

  @AfterAll
  static void close() throws IOException {
    corpus.close();
  }

  @ParameterizedTest
  @EnumSource
  void any_number_of_threads_gives_the_same_bits(Kind kind) throws Exception {
    float[][] alone = vectors(kind.train(1, Checkpoints.none()));
    for (int threads : new int[] {2, 3, 7}) {
      assertThat(vectors(kind.train(threads, Checkpoints.none()))).isDeepEqualTo(alone);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_training_that_goes_on_ends_in_the_same_bits(Kind kind) throws Exception {
    MemoryCheckpoints kept = new MemoryCheckpoints(kind == Kind.LSA ? 1 : 7);
    float[][] whole = vectors(kind.train(2, kept));
    assertThat(vectors(kind.train(2, Checkpoints.none()))).isDeepEqualTo(whole);
    assertThat(kept.size()).isGreaterThan(1);
    for (int index = 0; index < kept.size(); index += 1 + kept.size() / 5) {
      float[][] resumed = vectors(kind.train(1 + index % 3, kept.goingOnFrom(index)));
      assertThat(resumed).as("from state %d of %d", index, kept.size()).isDeepEqualTo(whole);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_training_that_was_told_to_stop_goes_on(Kind kind) throws Exception {
    float[][] whole = vectors(kind.train(2, Checkpoints.none()));
    MemoryCheckpoints kept = new MemoryCheckpoints(Integer.MAX_VALUE);
    Trained stopped = kind.trainer(2).train(corpus, kept, () -> kept.asked() >= 2);
    assertThat(stopped.stopped()).isTrue();
    assertThat(kept.size()).isOne();
    assertThat(vectors(kind.train(2, kept.goingOnFrom(0)))).isDeepEqualTo(whole);
  }

  /** GloVe asks in several places, also between two epochs. */
  @Test
  void whenever_it_is_told_to_stop_one_state_is_kept() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    gloveStoppedAt(Integer.MAX_VALUE, asked);
    int all = asked.get(); // on one thread always the same
    for (int call = all - 60; call < all; call++) { // the last comes when all is learned
      asked.set(0);
      assertThat(gloveStoppedAt(call, asked)).as("call %d of %d", call, all).isOne();
    }
  }

  /** How many states a training keeps that is told to stop when it asks so often. */
  private static int gloveStoppedAt(int call, AtomicInteger asked) throws Exception {
    MemoryCheckpoints kept = new MemoryCheckpoints(Integer.MAX_VALUE);
    Trained trained =
        Kind.GLOVE.trainer(1).train(corpus, kept, () -> asked.incrementAndGet() >= call);
    assertThat(trained.stopped()).isEqualTo(kept.size() > 0);
    return kept.size();
  }

  /** Lock-free training promises no bits; it goes on from where it was and learns the rest. */
  @ParameterizedTest
  @CsvSource({"false, false, 1", "false, true, 2", "true, false, 3"})
  void lock_free_training_goes_on_too(boolean cbow, boolean softmax, int threads) throws Exception {
    Word2VecOptions options =
        Word2VecOptions.defaults()
            .withDimension(20)
            .withEpochs(400)
            .withCbow(cbow)
            .withHierarchicalSoftmax(softmax)
            .withThreads(threads);
    Word2VecTrainer trainer =
        new Word2VecTrainer(options, TensorBackend.named("vector"), TrainingListener.none());
    MemoryCheckpoints kept = new MemoryCheckpoints(150);
    Trained whole = trainer.train(corpus, kept, () -> false);
    assertThat(whole.measure("words")).isEqualTo(400.0 * corpus.tokens());
    assertThat(kept.size()).isGreaterThan(1);
    for (int index = 0; index < kept.size(); index++) {
      double before = Double.parseDouble(kept.counter(index, "words"));
      Trained rest = trainer.train(corpus, kept.goingOnFrom(index), () -> false);
      assertThat(rest.measure("words")).isEqualTo(400.0 * corpus.tokens() - before);
      assertThat(rest.measure("loss"))
          .isBetween(0.9 * whole.measure("loss"), 1.1 * whole.measure("loss"));
    }
  }

  private static float[][] vectors(Trained trained) {
    List<float[]> vectors = new ArrayList<>();
    for (int id = 0; id < trained.embeddings().size(); id++) {
      vectors.add(trained.embeddings().vector(id));
    }
    assertThat(vectors).noneMatch(vector -> Arrays.equals(vector, new float[vector.length]));
    return vectors.toArray(float[][]::new);
  }
}
