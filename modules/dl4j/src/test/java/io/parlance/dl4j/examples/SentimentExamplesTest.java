package io.parlance.dl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.dl4j.nd4j.Nd4jLibrary;
import io.parlance.embeddings.Embeddings;
import io.parlance.text.EncodingOptions;
import io.parlance.text.TextAnalyzer;
import io.parlance.trainers.word2vec.Word2VecOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Both examples on a task of seconds; {@link ReviewsTest} has them learn what they are for. */
class SentimentExamplesTest {
  private static final Settings SMALL =
      new Settings(
          EncodingOptions.defaults().withMinCount(1),
          Word2VecOptions.defaults().withDimension(16).withSample(0).withEpochs(20).withThreads(1),
          20,
          10,
          5);
  private static final TextAnalyzer ENGLISH = TextAnalyzer.named("english");
  private static final LabelledTexts SENTENCES = TwoSubjects.sentences(250, 1);

  /** Steps this small are not worth sharing: threads that wait for each other take the time. */
  @BeforeAll
  static void work_on_one_thread() {
    Nd4jLibrary.threads(1);
  }

  @AfterAll
  static void work_on_all_threads() {
    Nd4jLibrary.threads(Runtime.getRuntime().availableProcessors());
  }

  /** Each sentence has at least two words of its subject, and all words occur in the training. */
  @Test
  void the_lstm_tells_two_subjects_apart_in_sentences_it_has_not_seen() throws Exception {
    assertTold(SentimentLstm.learn(SENTENCES, SMALL, line -> {}));
  }

  @Test
  void the_cnn_tells_two_subjects_apart_in_sentences_it_has_not_seen() throws Exception {
    assertTold(SentimentCnn.learn(SENTENCES, SMALL, line -> {}));
  }

  private static void assertTold(Evaluation evaluation) {
    assertThat(evaluation.getLabelsList()).containsExactly("kitchen", "sea");
    assertThat(evaluation.getNumRowCounter()).isEqualTo(100);
    assertThat(evaluation.accuracy()).as(evaluation::stats).isGreaterThan(0.95);
  }

  @Test
  void networks_begin_with_our_vectors() throws Exception {
    Embeddings vectors = vectors();
    INDArray lstm = SentimentLstm.network(vectors, 2).getLayer(0).getParam("W");
    INDArray cnn = SentimentCnn.network(vectors, 2).getLayer("vectors").getParam("W");
    for (int id = 0; id < vectors.size(); id++) {
      assertThat(lstm.getRow(id).toFloatVector()).containsExactly(vectors.vector(id));
      assertThat(cnn.getRow(id).toFloatVector()).containsExactly(vectors.vector(id));
    }
  }

  /** Masks that did not reach a layer would show here: the short text is padded by nine. */
  @Test
  void a_text_is_judged_alike_alone_and_beside_a_longer_one() throws Exception {
    Embeddings vectors = vectors();
    var lstm = SentimentLstm.network(vectors, 2);
    var cnn = SentimentCnn.network(vectors, 2);
    assertPaddingIsIgnored(
        vectors, d -> lstm.output(d.getFeatures(), false, d.getFeaturesMaskArray(), null));
    assertPaddingIsIgnored(
        vectors,
        d ->
            cnn.output(
                    false,
                    new INDArray[] {d.getFeatures()},
                    new INDArray[] {d.getFeaturesMaskArray()},
                    null)[0]);
  }

  private static void assertPaddingIsIgnored(
      Embeddings vectors, Function<DataSet, INDArray> network) {
    Map<Integer, Double> alone = probabilities(vectors, 1, network);
    Map<Integer, Double> together = probabilities(vectors, 2, network);
    assertThat(alone.get(0)).isCloseTo(together.get(0), within(1e-5));
    assertThat(alone.get(1)).isCloseTo(together.get(1), within(1e-5));
  }

  /** How likely the first class is, by the text's own class. */
  private static Map<Integer, Double> probabilities(
      Embeddings vectors, int batch, Function<DataSet, INDArray> network) {
    List<LabelledText> texts =
        List.of(
            new LabelledText("sea", "the sailor steers a ship"),
            new LabelledText(
                "kitchen", "we say that every morning the cook salts a cake when nobody looks on"));
    Map<Integer, Double> found = new HashMap<>();
    for (DataSet data :
        new TextBatches(
            texts,
            List.of("sea", "kitchen"),
            ENGLISH,
            vectors.vocabulary(),
            settings(20, batch),
            1)) {
      INDArray output = network.apply(data);
      INDArray labels = data.getLabels().argMax(1);
      for (int row = 0; row < labels.length(); row++) {
        found.put(labels.getInt(row), output.getDouble(row, 0));
      }
    }
    return found;
  }

  @Test
  void of_a_long_text_both_ends_are_kept() throws Exception {
    Embeddings vectors = vectors();
    var texts = List.of(new LabelledText("sea", "ship mast rudder net harbour island reef"));
    DataSet only =
        new TextBatches(texts, List.of("sea"), ENGLISH, vectors.vocabulary(), settings(5, 1), 1)
            .iterator()
            .next();
    assertThat(only.getFeatures().shape()).containsExactly(1, 1, 5);
    assertThat(LongStream.of(only.getFeatures().ravel().toLongVector()))
        .extracting(id -> vectors.vocabulary().word(Math.toIntExact(id)))
        .containsExactly("ship", "mast", "rudder", "island", "reef");
  }

  private static Settings settings(int maxTokens, int batch) {
    return new Settings(SMALL.encoding(), SMALL.word2Vec(), maxTokens, batch, 1);
  }

  private static Embeddings vectors() throws Exception {
    return SENTENCES.vectors(ENGLISH, SMALL.encoding(), SMALL.word2Vec());
  }
}
