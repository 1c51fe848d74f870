package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A chat on a real terminal, as a person sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatTerminalTest {
  private static final String MODEL = "english.safetensors";
  private static final String BACKSPACE = "\u007f";
  private static final String ENTER = "\r";
  private static final String COLOR = "(.*;)?([34]8;.*|[39][0-7]|4[0-7]|10[0-7])";

  private Path models = Path.of("");

  @BeforeAll
  void train(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(PseudoTerminal.exists(), "no util-linux script here, which makes the terminal");
    models = folder;
    TinyChat.english(folder);
  }

  private Launcher launcher(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(MODEL))) {
      Files.createLink(folder.resolve(MODEL), models.resolve(MODEL));
    }
    return Launcher.in(folder)
        .with("TERM", "xterm-256color")
        .with("COLORTERM", "")
        .with("NO_COLOR", "")
        .with("PARLANCE_THEME", "")
        .with("PARLANCE_USER_HOME", folder.resolve("home").toString());
  }

  private PseudoTerminal chat(Path folder, String... flags) throws IOException {
    return PseudoTerminal.chat(launcher(folder), folder, MODEL, flags);
  }

  private static void setToSing(PseudoTerminal terminal) throws Exception {
    for (String setting :
        List.of("mode generate", "decoding greedy", "no-repeat 0", "max-length 10000")) {
      terminal.say("/set " + setting);
    }
  }

  @Test
  void keys_move_on_the_line_and_edit_it(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.awaitTyped("");
      terminal.type("How re you?");
      terminal.arrow('D', 7);
      terminal.awaitTyped("How ", "re you?");
      terminal.type("a");
      terminal.awaitTyped("How a", "re you?");
      terminal.control('A');
      terminal.awaitTyped("", "How are you?");
      terminal.control('K');
      terminal.awaitTyped("");
      terminal.type("Hello thex" + BACKSPACE);
      terminal.awaitTyped("Hello the");
      terminal.control('A');
      terminal.arrow('C', 2);
      terminal.awaitTyped("He", "llo the");
      terminal.control('E');
      terminal.type("re!");
      terminal.awaitTyped("Hello there!");
      terminal.type(ENTER);
      terminal.awaitText("  Good morning!");
      assertThat(terminal.say("How are you?")).containsExactly("  I am fine.");
      terminal.type("/bye" + ENTER);
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void tab_completes_commands_settings_and_words(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.say("Hello there!"); // now the model is read, and its words are known
      terminal.type("/be\t");
      terminal.awaitTyped("/beams ");
      terminal.control('U');
      terminal.type("/set temp\t");
      terminal.awaitTyped("/set temperature ");
      terminal.control('U');
      terminal.type("/set mode ret\t");
      terminal.awaitTyped("/set mode retrieve ");
      terminal.control('U');
      terminal.type("do you like mus\t");
      terminal.awaitTyped("do you like music ");
      terminal.control('U');
      terminal.type("/s\t");
      terminal.awaitText("/stats");
      assertThat(String.join("\n", terminal.lines())).contains("/set", "/show", "/save");
      terminal.type("how\t");
      terminal.awaitTyped("/show ");
      terminal.control('U');
      terminal.awaitTyped("");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void ctrl_c_in_mid_reply_stops_the_reply_and_not_the_program(@TempDir Path folder)
      throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      setToSing(terminal);
      terminal.type(TinyChat.SONG + ENTER);
      terminal.awaitText("la la la la la la");
      terminal.control('C');
      terminal.awaitText("[stopped here]");
      List<String> song = terminal.lines();
      long sung =
          song.stream()
              .flatMap(line -> Stream.of(line.split(" ", -1)))
              .filter("la"::equals)
              .count();
      assertThat(sung).isBetween(6L, 9_999L);
      assertThat(terminal.say("How are you?")).containsExactly("  I am fine.");
      assertThat(terminal.say("/context")).anyMatch(line -> line.contains("la la la"));
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void ctrl_c_at_the_prompt_drops_the_line(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.awaitTyped("");
      terminal.type("never mind");
      terminal.awaitTyped("never mind");
      terminal.control('C');
      terminal.awaitTyped("");
      int before = terminal.lines().size();
      terminal.control('C');
      terminal.await("a new line", seen -> seen.lines().size() > before);
      terminal.awaitTyped("");
      assertThat(terminal.lines().subList(before, terminal.lines().size()))
          .contains("Ctrl-D or /bye leaves.");
      assertThat(terminal.say("How are you?")).containsExactly("  I am fine.");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void ten_pasted_lines_are_one_message(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.awaitTyped("");
      StringBuilder poem = new StringBuilder();
      for (int line = 1; line <= 10; line++) {
        poem.append("line ").append(line).append(" of what I read\n");
      }
      terminal.paste(poem.toString());
      terminal.await("a paste", seen -> seen.line().contains("10 lines"));
      terminal.type(ENTER);
      terminal.awaitTyped("");
      List<String> context = terminal.say("/context");
      assertThat(context.stream().filter(line -> line.matches(".*line \\d+ of what I read")))
          .hasSize(10);
      terminal.type("\"\"\"one" + ENTER);
      terminal.type("two\"\"\"");
      terminal.awaitText(". two\"\"\"");
      terminal.type(ENTER);
      terminal.awaitTyped("");
      assertThat(terminal.say("/context")).containsSequence("  you  one", "       two");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void wrapping_follows_the_width(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      setToSing(terminal);
      terminal.say("/set max-length 60");
      for (int columns : List.of(60, 30, 50)) {
        terminal.resize(columns);
        terminal.type("x");
        terminal.awaitTyped("x");
        terminal.type(BACKSPACE);
        List<String> song = terminal.say(TinyChat.SONG);
        assertThat(song).allMatch(line -> line.length() < columns);
        assertThat(song.get(0).length()).isGreaterThan(columns - 8);
      }
      terminal.type("a line so long that it does not fit into the window any more");
      terminal.awaitTyped("a line so long that it does not fit into the window any more");
      terminal.resize(40);
      terminal.type("!");
      terminal.awaitTyped("a line so long that it does not fit into the window any more!");
      terminal.control('C');
      terminal.awaitTyped("");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void a_wide_character_is_deleted_whole(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.awaitTyped("");
      terminal.type("你好吗");
      terminal.awaitTyped("你好吗");
      assertThat(terminal.column()).isEqualTo(2 + 6);
      terminal.type(BACKSPACE);
      terminal.awaitTyped("你好");
      assertThat(terminal.column()).isEqualTo(2 + 4);
      terminal.arrow('D', 1);
      terminal.awaitTyped("你", "好");
      terminal.type("们");
      terminal.awaitTyped("你们", "好");
      terminal.type(BACKSPACE + BACKSPACE);
      terminal.awaitTyped("", "好");
      assertThat(terminal.column()).isEqualTo(2);
      terminal.control('E');
      terminal.type("，朋友🙂" + BACKSPACE);
      terminal.awaitTyped("好，朋友");
      terminal.type(ENTER);
      terminal.awaitText("只会说英语"); // and says so in both languages
      terminal.awaitTyped("");
      terminal.type("很".repeat(60)); // more than a row
      terminal.awaitTyped("很".repeat(60));
      terminal.type(BACKSPACE.repeat(59));
      terminal.awaitTyped("很");
      assertThat(String.join("", terminal.picture())).doesNotContain("很很");
      terminal.control('U');
      terminal.awaitTyped("");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void whatever_is_typed_and_deleted_the_line_is_shown_as_it_is(@TempDir Path folder)
      throws Exception {
    Random random = new Random(5);
    List<String> characters = List.of("a", "b", " ", "很", "好", "，", "🙂", "é");
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.awaitTyped("");
      terminal.resize(21);
      List<String> before = new ArrayList<>();
      Deque<String> behind = new ArrayDeque<>();
      for (int key = 0; key < 400; key++) {
        int kind = random.nextInt(10);
        if (kind < 6) {
          String character = characters.get(random.nextInt(characters.size()));
          before.add(character);
          terminal.type(character);
        } else if (kind == 6 && !before.isEmpty()) {
          before.remove(before.size() - 1);
          terminal.type(BACKSPACE);
        } else if (kind == 7 && !before.isEmpty()) {
          behind.push(before.remove(before.size() - 1));
          terminal.arrow('D', 1);
        } else if (kind == 8 && !behind.isEmpty()) {
          before.add(behind.pop());
          terminal.arrow('C', 1);
        } else if (kind == 9 && random.nextInt(10) == 0) {
          before.clear();
          behind.clear();
          terminal.control('U');
        }
        terminal.awaitTyped(String.join("", before), String.join("", behind));
      }
      terminal.control('C');
      terminal.awaitTyped("");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void what_was_typed_is_remembered_after_a_restart(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.say("Hello there!");
      terminal.say("今天好吗？");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.awaitTyped("");
      terminal.arrow('A', 1);
      terminal.awaitTyped("今天好吗？");
      terminal.arrow('A', 1);
      terminal.awaitTyped("Hello there!");
      terminal.arrow('B', 2);
      terminal.awaitTyped("");
      terminal.control('R');
      terminal.type("ell");
      terminal.await(
          "what was searched",
          seen ->
              seen.line().equals("> Hello there!")
                  && seen.lines().stream().anyMatch(line -> line.contains("search: ell")));
      terminal.type(ENTER);
      terminal.awaitText("  Good morning!");
      terminal.awaitTyped("");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void why_shows_where_the_model_looked_and_what_else_it_would_have_said(@TempDir Path folder)
      throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      assertThat(terminal.say("/why"))
          .containsExactly("nothing was said yet, so there is nothing to explain");
      terminal.say("Do you like tea?");
      List<String> why = terminal.say("/why");
      assertThat(why.get(0)).contains("confidence");
      assertThat(why)
          .anyMatch(line -> line.matches(" +do you like tea \\?"))
          .anyMatch(line -> line.matches("  honey +\\d+%.*"));
      assertThat(terminal.styles()).anyMatch(style -> style.contains("48;5;"));
      terminal.say("/set mode retrieve");
      terminal.say("What is your name?");
      assertThat(terminal.say("/why"))
          .anyMatch(line -> line.matches(".*known question, similarity 1.00: .*your name\\?"));
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void a_conversation_is_saved_loaded_and_gone_on_with(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.say("How are you?");
      assertThat(terminal.say("/save")).anyMatch(line -> line.contains("saved"));
      terminal.say("/save tea-time");
      terminal.say("Do you like tea?");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
    assertThat(folder.resolve("home/conversations/tea-time.json")).content().contains("milk");
    try (PseudoTerminal terminal = chat(folder, "--continue")) {
      terminal.awaitText("goes on after 2 turns");
      assertThat(String.join("\n", terminal.say("/context")))
          .contains("How are you?", "Do you like tea?");
      terminal.say("Do you like music?");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.say("Hello there!");
      assertThat(String.join("\n", terminal.say("/load"))).contains("tea-time");
      assertThat(String.join("\n", terminal.say("/load tea-time"))).contains("the violin");
      assertThat(String.join("\n", terminal.say("/context")))
          .contains("How are you?", "Do you like music?")
          .doesNotContain("Hello there!");
      assertThat(terminal.say("/load no-such-one")).anyMatch(line -> line.contains("no-such-one"));
      terminal.say("/export md talk.md");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
    assertThat(folder.resolve("talk.md")).content().contains("Do you like music?");
  }

  @Test
  void what_is_wrongly_asked_for_is_told_with_what_is_meant(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal = chat(folder)) {
      assertThat(terminal.say("/beems"))
          .containsExactly("there is no command /beems; did you mean /beams? /help lists all");
      assertThat(terminal.say("/set beam 0"))
          .containsExactly("beam 0: expected a whole number from 1 to 256");
      assertThat(terminal.say("/set colour red"))
          .anyMatch(line -> line.contains("no setting colour"));
      assertThat(terminal.say("/set mmi bidi").get(0)).isNotEmpty();
      terminal.say("/set mmi off");
      assertThat(terminal.say("How are you?")).containsExactly("  I am fine.");
      terminal.type("/bye" + ENTER);
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void no_text_commands_the_terminal(@TempDir Path folder) throws Exception {
    String evil = "\u001b]0;owned\u0007 \u001b[2J\u001b[31m \u0007\u009b5n \u202e nothing";
    try (PseudoTerminal terminal = chat(folder)) {
      terminal.awaitTyped("");
      terminal.paste(evil);
      terminal.await("the text", seen -> seen.line().endsWith("nothing"));
      terminal.type(ENTER);
      terminal.awaitTyped("");
      terminal.say("/context");
      terminal.paste(evil + "\n" + evil);
      terminal.await("the texts", seen -> seen.line().contains("2 lines"));
      terminal.type(ENTER);
      terminal.awaitTyped("");
      terminal.say("/context");
      terminal.paste("/" + evil);
      terminal.await("the text", seen -> seen.line().endsWith("nothing"));
      terminal.type(ENTER);
      terminal.awaitText("there is no command");
      terminal.awaitTyped("");
      terminal.paste("long ".repeat(20_000));
      terminal.await("the text", seen -> seen.line().contains("characters"));
      terminal.type(ENTER);
      terminal.awaitTyped("");
      assertThat(terminal.say("How are you?")).containsExactly("  I am fine.");
      assertThat(terminal.raw())
          .doesNotContain("owned\u0007", "\u001b[2J", "\u001b[31m", "\u009b", "\u202e");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void what_cannot_be_saved_is_told_once_and_the_chat_goes_on(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("home"), "a file where a folder should be");
    try (PseudoTerminal terminal = chat(folder)) {
      assertThat(String.join(" ", terminal.say("How are you?")))
          .contains("I am fine.", "not saved");
      Files.delete(folder.resolve(MODEL)); // it is in use
      assertThat(terminal.say("Hello there!")).containsExactly("  Good morning!");
      terminal.control('D');
      assertThat(terminal.leave()).isZero();
    }
  }

  @Test
  void a_model_that_is_not_there_ends_the_chat_with_1(@TempDir Path folder) throws Exception {
    Launcher launcher = launcher(folder);
    Files.delete(folder.resolve(MODEL));
    try (PseudoTerminal terminal = PseudoTerminal.chat(launcher, folder, MODEL)) {
      terminal.awaitText("english.safetensors: no such file");
      assertThat(terminal.leave()).isOne();
    }
  }

  @Test
  void colours_are_left_out_where_they_are_not_wanted(@TempDir Path folder) throws Exception {
    for (String wish : List.of("", "1")) {
      try (PseudoTerminal terminal =
          PseudoTerminal.chat(launcher(folder).with("NO_COLOR", wish), folder, MODEL)) {
        terminal.say("How are you?");
        List<String> why = terminal.say("/why");
        terminal.type("/s\t");
        terminal.awaitText("/stats");
        assertThat(
                terminal.styles().stream()
                    .filter(style -> style.matches(COLOR))
                    .findAny()
                    .isPresent())
            .as("%s", terminal.styles())
            .isEqualTo(wish.isEmpty());
        assertThat(why.stream().anyMatch(line -> line.matches("  \\S+ +[#*:. ]*[#*][#*:. ]*")))
            .isEqualTo(!wish.isEmpty()); // marks in the place of colours
      }
    }
  }

  @Test
  void a_dumb_terminal_gets_no_escape_sequence(@TempDir Path folder) throws Exception {
    try (PseudoTerminal terminal =
        PseudoTerminal.chat(launcher(folder).with("TERM", "dumb"), folder, MODEL)) {
      assertThat(terminal.say("How are you?")).containsExactly("  I am fine.");
      assertThat(String.join("\n", terminal.say("/why"))).contains("confidence");
      setToSing(terminal);
      terminal.type(TinyChat.SONG + ENTER);
      terminal.awaitText("la la la la la la");
      terminal.control('C');
      terminal.awaitText("[stopped here]");
      terminal.say("/set mode hybrid");
      assertThat(terminal.say("What is your name?")).containsExactly("  My name is Parlance.");
      terminal.type("/bye" + ENTER);
      assertThat(terminal.leave()).isZero();
      assertThat(terminal.raw()).doesNotContain("\u001b");
    }
  }
}
