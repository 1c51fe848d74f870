package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.parlance.chatbot.Source;
import io.parlance.chatbot.Turn;
import io.parlance.chatbot.conversation.ConversationFiles;
import io.parlance.tests.Launcher.Outcome;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A chat in a pipe: a line in, a line out, whatever the line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatPipeTest {
  private static final int LINES = 10_000;
  private static final int WARM = 2_000; // lines after which nothing more is kept
  private static final long GROWTH = 1 << 20; // bytes, of 8,000 lines: a turn takes more than 131
  private static final List<String> QUESTIONS =
      List.of("How are you?", "What is your name?", "Do you like tea?", "What is new?");
  private static final List<String> REPLIES =
      List.of(
          "I am fine.", "My name is Parlance.", "Yes, with milk and honey.", "Nothing much today.");

  private Path folder = Path.of("");

  @BeforeAll
  void train(@TempDir Path directory) throws IOException, InterruptedException {
    folder = directory;
    TinyChat.english(folder);
    TinyChat.chinese(folder);
  }

  private Launcher launcher() {
    return Launcher.in(folder).with("PARLANCE_USER_HOME", folder.resolve("home").toString());
  }

  private Outcome shell(String line) throws IOException, InterruptedException {
    return launcher().shell(line);
  }

  /** A chat that goes on while the test does: each line is replied to before the next is said. */
  private record Talk(Process process, BufferedReader replies) implements AutoCloseable {

    static Talk with(Launcher launcher, String... arguments) throws IOException {
      List<String> command = new ArrayList<>(List.of(launcher.script().toString(), "chat"));
      command.addAll(List.of(arguments));
      Process process = launcher.start(command);
      return new Talk(
          process,
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    Optional<String> say(String line) throws IOException {
      OutputStream out = process.getOutputStream();
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return Optional.ofNullable(replies.readLine());
    }

    /** Ends the input, and the chat with it. */
    int end() throws IOException, InterruptedException {
      process.getOutputStream().close();
      assertThat(replies.readLine()).isNull();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }

    /** Bytes of all objects that live. */
    long liveBytes() throws IOException, InterruptedException {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      Process histogram =
          new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").start();
      String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(histogram.waitFor()).isZero();
      Matcher total = Pattern.compile("Total +\\d+ +(\\d+)").matcher(text);
      assertThat(total.find()).as(text).isTrue();
      return Long.parseLong(total.group(1));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @Test
  void ten_thousand_lines_get_their_replies_one_by_one_and_leave_nothing_behind() throws Exception {
    Launcher small = launcher().with("PARLANCE_JAVA_OPTS", "-Xms16m -Xmn8m -Xmx48m");
    try (Talk talk = Talk.with(small, "english.safetensors", "--greedy")) {
      long warm = 0;
      for (int line = 0; line < LINES; line++) {
        int which = line % QUESTIONS.size();
        assertThat(talk.say(QUESTIONS.get(which))).as("line %d", line).hasValue(REPLIES.get(which));
        warm = line == WARM ? talk.liveBytes() : warm;
      }
      assertThat(talk.liveBytes() - warm).isLessThan(GROWTH);
      assertThat(talk.end()).isZero();
    }
  }

  private static byte[] strangeLines() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.write("\uFEFFHow are you?\r\n".getBytes(StandardCharsets.UTF_8));
    for (String text :
        List.of(
            "",
            " \t ",
            "x".repeat(100_000),
            "how are you ".repeat(9_000),
            "很".repeat(100_000),
            "\u001b[2J\u001b]0;owned\u0007\u009b5n\u0000 and \u007f",
            "\u202eevil\u2028line\u2029\u200b\u000b\f\u0085",
            "/bye",
            "/set beam 0",
            "🙂👨‍👩‍👧 e\u0301 \uD83C\uDDE9\uD83C\uDDEA",
            "你叫什么名字？",
            "\"\"\"",
            "What is\ryour name?")) {
      lines.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
    lines.write(new byte[] {(byte) 0xFF, (byte) 0xC3, '(', (byte) 0xE4, (byte) 0xBD, '\n'});
    lines.write(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xF8, '\n'});
    Random random = new Random(7);
    for (int line = 0; line < 300; line++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] = bytes[at] == '\n' ? (byte) 0x1B : bytes[at];
      }
      lines.write(bytes);
      lines.write('\n');
    }
    lines.write("What is your name?".getBytes(StandardCharsets.UTF_8)); // no end of line
    return lines.toByteArray();
  }

  private Outcome feed(byte[] lines, String flags) throws IOException, InterruptedException {
    Files.write(folder.resolve("strange.txt"), lines);
    return shell("parlance chat english.safetensors " + flags + " < strange.txt");
  }

  private static long count(byte[] lines) {
    return 1
        + new String(lines, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
  }

  @Test
  void whatever_the_lines_are_each_gets_one_line_that_commands_no_terminal() throws Exception {
    byte[] lines = strangeLines();
    Outcome outcome = feed(lines, "");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).endsWith("\n").doesNotContain("\r", "\uFEFF", "\u2028", "\u202e");
    assertThat(outcome.out().codePoints().filter(Character::isISOControl)).containsOnly((int) '\n');
    List<String> replies = List.of(outcome.out().split("\n", -1));
    assertThat(replies).hasSize((int) count(lines) + 1); // and nothing behind the last one
    assertThat(replies.get(0)).isEqualTo("I am fine.");
    assertThat(replies.subList(1, 3)).containsOnly("");
    assertThat(replies.subList(3, 17)).doesNotContain("");
    assertThat(replies.get(11)).contains("English", "英语");
    assertThat(replies.get(replies.size() - 2)).isEqualTo("My name is Parlance.");
  }

  @Test
  void as_json_each_line_is_an_object_with_candidates_and_scores() throws Exception {
    byte[] lines = strangeLines();
    Outcome outcome = feed(lines, "--json");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<String> objects = outcome.out().lines().toList();
    assertThat(objects).hasSize((int) count(lines));
    for (String object : objects) {
      assertThat(object).startsWith("{\"reply\":\"");
      assertThat(object.codePoints().filter(Character::isISOControl)).isEmpty();
      try (JsonParser parser = new JsonFactory().createParser(object)) {
        assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        parser.skipChildren();
        assertThat(parser.nextToken()).isNull();
      }
    }
    assertThat(objects.get(0))
        .contains("\"reply\":\"I am fine.\"", "\"candidates\":[{\"text\":\"", "\"score\":")
        .contains("\"known_question\":\"How are you?\"");
    assertThat(objects.get(1)).isEqualTo("{\"reply\":\"\",\"candidates\":[]}");
  }

  @Test
  void each_speaks_its_language_and_says_in_both_that_it_speaks_no_other() throws Exception {
    Outcome english = shell("echo 你好吗？ | parlance chat english.safetensors");
    assertThat(english.out()).contains("I only speak English", "只会说英语").hasLineCount(1);
    Outcome chinese =
        shell("printf '你叫什么名字？\\nWhat is your name?\\n' | parlance chat chinese.safetensors");
    List<String> replies = chinese.out().lines().toList();
    assertThat(replies).hasSize(2);
    assertThat(replies.get(0)).isEqualTo("我叫小鹦。");
    assertThat(replies.get(1)).contains("I only speak Chinese", "只会说中文");
  }

  @Test
  void one_reply_can_be_had_for_a_text_of_any_kind() throws Exception {
    Outcome once = shell("parlance chat english.safetensors --once 'How are you?'");
    assertThat(once.out()).isEqualTo("I am fine.\n");
    assertThat(once.err()).isEmpty();
    Outcome evil = shell("parlance chat english.safetensors --once $'\\e[2J\\xff /set\\n beam 0'");
    assertThat(evil.exitCode()).isZero();
    assertThat(evil.out()).hasLineCount(1).doesNotContain("\u001b");
    Outcome json = shell("parlance chat english.safetensors --json --once 'Hello there!'");
    assertThat(json.out()).startsWith("{\"reply\":\"Good morning!\"").hasLineCount(1);
  }

  @Test
  void wrong_flags_are_told_with_what_is_expected() throws Exception {
    for (String flag : List.of("--beam 0", "--mode loud", "--confidence 2", "--max-length 0")) {
      Outcome outcome = shell("parlance chat english.safetensors --once hi " + flag);
      assertThat(outcome.exitCode()).as(flag).isEqualTo(2);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).contains(flag.substring(2, flag.indexOf(' '))).contains("expected");
    }
    Outcome none = shell("parlance chat no.safetensors --once hi");
    assertThat(none.exitCode()).isOne();
    assertThat(none.err()).contains("no.safetensors");
  }

  @Test
  void a_model_that_is_deleted_while_in_use_goes_on_talking() throws Exception {
    Path model = Files.copy(folder.resolve("english.safetensors"), folder.resolve("gone"));
    try (Talk talk = Talk.with(launcher(), "gone")) {
      assertThat(talk.say("How are you?")).hasValue("I am fine.");
      Files.delete(model);
      assertThat(talk.say("Hello there!")).hasValue("Good morning!");
      assertThat(talk.end()).isZero();
    }
  }

  @Test
  void whoever_reads_no_more_ends_the_chat() throws Exception {
    Outcome outcome =
        shell("yes 'How are you?' | parlance chat english.safetensors | head -n 3; echo end");
    assertThat(outcome.out()).startsWith("I am fine.\n").endsWith("end\n").hasLineCount(4);
    assertThat(outcome.err()).isEmpty();
  }

  /** A conversation to go on with. */
  private static Path conversation(Path home) throws IOException {
    try (ConversationFiles files = ConversationFiles.of(home)) {
      var log = files.begin("english.safetensors");
      Turn turn = new Turn("Hi", "Hello", Source.GENERATED, 1, Optional.empty());
      assertThat(log.save(List.of(turn))).isEmpty();
      return log.file().orElseThrow();
    }
  }

  @Test
  void a_conversation_goes_on_in_a_pipe(@TempDir Path home) throws Exception {
    Path file = conversation(home);
    Launcher launcher = launcher().with("PARLANCE_USER_HOME", home.toString());
    Outcome outcome = launcher.feed("How are you?\n", "chat", "--continue");
    assertThat(outcome.out()).isEqualTo("I am fine.\n");
    assertThat(file).content().contains("Hello", "How are you?", "I am fine.");
  }

  @Test
  void a_full_disk_while_saving_is_told_once_and_the_chat_goes_on(@TempDir Path home)
      throws Exception {
    Path file = conversation(home);
    StringBuilder lines = new StringBuilder("How are you?\n");
    for (int line = 0; line < 5; line++) {
      lines.append("Tell me more ".repeat(2_000)).append('\n');
    }
    lines.append("What is your name?\n");
    Files.writeString(folder.resolve("long.txt"), lines);
    Outcome outcome =
        launcher()
            .with("PARLANCE_USER_HOME", home.toString())
            .shell("ulimit -f 60; parlance chat --continue < long.txt"); // 60 KB are all there is
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines()).hasSize(7).contains("My name is Parlance.");
    assertThat(outcome.err()).containsOnlyOnce("not saved").hasLineCount(1);
    try (ConversationFiles files = ConversationFiles.of(home)) {
      assertThat(files.read(file).turns()).hasSizeBetween(2, 4); // as long as there was space
    }
  }
}
