package io.parlance.embeddings.subwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubwordVectorsTest {
  private static final int DIMENSION = 7;

  private final Vocabulary vocabulary =
      Vocabulary.of(List.of("where", "here", "北京", "x"), new long[] {9, 5, 3, 1});
  private final CharacterGrams grams = new CharacterGrams(2, 3, 1000);
  private final WordParts parts = new WordParts(vocabulary, grams);
  private final RowMatrix rows = random(parts.size());
  private final SubwordVectors subwords =
      new SubwordVectors(grams, vocabulary.size(), parts.buckets(), rows);

  @Test
  void a_word_is_made_of_its_own_row_and_its_n_grams_rows() {
    assertThat(parts.to(1) - parts.from(1)).isEqualTo(1 + grams.buckets("here").length);
    assertThat(parts.rows()[parts.from(1)]).isEqualTo(1);
    int[] buckets = grams.buckets("here");
    for (int i = 0; i < buckets.length; i++) {
      int row = parts.rows()[parts.from(1) + 1 + i];
      assertThat(parts.buckets().bucket(row - vocabulary.size())).isEqualTo(buckets[i]);
    }
  }

  @Test
  void the_vector_of_a_known_word_is_the_mean_of_its_parts() {
    RowMatrix vectors = subwords.compose(vocabulary);
    for (int id = 0; id < vocabulary.size(); id++) {
      int n = parts.to(id) - parts.from(id);
      for (int k = 0; k < DIMENSION; k++) {
        float sum = 0;
        for (int i = parts.from(id); i < parts.to(id); i++) {
          sum += rows.at(parts.rows()[i], k);
        }
        assertThat(vectors.at(id, k)).isEqualTo(sum * (float) (1.0 / n));
      }
    }
  }

  @Test
  void the_vector_of_an_unknown_word_is_the_mean_of_its_n_grams_and_of_zeros() {
    int[] buckets = grams.buckets("hero");
    float[] expected = new float[DIMENSION];
    int known = 0;
    for (int bucket : buckets) {
      int row = parts.buckets().row(bucket, -1);
      for (int k = 0; k < DIMENSION && row >= 0; k++) {
        expected[k] += rows.at(vocabulary.size() + row, k);
      }
      known += row >= 0 ? 1 : 0;
    }
    for (int k = 0; k < DIMENSION; k++) {
      expected[k] *= (float) (1.0 / buckets.length);
    }
    assertThat(known).isBetween(1, buckets.length - 1);
    assertThat(subwords.vector("hero")).contains(expected);
  }

  @Test
  void a_word_of_which_nothing_is_known_has_no_vector() {
    assertThat(subwords.vector("上海")).isEmpty();
    assertThat(subwords.vector("")).isEmpty();
    assertThat(subwords.vector("</s>")).isEmpty();
  }

  @Test
  void all_of_it_is_found_again_in_the_parts_of_the_embeddings() {
    RowMatrix outputs = random(vocabulary.size());
    Embeddings embeddings = subwords.withOutputs(outputs).embeddings(vocabulary, Provenance.none());
    SubwordVectors found = SubwordVectors.of(embeddings).orElseThrow();
    assertThat(found.grams()).isEqualTo(grams);
    float[] hero = subwords.vector("hero").orElseThrow();
    assertThat(found.vector("hero")).contains(hero);
    assertThat(found.outputs()).contains(outputs);
    assertThat(embeddings.vector("hero")).contains(hero);
    assertThat(SubwordVectors.of(embeddings.withProvenance(Provenance.none()))).isPresent();
  }

  @Test
  void parts_that_contradict_one_another_are_refused() {
    Embeddings whole = subwords.embeddings(vocabulary, Provenance.none());
    refused(whole.withPart("subwords.settings", longs(3, 6)), "expected 3");
    refused(whole.withPart("subwords.settings", longs(3, -1, 6)), "holds -1");
    refused(whole.withPart("subwords.settings", longs(3, 2, 6)), "min-n");
    refused(whole.withPart("subwords.settings", longs(2, 3, 10)), "is not in 0 to 9");
    refused(whole.withPart("subwords.buckets", longs(1)), "1 buckets");
    long[] twice = new long[parts.buckets().size()];
    refused(whole.withPart("subwords.buckets", longs(twice)), "has two rows");
    refused(whole.withPart("subwords.rows", longs(1)), "without");
    refused(
        whole.withPart("subwords.rows", new ModelPart.Floats(RowMatrix.dense(parts.size(), 3))),
        "vectors of 3 numbers");
    refused(
        whole.withPart("subwords.outputs", new ModelPart.Floats(RowMatrix.dense(2, DIMENSION))),
        "outputs of 4 words");
  }

  private static void refused(Embeddings broken, String complaint) {
    assertThatThrownBy(() -> SubwordVectors.of(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  private static ModelPart longs(long... values) {
    return new ModelPart.Longs(values);
  }

  @Test
  void buckets_keep_their_rows_however_many_there_are() {
    BucketRows all = new BucketRows();
    Random random = new Random(3);
    int[] added = random.ints(20_000, 0, Integer.MAX_VALUE).distinct().toArray();
    for (int i = 0; i < added.length; i++) {
      assertThat(all.add(added[i])).isEqualTo(i);
    }
    for (int i = 0; i < added.length; i++) {
      assertThat(all.add(added[i])).isEqualTo(i);
      assertThat(all.row(added[i], -1)).isEqualTo(i);
      assertThat(all.bucket(i)).isEqualTo(added[i]);
    }
    assertThat(all.size()).isEqualTo(added.length);
    assertThat(BucketRows.all(1000).row(999, -1)).isEqualTo(999);
    assertThat(BucketRows.all(1000).row(1000, -1)).isEqualTo(-1);
  }

  private static RowMatrix random(int rows) {
    Random random = new Random(rows);
    RowMatrix matrix = RowMatrix.padded(rows, DIMENSION);
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < DIMENSION; k++) {
        matrix.block(row)[matrix.offset(row) + k] = random.nextFloat() - 0.5f;
      }
    }
    return matrix;
  }
}
