package io.parlance.text.dialogues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.text.CorpusException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialoguesTest {
  private final Path directory;
  private final List<Dialogue> found = new ArrayList<>();

  DialoguesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private String file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  private DialogueReport read(String... files) throws IOException {
    found.clear();
    return Dialogues.of(List.of(files), StandardCharsets.UTF_8).read(found::add);
  }

  private List<List<String>> said() {
    return found.stream().map(Dialogue::utterances).toList();
  }

  private DialogueFile only(DialogueReport report) {
    assertThat(report.files()).hasSize(1);
    return report.files().get(0);
  }

  @Test
  void a_line_with_tabs_is_a_dialogue() throws IOException {
    String file = file("a", "Hi.\tHello!\tHow are  you?\r\nalone\n\n\tlate\t\tanswer \n");
    DialogueReport report = read(file);
    assertThat(found)
        .containsExactly(
            new Dialogue(List.of("Hi.", "Hello!", "How are you?"), file, 1),
            new Dialogue(List.of("alone"), file, 2),
            new Dialogue(List.of("late", "answer"), file, 4));
    assertThat(only(report).format()).isEqualTo(DialogueFormat.TSV);
    assertThat(report.dialogues()).isEqualTo(3);
    assertThat(report.utterances()).isEqualTo(6);
    assertThat(report.pairs()).isEqualTo(3);
  }

  @Test
  void chat_messages_are_read_without_the_system_and_tools() throws IOException {
    DialogueReport report =
        read(
            file(
                "chat.txt",
                """
                {"messages": [{"role": "system", "content": "Be brief."},
                """
                        .strip()
                    + """
                     {"role": "user", "content": "Hi\\nthere"}, {"content": "Hello", "role": "assistant"},\
                     {"role": "assistant", "content": null, "tool_calls": [{"id": "x"}]},\
                     {"role": "tool", "content": "42"}, {"role": "assistant", "content": "again."},\
                     {"role": "user", "content": [{"type": "text", "text": "See"},\
                     {"type": "image", "url": "u"}, {"type": "text", "text": "this"}]}]}
                    {"conversations": [{"from": "human", "value": "你好"}, {"from": "gpt", "value": "你好！"}]}
                    ["one", "two", "three"]
                    {"dialog": ["a", "b"], "id": 7}
                    {"prompt": "Q", "completion": "A", "meta": {"deep": [1, {"x": 2}]}}
                    """));
    assertThat(said())
        .containsExactly(
            List.of("Hi there", "Hello again.", "See this"),
            List.of("你好", "你好！"),
            List.of("one", "two", "three"),
            List.of("a", "b"),
            List.of("Q", "A"));
    assertThat(found.get(2).line()).isEqualTo(3);
    assertThat(only(report).format()).isEqualTo(DialogueFormat.JSON_LINES);
    assertThat(report.malformed()).isZero();
  }

  @Test
  void what_is_no_dialogue_among_json_lines_is_left_out_and_counted() throws IOException {
    DialogueFile file =
        only(
            read(
                file(
                    "j",
                    "{\"messages\":[{\"role\":\"a\",\"content\":\"x\"},{\"role\":\"b\",\"content\":\"y\"}]}\n"
                        + "{\"messages\":[{\"role\n"
                        + "{\"other\":1}\n"
                        + "\n"
                        + "[".repeat(5000)
                        + "\nplain\n[\"c\",\"d\"] []\n")));
    assertThat(said()).containsExactly(List.of("x", "y"));
    assertThat(file.malformed()).isEqualTo(5);
    assertThat(file.firstMalformed().orElseThrow()).startsWith("line 2: no JSON: ");
  }

  @Test
  void a_json_array_over_many_lines_holds_dialogues() throws IOException {
    String text =
        """
        [
          {
            "id": "1",
            "conversations": [
              {"from": "human", "value": "a"},
              {"from": "gpt", "value": "b"}
            ]
          },
          ["c", "d"]
        ]
        """;
    assertThat(only(read(file("all.json", text))).format()).isEqualTo(DialogueFormat.JSON);
    assertThat(said()).containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(found.get(0).line()).isEqualTo(2);
    read(file("lists.json", "[[\"a\", \"b\"], [\"c\", \"d\"]]"));
    assertThat(said()).containsExactly(List.of("a", "b"), List.of("c", "d"));
    String broken = file("broken.json", text.substring(0, text.indexOf("\"c\"")));
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(broken + " is damaged JSON: line 9: no JSON: ");
  }

  @Test
  void films_are_read_from_their_two_files_in_any_order() throws IOException {
    String lines =
        file(
            "lines",
            """
            L3 +++$+++ u0 +++$+++ m0 +++$+++ ANN +++$+++ Why?
            L2 +++$+++ u1 +++$+++ m0 +++$+++ BOB +++$+++ No.
            broken +++$+++ line
            L1 +++$+++ u0 +++$+++ m0 +++$+++ ANN +++$+++ Will you come?
            L4 +++$+++ u1 +++$+++ m0 +++$+++ BOB +++$+++\s
            """);
    String conversations =
        file(
            "conversations",
            """
            u0 +++$+++ u1 +++$+++ m0 +++$+++ ['L1', 'L2', 'L3', 'L4']
            u0 +++$+++ u1 +++$+++ m0 +++$+++ ['L1', 'L9', 'L2', 'L3']
            """);
    String people =
        file("people", "u0 +++$+++ ANN +++$+++ m0 +++$+++ a film +++$+++ f +++$+++ 4\n");
    for (List<String> files :
        List.of(List.of(lines, conversations, people), List.of(people, conversations, lines))) {
      DialogueReport report = read(files.toArray(String[]::new));
      assertThat(said())
          .containsExactly(
              List.of("Will you come?", "No.", "Why?"),
              List.of("Will you come?"),
              List.of("No.", "Why?"));
      assertThat(report.malformed()).isEqualTo(2);
      assertThat(report.files())
          .extracting(DialogueFile::format)
          .containsExactlyInAnyOrder(
              DialogueFormat.CORNELL_LINES,
              DialogueFormat.CORNELL_CONVERSATIONS,
              DialogueFormat.NONE);
    }
    assertThatThrownBy(() -> read(lines)).hasMessageContaining("name both files");
    assertThatThrownBy(() -> read(conversations))
        .hasMessageContaining("which stand in movie_lines.txt");
  }

  @Test
  void convokit_tells_who_replies_to_whom() throws IOException {
    DialogueReport report =
        read(
            file(
                "utterances.jsonl",
                """
                {"id": "3", "conversation_id": "1", "text": "three", "speaker": "a", "reply-to": "2", "meta": {"x": []}}
                {"id": "2", "conversation_id": "1", "text": "two", "speaker": "b", "reply-to": "1"}
                {"id": "1", "conversation_id": "1", "text": "one", "speaker": "a", "reply-to": null}
                {"id": "4", "conversation_id": "1", "text": "other", "speaker": "c", "reply-to": "1"}
                {"id": "5", "conversation_id": "5", "text": "new", "speaker": "a", "reply-to": null}
                {"id": "6", "conversation_id": "5", "text": "reply", "speaker": "b", "reply-to": "5"}
                {"id": "7", "conversation_id": "7", "text": "x", "speaker": "b", "reply-to": "7"}
                """));
    assertThat(said())
        .containsExactly(
            List.of("one", "two", "three"), List.of("one", "other"), List.of("new", "reply"));
    assertThat(only(report).format()).isEqualTo(DialogueFormat.CONVOKIT);
    assertThat(report.malformed()).isOne();
  }

  @Test
  void chatterbots_lists_are_dialogues() throws IOException {
    DialogueReport report =
        read(
            file(
                "ai.yml",
                """
                # ours
                categories:
                - small talk
                conversations:
                - - Hello
                  - "Hi: you"
                  - >-
                    how
                    are you?
                - - One?
                  - [nested]
                  - 2
                - alone
                """));
    assertThat(said())
        .containsExactly(List.of("Hello", "Hi: you", "how are you?"), List.of("One?", "2"));
    assertThat(found.get(1).line()).isEqualTo(10);
    assertThat(report.malformed()).isEqualTo(2);
    String broken = file("broken.yml", "conversations:\n- - What: is\n  - \"open\n");
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(broken + " is damaged YAML: line ");
  }

  @Test
  void each_question_with_each_of_its_answers_is_a_dialogue() throws IOException {
    DialogueReport report =
        read(
            file(
                "faq",
                """
                Q: What is it?
                A: A thing,
                   as others.
                A: Who knows.

                q：谁？
                Q: Where?
                A:\tHere.
                """));
    assertThat(said())
        .containsExactly(
            List.of("What is it?", "A thing, as others."),
            List.of("What is it?", "Who knows."),
            List.of("Where?", "Here."));
    assertThat(only(report).format()).isEqualTo(DialogueFormat.QUESTION_ANSWER);
    assertThat(found.get(2).line()).isEqualTo(7);
    assertThat(only(report).malformed()).isOne();
    read(file("talk", "User: Hi\nBot: Hello\nUser: Bye\n\nUser: Ho\nBot: Hum\n"));
    assertThat(said()).containsExactly(List.of("Hi", "Hello", "Bye"), List.of("Ho", "Hum"));
    read(file("zh", "问：你是谁？\n答：我是机器人。\n"));
    assertThat(said()).containsExactly(List.of("你是谁？", "我是机器人。"));
  }

  @Test
  void lines_between_blank_lines_are_a_dialogue() throws IOException {
    DialogueReport report =
        read(file("b", "\nHi\nHello\n \nHow are you?\nFine.\nGood.\n\n\nalone"));
    assertThat(said())
        .containsExactly(
            List.of("Hi", "Hello"), List.of("How are you?", "Fine.", "Good."), List.of("alone"));
    assertThat(found.get(1).line()).isEqualTo(5);
    assertThat(only(report).format()).isEqualTo(DialogueFormat.BLOCKS);
  }

  @Test
  void files_of_all_kinds_are_read_again_and_again() throws IOException {
    Path packed = directory.resolve("packed");
    try (BufferedWriter writer =
        new BufferedWriter(
            new java.io.OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(packed)), Charset.forName("GB18030")))) {
      writer.write("你好\t再见\n");
    }
    String json = file("z.json", "\uFEFF[\"a\", \"b\"]\n[\"c\", \"d\"]\n");
    Dialogues dialogues =
        Dialogues.of(List.of(packed.toString(), json), Charset.forName("GB18030"));
    DialogueReport first = dialogues.read(found::add);
    DialogueReport second = dialogues.read(found::add);
    assertThat(second).isEqualTo(first);
    assertThat(said().subList(3, 6)).isEqualTo(said().subList(0, 3));
    assertThat(said().get(0)).containsExactly("你好", "再见");
    assertThat(first.files().get(0).source().sha256()).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "only one line",
        "one\ntwo\nthree\n",
        "p\n\nq\n\nr\n",
        "\n\n",
        "[]",
        "{}",
        "{\"a\":",
        "Q: no answer\n",
        "A: no question\n",
        "conversations:\n",
        "%PDF-1.7 x\ty"
      })
  void a_file_without_a_pair_is_an_error_of_one_line(String text) throws IOException {
    String file = file("none", text);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(file + " ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void an_utterance_keeps_its_first_64_ki_characters() throws IOException {
    String giant = "word ".repeat(100_000);
    DialogueReport report = read(file("long", giant + "\t" + giant + "\tshort\n"));
    assertThat(said().get(0)).hasSize(3);
    assertThat(said().get(0).get(0)).hasSizeLessThanOrEqualTo(Dialogues.MAX_UTTERANCE);
    assertThat(report.cutUtterances()).isEqualTo(2);
  }

  @Test
  void a_line_of_any_length_takes_little_memory() throws IOException {
    Path file = directory.resolve("giant");
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("a\tb\n");
      for (int i = 0; i < 1 << 11; i++) {
        writer.write("0123456789abcdef".repeat(1 << 10));
      }
      writer.write("\nc\td\n");
    }
    DialogueReport report = read(file.toString());
    assertThat(report.dialogues()).isEqualTo(3);
    assertThat(found.get(2)).isEqualTo(new Dialogue(List.of("c", "d"), file.toString(), 3));
    assertThat(report.cutUtterances()).isEqualTo(2);
  }

  @Test
  void a_dialogue_without_end_comes_in_parts_and_no_pair_is_lost() throws IOException {
    DialogueReport report = read(file("endless", "x\n\n" + "line\n".repeat(10_000)));
    assertThat(report.pairs()).isEqualTo(9_999);
    assertThat(report.utterances()).isEqualTo(10_001);
    assertThat(found).hasSizeGreaterThan(2);
  }

  @Test
  void broken_bytes_are_replaced_and_counted() throws IOException {
    Path file = directory.resolve("latin");
    Files.write(file, "ein sehr schöner Tag\tja, wirklich\n".getBytes(StandardCharsets.ISO_8859_1));
    DialogueReport report = read(file.toString());
    assertThat(report.brokenSequences()).isOne();
    assertThat(said().get(0).get(0)).isEqualTo("ein sehr sch\uFFFDner Tag");
    Files.write(file, new byte[] {'a', '\t', 0, 'b'});
    assertThatThrownBy(() -> read(file.toString()))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("NUL at byte 2");
  }

  @Test
  void what_a_sink_throws_ends_the_reading() throws IOException {
    String file = file("a", "a\tb\n");
    assertThatThrownBy(
            () ->
                Dialogues.of(List.of(file), StandardCharsets.UTF_8)
                    .read(
                        dialogue -> {
                          throw new IOException("enough");
                        }))
        .hasMessage("enough");
  }

  @Test
  void pairs_have_as_many_turns_before_as_there_are() {
    assertThat(ExchangePair.of(List.of("a", "b", "c", "d"), 1))
        .containsExactly(
            new ExchangePair<>(List.of("a"), "b"),
            new ExchangePair<>(List.of("a", "b"), "c"),
            new ExchangePair<>(List.of("b", "c"), "d"));
    assertThat(ExchangePair.of(List.of("a"), 0)).isEmpty();
    assertThat(ExchangePair.of(List.of("a", "b"), 9).get(0).question()).isEqualTo("a");
    assertThatThrownBy(() -> ExchangePair.of(List.of("a"), -1)).hasMessageContaining("is -1");
  }

  @Test
  void what_words_mean_is_built_in() throws IOException {
    DialogueReport report = read("definitions:");
    assertThat(report.dialogues()).isGreaterThan(4000);
    assertThat(said())
        .contains(
            List.of(
                "What is a violin?",
                "A bowed stringed instrument that is the highest member of the violin family."),
            List.of("What does poetry mean?", "Literature in metrical form."));
    assertThat(said().stream().map(pair -> pair.get(0))).doesNotHaveDuplicates();
    assertThat(said().stream().map(pair -> pair.get(1))).doesNotHaveDuplicates();
  }
}
