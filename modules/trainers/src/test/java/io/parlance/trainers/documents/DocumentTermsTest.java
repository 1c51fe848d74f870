package io.parlance.trainers.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Corpus;
import io.parlance.text.CorpusEncoder;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingOptions;
import io.parlance.text.TextAnalyzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTermsTest {
  private final Path folder;

  DocumentTermsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private EncodedCorpus encode(String text) throws IOException {
    Path file = folder.resolve("text");
    Files.writeString(file, text);
    return new CorpusEncoder(
            TextAnalyzer.named("whitespace"),
            EncodingOptions.defaults().withMinCount(1),
            1,
            EncodingListener.none())
        .encode(Corpus.of(List.of(file.toString()), StandardCharsets.UTF_8));
  }

  @Test
  void a_document_has_its_words_in_order_with_their_counts() throws IOException {
    try (EncodedCorpus corpus = encode("b a b c\n\nb\n")) {
      DocumentTerms matrix = DocumentTerms.of(corpus, DocumentUnit.LINE, 1 << 20);
      assertThat(matrix.documents()).isEqualTo(2);
      assertThat(matrix.terms()).isEqualTo(3);
      assertThat(matrix.cells()).isEqualTo(4);
      assertThat(matrix.tokens()).isEqualTo(5);
      CountBlock block = matrix.block(0);
      assertThat(block.starts()).containsExactly(0, 3, 4);
      assertThat(block.terms()).containsExactly(0, 1, 2, 0); // b, a, c; b
      assertThat(block.counts()).containsExactly(2, 1, 1, 1);
      assertThat(matrix.list().words(0, corpus.vocabulary())).containsExactly("b", "a", "b", "c");
      assertThat(matrix.list().place(1).line()).isEqualTo(3);
    }
  }

  @Test
  void blocks_are_the_same_kept_or_counted_anew() throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      for (int w = 0; w < 80; w++) {
        text.append('w').append(random.nextInt(2000)).append(' ');
      }
      text.append(i % 7 == 0 ? "\n\n" : "\n");
    }
    try (EncodedCorpus corpus = encode(text.toString())) {
      DocumentTerms kept = DocumentTerms.of(corpus, DocumentUnit.LINE, 1 << 30);
      DocumentTerms anew = DocumentTerms.of(corpus, DocumentUnit.LINE, 1 << 16);
      assertThat(kept.kept()).isTrue();
      assertThat(anew.kept()).isFalse();
      assertThat(anew.blocks()).isEqualTo(kept.blocks()).isGreaterThan(3);
      for (int i = kept.blocks() - 1; i >= 0; i--) {
        assertThat(anew.block(i)).usingRecursiveComparison().isEqualTo(kept.block(i));
      }
      assertThat(anew.list().place(2999)).isEqualTo(kept.list().place(2999));
      assertThat(anew.list().place(2999).line()).isEqualTo(2999 + 429 + 1);
    }
  }

  @Test
  void words_of_too_many_documents_are_left_out_kept_or_counted_anew() throws IOException {
    try (EncodedCorpus corpus = encode("a b\na c c\na\na b d\n")) {
      for (long memory : new long[] {1 << 20, 0}) {
        DocumentTerms all = DocumentTerms.of(corpus, DocumentUnit.LINE, memory);
        assertThat(all.kept()).isEqualTo(memory > 0);
        assertThat(all.withoutFrequent(1)).isSameAs(all);
        DocumentTerms rest = all.withoutFrequent(0.5); // b is in just half
        assertThat(rest.documents()).isEqualTo(4);
        assertThat(rest.cells()).isEqualTo(4);
        assertThat(rest.tokens()).isEqualTo(5);
        assertThat(rest.block(0).starts()).containsExactly(0, 1, 2, 2, 4);
        assertThat(rest.block(0).counts()).containsExactly(1, 2, 1, 1);
      }
    }
  }

  @Test
  void a_list_is_kept_in_a_model_and_held_against_it() throws IOException {
    try (EncodedCorpus corpus = encode("a b\n\nc\n")) {
      DocumentTerms matrix = DocumentTerms.of(corpus, DocumentUnit.LINE, 1 << 20);
      Embeddings bare =
          Embeddings.of(corpus.vocabulary(), RowMatrix.dense(3, 1), Provenance.none());
      assertThat(DocumentList.of(bare, 2)).isEmpty();
      Embeddings model = matrix.list().keepIn(bare);
      DocumentList list = DocumentList.of(model, 2).orElseThrow();
      assertThat(list.place(1)).isEqualTo(matrix.list().place(1));
      assertThat(list.words(0, model.vocabulary())).containsExactly("a", "b");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DocumentList.of(model, 3))
          .withMessageContaining("does not fit");
    }
  }
}
