package io.parlance.trainers.lsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.memory.Room;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.DocumentReader;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.EpochReport;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.TrainingProgress;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LsaTrainerTest {
  private static final LsaOptions SMALL = LsaOptions.defaults().withRank(8).withThreads(1);
  private static final Room AMPLE = new Room(1L << 30, 0);

  private final Path folder;
  private final List<EpochReport> reports = new ArrayList<>();

  LsaTrainerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Trained train(EncodedCorpus corpus, LsaOptions options, Room room) throws Exception {
    return new LsaTrainer(options, TensorBackend.preferred(), new Recorder(), need -> room)
        .train(corpus, () -> false);
  }

  private Trained train(String text, LsaOptions options) throws Exception {
    try (EncodedCorpus corpus = Texts.encode(folder, text)) {
      return train(corpus, options, AMPLE);
    }
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

  @Test
  void words_of_a_topic_are_neighbours() throws Exception {
    for (Weighting weighting : Weighting.all()) {
      Embeddings embeddings =
          train(Texts.topical(400, 4, 1), SMALL.withWeighting(weighting).withRank(4)).embeddings();
      for (String word : List.of("t0w3", "t1w20", "t3w11")) {
        // 24 others of the topic; by chance a quarter of 10 would be
        assertThat(new NearestNeighbors(embeddings).toWord(word, 10))
            .as("%s with %s", word, weighting.label())
            .allSatisfy(near -> assertThat(near.word()).startsWith(word.substring(0, 2)));
      }
    }
  }

  @Test
  void the_documents_of_a_topic_are_found_by_its_words() throws Exception {
    Embeddings embeddings = train(Texts.topical(200, 4, 2), SMALL.withRank(4)).embeddings();
    LsaModel model = LsaModel.of(embeddings);
    int[] query = {
      embeddings.vocabulary().id("t2w1").orElseThrow(),
      embeddings.vocabulary().id("t2w2").orElseThrow()
    };
    List<DocumentSearch.Hit> hits = new DocumentSearch(model).nearest(query, 2, 10);
    assertThat(hits).hasSize(10);
    assertThat(hits)
        .allSatisfy(
            hit -> {
              assertThat(hit.document() % 4).isEqualTo(2);
              assertThat(model.list().place(hit.document()).line()).isEqualTo(hit.document() + 1L);
              assertThat(hit.similarity()).isBetween(0.8f, 1.0001f);
            });
  }

  @Test
  void a_document_of_the_training_folds_in_to_its_own_vector() throws Exception {
    for (Weighting weighting : Weighting.all()) {
      try (EncodedCorpus corpus = Texts.encode(folder, Texts.topical(120, 3, 3))) {
        LsaModel model =
            LsaModel.of(train(corpus, SMALL.withWeighting(weighting), AMPLE).embeddings());
        float largest = model.singularValues()[0];
        DocumentReader reader = corpus.documents(DocumentUnit.LINE);
        for (int document = 0; reader.next(); document++) {
          float[] folded = model.fold(reader.ids(), reader.length());
          for (int i = 0; i < folded.length; i++) {
            assertThat(folded[i])
                .isCloseTo(model.vectors().at(document, i), within(1e-4f * largest));
          }
        }
      }
    }
  }

  @Test
  void threads_change_no_bit() throws Exception {
    String text = Texts.topical(300, 4, 4);
    Embeddings alone = train(text, SMALL).embeddings();
    for (int threads : new int[] {2, 3, 7}) {
      assertSame(train(text, SMALL.withThreads(threads)).embeddings(), alone);
    }
  }

  @Test
  void a_matrix_that_is_counted_anew_on_each_pass_gives_the_same_bits() throws Exception {
    try (EncodedCorpus corpus = Texts.encode(folder, Texts.topical(9000, 4, 5))) {
      long least = new LsaMemory(SMALL).fit(9000).need().bytes(corpus.vocabulary().size(), 8);
      Room none = new Room(AMPLE.heap(), AMPLE.free() - least); // for the counts
      Embeddings streamed = train(corpus, SMALL, none).embeddings();
      assertSame(streamed, train(corpus, SMALL, AMPLE).embeddings());
    }
  }

  private static void assertSame(Embeddings found, Embeddings expected) {
    assertSame(found.vectors(), expected.vectors());
    assertSame(LsaModel.of(found).vectors(), LsaModel.of(expected).vectors());
  }

  private static void assertSame(RowMatrix found, RowMatrix expected) {
    for (int row = 0; row < expected.rows(); row++) {
      for (int i = 0; i < expected.dimension(); i++) {
        assertThat(found.at(row, i)).as("(%d, %d)", row, i).isEqualTo(expected.at(row, i));
      }
    }
  }

  @Test
  void the_explained_variance_of_the_full_rank_is_all() throws Exception {
    Trained trained = train("a b\nb c\nc a a\nd a\n", SMALL.withRank(4));
    assertThat(trained.measure("explained variance")).isCloseTo(1, within(1e-4));
    assertThat(trained.stopped()).isFalse();
    assertThat(reports).isNotEmpty().allMatch(report -> report.unit().equals("pass"));
  }

  @Test
  void stopping_keeps_what_was_found() throws Exception {
    try (EncodedCorpus corpus = Texts.encode(folder, Texts.topical(2000, 4, 6))) {
      Trained trained =
          new LsaTrainer(
                  SMALL.withTolerance(1e-6),
                  TensorBackend.preferred(),
                  new Recorder(),
                  need -> AMPLE)
              .train(corpus, () -> true);
      assertThat(trained.stopped()).isTrue();
      assertThat(trained.embeddings().dimension()).isEqualTo(8);
    }
  }

  @Test
  void a_single_document_is_refused_with_a_remedy() {
    assertThatThrownBy(() -> train("one two three\n", SMALL))
        .isInstanceOf(UntrainableException.class)
        .hasMessageContaining("a single document")
        .hasMessageContaining("--document");
  }

  @Test
  void a_corpus_of_one_repeated_word_is_refused() {
    assertThatThrownBy(() -> train("word word\nword\nword\n", SMALL))
        .isInstanceOf(UntrainableException.class)
        .hasMessageContaining("a single word");
  }

  @Test
  void a_rank_above_the_matrix_is_refused_with_the_largest_there_is() {
    assertThatThrownBy(() -> train("a b c\nb d\nc e f\n", SMALL))
        .isInstanceOf(UntrainableException.class)
        .hasMessageContaining("--rank 3 or less");
  }

  @Test
  void words_spread_evenly_weigh_nothing_and_it_is_said() {
    assertThatThrownBy(() -> train("a b c\na b c\na b c\n", SMALL.withRank(2)))
        .isInstanceOf(UntrainableException.class)
        .hasMessageContaining("--weighting");
  }

  @Test
  void repeated_documents_leave_the_vectors_behind_their_rank_zero() throws Exception {
    Embeddings embeddings =
        train("a b\nc d\na b\nc d\n", SMALL.withRank(4).withWeighting(new Weighting.Count()))
            .embeddings();
    float[] values = LsaModel.of(embeddings).singularValues();
    assertThat(values[1]).isCloseTo(2, within(1e-4f));
    assertThat(values[2]).isLessThan(1e-3f);
    assertThat(embeddings.vector("a").orElseThrow()).doesNotContain(Float.NaN);
  }

  @Test
  void too_little_memory_is_refused_with_what_would_do() throws Exception {
    try (EncodedCorpus corpus = Texts.encode(folder, Texts.topical(200, 4, 7))) {
      assertThatThrownBy(() -> train(corpus, SMALL, new Room(1 << 20, 0)))
          .isInstanceOf(UntrainableException.class)
          .hasMessageContaining(": give --memory ");
    }
  }

  @Test
  void a_rank_that_cannot_be_is_refused_before_memory_for_it_is_asked_for() throws Exception {
    try (EncodedCorpus corpus = Texts.encode(folder, Texts.topical(200, 4, 7))) {
      assertThatThrownBy(() -> train(corpus, SMALL.withRank(9000), new Room(1 << 20, 0)))
          .isInstanceOf(UntrainableException.class)
          .hasMessageStartingWith("rank 9,000 is above what 200 documents");
    }
  }
}
