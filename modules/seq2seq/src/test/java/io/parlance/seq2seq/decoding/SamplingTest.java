package io.parlance.seq2seq.decoding;

import static io.parlance.seq2seq.decoding.Asking.BARE;
import static io.parlance.seq2seq.decoding.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SamplingTest {
  private static final ScriptedModel MODEL =
      new ScriptedModel().after("", "a 0.4 b 0.3 c 0.15 d 0.1 e 0.05");
  private static final int DRAWS = 20_000;

  /** Chi-square at 1e-4 for 1 to 4 degrees of freedom. */
  private static final double[] CRITICAL = {15.1, 18.4, 21.1, 23.5};

  private static Map<String, Integer> drawn(double temperature, int topK, double topP) {
    Map<String, Integer> counts = new TreeMap<>();
    for (int seed = 0; seed < DRAWS / 250; seed++) {
      for (Reply reply : ask(MODEL, "", new Sampling(temperature, topK, topP, seed, 250), BARE)) {
        counts.merge(reply.words().get(0), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static void fits(Map<String, Integer> counts, double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    assertThat(counts).hasSize(weights.length);
    double chiSquare = 0;
    for (int i = 0; i < weights.length; i++) {
      double expected = DRAWS * weights[i] / sum;
      double off = counts.getOrDefault(String.valueOf((char) ('a' + i)), 0) - expected;
      chiSquare += off * off / expected;
    }
    assertThat(chiSquare).isLessThan(CRITICAL[weights.length - 2]);
  }

  @Test
  void words_are_drawn_as_likely_as_the_model_says() {
    fits(drawn(1, 0, 1), 0.4, 0.3, 0.15, 0.1, 0.05);
  }

  @Test
  void temperature_is_a_power_of_the_probabilities() {
    fits(drawn(0.5, 0, 1), 0.16, 0.09, 0.0225, 0.01, 0.0025);
    fits(
        drawn(2, 0, 1),
        Math.sqrt(0.4),
        Math.sqrt(0.3),
        Math.sqrt(0.15),
        Math.sqrt(0.1),
        Math.sqrt(0.05));
  }

  @Test
  void top_k_draws_of_the_k_likeliest_alone() {
    fits(drawn(1, 2, 1), 0.4, 0.3);
    fits(drawn(1, 100, 1), 0.4, 0.3, 0.15, 0.1, 0.05);
  }

  @Test
  void top_p_draws_of_the_fewest_that_hold_it() {
    fits(drawn(1, 0, 0.69), 0.4, 0.3);
    fits(drawn(1, 0, 0.71), 0.4, 0.3, 0.15);
    assertThat(drawn(1, 0, 0.01)).containsOnlyKeys("a");
  }

  @Test
  void top_p_is_of_what_temperature_and_top_k_left() {
    fits(drawn(1, 3, 0.8), 0.4, 0.3); // 0.7 of 0.85 is 0.82
    fits(drawn(0.5, 0, 0.85), 0.16, 0.09); // 0.25 of 0.285 is 0.88
  }

  @Test
  void top_p_reaches_beyond_the_first_guess() {
    float[] even = new float[1000];
    Arrays.fill(even, (float) Math.log(1e-3));
    Drawing drawing =
        new Drawing(new Sampling(1, 0, 0.5, 1, 1), new SplittableRandom(3), new double[1000]);
    int most = 0;
    for (int i = 0; i < 5000; i++) {
      most = Math.max(most, drawing.choose(even, 0, 1000).getAsInt());
    }
    assertThat(most).isBetween(490, 500); // half of a thousand equal words, the lower ids
  }

  @Test
  void a_temperature_near_zero_is_greedy() {
    assertThat(drawn(1e-3, 0, 1)).containsOnlyKeys("a");
  }

  @Test
  void what_is_banned_is_never_drawn() {
    ReplyOptions options = BARE.withBanned(Set.of("a", "b"));
    assertThat(ask(MODEL, "", new Sampling(1, 2, 1, 7, 200), options))
        .extracting(Asking::text)
        .containsOnly("c", "d");
  }

  @Test
  void the_same_seed_draws_the_same_and_another_draws_another() {
    ScriptedModel talker = new ScriptedModel("a 0.3 b 0.3 c 0.3 </s> 0.1");
    List<String> first = texts(ask(talker, "", new Sampling(1, 0, 1, 42, 20), BARE));
    assertThat(texts(ask(talker, "", new Sampling(1, 0, 1, 42, 20), BARE))).isEqualTo(first);
    assertThat(texts(ask(talker, "", new Sampling(1, 0, 1, 43, 20), BARE))).isNotEqualTo(first);
  }

  @Test
  void a_reply_does_not_depend_on_how_many_are_drawn_beside_it() {
    ScriptedModel talker = new ScriptedModel("a 0.3 b 0.3 c 0.3 </s> 0.1");
    List<String> many = texts(ask(talker, "", new Sampling(1, 0, 1, 42, 20), BARE));
    assertThat(texts(ask(talker, "", new Sampling(1, 0, 1, 42, 5), BARE)))
        .isEqualTo(many.subList(0, 5));
  }

  @Test
  void probabilities_told_are_the_models_own() {
    Reply reply = ask(MODEL, "", new Sampling(5, 1, 0.1, 1, 1), BARE).get(0);
    assertThat(reply.tokens().get(0).logProbability()).isCloseTo(Math.log(0.4), within(1e-6));
  }

  @Test
  void the_listener_hears_the_first_reply() {
    List<String> heard = new ArrayList<>();
    List<Reply> replies =
        new ReplyDecoder(new ScriptedModel("a 0.5 b 0.4 </s> 0.1"), ScriptedModel.VOCABULARY)
            .replies(
                Asking.question(""),
                new Sampling(1, 0, 1, 9, 5),
                BARE,
                token -> heard.add(token.word()),
                () -> false);
    assertThat(replies).hasSize(5);
    assertThat(heard).isEqualTo(replies.get(0).words());
  }

  @Test
  void sampling_that_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> new Sampling(0, 0, 1, 1, 1)).hasMessageContaining("not 0.0");
    assertThatThrownBy(() -> new Sampling(Double.NaN, 0, 1, 1, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Sampling(1, -1, 1, 1, 1)).hasMessageContaining("not -1");
    assertThatThrownBy(() -> new Sampling(1, 0, 0, 1, 1)).hasMessageContaining("not 0.0");
    assertThatThrownBy(() -> new Sampling(1, 0, 1, 1, 0)).hasMessageContaining("not 0");
  }

  private static List<String> texts(List<Reply> replies) {
    return replies.stream().map(Asking::text).toList();
  }
}
