package io.parlance.chatbot.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.ToyModel;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.chatbot.terminal.commands.Interrupt;
import io.parlance.chatbot.terminal.commands.Preparation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTerminalTest {
  private static final String CTRL_D = "\u0004";
  private static final String CTRL_R = "\u0012";
  private static final String PASTE_BEGINS = "\u001b[200~";
  private static final String PASTE_ENDS = "\u001b[201~";

  @TempDir private Path folder = Path.of("");

  @Test
  void a_person_talks_and_leaves() throws Exception {
    try (Booth booth = new Booth(folder)) {
      booth.expect("toy.safetensors");
      booth.expect("> ");
      booth.type("how are you?\r");
      booth.expect("  Running well, thank you.");
      booth.expect("> ");
      booth.type("\r");
      booth.type(CTRL_D);
      booth.awaitEnd();
    }
  }

  @Test
  void bye_leaves_too() throws Exception {
    try (Booth booth = new Booth(folder)) {
      booth.type("/bye\r");
      booth.awaitEnd();
    }
  }

  @Test
  void Ctrl_C_clears_the_line_and_on_an_empty_one_tells_how_to_leave() throws Exception {
    try (Booth booth = new Booth(folder)) {
      booth.expect("> ");
      booth.type("never said");
      booth.expect("never said");
      booth.interrupt();
      booth.expect("> ");
      booth.interrupt();
      booth.expect("Ctrl-D or /bye leaves.");
      booth.type("hello\r");
      booth.expect("Hello to you.");
      booth.type(CTRL_D);
      booth.awaitEnd();
      assertThat(folder.resolve("history")).content().doesNotContain("never");
    }
  }

  @Test
  void text_between_three_quotes_is_one_and_no_command() throws Exception {
    try (Booth booth = new Booth(folder)) {
      booth.expect("> ");
      booth.type("\"\"\"how are\r");
      booth.expect(". ");
      booth.type("you?\"\"\"\r");
      booth.expect("Running well");
      booth.type("\"\"\"/bye\"\"\"\r/context\r");
      booth.expect("/bye");
      booth.expect("> ");
      booth.type(CTRL_D);
      booth.awaitEnd();
    }
  }

  @Test
  void a_paste_of_ten_lines_is_one_utterance_shown_in_a_few_words() throws Exception {
    try (Booth booth = new Booth(folder)) {
      booth.expect("> ");
      booth.type(PASTE_BEGINS + "one line\r".repeat(9) + "and \u001b[2J" + PASTE_ENDS);
      booth.expect("[paste 1, 10 lines: one line]");
      booth.type("\r");
      booth.expect("> ");
      booth.type("/context\r");
      booth.expect("you  one line");
      booth.type(CTRL_D);
      booth.awaitEnd();
      assertThat(booth.shown()).doesNotContain("\u001b[2J");
    }
  }

  @Test
  void what_was_typed_is_found_again_in_the_next_chat() throws Exception {
    try (Booth booth = new Booth(folder)) {
      booth.type("do you like tea?\r/bye\r");
      booth.awaitEnd();
    }
    try (Booth booth = new Booth(folder)) {
      booth.expect("> ");
      booth.type(CTRL_R + "tea\r");
      booth.expect("Tea is for people.");
      booth.type(CTRL_D);
      booth.awaitEnd();
    }
  }

  @Test
  void tab_completes_commands_and_words() throws Exception {
    try (Booth booth = new Booth(folder)) {
      booth.expect("> ");
      booth.type("/mod\t\r");
      booth.expect("GRU");
      booth.expect("> ");
      booth.type("do you like ra\t?\r");
      booth.expect("no difference");
      booth.type("/set mode ret\t\r");
      booth.expect("mode is retrieve");
      booth.type(CTRL_D);
      booth.awaitEnd();
    }
  }

  @Test
  void Chinese_characters_are_deleted_whole() throws Exception {
    try (Booth booth =
        new Booth(folder, Map.of("TERM", "xterm"), () -> ToyModel.responder(ToyModel.chinese()))) {
      booth.expect(" ");
      booth.type("你好吗\u007f\r");
      booth.expect("你好呀。");
      booth.type(CTRL_D);
      booth.awaitEnd();
    }
  }

  @Test
  void no_key_puts_a_control_character_on_the_line() throws Exception {
    try (Booth booth = new Booth(folder)) {
      booth.expect("> ");
      booth.type("hel\u0016lo\r");
      booth.expect("Hello to you.");
      booth.type(CTRL_D);
      booth.awaitEnd();
      assertThat(folder.resolve("history")).content().contains(":hello\n");
    }
  }

  @Test
  void a_model_that_cannot_be_read_ends_the_chat() throws Exception {
    try (Booth booth =
        new Booth(
            folder,
            Map.of("TERM", "xterm"),
            () -> {
              throw new IOException("toy: damaged at byte 7");
            })) {
      assertThatThrownBy(booth::awaitEnd).hasMessageContaining("toy: damaged at byte 7");
    }
  }

  @Test
  void without_colours_no_colour_is_sent() throws Exception {
    try (Booth booth = new Booth(folder)) {
      booth.type("hello\r/why\r/bye\r");
      booth.awaitEnd();
      assertThat(booth.shown()).doesNotContainPattern("\u001b\\[[0-9;]*[1-9][0-9;]*m");
    }
  }

  @Test
  void a_dumb_terminal_gets_no_escape_sequences_at_all() throws IOException {
    StringWriter shown = new StringWriter();
    PrintWriter out = new PrintWriter(shown);
    String typed = "hello\n\"\"\"how are\nyou?\n\"\"\"\n\n/why\n/nothing\n/bye\nhello\n";
    ConversationFiles files = ConversationFiles.of(folder);
    TerminalPlan plan =
        new TerminalPlan(
            "toy.safetensors",
            () -> ToyModel.responder(ToyModel.english()),
            ChatSettings.defaults(),
            files,
            files.begin("toy.safetensors"),
            Optional.empty(),
            Map.of("TERM", "dumb"));
    ChatTerminal.plain(
        plan,
        Preparation.begin(plan.responder(), plan.settings()),
        new PlainLines(new BufferedReader(new StringReader(typed)), out),
        out,
        new Interrupt());
    assertThat(shown.toString())
        .doesNotContain("\u001b", "\r")
        .contains("> ", "  Hello to you.", ". . ", "  Running well, thank you.", "known question")
        .contains("no command /nothing")
        .containsOnlyOnce("  Hello to you.");
  }
}
