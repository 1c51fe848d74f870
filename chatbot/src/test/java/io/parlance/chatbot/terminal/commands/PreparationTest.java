package io.parlance.chatbot.terminal.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Preference;
import io.parlance.chatbot.Responder;
import io.parlance.chatbot.ToyModel;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PreparationTest {
  private final Responder responder = ToyModel.responder(ToyModel.english());

  @Test
  void who_waits_gets_the_responder_and_then_has_it_alone() throws IOException {
    Preparation preparation = Preparation.begin(() -> responder, ChatSettings.defaults());
    assertThat(preparation.await(new Interrupt())).contains(responder);
    assertThat(preparation.read()).contains(responder);
    assertThat(preparation.failed()).isFalse();
  }

  @Test
  void Ctrl_C_ends_the_wait_and_the_next_wait_succeeds() throws IOException {
    CountDownLatch go = new CountDownLatch(1);
    Preparation preparation =
        Preparation.begin(
            () -> {
              awaitQuietly(go);
              return responder;
            },
            ChatSettings.defaults());
    Interrupt interrupt = new Interrupt();
    interrupt.raise();
    assertThat(preparation.await(interrupt)).isEmpty();
    assertThat(preparation.read()).isEmpty();
    go.countDown();
    interrupt.clear();
    assertThat(preparation.await(interrupt)).contains(responder);
  }

  @Test
  void a_model_that_cannot_be_read_is_told_to_all_who_ask() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    Preparation preparation =
        Preparation.begin(
            () -> {
              throw new IOException("toy: damaged");
            },
            ChatSettings.defaults());
    preparation.onFailure(told::countDown);
    told.await();
    assertThat(preparation.failed()).isTrue();
    assertThatThrownBy(preparation::check)
        .isInstanceOf(IOException.class)
        .hasMessage("toy: damaged");
    assertThatThrownBy(() -> preparation.await(new Interrupt())).hasMessage("toy: damaged");
  }

  @Test
  void settings_that_the_model_has_not_do_not_keep_it_from_being_ready() throws IOException {
    ChatSettings bidi = ChatSettings.defaults().withPreference(Preference.BIDI);
    assertThat(Preparation.begin(() -> responder, bidi).await(new Interrupt())).isPresent();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
