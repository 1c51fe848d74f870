package io.parlance.seq2seq.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.SifVectors;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Exchange;
import io.parlance.seq2seq.KnownExchanges;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.text.Vocabulary;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExchangeVectorsTest {
  private static final int DIMENSION = 5;

  private final ChatVocabulary vocabulary =
      new ChatVocabulary(Vocabulary.of(List.of("a", "b", "c"), new long[] {50, 20, 1}));
  private final Weights weights =
      Weights.zeros(List.of(new WeightShape(Architecture.EMBEDDING, vocabulary.size(), DIMENSION)));

  ExchangeVectorsTest() {
    Random random = new Random(5);
    float[] values = weights.values(Architecture.EMBEDDING);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  private static EncodedExchange exchange(String text, int... question) {
    return new EncodedExchange(new Exchange(text, "ok"), new EncodedPair(question, new int[] {4}));
  }

  @Test
  void a_question_s_vector_is_that_of_its_last_turn_s_words_of_length_one() {
    KnownExchanges known =
        ExchangeVectors.of(
            List.of(
                exchange("a b", 4, 5),
                exchange("?", ChatVocabulary.UNKNOWN),
                exchange("b\na c", 5, ChatVocabulary.TURN, 4, 6)),
            vocabulary,
            weights);
    assertThat(known.exchanges()).extracting(Exchange::question).containsExactly("a b", "b\na c");
    Embeddings words = ExchangeVectors.words(vocabulary, weights);
    float[] expected = SifVectors.of(words, known.common()).vector(List.of("a", "c")).orElseThrow();
    float length = 0;
    for (float component : expected) {
      length += component * component;
    }
    float scale = known.vectors().scales()[1];
    for (int i = 0; i < DIMENSION; i++) {
      assertThat(scale * known.vectors().values()[DIMENSION + i])
          .isCloseTo(expected[i] / (float) Math.sqrt(length), within(scale / 2 + 1e-6f));
    }
  }

  @Test
  void without_a_question_of_known_words_nothing_is_kept() {
    KnownExchanges known =
        ExchangeVectors.of(List.of(exchange("?", ChatVocabulary.UNKNOWN)), vocabulary, weights);
    assertThat(known.exchanges()).isEmpty();
    assertThat(known.common()).hasSize(DIMENSION);
  }
}
