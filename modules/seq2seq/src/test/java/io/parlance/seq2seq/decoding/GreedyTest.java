package io.parlance.seq2seq.decoding;

import static io.parlance.seq2seq.decoding.Asking.BARE;
import static io.parlance.seq2seq.decoding.Asking.greedy;
import static io.parlance.seq2seq.decoding.Asking.question;
import static io.parlance.seq2seq.decoding.Asking.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What all strategies do alike is tested with the simplest. */
class GreedyTest {
  private static final ScriptedModel MODEL =
      new ScriptedModel()
          .after("", "a 0.6 b 0.4")
          .after("a", "b 0.5 c 0.3 </s> 0.2")
          .after("a b", "</s> 0.9 a 0.1")
          .looking("", 0.9f, 0.1f)
          .looking("a", 0.25f, 0.75f);

  private static List<String> heard(ReplyDecoder decoder, int wordsThenCancel) {
    List<String> heard = new ArrayList<>();
    decoder.replies(
        question("c d"),
        new Greedy(),
        BARE,
        token -> heard.add(token.word()),
        () -> heard.size() == wordsThenCancel);
    return heard;
  }

  @Test
  void the_likeliest_word_is_said_each_time() {
    Reply reply = greedy(MODEL, "c d", BARE);
    assertThat(reply.words()).containsExactly("a", "b");
    assertThat(reply.ids()).containsExactly(4, 5);
    assertThat(reply.ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void a_reply_tells_the_probability_of_each_word_and_of_all_with_the_end() {
    Reply reply = greedy(MODEL, "c d", BARE);
    assertThat(reply.tokens().get(0).logProbability()).isCloseTo(Math.log(0.6), within(1e-6));
    assertThat(reply.tokens().get(1).logProbability()).isCloseTo(Math.log(0.5), within(1e-6));
    assertThat(reply.logProbability()).isCloseTo(Math.log(0.6 * 0.5 * 0.9), within(1e-6));
    assertThat(reply.score()).isEqualTo(reply.logProbability());
  }

  @Test
  void a_reply_tells_where_each_word_looked() {
    AttentionWeights attention = greedy(MODEL, "c d", BARE).attention();
    assertThat(attention.words()).isEqualTo(2);
    assertThat(attention.positions()).isEqualTo(2);
    assertThat(attention.weight(0, 0)).isEqualTo(0.9f);
    assertThat(attention.weight(1, 1)).isEqualTo(0.75f);
  }

  @Test
  void alternatives_are_told_where_asked_for_and_with_the_probability_before_bans() {
    ReplyOptions options = BARE.withAlternatives(2).withBanned(Set.of("a"));
    Reply reply = greedy(MODEL, "c d", options);
    assertThat(text(reply)).isEqualTo("b");
    List<Alternative> first = reply.tokens().get(0).alternatives();
    assertThat(first).extracting(Alternative::word).containsExactly("a", "b");
    assertThat(first.get(0).probability()).isCloseTo(0.6, within(1e-6));
    assertThat(first.get(1).id()).isEqualTo(5);
    assertThat(greedy(MODEL, "c d", BARE).tokens().get(0).alternatives()).isEmpty();
  }

  @Test
  void of_equally_likely_words_the_lower_id_is_said() {
    ScriptedModel even = new ScriptedModel().after("", "c 0.25 b 0.25 d 0.25 e 0.25");
    assertThat(text(greedy(even, "", BARE))).isEqualTo("b");
  }

  @Test
  void the_maximum_length_cuts_a_reply_off() {
    Reply reply = greedy(new ScriptedModel("a 1"), "c", BARE);
    assertThat(reply.words()).hasSize(8).containsOnly("a");
    assertThat(reply.ending()).isEqualTo(Ending.CUT_OFF);
    assertThat(reply.logProbability()).isZero();
  }

  @Test
  void the_minimum_length_bans_an_earlier_end() {
    ScriptedModel silent = new ScriptedModel("</s> 0.9 a 0.1");
    assertThat(greedy(silent, "c", BARE).words()).isEmpty();
    assertThat(text(greedy(silent, "c", BARE.withMinimumLength(2)))).isEqualTo("a a");
  }

  @Test
  void no_sequence_of_words_comes_twice() {
    ScriptedModel parrot = new ScriptedModel("a 0.5 b 0.3 c 0.15 </s> 0.05");
    assertThat(text(greedy(parrot, "", BARE.withNoRepeat(1)))).isEqualTo("a b c");
    // a a, then a a is banned: b; b a is new; a a and a b are banned: c ...
    assertThat(text(greedy(parrot, "", BARE.withNoRepeat(2)))).isEqualTo("a a b a c a");
    assertThat(text(greedy(parrot, "", BARE.withNoRepeat(3)))).isEqualTo("a a a b a a c a");
  }

  @Test
  void marks_are_never_said() {
    ScriptedModel odd = new ScriptedModel("<s> 0.4 <turn> 0.4 a 0.12 </s> 0.08");
    assertThat(greedy(odd, "", BARE.withNoRepeat(1)).words()).containsExactly("a");
  }

  @Test
  void banned_words_are_not_said() {
    ReplyOptions options = BARE.withBanned(Set.of("b", "nonsense"));
    assertThat(text(greedy(MODEL, "c d", options))).isEqualTo("a c");
  }

  @Test
  void a_refused_reply_goes_on() {
    ScriptedModel dull =
        new ScriptedModel().after("", "a 1").after("a", "</s> 0.9 b 0.1").after("a b", "</s> 1");
    assertThat(text(greedy(dull, "", BARE))).isEqualTo("a");
    assertThat(text(greedy(dull, "", BARE.withRefused(List.of("a")::equals)))).isEqualTo("a b");
  }

  @Test
  void where_no_word_is_left_the_reply_ends() {
    ScriptedModel stuck = new ScriptedModel().after("", "a 1").after("a", "a 1");
    Reply reply = greedy(stuck, "", BARE.withNoRepeat(1));
    assertThat(text(reply)).isEqualTo("a");
    assertThat(reply.ending()).isEqualTo(Ending.NO_WORD_LEFT);
  }

  @Test
  void the_unknown_word_is_banned_or_kept_as_asked() {
    ScriptedModel unsure = new ScriptedModel().after("", "<unk> 0.7 b 0.3");
    assertThat(text(greedy(unsure, "c", BARE.withUnknown(UnknownWords.BAN)))).isEqualTo("b");
    assertThat(text(greedy(unsure, "c", BARE))).isEqualTo("<unk>");
  }

  @Test
  void the_unknown_word_is_copied_from_where_attention_is() {
    ScriptedModel unsure =
        new ScriptedModel()
            .after("", "a 1")
            .after("a", "<unk> 0.7 b 0.3")
            .looking("a", 0.2f, 0.7f, 0.1f);
    ReplyOptions copying = BARE.withUnknown(UnknownWords.COPY);
    Reply reply = greedy(unsure, "my zebra e", copying);
    assertThat(reply.words()).containsExactly("a", "zebra");
    assertThat(reply.ids()).containsExactly(4, ChatVocabulary.UNKNOWN);
    assertThat(text(greedy(unsure, "c d e", copying))).isEqualTo("a d");
    assertThat(text(greedy(unsure, "my zebra e", copying.withBanned(Set.of("zebra")))))
        .isEqualTo("a my");
  }

  @Test
  void where_nothing_can_be_copied_the_unknown_word_is_banned() {
    ScriptedModel unsure = new ScriptedModel().after("", "<unk> 0.7 b 0.3");
    ReplyOptions copying = BARE.withUnknown(UnknownWords.COPY);
    assertThat(text(greedy(unsure, "", copying))).isEqualTo("b");
    Question marks = Question.ofTurns(ScriptedModel.VOCABULARY, List.of(List.of("d"), List.of()));
    assertThat(
            new ReplyDecoder(unsure.looking("", 0.1f, 0.9f), ScriptedModel.VOCABULARY)
                .replies(marks, new Greedy(), copying)
                .get(0)
                .words())
        .containsExactly("d"); // not the mark between turns, though attention is on it
  }

  @Test
  void a_copied_word_is_not_said_twice_by_either_way() {
    ScriptedModel unsure =
        new ScriptedModel("<unk> 0.5 d 0.3 </s> 0.2")
            .looking("", 0.9f, 0.1f)
            .looking("<unk>", 0.1f, 0.9f);
    ReplyOptions copying = BARE.withUnknown(UnknownWords.COPY).withNoRepeat(1);
    assertThat(text(greedy(unsure, "d zebra", copying))).isEqualTo("d zebra");
    assertThat(text(greedy(unsure, "zebra zebra", copying))).isEqualTo("zebra d");
  }

  @Test
  void words_are_heard_one_by_one_until_the_caller_has_enough() {
    ReplyDecoder decoder = new ReplyDecoder(new ScriptedModel("a 1"), ScriptedModel.VOCABULARY);
    assertThat(heard(decoder, 3)).hasSize(3);
    assertThat(heard(decoder, 0)).isEmpty();
    assertThat(heard(decoder, 99)).hasSize(8);
  }

  @Test
  void a_cancelled_reply_says_so() {
    List<ReplyToken> heard = new ArrayList<>();
    Reply reply =
        new ReplyDecoder(new ScriptedModel("a 1"), ScriptedModel.VOCABULARY)
            .replies(question(""), new Greedy(), BARE, heard::add, () -> heard.size() == 2)
            .get(0);
    assertThat(reply.tokens()).isEqualTo(heard).hasSize(2);
    assertThat(reply.ending()).isEqualTo(Ending.CANCELLED);
  }

  @Test
  void a_model_of_another_vocabulary_is_refused() {
    ChatVocabulary one = new ChatVocabulary(Vocabulary.of(List.of("a"), new long[] {1}));
    assertThatThrownBy(() -> new ReplyDecoder(MODEL, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a model's words must be the vocabulary's 5, not 10");
  }

  @Test
  void probabilities_that_are_none_end_a_reply() {
    ScriptedModel broken = new ScriptedModel("a NaN b NaN");
    for (Decoding decoding :
        List.of(new Greedy(), Beam.defaults(), Sampling.defaults(), new Sampling(1, 3, 1, 1, 1))) {
      Reply reply = Asking.ask(broken, "c", decoding, BARE).get(0);
      assertThat(reply.words()).isEmpty();
      assertThat(reply.ending()).isEqualTo(Ending.NO_WORD_LEFT);
    }
  }
}
