package io.parlance.trainers.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.DocumentPlace;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.MemoryCorpus;
import io.parlance.trainers.documents.DocumentList;
import io.parlance.trainers.documents.DocumentSearch;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentVectorsTest {
  private static final String TEXT = "cat dog cat dog\nbus train bus train\n";

  /** Two documents, along the two axes; words predict as if animals lay on one, traffic beyond. */
  private static Embeddings model(boolean distributedMemory) throws IOException {
    DocumentVectorOptions options =
        new DocumentVectorOptions(
            2, 5, 5, distributedMemory, 5, 1e-3, 0.025, DocumentUnit.LINE, 1, 1);
    try (EncodedCorpus corpus = MemoryCorpus.of(TEXT)) {
      RowMatrix words = RowMatrix.dense(4, 2);
      RowMatrix outputs = RowMatrix.dense(4, 2);
      for (String word : new String[] {"cat", "dog", "bus", "train"}) {
        boolean animal = word.equals("cat") || word.equals("dog");
        float[] row = animal ? new float[] {3, -3} : new float[] {-3, 3};
        outputs.setRow(corpus.vocabulary().id(word).orElseThrow(), row, 0);
      }
      RowMatrix documents = RowMatrix.dense(2, 2);
      documents.setRow(0, new float[] {1, 0}, 0);
      documents.setRow(1, new float[] {0, 1}, 0);
      return DocumentVectors.keep(
          Embeddings.of(corpus.vocabulary(), words, options.provenance()),
          documents,
          outputs,
          DocumentList.read(corpus, DocumentUnit.LINE));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_new_text_is_nearest_to_the_document_of_its_words(boolean distributedMemory)
      throws IOException {
    Embeddings model = model(distributedMemory);
    DocumentVectors documents = DocumentVectors.of(model);
    int[] traffic = {
      model.vocabulary().id("train").orElseThrow(), model.vocabulary().id("bus").orElseThrow()
    };
    DocumentSearch.Hit nearest = new DocumentSearch(documents).nearest(traffic, 2, 2).get(0);
    assertThat(documents.list().place(nearest.document()).line()).isEqualTo(2);
    assertThat(documents.list().words(nearest.document(), model.vocabulary())).contains("bus");
  }

  @Test
  void the_same_text_has_the_same_vector_and_a_text_without_words_none() throws IOException {
    DocumentVectors documents = DocumentVectors.of(model(false));
    assertThat(documents.fold(new int[] {1, 2, 9}, 2))
        .isEqualTo(documents.fold(new int[] {1, 2}, 2));
    assertThat(documents.fold(new int[0], 0)).containsOnly(0);
  }

  @Test
  void a_model_without_documents_is_refused() throws IOException {
    Embeddings model = model(false);
    Embeddings words = Embeddings.of(model.vocabulary(), model.vectors(), model.provenance());
    assertThatThrownBy(() -> DocumentVectors.of(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("train doc2vec");
  }

  @Test
  void without_the_weights_that_predict_words_a_text_is_the_mean_of_its_words() throws IOException {
    Embeddings model = model(false);
    RowMatrix words = RowMatrix.dense(4, 2);
    words.setRow(1, new float[] {0, 5}, 0);
    words.setRow(2, new float[] {0.1f, 0}, 0);
    RowMatrix documents = RowMatrix.dense(2, 2);
    documents.setRow(0, new float[] {1, 0}, 0);
    documents.setRow(1, new float[] {0, 1}, 0);
    DocumentList places =
        DocumentList.of(List.of(new DocumentPlace("a", 3), new DocumentPlace("a", 9)));

    DocumentVectors kept =
        DocumentVectors.of(
            DocumentVectors.keep(
                Embeddings.of(model.vocabulary(), words, model.provenance()), documents, places));

    assertThat(kept.fold(new int[] {1, 2}, 2)).containsExactly(0.5f, 0.5f);
    DocumentSearch.Hit nearest = new DocumentSearch(kept).nearest(new int[] {1, 0}, 2, 1).get(0);
    assertThat(kept.list().place(nearest.document())).hasToString("a:9");
    assertThat(kept.list().words(nearest.document(), model.vocabulary())).isEmpty();
  }
}
