package io.parlance.trainers.plsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Measure;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import io.parlance.trainers.UntrainableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlsaTrainerTest {
  private static final PlsaOptions SMALL =
      PlsaOptions.defaults().withTopics(4).withIterations(60).withThreads(1);

  private final List<EpochReport> reports = new ArrayList<>();

  private Trained train(EncodedCorpus corpus, PlsaOptions options) throws Exception {
    reports.clear();
    return new PlsaTrainer(options, TensorBackend.preferred(), new Recorder())
        .train(corpus, () -> false);
  }

  private final class Recorder implements TrainingListener {
    @Override
    public void progress(TrainingProgress progress) {
      assertThat(progress.fraction()).isBetween(0.0, 1.0);
    }

    @Override
    public void epoch(EpochReport report) {
      reports.add(report);
    }
  }

  private List<Double> reported(String name) {
    return reports.stream()
        .flatMap(report -> report.measures().stream())
        .filter(measure -> measure.name().equals(name))
        .map(Measure::value)
        .toList();
  }

  @Test
  void planted_topics_are_found() throws Exception {
    try (EncodedCorpus corpus = Documents.planted(4, 600, 40, 2)) {
      Trained trained = train(corpus, SMALL);
      Set<Character> found = new HashSet<>();
      for (Topic topic : TopicModel.of(trained.embeddings()).topics(8, WordOrder.PROBABLE)) {
        char name = topic.words().get(0).text().charAt(0);
        assertThat(topic.words()).allMatch(word -> word.text().charAt(0) == name);
        assertThat(topic.share()).isBetween(0.15, 0.35);
        found.add(name);
      }
      assertThat(found).containsExactlyInAnyOrder('a', 'b', 'c', 'd');
    }
  }

  @Test
  void the_likelihood_of_every_iteration_is_told_and_rises() throws Exception {
    try (EncodedCorpus corpus = Documents.planted(3, 200, 30, 2)) {
      Trained trained = train(corpus, SMALL.withTolerance(0).withIterations(25));
      List<Double> likelihoods = reported("log-likelihood");
      assertThat(reports).hasSize(25).allMatch(report -> report.unit().equals("iteration"));
      for (int i = 1; i < likelihoods.size(); i++) {
        assertThat(likelihoods.get(i)).isGreaterThan(likelihoods.get(i - 1));
        assertThat(reports.get(i).number()).isEqualTo(i + 1);
      }
      double last = likelihoods.get(24);
      assertThat(trained.measure("log-likelihood"))
          .isCloseTo(last * corpus.tokens(), within(1e-6 * corpus.tokens()));
      assertThat(trained.measure("perplexity")).isCloseTo(Math.exp(-last), within(1e-9));
    }
  }

  @Test
  void without_a_tolerance_there_are_exactly_so_many_iterations() throws Exception {
    try (EncodedCorpus corpus = Documents.planted(3, 100, 20, 2)) {
      for (int iterations : new int[] {1, 2, 17, 120}) {
        for (double beta : new double[] {1, 0.8}) {
          Trained trained =
              train(corpus, SMALL.withTolerance(0).withBeta(beta).withIterations(iterations));
          assertThat(reports).as("%d at beta %s", iterations, beta).hasSize(iterations);
          assertThat(trained.measure("iterations")).isEqualTo(iterations);
        }
      }
    }
  }

  @Test
  void a_tolerance_ends_it_early() throws Exception {
    try (EncodedCorpus corpus = Documents.planted(3, 100, 20, 2)) {
      train(corpus, SMALL.withTolerance(1e-3).withIterations(1000));
      assertThat(reports.size()).isBetween(5, 200);
      train(corpus, SMALL.withTolerance(1e-3).withIterations(1000).withBeta(0.9));
      assertThat(reports.size()).isBetween(5, 300);
    }
  }

  @Test
  void the_result_is_the_same_on_any_number_of_threads() throws Exception {
    // so many documents that there are several slabs
    try (EncodedCorpus corpus = Documents.planted(5, 20_000, 6, 4)) {
      for (double beta : new double[] {1, 0.9}) {
        PlsaOptions options = SMALL.withTopics(5).withIterations(6).withBeta(beta);
        Embeddings one = train(corpus, options).embeddings();
        for (int threads : new int[] {2, 3, 7}) {
          Embeddings other = train(corpus, options.withThreads(threads)).embeddings();
          assertSame(other.vectors(), one.vectors());
          for (String part : List.of("topics.words", "topics.shares", "documents.vectors")) {
            assertSame(matrix(other, part), matrix(one, part));
          }
        }
      }
    }
  }

  private static RowMatrix matrix(Embeddings embeddings, String part) {
    return ((ModelPart.Floats) embeddings.part(part).orElseThrow()).matrix();
  }

  private static void assertSame(RowMatrix found, RowMatrix expected) {
    float[] a = new float[expected.dimension()];
    float[] b = new float[expected.dimension()];
    for (int row = 0; row < expected.rows(); row++) {
      found.copyRow(row, a, 0);
      expected.copyRow(row, b, 0);
      assertThat(a).isEqualTo(b);
    }
  }

  @Test
  void another_seed_gives_another_model_and_the_same_seed_the_same() throws Exception {
    try (EncodedCorpus corpus = Documents.random(100, 20, 80, 2)) {
      PlsaOptions options = SMALL.withIterations(10);
      Embeddings first = train(corpus, options).embeddings();
      assertSame(train(corpus, options).embeddings().vectors(), first.vectors());
      assertThat(train(corpus, options.withSeed(2)).embeddings().vector(0))
          .isNotEqualTo(first.vector(0));
    }
  }

  @Test
  void of_several_starts_the_best_is_kept() throws Exception {
    try (EncodedCorpus corpus = Documents.random(100, 20, 80, 2)) {
      PlsaOptions options = SMALL.withTopics(10).withTolerance(0).withIterations(20);
      Trained trained = train(corpus, options.withRestarts(5));
      assertThat(reports).hasSize(100);
      double best =
          reports.stream()
              .filter(report -> report.number() == 20)
              .mapToDouble(report -> report.measures().get(0).value())
              .max()
              .orElseThrow();
      assertThat(trained.measure("log-likelihood") / corpus.tokens()).isCloseTo(best, within(1e-9));
      assertThat(reported("log-likelihood").subList(0, 20).get(19)).isLessThan(best);
      assertThat(trained.measure("iterations")).isEqualTo(100);
    }
  }

  @Test
  void tempering_foretells_what_is_held_out_better_than_plain_em() throws Exception {
    // more topics than there are: plain EM learns the documents by heart
    try (EncodedCorpus corpus = Documents.planted(4, 300, 40, 5)) {
      PlsaOptions options = SMALL.withTopics(12).withTolerance(0).withIterations(100);
      train(corpus, options.withHeldOut(0.1));
      List<Double> plain = reported("held-out perplexity");
      double best = plain.stream().mapToDouble(value -> value).min().orElseThrow();
      Trained tempered = train(corpus, options.withBeta(0.8));
      assertThat(plain).hasSize(100);
      assertThat(tempered.measure("held-out perplexity"))
          .isLessThan(0.98 * plain.get(99))
          .isLessThan(0.99 * best); // than plain EM stopped at its best, too
    }
  }

  @Test
  void a_document_that_was_learned_folds_into_its_own_place() throws Exception {
    try (EncodedCorpus corpus = Documents.planted(4, 300, 60, 6)) {
      for (double beta : new double[] {1, 0.9}) {
        Trained trained = train(corpus, SMALL.withTolerance(0).withIterations(300).withBeta(beta));
        TopicModel model = TopicModel.of(trained.embeddings());
        var documents = corpus.documents(DocumentUnit.LINE);
        for (int d = 0; documents.next(); d++) {
          float[] folded = model.fold(documents.ids(), documents.length());
          for (int z = 0; z < model.size(); z++) {
            assertThat(folded[z]).isCloseTo(model.vectors().at(d, z), within(0.02f));
          }
        }
      }
    }
  }

  @Test
  void a_text_without_a_known_word_tells_nothing() throws Exception {
    try (EncodedCorpus corpus = Documents.planted(3, 50, 20, 6)) {
      TopicModel model = TopicModel.of(train(corpus, SMALL.withTopics(3)).embeddings());
      assertThat(model.fold(new int[0], 0)).containsOnly(0);
    }
  }

  @Test
  void vectors_are_the_topics_of_words() throws Exception {
    try (EncodedCorpus corpus = Documents.planted(4, 200, 30, 7)) {
      Embeddings embeddings = train(corpus, SMALL).embeddings();
      RowMatrix words = matrix(embeddings, "topics.words");
      RowMatrix shares = matrix(embeddings, "topics.shares");
      for (int id = 0; id < embeddings.size(); id++) {
        double marginal = 0;
        for (int z = 0; z < 4; z++) {
          marginal += words.at(id, z) * shares.at(0, z);
        }
        // at the end of an iteration the model's P(w) is the corpus's
        assertThat(marginal)
            .isCloseTo((double) corpus.vocabulary().count(id) / corpus.tokens(), within(1e-6));
        for (int z = 0; z < 4; z++) {
          assertThat((double) embeddings.vectors().at(id, z))
              .isCloseTo(words.at(id, z) * shares.at(0, z) / marginal, within(1e-6));
        }
      }
    }
  }

  @Test
  void stopping_gives_what_was_learned_so_far() throws Exception {
    try (EncodedCorpus corpus = Documents.planted(4, 200, 30, 7)) {
      AtomicInteger asked = new AtomicInteger();
      for (double beta : new double[] {1, 0.9}) {
        asked.set(0);
        Trained trained =
            new PlsaTrainer(
                    SMALL.withBeta(beta), TensorBackend.preferred(), TrainingListener.none())
                .train(corpus, () -> asked.incrementAndGet() > 10);
        assertThat(trained.stopped()).isTrue();
        assertThat(trained.measure("iterations")).isBetween(1.0, 10.0);
        assertThat(TopicModel.of(trained.embeddings()).topics(3, WordOrder.PROBABLE)).hasSize(4);
      }
    }
  }

  @Test
  void stopping_a_restart_keeps_the_run_before_it() throws Exception {
    try (EncodedCorpus corpus = Documents.planted(4, 200, 30, 7)) {
      PlsaOptions options = SMALL.withTolerance(0).withIterations(20);
      Embeddings one = train(corpus, options).embeddings();
      AtomicInteger asked = new AtomicInteger();
      Trained stopped =
          new PlsaTrainer(
                  options.withRestarts(9), TensorBackend.preferred(), TrainingListener.none())
              .train(corpus, () -> asked.incrementAndGet() > 25);
      assertThat(stopped.stopped()).isTrue();
      assertSame(stopped.embeddings().vectors(), one.vectors());
    }
  }

  @Test
  void more_topics_than_can_be_told_apart_are_refused_with_the_most_possible() throws Exception {
    try (EncodedCorpus few = Documents.of("a b c\nb c d\nc d e\n");
        EncodedCorpus single = Documents.of("a b c d e f g\n");
        EncodedCorpus same = Documents.of("a a a\na a\na\n".repeat(10))) {
      assertThatThrownBy(() -> train(few, SMALL))
          .isInstanceOf(UntrainableException.class)
          .hasMessage(
              "4 topics, but there are 3 documents of 5 different words: at most 3 topics can be"
                  + " told apart; lower --topics, or make more documents with --document line or"
                  + " paragraph");
      assertThatThrownBy(() -> train(single, SMALL))
          .isInstanceOf(UntrainableException.class)
          .hasMessageContaining("at most 1 topics");
      assertThatThrownBy(() -> train(same, SMALL))
          .isInstanceOf(UntrainableException.class)
          .hasMessageContaining("at most 1 topics");
      assertThat(train(few, SMALL.withTopics(3)).measure("perplexity")).isBetween(1.0, 5.0);
      assertThat(train(single, SMALL.withTopics(1)).measure("perplexity"))
          .isCloseTo(7, within(1e-3));
      assertThat(train(same, SMALL.withTopics(1)).measure("perplexity")).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void documents_of_one_word_each_are_learned() throws Exception {
    try (EncodedCorpus corpus = Documents.of("a\nb\nc\nd\n".repeat(20))) {
      Trained trained = train(corpus, SMALL.withRestarts(5));
      assertThat(trained.measure("perplexity")).isBetween(1.0, 4.0);
      assertThatThrownBy(() -> train(corpus, SMALL.withBeta(0.9)))
          .isInstanceOf(UntrainableException.class)
          .hasMessageStartingWith("no token can be held out of 80 documents of 80 tokens");
    }
  }

  @Test
  void words_left_out_have_zero_vectors_and_documents_without_words_do_no_harm() throws Exception {
    String text = "the cat the dog\nthe car the bus\nthe\n".repeat(20);
    for (double beta : new double[] {1, 0.9}) {
      try (EncodedCorpus corpus = Documents.of(text)) {
        PlsaOptions options = SMALL.withTopics(2).withBeta(beta).withMaxDocumentShare(0.5);
        Embeddings embeddings = train(corpus, options).embeddings();
        assertThat(embeddings.vector("the").orElseThrow()).containsOnly(0);
        assertThat(sum(embeddings.vector("cat").orElseThrow())).isCloseTo(1, within(1e-5));
        TopicModel model = TopicModel.of(embeddings);
        assertThat(model.topics(9, WordOrder.PROBABLE))
            .allMatch(topic -> topic.words().stream().noneMatch(w -> w.text().equals("the")));
        for (int document = 0; document < 60; document++) {
          double sum = 0;
          for (int z = 0; z < 2; z++) {
            sum += model.vectors().at(document, z);
          }
          boolean empty = document % 3 == 2;
          assertThat(sum).as("document %d", document).isCloseTo(empty ? 0 : 1, within(1e-5));
        }
      }
    }
  }

  @Test
  void a_share_that_leaves_too_little_is_refused_with_what_it_leaves() throws Exception {
    try (EncodedCorpus corpus = Documents.of("a b c\na b d\na b e\na b c\n".repeat(10))) {
      assertThatThrownBy(() -> train(corpus, SMALL.withTopics(2).withMaxDocumentShare(0.1)))
          .isInstanceOf(UntrainableException.class)
          .hasMessage("--max-df 0.1 leaves no word: each is in more of the 40 documents; raise it");
      assertThatThrownBy(() -> train(corpus, SMALL.withTopics(4).withMaxDocumentShare(0.9)))
          .isInstanceOf(UntrainableException.class)
          .hasMessageStartingWith(
              "4 topics, but there are 40 documents of 3 different words: at most 3 topics can be"
                  + " told apart; lower --topics");
    }
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
