package io.parlance.chatbot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.parlance.chatbot.Source;
import io.parlance.chatbot.Turn;
import io.parlance.text.dialogues.Dialogue;
import io.parlance.text.dialogues.Dialogues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationFilesTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:07Z"), ZoneOffset.ofHours(8));
  private static final List<Turn> TEA =
      List.of(
          turn("do you like tea?", "yes, very much."),
          new Turn("为什么？\n说吧", "因为\"好喝\" 😀", Source.RETRIEVED, 0.8125, Optional.empty()));

  @TempDir private Path folder = Path.of("");

  private static Turn turn(String text, String reply) {
    return new Turn(text, reply, Source.GENERATED, 0.5, Optional.empty());
  }

  private static Path saved(ConversationFiles files, List<Turn> turns) {
    ConversationLog log = files.begin("models/chat.safetensors");
    assertThat(log.save(turns)).isEmpty();
    return log.file().orElseThrow();
  }

  @Test
  void a_conversation_is_read_back_as_it_was_saved() throws IOException {
    try (ConversationFiles files = ConversationFiles.of(folder, NOON)) {
      Path file = saved(files, TEA);
      assertThat(file).isEqualTo(folder.resolve("conversations/2026-11-21-200007.json"));
      assertThat(files.read(file))
          .isEqualTo(
              new Conversation(
                  "models/chat.safetensors",
                  OffsetDateTime.parse("2026-11-21T20:00:07+08:00"),
                  TEA));
      assertThat(file)
          .content()
          .startsWith("{\n\"format\": 1,\n\"model\": \"models/chat.safetensors\",\n")
          .contains("\n{\"role\": \"user\", \"content\": \"do you like tea?\"},\n")
          .endsWith("\"source\": \"retrieved\", \"confidence\": 0.8125}\n]\n}\n");
    }
  }

  @Test
  void each_save_holds_all_that_was_said_and_leaves_nothing_beside_it() throws IOException {
    try (ConversationFiles files = ConversationFiles.of(folder, NOON)) {
      ConversationLog log = files.begin("m");
      assertThat(log.save(List.of())).isEmpty();
      assertThat(folder.resolve("conversations")).doesNotExist(); // nothing was said
      log.save(TEA.subList(0, 1));
      log.save(TEA);
      assertThat(files.read(log.file().orElseThrow()).turns()).isEqualTo(TEA);
      log.save(TEA.subList(0, 1)); // one was taken back
      assertThat(files.read(log.file().orElseThrow()).turns()).hasSize(1);
      assertThat(files.folder()).isDirectoryNotContaining("glob:**.tmp");
    }
  }

  @Test
  void a_saved_conversation_is_a_dialogue_to_learn_from() throws IOException {
    try (ConversationFiles files = ConversationFiles.of(folder, NOON)) {
      Path file = saved(files, TEA);
      List<Dialogue> dialogues = new ArrayList<>();
      Dialogues.of(List.of(file.toString()), StandardCharsets.UTF_8).read(dialogues::add);
      assertThat(dialogues).hasSize(1);
      assertThat(dialogues.get(0).utterances())
          .containsExactly("do you like tea?", "yes, very much.", "为什么？ 说吧", "因为\"好喝\" 😀");
    }
  }

  @Test
  void a_conversation_is_found_by_name_by_path_and_as_the_latest() throws IOException {
    try (ConversationFiles files = ConversationFiles.of(folder, NOON)) {
      assertThat(files.latest()).isEmpty();
      Path first = saved(files, TEA);
      Path second = saved(files, TEA);
      Files.setLastModifiedTime(first, FileTime.from(NOON.instant().plusSeconds(5)));
      Files.setLastModifiedTime(second, FileTime.from(NOON.instant()));
      assertThat(files.list()).containsExactly(first, second);
      assertThat(files.latest()).contains(first);
      assertThat(files.find("2026-11-21-200007-2")).isEqualTo(second);
      assertThat(files.find("2026-11-21-200007.json")).isEqualTo(first);
      assertThat(files.find(second.toString())).isEqualTo(second);
      assertThat(ConversationFiles.name(second)).isEqualTo("2026-11-21-200007-2");
      assertThatThrownBy(() -> files.find("yesterday\u001b[2J"))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "no conversation yesterday[2J: expected a file, or a name in "
                  + files.folder()
                  + ", as 2026-11-21-200007, 2026-11-21-200007-2");
      assertThatThrownBy(() -> files.find("nul\0")).hasMessage("nul: is no file's name");
      assertThatThrownBy(() -> files.find("")).hasMessageStartingWith("no conversation : expected");
    }
  }

  @Test
  void two_chats_never_share_a_file() throws IOException {
    try (ConversationFiles one = ConversationFiles.of(folder, NOON);
        ConversationFiles other = ConversationFiles.of(folder, NOON)) {
      Path first = saved(one, TEA);
      assertThat(saved(other, TEA)).isNotEqualTo(first);
      ConversationLog copy = other.resume(first);
      assertThat(copy.file()).isEmpty();
      assertThat(copy.conversation().turns()).isEqualTo(TEA);
      copy.save(TEA.subList(0, 1));
      assertThat(copy.file().orElseThrow()).isNotEqualTo(first);
      assertThat(one.read(first).turns()).isEqualTo(TEA);
      assertThat(one.resume(first).file()).contains(first); // it is its own
    }
  }

  @Test
  void a_conversation_goes_on_in_its_file() throws IOException {
    Path file;
    try (ConversationFiles files = ConversationFiles.of(folder, NOON)) {
      file = saved(files, TEA.subList(0, 1));
    }
    try (ConversationFiles files = ConversationFiles.of(folder)) {
      ConversationLog log = files.resume(file);
      log.save(TEA);
      assertThat(log.file()).contains(file);
      assertThat(files.read(file).turns()).isEqualTo(TEA);
      assertThat(files.read(file).started()).isEqualTo("2026-11-21T20:00:07+08:00");
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_once_and_tried_again() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    try (ConversationFiles files = ConversationFiles.of(folder, NOON)) {
      ConversationLog log = files.begin("m");
      log.save(TEA.subList(0, 1));
      Path place = files.folder();
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r-x------"));
      assertThat(log.save(TEA))
          .contains(
              "this conversation is not saved: "
                  + log.file().orElseThrow()
                  + ": its directory is read-only");
      assertThat(log.save(TEA)).isEmpty();
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwx------"));
      assertThat(log.save(TEA)).isEmpty();
      assertThat(files.read(log.file().orElseThrow()).turns()).isEqualTo(TEA);
    }
  }

  @Test
  void where_no_folder_can_be_made_a_warning_tells_it() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "a file");
    try (ConversationFiles files = ConversationFiles.of(taken, NOON)) {
      ConversationLog log = files.begin("m");
      assertThat(log.save(TEA).orElseThrow())
          .startsWith("this conversation is not saved: " + taken)
          .doesNotContain("\n");
      assertThat(log.file()).isEmpty();
      assertThat(log.save(TEA)).isEmpty();
      Files.delete(taken);
      assertThat(log.save(TEA)).isEmpty();
      assertThat(log.file()).isPresent();
    }
  }

  @Test
  void a_file_that_was_deleted_with_its_folder_is_written_anew() throws IOException {
    try (ConversationFiles files = ConversationFiles.of(folder, NOON)) {
      ConversationLog log = files.begin("m");
      log.save(TEA);
      for (Path file : List.of(log.file().orElseThrow(), files.folder().resolve(".locks"))) {
        Files.delete(file);
      }
      Files.delete(files.folder());
      assertThat(log.save(TEA)).isEmpty();
      assertThat(files.read(log.file().orElseThrow()).turns()).isEqualTo(TEA);
    }
  }

  @Test
  void a_truncated_file_is_refused_with_its_offset_and_stays_as_it_is() throws IOException {
    try (ConversationFiles files = ConversationFiles.of(folder, NOON)) {
      Path file = saved(files, TEA);
      byte[] whole = Files.readAllBytes(file);
      Path cut = folder.resolve("cut.json");
      for (int length = 0; length < whole.length - 2; length++) { // the last is a line end
        byte[] part = Arrays.copyOf(whole, length);
        Files.write(cut, part);
        assertThatThrownBy(() -> files.resume(cut))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith(cut + ": damaged at byte ")
            .hasMessageNotContaining("\n");
        assertThat(cut).hasBinaryContent(part);
      }
    }
  }

  @Test
  void a_file_of_another_kind_is_told_what_was_expected() throws IOException {
    try (ConversationFiles files = ConversationFiles.of(folder, NOON)) {
      Path file = folder.resolve("other.json");
      for (String[] pair :
          new String[][] {
            {"[1]", "damaged at byte 0: expected an object that begins with {"},
            {"{\"format\": 2}", "damaged at byte 11: format 2: expected 1; a later Parlance"},
            {"{\"format\": 1}", "no conversation: expected \"format\": 1, and \"messages\""},
            {"{\"messages\": 3}", "damaged at byte 13: expected a list of messages"},
            {message("assistant", "hi"), "expected a message of the user, not of assistant"},
            {message("user", "hi"), "the last message of the user has no reply"},
            {"{\"format\":1,\"messages\":[{}]}", "expected a message with \"role\" and"},
            {"{\"format\":1,\"messages\":[]} {}", "more than one JSON value in the file"},
            {"{\"format\":1,\"started\":\"now\"}", "expected a date and time, not now"},
            {"\0\0{\0", "it is not JSON in UTF-8"},
          }) {
        Files.writeString(file, pair[0]);
        assertThatThrownBy(() -> files.read(file))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith(file + ": damaged at byte ")
            .hasMessageContaining(pair[1]);
      }
      assertThatThrownBy(() -> files.read(folder.resolve("none.json")))
          .hasMessage(folder.resolve("none.json") + ": no such file");
    }
  }

  private static String message(String role, String content) {
    return "{\"format\":1,\"messages\":[{\"role\":\""
        + role
        + "\",\"content\":\""
        + content
        + "\"}]}";
  }

  @Test
  void markdown_shows_the_texts_as_they_are() throws IOException {
    Path file = folder.resolve("talk.md");
    ExportFormat.MARKDOWN.write(
        new Conversation(
            "/home/ann/models/chat_en.safetensors",
            OffsetDateTime.parse("2026-11-21T20:00:07+08:00"),
            List.of(turn("what is *x*?\n- a_b\n1. <b>", "2 # 3"))),
        file);
    assertThat(file)
        .hasContent(
            """
            # A chat with chat\\_en.safetensors

            2026-11-21 20:00

            **You:** what is \\*x\\*?\\
            \\- a\\_b\\
            1\\. \\<b\\>

            **Parlance:** 2 \\# 3
            """);
    assertThat(ExportFormat.named("MD")).contains(ExportFormat.MARKDOWN);
    assertThat(ExportFormat.named("pdf")).isEmpty();
  }

  @Property(tries = 200)
  void any_text_is_read_back(@ForAll String text, @ForAll String reply) throws IOException {
    Path file = Files.createTempFile("conversation", ".json");
    try {
      List<Turn> turns = List.of(turn(wellFormed(text), wellFormed(reply)));
      Conversation said = new Conversation("m", OffsetDateTime.now(NOON), turns);
      ExportFormat.JSON.write(said, file);
      assertThat(ConversationReader.read(file)).isEqualTo(said);
    } finally {
      Files.delete(file);
    }
  }

  /** UTF-8 has no lone surrogates. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
