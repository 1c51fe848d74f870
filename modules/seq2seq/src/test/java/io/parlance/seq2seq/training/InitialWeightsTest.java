package io.parlance.seq2seq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import io.parlance.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {
  private static final ChatVocabulary WORDS =
      new ChatVocabulary(Vocabulary.of(List.of("B", "A", "z"), new long[] {3, 2, 1}));

  @Test
  void words_start_from_their_vectors_scaled_to_the_size_of_random_ones() {
    RowMatrix rows = RowMatrix.dense(2, 2);
    rows.setRow(0, new float[] {3, 4}, 0);
    rows.setRow(1, new float[] {-4, 3}, 0);
    Embeddings given =
        Embeddings.of(Vocabulary.of(List.of("a", "B"), new long[2]), rows, Provenance.none());
    Weights weights = InitialWeights.random(model(2), WORDS.size(), 1);
    float[] random = weights.values(Architecture.EMBEDDING).clone();
    assertThat(InitialWeights.useVectors(weights, WORDS, given)).isEqualTo(2);
    float[] found = weights.values(Architecture.EMBEDDING);
    // The mean square of 3, 4, -4 and 3 is 12.5: they are divided by its root.
    assertThat(found[8]).isCloseTo(-1.1314f, within(1e-3f)); // B as spelled
    assertThat(found[9]).isCloseTo(0.8485f, within(1e-3f));
    assertThat(found[10]).isCloseTo(0.8485f, within(1e-3f)); // A in lower case
    assertThat(found[11]).isCloseTo(1.1314f, within(1e-3f));
    for (int i : new int[] {0, 3, 7, 12, 13}) {
      assertThat(found[i]).isEqualTo(random[i]);
    }
  }

  @Test
  void embeddings_of_another_language_or_dimension_are_refused() {
    Weights weights = InitialWeights.random(model(2), WORDS.size(), 1);
    assertThatThrownBy(() -> InitialWeights.useVectors(weights, WORDS, vectors("你", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of the dialogues' 3 words has a vector");
    assertThatThrownBy(() -> InitialWeights.useVectors(weights, WORDS, vectors("a", 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("word vectors have 3 dimensions, expected 2");
  }

  @Test
  void a_model_that_expects_replies_begins_near_the_perplexity_of_their_words() {
    // Of 8 tokens, 4 are one word, 2 another, 2 the end: an entropy of 1.5 bits.
    TokenPairs pairs =
        new TokenPairs(
            List.of(new int[] {4}, new int[] {5}),
            List.of(
                new int[] {4, 4, 5, ChatVocabulary.END}, new int[] {4, 4, 5, ChatVocabulary.END}));
    Weights weights = InitialWeights.random(model(16), WORDS.size(), 1);
    Arrays.fill(weights.values(Architecture.OUTPUT), 0f);
    InitialWeights.expectReplies(weights, pairs);
    double perplexity =
        new Perplexity(model(16), weights, 2, TensorBackend.preferred(), Parallel.sequential())
            .of(pairs);
    // Each of 7 tokens is counted once more than it was seen: so 2^1.5 = 2.83 becomes 3.87.
    double smoothed =
        Math.exp(-(4 * Math.log(5 / 15.0) + 2 * Math.log(3 / 15.0) + 2 * Math.log(3 / 15.0)) / 8);
    assertThat(perplexity).isCloseTo(smoothed, within(1e-4));
  }

  private static Embeddings vectors(String word, int dimension) {
    RowMatrix rows = RowMatrix.dense(1, dimension);
    rows.setRow(0, new float[] {1, 2, 3}, 0);
    return Embeddings.of(Vocabulary.of(List.of(word), new long[1]), rows, Provenance.none());
  }

  private static ModelOptions model(int dimension) {
    return new ModelOptions(Cell.LSTM, dimension, 32, 1, true, false, false);
  }
}
