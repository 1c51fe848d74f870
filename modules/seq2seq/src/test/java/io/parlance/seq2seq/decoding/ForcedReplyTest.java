package io.parlance.seq2seq.decoding;

import static io.parlance.seq2seq.decoding.Asking.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.seq2seq.ChatVocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replies that are given, as a scripted model sees them. */
class ForcedReplyTest {
  private static final ScriptedModel MODEL =
      new ScriptedModel()
          .after("", "a 0.6 b 0.4")
          .after("b", "b 0.5 c 0.3 <unk> 0.1 </s> 0.1")
          .after("b <unk>", "</s> 0.9 a 0.1")
          .looking("", 0.9f, 0.1f)
          .looking("b", 0.25f, 0.75f);

  private static Reply forced(String... words) {
    return new ReplyDecoder(MODEL, ScriptedModel.VOCABULARY)
        .forced(question("c zebra"), List.of(words), 2);
  }

  @Test
  void each_word_has_its_probability_and_what_would_have_been_said_instead() {
    Reply reply = forced("b", "c");
    assertThat(reply.words()).containsExactly("b", "c");
    assertThat(reply.tokens().get(0).logProbability()).isCloseTo(Math.log(0.4), within(1e-6));
    assertThat(reply.tokens().get(0).alternatives())
        .extracting(Alternative::word)
        .containsExactly("a", "b");
    assertThat(reply.tokens().get(1).alternatives().get(0).probability())
        .isCloseTo(0.5, within(1e-6));
  }

  @Test
  void it_tells_where_the_model_looked() {
    AttentionWeights attention = forced("b", "c").attention();
    assertThat(attention.words()).isEqualTo(2);
    assertThat(attention.positions()).isEqualTo(2);
    assertThat(attention.weight(0, 0)).isEqualTo(0.9f);
    assertThat(attention.weight(1, 1)).isEqualTo(0.75f);
  }

  @Test
  void an_unknown_word_stays_itself_and_is_as_likely_as_any_unknown_one() {
    Reply reply = forced("b", "violin");
    assertThat(reply.words()).containsExactly("b", "violin");
    assertThat(reply.ids()).containsExactly(5, ChatVocabulary.UNKNOWN);
    assertThat(reply.logProbability()).isCloseTo(Math.log(0.4 * 0.1 * 0.9), within(1e-6));
  }

  @Test
  void a_word_may_come_as_often_as_it_is_given_and_none_is_a_reply_as_well() {
    ScriptedModel parrot = new ScriptedModel("a 0.5 </s> 0.5");
    ReplyDecoder decoder = new ReplyDecoder(parrot, ScriptedModel.VOCABULARY);
    Reply reply = decoder.forced(question(""), List.of("a", "a", "a", "a", "a"), 0);
    assertThat(reply.logProbability()).isCloseTo(6 * Math.log(0.5), within(1e-5));
    assertThat(decoder.forced(question(""), List.of(), 0).logProbability())
        .isCloseTo(Math.log(0.5), within(1e-6));
  }
}
