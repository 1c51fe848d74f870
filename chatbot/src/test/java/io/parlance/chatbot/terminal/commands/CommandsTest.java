package io.parlance.chatbot.terminal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.chatbot.ToyModel;
import io.parlance.chatbot.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private final Path folder;
  private final Desk desk;

  CommandsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.desk = new Desk(ToyModel.english(), folder);
  }

  @Test
  void what_is_said_gets_its_reply() throws IOException {
    assertThat(desk.lines("how are you?")).endsWith("  Running well, thank you.");
  }

  @Test
  void help_names_every_command() throws IOException {
    String help = desk.text("/help");
    assertThat(desk.commands().names()).hasSize(18);
    for (String name : desk.commands().names()) {
      assertThat(help).contains("  /" + name);
    }
  }

  @Test
  void an_unknown_command_names_the_nearest() throws IOException {
    assertThat(desk.text("/hlep")).startsWith("there is no command /hlep; did you mean /help?");
    assertThat(desk.text("/exp md")).contains("did you mean /export?");
    assertThat(desk.text("/xyzzy\u001b[2J")).contains("/help lists all").doesNotContain("\u001b");
    assertThat(desk.text("/")).contains("/help lists all");
  }

  @Test
  void a_command_is_one_line_and_of_any_case() throws IOException {
    assertThat(desk.text("/SHOW")).contains("temperature");
    assertThat(Commands.isCommand("/show\nme")).isFalse();
    assertThat(Commands.isCommand("show /me")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/why", "/beams", "/retry", "/undo", "/save", "/export md"})
  void what_needs_a_reply_says_so_where_there_is_none(String command) throws IOException {
    assertThat(desk.text(command)).contains("nothing was said yet");
  }

  @Test
  void settings_change_at_once_and_bad_values_say_the_range() throws IOException {
    assertThat(desk.text("/set beam 3")).contains("beam is 3 from now on");
    assertThat(desk.text("/set beam 0")).isEqualTo("beam 0: expected a whole number from 1 to 256");
    assertThat(desk.text("/set beam=4")).isEqualTo("beam is 4 from now on");
    assertThat(desk.text("/set mode generate")).isEqualTo("mode is generate from now on");
    assertThat(desk.text("/set tmperature 1")).contains("no setting tmperature", "temperature");
    assertThat(desk.text("/set seed")).contains("seed", "whole number");
    assertThat(desk.lines("/show")).anyMatch(line -> line.matches("  beam +4 .*"));
  }

  @Test
  void settings_that_the_model_has_not_do_not_end_the_chat() throws IOException {
    desk.lines("/set mmi bidi");
    assertThat(desk.text("hello")).contains("reverse");
    desk.lines("/set mmi anti");
    assertThat(desk.text("hello")).contains("Hello to you.");
  }

  @Test
  void why_shows_attention_alternatives_and_the_known_question() throws IOException {
    desk.lines("how are you?");
    assertThat(desk.text("/why"))
        .contains("the reply of a known question", "known question, similarity 1.00: how are you?")
        .contains("how are you ?")
        .containsPattern("running +[ .:*#]")
        .containsPattern("running +(<1|[0-9]+)%");
  }

  @Test
  void beams_shows_all_candidates_and_which_was_said() throws IOException {
    desk.lines("how are you?");
    List<String> lines = desk.lines("/beams");
    assertThat(lines.get(0)).contains("score", "log p", "source");
    assertThat(lines.get(1)).startsWith(">  1").contains("retrieved", "Running well, thank you.");
    desk.lines("are you well?");
    assertThat(desk.lines("/beams"))
        .anyMatch(line -> line.contains("generated"))
        .anyMatch(line -> line.contains("retrieved"));
  }

  @Test
  void a_question_in_another_language_is_explained_so() throws IOException {
    desk.lines("你好吗？");
    assertThat(desk.text("/why")).contains("another language");
    assertThat(desk.text("/beams")).contains("no candidates");
  }

  @Test
  void near_and_analogy_ask_the_models_own_vectors() throws IOException {
    assertThat(desk.lines("/near tea")).hasSize(10).allMatch(line -> line.matches("  -?\\d.*"));
    assertThat(desk.lines("/near Tea")).hasSize(10);
    assertThat(desk.lines("/analogy tea coffee rain")).hasSize(5);
    assertThat(desk.text("/near coffe")).contains("\"coffe\"", "coffee");
    assertThat(desk.text("/near")).isEqualTo("expected /near WORD");
    assertThat(desk.text("/analogy tea")).isEqualTo("expected /analogy A B C");
  }

  @Test
  void another_reply_takes_the_place_of_the_last() throws IOException {
    desk.lines("hello");
    String other = desk.text("/retry");
    assertThat(other).doesNotContain("Hello to you.");
    assertThat(desk.chat().session().turns()).hasSize(1);
  }

  @Test
  void undo_and_clear_forget() throws IOException {
    desk.lines("hello");
    desk.lines("how are you?");
    assertThat(desk.text("/undo")).isEqualTo("taken back: how are you?");
    assertThat(desk.chat().session().turns()).extracting(Turn::text).containsExactly("hello");
    desk.lines("/clear");
    assertThat(desk.chat().session().turns()).isEmpty();
  }

  @Test
  void context_marks_what_the_model_heeds() throws IOException {
    assertThat(desk.text("/context")).contains("the last 2", "nothing was said");
    desk.lines("hello");
    desk.lines("how are you?");
    assertThat(desk.lines("/context"))
        .startsWith(
            "  you  hello",
            "  bot  Hello to you.",
            "* you  how are you?",
            "* bot  Running well, thank you.");
  }

  @Test
  void conversations_are_saved_as_they_go() throws IOException {
    desk.lines("hello");
    try (Stream<Path> files = Files.list(folder.resolve("conversations"))) {
      Path file = files.filter(path -> path.toString().endsWith(".json")).findFirst().orElseThrow();
      assertThat(file).content().contains("Hello to you.");
    }
  }

  @Test
  void a_saved_conversation_goes_on_in_another_chat() throws IOException {
    desk.lines("do you like tea?");
    assertThat(desk.text("/save tea")).contains("tea.json");
    desk.lines("/clear");
    desk.lines("hello");
    assertThat(desk.text("/save tea")).contains("exists already");
    assertThat(desk.text("/load")).contains("tea", "1 turns  do you like tea?");
    assertThat(desk.text("/load tea")).contains("Tea is for people.", "after 1 turn");
    assertThat(desk.text("and coffee?")).contains("Coffee, too.");
    assertThat(folder.resolve("conversations/tea.json")).content().contains("Coffee, too.");
    assertThat(desk.text("/load none")).contains("no conversation none");
  }

  @Test
  void a_reply_that_was_loaded_cannot_be_explained_but_asked_anew() throws IOException {
    desk.lines("hello");
    desk.lines("/save one");
    desk.lines("/load one");
    assertThat(desk.text("/why")).contains("read from a file", "/retry");
  }

  @Test
  void a_conversation_is_exported_to_a_file_that_was_not_there() throws IOException {
    desk.lines("hello");
    Path file = folder.resolve("talk.md");
    assertThat(desk.text("/export md " + file)).contains("written to");
    assertThat(file).content().contains("Hello to you.");
    assertThat(desk.text("/export md " + file)).contains("exists already");
    assertThat(desk.text("/export pdf")).isEqualTo("expected /export md|json [FILE]");
  }

  @Test
  void a_conversation_that_cannot_be_saved_is_told_once_and_goes_on() throws IOException {
    Files.writeString(folder.resolve("conversations"), "a file where a folder should be");
    assertThat(desk.text("hello")).contains("Hello to you.", "not saved");
    assertThat(desk.text("how are you?")).contains("Running well").doesNotContain("not saved");
  }

  @Test
  void what_is_written_in_an_editor_is_said() throws IOException {
    Desk edited = new Desk(ToyModel.english(), folder, text -> text + " are you?\n");
    assertThat(edited.text("/edit how")).contains("how are you?", "Running well, thank you.");
    Desk empty = new Desk(ToyModel.english(), folder, text -> "\n");
    assertThat(empty.text("/edit")).contains("nothing is said");
    Desk none =
        new Desk(
            ToyModel.english(),
            folder,
            text -> {
              throw new IOException("no editor");
            });
    assertThat(none.text("/edit")).contains("no editor");
  }

  @Test
  void stats_and_model_tell_what_there_is() throws IOException {
    desk.lines("hello");
    assertThat(desk.text("/stats")).contains("replies: 1, of which 0 generated, 1 retrieved");
    assertThat(desk.text("/model")).contains("toy.safetensors", "GRU, 1 x 32 units", "attention");
  }

  @Test
  void bye_ends_the_chat() throws IOException {
    assertThat(desk.chat().over()).isFalse();
    desk.lines("/bye");
    assertThat(desk.chat().over()).isTrue();
  }

  @Test
  void tab_offers_commands_their_arguments_and_words() throws IOException {
    desk.lines("hello");
    desk.lines("/save tea");
    assertThat(offered("/he")).contains("/help", "/bye");
    assertThat(offered("/set te")).contains("temperature", "mode");
    assertThat(offered("/set mode ")).containsExactly("hybrid", "generate", "retrieve");
    assertThat(offered("/load t")).contains("tea");
    assertThat(offered("/export ")).containsExactly("md", "json");
    assertThat(offered("/near te")).containsExactly("tea");
    assertThat(offered("/near tea ")).isEmpty();
    assertThat(offered("/unknown x")).isEmpty();
  }

  private List<String> offered(String line) {
    return desk.commands().completions(desk.chat(), line).stream().map(Completion::value).toList();
  }
}
