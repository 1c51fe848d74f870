package io.parlance.dl4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.text.Corpus;
import io.parlance.text.DocumentUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.deeplearning4j.text.documentiterator.LabelledDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusDocumentsTest {
  @TempDir private Path folder = Path.of("");
  private Path a = Path.of("");
  private Path b = Path.of("");

  @BeforeEach
  void write() throws IOException {
    a = Files.writeString(folder.resolve("a.txt"), "\none\ntwo\n \n\nthree\n");
    b = Files.writeString(folder.resolve("b.txt"), "four\n\nfive");
  }

  private CorpusDocuments documents(DocumentUnit unit) throws IOException {
    return new CorpusDocuments(Corpus.of(List.of(folder.toString()), StandardCharsets.UTF_8), unit);
  }

  private static List<String> rest(CorpusDocuments documents) {
    List<String> rest = new ArrayList<>();
    while (documents.hasNext()) {
      LabelledDocument document = documents.next();
      rest.add(document.getLabels().get(0) + "=" + document.getContent());
    }
    return rest;
  }

  @Test
  void a_document_is_a_line_a_paragraph_or_a_file_and_its_label_says_where_it_begins()
      throws IOException {
    assertThat(rest(documents(DocumentUnit.LINE)))
        .containsExactly(a + ":2=one", a + ":3=two", a + ":6=three", b + ":1=four", b + ":3=five");
    assertThat(rest(documents(DocumentUnit.PARAGRAPH)))
        .containsExactly(a + ":2=one\ntwo", a + ":6=three", b + ":1=four", b + ":3=five");
    assertThat(rest(documents(DocumentUnit.FILE)))
        .containsExactly(a + ":2=one\ntwo\nthree", b + ":1=four\nfive");
  }

  @Test
  void it_starts_again_and_knows_the_labels_it_gave_each_once() throws IOException {
    CorpusDocuments documents = documents(DocumentUnit.FILE);
    List<String> first = rest(documents);
    assertThatThrownBy(documents::nextDocument).isInstanceOf(NoSuchElementException.class);

    documents.reset();

    assertThat(rest(documents)).isEqualTo(first);
    assertThat(documents.getLabelsSource().getLabels()).containsExactly(a + ":2", b + ":1");
    documents.reset();
    documents.nextDocument();
    documents.shutdown();
    assertThat(rest(documents)).isEqualTo(first);
  }
}
