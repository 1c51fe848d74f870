package io.parlance.seq2seq.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.tensor.Parallel;
import io.parlance.text.CorpusException;
import io.parlance.text.dialogues.Dialogues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChatCorpusReaderTest {
  private final Path directory;

  ChatCorpusReaderTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Dialogues dialogues(String name, String content) throws IOException {
    Path file = Files.writeString(directory.resolve(name), content);
    return Dialogues.of(List.of(file.toString()), StandardCharsets.UTF_8);
  }

  private static CorpusReading read(Dialogues training, Optional<Dialogues> heldOut, int threads)
      throws IOException {
    try (Parallel parallel = Parallel.of(threads)) {
      return new ChatCorpusReader(ChatCorpusOptions.defaults(), "auto", parallel)
          .read(training, heldOut);
    }
  }

  @Test
  void a_corpus_is_the_same_on_any_number_of_threads() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2500; i++) {
      text.append("question number ").append(i % 700).append("?\tThat is ").append(i).append('\n');
    }
    Dialogues dialogues = dialogues("talks.tsv", text.toString());
    ChatCorpus one = read(dialogues, Optional.empty(), 1).corpus();
    ChatCorpus three = read(dialogues, Optional.empty(), 3).corpus();
    assertThat(one.heldOut()).hasSize(50);
    assertThat(three.vocabulary().words().counts())
        .containsExactly(one.vocabulary().words().counts());
    for (int i = 0; i < one.training().size(); i++) {
      assertThat(three.training().get(i).reply()).containsExactly(one.training().get(i).reply());
    }
  }

  @Test
  void files_to_measure_by_leave_all_others_to_learn_from() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("hello\thi\n".repeat(60));
    CorpusReading reading =
        read(
            dialogues("talks.tsv", text.toString()),
            Optional.of(dialogues("held-out.tsv", "hello\thi there\n")),
            1);
    assertThat(reading.corpus().training()).hasSize(60);
    assertThat(reading.corpus().heldOut()).hasSize(1);
    assertThat(reading.heldOut().orElseThrow().pairs()).isEqualTo(1);
  }

  @Test
  void dialogues_without_words_are_refused() throws IOException {
    Dialogues dialogues = dialogues("talks.tsv", "\u200b\t\u200b\n");
    assertThatThrownBy(() -> read(dialogues, Optional.empty(), 1))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no ");
  }
}
