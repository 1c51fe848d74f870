package io.parlance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentReaderTest {
  private final Path folder;

  DocumentReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private EncodedCorpus encode(int minCount, String... files) throws IOException {
    List<String> names = new ArrayList<>();
    for (String text : files) {
      Path file = folder.resolve("f" + names.size() + ".txt");
      Files.writeString(file, text);
      names.add(file.toString());
    }
    return new CorpusEncoder(
            TextAnalyzer.named("whitespace"),
            EncodingOptions.defaults().withMinCount(minCount),
            2,
            EncodingListener.none())
        .encode(Corpus.of(names, StandardCharsets.UTF_8));
  }

  private List<String> read(EncodedCorpus corpus, DocumentReader reader) throws IOException {
    List<String> found = new ArrayList<>();
    while (reader.next()) {
      StringBuilder line = new StringBuilder();
      line.append(Path.of(reader.place().source()).getFileName().toString().charAt(1));
      line.append(':').append(reader.place().line());
      for (int i = 0; i < reader.length(); i++) {
        line.append(' ').append(corpus.vocabulary().word(reader.ids()[i]));
      }
      found.add(line.toString());
    }
    return found;
  }

  private List<String> read(EncodedCorpus corpus, DocumentUnit unit) throws IOException {
    return read(corpus, corpus.documents(unit));
  }

  @Test
  void lines_paragraphs_and_files_are_told_apart_and_placed() throws IOException {
    try (EncodedCorpus corpus = encode(1, "a b\nc\n\n\n\nd\n", "\n\ne\nf", "g\n")) {
      assertThat(read(corpus, DocumentUnit.LINE))
          .containsExactly("0:1 a b", "0:2 c", "0:6 d", "1:3 e", "1:4 f", "2:1 g");
      assertThat(read(corpus, DocumentUnit.PARAGRAPH))
          .containsExactly("0:1 a b c", "0:6 d", "1:3 e f", "2:1 g");
      assertThat(read(corpus, DocumentUnit.FILE))
          .containsExactly("0:1 a b c d", "1:3 e f", "2:1 g");
    }
  }

  @Test
  void lines_and_files_that_lost_their_words_are_passed_over_but_counted() throws IOException {
    try (EncodedCorpus corpus = encode(2, "x\na b\ny\na\n", "z\n", "w\n\nb\nv\n")) {
      assertThat(read(corpus, DocumentUnit.LINE)).containsExactly("0:2 a b", "0:4 a", "2:3 b");
    }
  }

  @Test
  void a_line_longer_than_a_sentence_is_one_document() throws IOException {
    try (EncodedCorpus corpus = encode(1, "a ".repeat(2500) + "\nb\n")) {
      DocumentReader reader = corpus.documents(DocumentUnit.LINE);
      assertThat(reader.next()).isTrue();
      assertThat(reader.length()).isEqualTo(2500);
      assertThat(reader.next()).isTrue();
      assertThat(reader.place().line()).isEqualTo(2);
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void reading_goes_on_from_a_mark() throws IOException {
    try (EncodedCorpus corpus = encode(2, "x\na b\ny\na\n", "z\n", "w\n\nb\nv\n")) {
      DocumentReader reader = corpus.documents(DocumentUnit.LINE);
      assertThat(reader.next()).isTrue();
      DocumentReader.Mark mark = reader.mark();
      for (int i = 0; i < 2; i++) {
        assertThat(read(corpus, corpus.documents(DocumentUnit.LINE, mark)))
            .containsExactly("0:4 a", "2:3 b");
      }
    }
  }
}
