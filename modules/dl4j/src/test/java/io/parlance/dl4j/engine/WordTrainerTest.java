package io.parlance.dl4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parlance.embeddings.Embeddings;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.engines.TrainingEngine;
import io.parlance.trainers.word2vec.Word2VecOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTrainerTest {
  private static final Word2VecOptions OPTIONS =
      Word2VecOptions.defaults()
          .withDimension(16)
          .withEpochs(3)
          .withSample(0)
          .withAlpha(0.05)
          .withThreads(2);

  @TempDir private Path folder = Path.of("");

  private Trained train(Word2VecOptions options, String text, TrainingListener listener)
      throws Exception {
    try (EncodedCorpus corpus = Texts.encoded(folder, text)) {
      return TrainingEngine.named("dl4j").word2vec(options, listener).train(corpus, () -> false);
    }
  }

  @ParameterizedTest
  @CsvSource({"false,false", "true,false", "false,true", "true,true"})
  void words_that_stand_together_become_alike(boolean cbow, boolean hierarchicalSoftmax)
      throws Exception {
    Embeddings embeddings =
        train(
                OPTIONS.withCbow(cbow).withHierarchicalSoftmax(hierarchicalSoftmax),
                Texts.lines(1000, " "),
                TrainingListener.none())
            .embeddings();
    assertThat(meanCosine(embeddings, "animal0", "animal"))
        .isGreaterThan(meanCosine(embeddings, "animal0", "vehicle") + 0.4);
    assertThat(meanCosine(embeddings, "vehicle0", "vehicle"))
        .isGreaterThan(meanCosine(embeddings, "vehicle0", "animal") + 0.4);
  }

  /** Of a word with all others that begin so. */
  private static double meanCosine(Embeddings embeddings, String word, String kind) {
    float[] cosines = new float[embeddings.size()];
    embeddings.cosines(embeddings.vector(word).orElseThrow(), 0, cosines.length, cosines, 0);
    return IntStream.range(0, cosines.length)
        .filter(id -> embeddings.vocabulary().word(id).startsWith(kind))
        .filter(id -> !embeddings.vocabulary().word(id).equals(word))
        .mapToDouble(id -> cosines[id])
        .average()
        .orElseThrow();
  }

  @Test
  void the_vocabulary_is_ours_and_words_that_DL4J_passes_over_are_learned() throws Exception {
    String text = Texts.lines(1000, " ") + "UNK STOP UNK STOP\n".repeat(500) + "once\n";
    Trained trained = train(OPTIONS.withSeed(1), text, TrainingListener.none());
    Embeddings embeddings = trained.embeddings();
    assertThat(embeddings.vocabulary().size()).isEqualTo(51);
    assertThat(embeddings.vocabulary().count(embeddings.vocabulary().id("UNK").orElseThrow()))
        .isEqualTo(1000);
    // What is never predicted stays as it began: a number of at most half a sixteenth each.
    assertThat(embeddings.norm(embeddings.vocabulary().id("once").orElseThrow())).isLessThan(0.13f);
    assertThat(embeddings.norm(embeddings.vocabulary().id("UNK").orElseThrow()))
        .isGreaterThan(0.5f);
    assertThat(trained.measure("words")).isEqualTo(3 * (12_000 + 2000 + 1));
  }

  @Test
  void provenance_tells_the_kind_the_engine_and_the_settings() throws Exception {
    Embeddings embeddings =
        train(OPTIONS, Texts.lines(20, " "), TrainingListener.none()).embeddings();
    assertThat(embeddings.provenance().entries())
        .containsEntry("kind", "word2vec")
        .containsEntry("engine", "dl4j")
        .containsEntry("dim", "16")
        .containsEntry("architecture", "skip-gram");
  }

  @Test
  void each_epoch_is_reported_with_its_speed() throws Exception {
    List<EpochReport> epochs = new ArrayList<>();
    List<TrainingProgress> heard = new ArrayList<>();
    train(
        OPTIONS,
        Texts.lines(1000, " "),
        new TrainingListener() {
          @Override
          public void progress(TrainingProgress progress) {
            heard.add(progress);
          }

          @Override
          public void epoch(EpochReport report) {
            epochs.add(report);
          }
        });
    assertThat(epochs).extracting(EpochReport::number).containsExactly(1, 2, 3);
    assertThat(epochs.get(0).measures().get(0).name()).isEqualTo("words/s");
    assertThat(heard).isNotEmpty();
    assertThat(heard.get(heard.size() - 1).fraction()).isEqualTo(1);
  }

  @Test
  void one_thread_and_one_seed_give_the_same_vectors() throws Exception {
    Word2VecOptions options = OPTIONS.withThreads(1).withEpochs(1);
    Embeddings one = train(options, Texts.lines(500, " "), TrainingListener.none()).embeddings();
    Embeddings two = train(options, Texts.lines(500, " "), TrainingListener.none()).embeddings();
    Embeddings other =
        train(options.withSeed(2), Texts.lines(500, " "), TrainingListener.none()).embeddings();
    assertThat(two.vector(3)).isEqualTo(one.vector(3));
    assertThat(other.vector(3)).isNotEqualTo(one.vector(3));
  }

  @Test
  void a_stop_ends_training_with_what_was_learned_so_far() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (EncodedCorpus corpus = Texts.encoded(folder, Texts.lines(1000, " "))) {
      Trained trained =
          TrainingEngine.named("dl4j")
              .word2vec(OPTIONS.withEpochs(10_000), TrainingListener.none())
              .train(corpus, () -> asked.incrementAndGet() > 3);
      assertThat(trained.stopped()).isTrue();
      assertThat(trained.measure("words")).isBetween(1.0, 10_000 * 12_000.0 - 1);
      assertThat(trained.embeddings().norm(0)).isGreaterThan(0);
    }
  }

  @Test
  void numbers_that_are_not_finite_end_training_with_an_error() {
    DivergedException diverged =
        catchThrowableOfType(
            DivergedException.class,
            () -> train(OPTIONS.withAlpha(1e38), Texts.lines(500, " "), TrainingListener.none()));
    assertThat(diverged).hasMessageContaining("lower --alpha");
    assertThat(diverged.lastGood().vector(0)).doesNotContain(Float.NaN);
  }

  @Test
  void a_corpus_without_neighbours_is_refused() {
    assertThatThrownBy(() -> train(OPTIONS, "one\ntwo\n", TrainingListener.none()))
        .isInstanceOf(UntrainableException.class)
        .hasMessageContaining("no sentence has two words");
  }

  @Test
  void what_a_listener_throws_ends_training() {
    TrainingListener throwing =
        new TrainingListener() {
          @Override
          public void progress(TrainingProgress progress) {
            throw new IllegalStateException("no more");
          }

          @Override
          public void epoch(EpochReport report) {}
        };
    assertThatThrownBy(() -> train(OPTIONS.withEpochs(10_000), Texts.lines(500, " "), throwing))
        .hasMessage("no more");
  }
}
