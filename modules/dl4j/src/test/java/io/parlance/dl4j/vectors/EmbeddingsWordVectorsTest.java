package io.parlance.dl4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.Likeness;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.embeddings.query.WordSum;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.models.embeddings.WeightLookupTable;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.embeddings.reader.ModelUtils;
import org.deeplearning4j.models.embeddings.reader.impl.BasicModelUtils;
import org.deeplearning4j.models.embeddings.reader.impl.FlatModelUtils;
import org.deeplearning4j.models.embeddings.wordvectors.WordVectors;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class EmbeddingsWordVectorsTest {
  private final Embeddings embeddings = Fixtures.random(Fixtures.WORDS, 12);
  private final EmbeddingsWordVectors vectors = new EmbeddingsWordVectors(embeddings);

  private static INDArray row(WordVectors asked, String word) {
    return Objects.requireNonNull(asked.getWordVectorMatrix(word));
  }

  @Test
  void a_row_is_a_copy_of_the_words_vector_in_the_shape_of_dl4js_own() {
    INDArray own = vectors.toWord2Vec().getWordVectorMatrix("queen");

    INDArray row = row(vectors, "queen");

    assertThat(row.shape()).isEqualTo(own.shape()).containsExactly(12);
    assertThat(row).isEqualTo(own);
    assertThat(vectors.getWordVector("queen")).isEqualTo(own.toDoubleVector());
    row.assign(0);
    assertThat(vectors.getWordVectorMatrix("queen")).isEqualTo(own);
  }

  @Test
  void a_normalised_row_has_length_one_and_the_direction_of_the_word() {
    INDArray unit = Objects.requireNonNull(vectors.getWordVectorMatrixNormalized("queen"));

    assertThat(unit.norm2Number().doubleValue()).isCloseTo(1, within(1e-6));
    assertThat(vectors.wordsNearest(unit, 1)).containsExactly("queen");
  }

  @Test
  void an_unknown_word_has_the_vector_of_the_word_for_unknown_ones_or_none() {
    assertThat(vectors.getWordVectorMatrix("nonsense"))
        .isEqualTo(vectors.getWordVectorMatrix("UNK"));
    vectors.setUNK("tea");
    assertThat(vectors.getWordVectorMatrix("nonsense"))
        .isEqualTo(vectors.getWordVectorMatrix("tea"));
    vectors.setUNK("not in the vocabulary");
    assertThat(vectors.getWordVectorMatrix("nonsense")).isNull();
    vectors.setUNK(null);
    assertThat(vectors.getUNK()).isNull();
    assertThat(vectors.getWordVector("nonsense")).isNull();
    assertThat(vectors.getWordVectorMatrixNormalized("nonsense")).isNull();
    assertThat(vectors.lookupTable().vector("nonsense")).isNull();
    assertThat(vectors.hasWord("nonsense")).isFalse();
    assertThat(vectors.indexOf("nonsense")).isEqualTo(-1);
  }

  @Test
  void a_model_that_knows_parts_of_words_answers_for_unknown_words() {
    float[] ofParts = embeddings.vector(1);
    EmbeddingsWordVectors parts =
        new EmbeddingsWordVectors(
            embeddings.withSubwords(
                word -> word.startsWith("kin") ? Optional.of(ofParts) : Optional.empty()));
    parts.setUNK(null);

    assertThat(parts.outOfVocabularySupported()).isTrue();
    assertThat(vectors.outOfVocabularySupported()).isFalse();
    assertThat(row(parts, "kingly").toFloatVector()).isEqualTo(ofParts);
    assertThat(parts.similarity("kingly", "king")).isCloseTo(1, within(1e-6));
    assertThat(parts.wordsNearest("kingly", 1)).containsExactly("king");
    // DL4J's iterators do not look for null where every word is to have a vector
    assertThat(row(parts, "?").sumNumber().doubleValue()).isZero();
  }

  @Test
  void questions_are_answered_as_our_own_queries_answer_them() {
    NearestNeighbors neighbors = new NearestNeighbors(embeddings);

    assertThat(vectors.wordsNearest("king", 4)).containsExactlyElementsOf(words(neighbors, 4));
    assertThat(vectors.wordsNearestSum("king", 4)).containsExactlyElementsOf(words(neighbors, 4));
    assertThat(vectors.wordsNearest(List.of("king", "woman"), List.of("man"), 3))
        .containsExactlyElementsOf(
            neighbors.toSum(WordSum.parse("king - man + woman"), 3).stream()
                .map(Neighbor::word)
                .toList());
    assertThat(vectors.similarity("king", "queen"))
        .isEqualTo(Likeness.cosine(embeddings, "king", "queen"));
  }

  private static List<String> words(NearestNeighbors neighbors, int k) {
    return neighbors.toWord("king", k).stream().map(Neighbor::word).toList();
  }

  @Test
  void dl4js_own_model_with_the_same_vectors_finds_the_same_neighbours() {
    Word2Vec own = vectors.toWord2Vec();
    List<String> spoken = Fixtures.WORDS.stream().filter(word -> !word.equals("UNK")).toList();

    for (String word : spoken) {
      List<String> ours = vectors.wordsNearest(word, 9).stream().filter(spoken::contains).toList();
      assertThat(own.wordsNearest(word, 8)).containsExactlyElementsOf(ours);
      assertThat(own.similarity(word, "tea"))
          .isCloseTo(vectors.similarity(word, "tea"), within(1e-5));
    }
  }

  @Test
  void what_cannot_be_answered_is_answered_as_dl4j_does() {
    vectors.setUNK(null);

    assertThat(vectors.similarity("king", "nonsense")).isNaN();
    assertThat(vectors.wordsNearest("nonsense", 3)).isEmpty();
    assertThat(vectors.wordsNearest(List.of("king", "nonsense"), List.of(), 3)).isEmpty();
    assertThat(vectors.wordsNearest("king", 0)).isEmpty();
    assertThat(vectors.getWordVectors(List.of("nonsense")).isEmpty()).isTrue();
  }

  @Test
  void several_words_are_a_matrix_without_those_that_are_unknown() {
    vectors.setUNK(null);

    INDArray rows = vectors.getWordVectors(List.of("tea", "nonsense", "king"));

    assertThat(rows.shape()).containsExactly(2, 12);
    assertThat(rows.getRow(1)).isEqualTo(vectors.getWordVectorMatrix("king"));
    assertThat(vectors.getWordVectorsMean(List.of("tea", "nonsense", "king")))
        .isEqualTo(rows.mean(0));
  }

  @Test
  void dl4j_normalises_its_model_when_it_is_asked_and_through_the_adapter_it_cannot() {
    Word2Vec own = vectors.toWord2Vec();
    INDArray before = own.lookupTable().getWeights().dup();
    own.wordsNearest("king", 3);
    assertThat(own.lookupTable().getWeights()).isNotEqualTo(before);
    assertThat(own.lookupTable().getWeights().getRow(0).norm2Number().doubleValue())
        .isCloseTo(1, within(1e-5));

    float[] ours = Fixtures.numbers(embeddings);
    WeightLookupTable<VocabWord> table = vectors.lookupTable();
    INDArray weights = table.getWeights().dup();
    askAll(vectors);
    for (ModelUtils<VocabWord> utils :
        List.of(new BasicModelUtils<VocabWord>(), new FlatModelUtils<VocabWord>())) {
      utils.init(table);
      assertThat(utils.wordsNearest("king", 3)).isNotEmpty();
      utils.wordsNearest(vectors.getWordVectorMatrix("king"), 3);
      utils.wordsNearestSum(List.of("king"), List.of("man"), 3);
      utils.similarity("king", "man");
    }

    assertThat(Fixtures.numbers(embeddings)).isEqualTo(ours);
    assertThat(table.getWeights().toFloatMatrix()).isDeepEqualTo(weights.toFloatMatrix());
    assertThat(weights.reshape(weights.length()).toFloatVector()).isEqualTo(ours);
  }

  private static void askAll(WordVectors asked) {
    asked.wordsNearest("king", 3);
    asked.wordsNearest(List.of("king"), List.of("man"), 3);
    asked.wordsNearestSum("king", 3);
    asked.wordsNearestSum(asked.getWordVectorMatrix("king"), 3);
    asked.similarity("king", "man");
    asked.accuracy(List.of(": family", "man king woman queen"));
    asked.getWordVectorMatrixNormalized("king");
  }

  @Test
  void who_writes_into_the_copied_weights_changes_no_row_no_answer_and_no_embeddings() {
    float[] ours = Fixtures.numbers(embeddings);
    INDArray king = vectors.getWordVectorMatrix("king");

    vectors.lookupTable().getWeights().assign(0);
    vectors.lookupTable().vectors().forEachRemaining(row -> row.assign(1));
    vectors.toWord2Vec().lookupTable().getWeights().assign(2);

    assertThat(Fixtures.numbers(embeddings)).isEqualTo(ours);
    assertThat(vectors.lookupTable().vector("king")).isEqualTo(king);
    assertThat(vectors.similarity("king", "king")).isCloseTo(1, within(1e-6));
  }

  @Test
  void the_lookup_table_refuses_to_be_trained() {
    WeightLookupTable<VocabWord> table = vectors.lookupTable();

    assertThat(table).isNotInstanceOf(InMemoryLookupTable.class);
    assertThat(table.getWeights()).isSameAs(table.getWeights());
    assertThat(table.layerSize()).isEqualTo(12);
    assertThatThrownBy(() -> table.putVector("king", Nd4j.zeros(1, 12)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("toWord2Vec()");
    assertThatThrownBy(table::resetWeights).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> vectors.setModelUtils(new BasicModelUtils<VocabWord>()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("BasicModelUtils");
  }

  @Test
  void accuracy_is_the_share_of_analogies_of_each_section() {
    float[][] square = {{1, 0}, {1, 1}, {0, 1}, {0.1f, 1}};
    Embeddings four = Fixtures.random(List.of("a", "b", "c", "d"), 2);
    for (int id = 0; id < 4; id++) {
      four.vectors().setRow(id, square[id], 0);
    }
    EmbeddingsWordVectors asked = new EmbeddingsWordVectors(four);

    assertThat(
            asked.accuracy(List.of(": right", "a b c d", "a b c nonsense", ": wrong", "c d a b")))
        .containsEntry("right", 100.0)
        .containsOnlyKeys("right", "wrong");
    assertThatThrownBy(() -> asked.accuracy(List.of("a b c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a b c\"");
  }

  @Test
  void words_spelled_alike_are_found() {
    assertThat(vectors.similarWordsInVocabTo("woman", 0.999)).containsExactly("woman");
    assertThat(vectors.similarWordsInVocabTo("woman", 0)).hasSameSizeAs(Fixtures.WORDS);
  }

  @Test
  void java_serialization_is_refused_with_the_remedy() {
    for (Object part : List.of(vectors, vectors.vocab(), vectors.lookupTable())) {
      assertThatThrownBy(
              () -> {
                try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
                  out.writeObject(part);
                }
              })
          .isInstanceOf(NotSerializableException.class)
          .hasMessageContaining("EmbeddingsFiles.write");
    }
  }
}
