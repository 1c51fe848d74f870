package io.parlance.seq2seq.decoding;

import static io.parlance.seq2seq.decoding.Asking.BARE;
import static io.parlance.seq2seq.decoding.Asking.ask;
import static io.parlance.seq2seq.decoding.Asking.greedy;
import static io.parlance.seq2seq.decoding.Asking.question;
import static io.parlance.seq2seq.decoding.Asking.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeamTest {
  /** Greedy goes to a, 0.6; the best reply is b c, 0.36, before a d, 0.3. */
  private static final ScriptedModel GARDEN_PATH =
      new ScriptedModel()
          .after("", "a 0.6 b 0.4")
          .after("a", "d 0.5 e 0.45 </s> 0.05")
          .after("b", "c 0.9 f 0.1");

  private static Beam plain(int width, int best) {
    return new Beam(width, 0, 0, best);
  }

  @Test
  void a_beam_finds_the_likelier_reply_that_greedy_misses() {
    assertThat(text(greedy(GARDEN_PATH, "", BARE))).isEqualTo("a d");
    Reply found = ask(GARDEN_PATH, "", plain(2, 1), BARE).get(0);
    assertThat(text(found)).isEqualTo("b c");
    assertThat(found.logProbability()).isCloseTo(Math.log(0.36), within(1e-6));
    assertThat(found.score()).isEqualTo(found.logProbability());
    assertThat(found.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void the_best_replies_come_in_order() {
    List<Reply> replies = ask(GARDEN_PATH, "", plain(5, 5), BARE);
    assertThat(replies).extracting(Asking::text).containsExactly("b c", "a d", "a e", "b f", "a");
    assertThat(replies.stream().mapToDouble(r -> Math.exp(r.score())).toArray())
        .containsExactly(new double[] {0.36, 0.3, 0.27, 0.04, 0.03}, within(1e-6));
  }

  @Test
  void a_beam_of_one_is_greedy() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      ScriptedModel model = randomModel(random);
      ReplyOptions options = BARE.withNoRepeat(round % 4);
      Reply beam = ask(model, "a b", plain(1, 1), options).get(0);
      assertThat(beam).usingRecursiveComparison().isEqualTo(greedy(model, "a b", options));
    }
  }

  @Test
  void a_beam_wider_than_all_there_is_finds_the_likeliest_of_all() {
    Random random = new Random(6);
    ReplyOptions options = BARE.withMaximumLength(3);
    for (int round = 0; round < 50; round++) {
      ScriptedModel model = randomModel(random);
      Reply best = ask(model, "", plain(256, 1), options).get(0);
      Reply sampled =
          ask(model, "", new Sampling(1, 0, 1, round, 256), options).stream()
              .filter(reply -> reply.ending() == Ending.COMPLETE)
              .max((x, y) -> Double.compare(x.logProbability(), y.logProbability()))
              .orElseThrow();
      assertThat(best.logProbability()).isGreaterThanOrEqualTo(sampled.logProbability() - 1e-9);
    }
  }

  /** Three words and the end, of probabilities of their own after each beginning. */
  private static ScriptedModel randomModel(Random random) {
    ScriptedModel model = new ScriptedModel();
    List<String> beginnings = List.of("");
    for (int length = 0; length < 3; length++) {
      List<String> longer = new ArrayList<>();
      for (String beginning : beginnings) {
        double a = 0.1 + random.nextDouble();
        double b = 0.1 + random.nextDouble();
        double c = 0.1 + random.nextDouble();
        double end = 0.1 + random.nextDouble();
        double sum = a + b + c + end;
        String row = "a " + a / sum + " b " + b / sum + " c " + c / sum + " </s> " + end / sum;
        model.after(beginning, row);
        for (String word : List.of("a", "b", "c")) {
          longer.add((beginning + " " + word).strip());
        }
      }
      beginnings = longer;
    }
    return model;
  }

  @Test
  void the_length_penalty_divides_as_in_the_paper() {
    // a: 0.5 · 1 in 2 tokens; b c d: 0.45 in 4
    ScriptedModel model =
        new ScriptedModel()
            .after("", "a 0.5 b 0.5")
            .after("b", "c 0.9 </s> 0.1")
            .after("b c", "d 1");
    assertThat(text(ask(model, "", plain(4, 1), BARE).get(0))).isEqualTo("a");
    Reply longer = ask(model, "", new Beam(4, 1, 0, 1), BARE).get(0);
    assertThat(text(longer)).isEqualTo("b c d");
    assertThat(longer.score()).isCloseTo(Math.log(0.45) / (9 / 6.0), within(1e-6));
    assertThat(longer.logProbability()).isCloseTo(Math.log(0.45), within(1e-6));
    Reply other = ask(model, "", new Beam(4, 0.5, 0, 1), BARE).get(0);
    assertThat(text(other)).isEqualTo("a");
    assertThat(other.score()).isCloseTo(Math.log(0.5) / Math.sqrt(7 / 6.0), within(1e-6));
  }

  @Test
  void the_coverage_penalty_prefers_replies_that_look_at_all_of_the_question() {
    ScriptedModel model =
        new ScriptedModel()
            .after("", "a 0.55 b 0.45")
            .looking("", 0.6f, 0.4f)
            .looking("a", 0.9f, 0.1f) // in all 1.5, 0.5
            .looking("b", 0.3f, 0.7f); // in all 0.9, 1.1
    assertThat(text(ask(model, "c d", plain(2, 1), BARE).get(0))).isEqualTo("a");
    List<Reply> replies = ask(model, "c d", new Beam(2, 0, 0.5, 2), BARE);
    assertThat(replies).extracting(Asking::text).containsExactly("b", "a");
    assertThat(replies.get(0).score())
        .isCloseTo(Math.log(0.45) + 0.5 * Math.log(0.9), within(1e-6));
    assertThat(replies.get(1).score())
        .isCloseTo(Math.log(0.55) + 0.5 * Math.log(0.5), within(1e-6));
  }

  @Test
  void no_sequence_of_words_comes_twice_in_any_hypothesis() {
    ScriptedModel parrot = new ScriptedModel("a 0.5 b 0.4 </s> 0.1");
    for (Reply reply : ask(parrot, "", plain(6, 6), BARE.withNoRepeat(2))) {
      List<String> pairs = new ArrayList<>();
      for (int i = 1; i < reply.words().size(); i++) {
        pairs.add(reply.words().get(i - 1) + reply.words().get(i));
      }
      assertThat(pairs).doesNotHaveDuplicates();
    }
  }

  @Test
  void where_nothing_is_complete_the_likeliest_beginnings_are_given() {
    ScriptedModel endless = new ScriptedModel("a 0.7 b 0.3");
    List<Reply> replies = ask(endless, "", plain(2, 2), BARE.withMaximumLength(2));
    assertThat(replies).extracting(Asking::text).containsExactly("a a", "a b");
    assertThat(replies).extracting(Reply::ending).containsOnly(Ending.CUT_OFF);
  }

  @Test
  void where_no_word_is_left_what_there_is_is_given() {
    ScriptedModel stuck = new ScriptedModel().after("", "a 1").after("a", "a 1");
    Reply reply = ask(stuck, "", plain(3, 2), BARE.withNoRepeat(1)).get(0);
    assertThat(text(reply)).isEqualTo("a");
    assertThat(reply.ending()).isEqualTo(Ending.NO_WORD_LEFT);
  }

  @Test
  void attention_follows_its_hypothesis() {
    ScriptedModel model =
        new ScriptedModel()
            .after("", "a 0.6 b 0.4")
            .after("a", "d 0.5 e 0.5")
            .after("b", "c 0.9 f 0.1")
            .looking("", 0.5f, 0.5f)
            .looking("a", 0.1f, 0.9f)
            .looking("b", 0.8f, 0.2f);
    Reply best = ask(model, "c d", plain(3, 1), BARE).get(0);
    assertThat(text(best)).isEqualTo("b c");
    assertThat(best.attention().weight(1, 0)).isEqualTo(0.8f);
  }

  @Test
  void words_are_heard_as_soon_as_all_hypotheses_agree() {
    ScriptedModel model =
        new ScriptedModel()
            .after("", "a 1")
            .after("a", "b 0.6 c 0.4")
            .after("a b", "d 0.5 e 0.5")
            .after("a c", "f 1")
            .after("a c f", "a 1");
    List<String> heard = new ArrayList<>();
    List<Integer> steps = new ArrayList<>(); // words heard before each step
    Reply reply =
        new ReplyDecoder(model, ScriptedModel.VOCABULARY)
            .replies(
                question(""),
                plain(2, 1),
                BARE,
                token -> heard.add(token.word()),
                () -> {
                  steps.add(heard.size());
                  return false;
                })
            .get(0);
    assertThat(text(reply)).isEqualTo("a c f a");
    assertThat(heard).isEqualTo(reply.words());
    assertThat(steps).startsWith(0, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void a_cancelled_beam_gives_its_best_and_has_told_nothing_else(int steps) {
    List<String> heard = new ArrayList<>();
    int[] asked = {0};
    Reply reply =
        new ReplyDecoder(new ScriptedModel("a 0.6 b 0.4"), ScriptedModel.VOCABULARY)
            .replies(
                question(""),
                plain(3, 1),
                BARE,
                token -> heard.add(token.word()),
                () -> asked[0]++ == steps)
            .get(0);
    assertThat(reply.words()).isEqualTo(Collections.nCopies(steps, "a"));
    assertThat(reply.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(heard).isEqualTo(reply.words());
  }

  @Test
  void a_beam_that_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> new Beam(0, 0, 0, 1)).hasMessageContaining("1 to 256, not 0");
    assertThatThrownBy(() -> new Beam(2, 0, 0, 3)).hasMessageContaining("1 to the beam's 2, not 3");
    assertThatThrownBy(() -> new Beam(2, Double.NaN, 0, 1)).hasMessageContaining("not NaN");
    assertThatThrownBy(() -> new Beam(2, 0, -1, 1)).hasMessageContaining("not -1.0");
  }
}
