package io.parlance.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.seq2seq.decoding.Greedy;
import io.parlance.seq2seq.decoding.Sampling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatSessionTest {
  private final Responder responder = ToyModel.responder(ToyModel.english());
  private final ChatSession session = new ChatSession(responder, ChatSettings.defaults());

  private Turn retry() {
    return session.retry(ResponseListener.none(), () -> false);
  }

  @Test
  void a_known_question_gets_its_reply() {
    Turn turn = session.say("How are you?");
    assertThat(turn.reply()).isEqualTo("Running well, thank you.");
    assertThat(turn.source()).isEqualTo(Source.RETRIEVED);
    assertThat(session.turns()).containsExactly(turn);
  }

  @ParameterizedTest
  @EnumSource(ReplyMode.class)
  void no_reply_is_the_one_before(ReplyMode mode) {
    session.settings(ChatSettings.defaults().withMode(mode));
    String before = "";
    for (int i = 0; i < 10; i++) {
      String reply = session.say(i % 4 == 3 ? "zyzzyva?" : "hello").reply();
      assertThat(reply).isNotEqualTo(before).isNotBlank();
      before = reply;
    }
  }

  @ParameterizedTest
  @EnumSource(ReplyMode.class)
  void trying_again_never_gives_a_reply_that_was_given(ReplyMode mode) {
    session.settings(ChatSettings.defaults().withMode(mode).withDecoding(new Greedy()));
    Set<String> replies = new HashSet<>();
    replies.add(session.say("do you like tea?").reply());
    for (int i = 0; i < 6; i++) {
      assertThat(replies.add(retry().reply())).isTrue();
      assertThat(session.turns()).hasSize(1);
    }
  }

  @Test
  void without_a_turn_there_is_nothing_to_try_again() {
    assertThatThrownBy(this::retry)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing was said yet");
  }

  @Test
  void a_follow_up_is_understood_by_what_was_said_before() {
    session.say("do you like tea?");
    assertThat(session.say("and coffee?").reply()).isEqualTo("Coffee, too.");
    session.clear();
    session.say("do you like rain?");
    assertThat(session.say("and snow?").reply()).isEqualTo("Snow is quiet, they say.");
  }

  @Test
  void what_is_old_can_be_forgotten_and_no_reply_changes() {
    ChatSession endless = new ChatSession(responder, ChatSettings.defaults());
    ChatSettings drawing = ChatSettings.defaults().withDecoding(Sampling.defaults());
    session.settings(drawing);
    endless.settings(drawing);
    for (int i = 0; i < 12; i++) {
      String text = i % 3 == 0 ? "do you like rain?" : "and snow number " + i + "?";
      assertThat(endless.say(text).reply()).isEqualTo(session.say(text).reply());
      endless.forgetOld();
      assertThat(endless.turns()).hasSize(1);
      assertThat(endless.last().orElseThrow().text()).isEqualTo(text);
    }
  }

  @Test
  void undo_takes_back_the_last_turn_and_what_it_meant() {
    session.say("hello");
    String first = session.turns().get(0).reply();
    session.say("do you like tea?");
    assertThat(session.undo()).get().extracting(Turn::text).isEqualTo("do you like tea?");
    assertThat(session.last()).get().extracting(Turn::reply).isEqualTo(first);
    session.undo();
    assertThat(session.undo()).isEmpty();
  }

  @Test
  void what_is_drawn_depends_on_the_seed_alone() {
    ChatSettings drawing =
        ChatSettings.defaults()
            .withMode(ReplyMode.GENERATE)
            .withDecoding(new Sampling(1, 0, 1, 5, 1));
    assertThat(talk(drawing)).isEqualTo(talk(drawing));
    assertThat(talk(drawing)).isNotEqualTo(talk(drawing.withDecoding(new Sampling(1, 0, 1, 6, 1))));
  }

  private List<String> talk(ChatSettings settings) {
    ChatSession fresh = new ChatSession(responder, settings);
    List<String> replies = new ArrayList<>();
    for (String text : List.of("hello", "hello", "how are you?")) {
      replies.add(fresh.say(text).reply());
    }
    return replies;
  }

  @Test
  void a_conversation_can_be_taken_up_again() {
    session.say("do you like tea?");
    List<Turn> turns = session.turns();
    ChatSession later = new ChatSession(responder, ChatSettings.defaults());
    later.restore(turns);
    assertThat(later.say("and coffee?").reply()).isEqualTo("Coffee, too.");
    assertThat(later.turns()).hasSize(2);
  }
}
