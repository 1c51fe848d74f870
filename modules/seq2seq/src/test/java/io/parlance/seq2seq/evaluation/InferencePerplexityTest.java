package io.parlance.seq2seq.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.seq2seq.inference.StepModel;
import io.parlance.seq2seq.inference.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;

class InferencePerplexityTest {
  /** After a word w, the end has probability 1/2^w; all else 1/8. */
  private static final StepModel MODEL =
      new StepModel() {
        @Override
        public int words() {
          return 8;
        }

        @Override
        public Steps begin(int[] question, int mostRows) {
          float[] all = new float[8 * mostRows];
          return new Steps() {
            @Override
            public int positions() {
              return 0;
            }

            @Override
            public void advance(int rows, int[] parents, int[] words) {
              for (int i = 0; i < 8 * rows; i++) {
                int power = i % 8 == 2 ? words[i / 8] : 3;
                all[i] = (float) (-power * Math.log(2));
              }
            }

            @Override
            public float[] logProbabilities() {
              return all;
            }

            @Override
            public float[] attention() {
              return new float[0];
            }
          };
        }
      };

  @Test
  void every_token_and_every_end_counts() {
    // 5 0 end: 3 + 3 + 0 bits; end after the start: 1 bit
    InferencePerplexity perplexity =
        InferencePerplexity.of(
            MODEL, List.of(new int[] {4}, new int[0]), List.of(new int[] {5, 0, 2}, new int[] {2}));
    assertThat(perplexity.tokens()).isEqualTo(4);
    assertThat(perplexity.value()).isCloseTo(Math.pow(2, 7 / 4.0), within(1e-5));
  }

  @Test
  void of_nothing_it_is_1() {
    assertThat(InferencePerplexity.of(MODEL, List.of(), List.of()).value()).isEqualTo(1);
  }

  @Test
  void another_number_of_replies_is_refused() {
    assertThatThrownBy(() -> InferencePerplexity.of(MODEL, List.of(new int[0]), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 questions, but 0 replies");
  }
}
