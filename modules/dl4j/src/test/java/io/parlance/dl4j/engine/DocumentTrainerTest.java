package io.parlance.dl4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentSearch;
import io.parlance.trainers.engines.DocumentVectorOptions;
import io.parlance.trainers.engines.DocumentVectors;
import io.parlance.trainers.engines.TrainingEngine;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTrainerTest {
  @TempDir private Path folder = Path.of("");

  private Embeddings train(String text, boolean distributedMemory) throws Exception {
    DocumentVectorOptions options =
        new DocumentVectorOptions(
            16, 1, 10, distributedMemory, 5, 0, 0.05, DocumentUnit.LINE, 2, 1);
    try (EncodedCorpus corpus = Texts.encoded(folder, text)) {
      return TrainingEngine.named("dl4j")
          .documents(options, TrainingListener.none())
          .train(corpus, () -> false)
          .embeddings();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_documents_nearest_to_a_text_are_those_of_its_words(boolean distributedMemory)
      throws Exception {
    Path file = folder.resolve("model.safetensors");
    EmbeddingsFiles.write(
        train(Texts.lines(400, " the "), distributedMemory), file, EmbeddingsFormat.SAFETENSORS);
    Embeddings model = EmbeddingsFiles.load(file).embeddings();
    DocumentVectors documents = DocumentVectors.of(model);
    assertThat(documents.vectors().rows()).isEqualTo(400);
    int[] text =
        Stream.of("vehicle3", "the", "vehicle7", "the", "vehicle11")
            .mapToInt(word -> model.vocabulary().id(word).orElseThrow())
            .toArray();
    // Words stand between "the"s, so that only the document tells of them. Of ten found, all but
    // one: a document of so few words has few steps to be placed by.
    assertThat(new DocumentSearch(documents).nearest(text, text.length, 10))
        .filteredOn(hit -> documents.list().place(hit.document()).line() % 2 == 0)
        .hasSizeGreaterThanOrEqualTo(9);
  }

  @Test
  void a_document_longer_than_a_sentence_may_be_is_one_document() throws Exception {
    String longer = Texts.lines(400, " the ").replace("\n", " ");
    Embeddings model = train(longer + "\n" + longer + "\ncat dog\n", false);
    DocumentVectors documents = DocumentVectors.of(model);
    assertThat(documents.vectors().rows()).isEqualTo(3);
    assertThat(model.provenance().entries())
        .containsEntry("kind", "doc2vec")
        .containsEntry("engine", "dl4j")
        .containsEntry("architecture", "pv-dbow");
  }

  @Test
  void a_single_document_is_refused() {
    assertThatThrownBy(() -> train("cat dog cat\n", false))
        .isInstanceOf(UntrainableException.class)
        .hasMessageContaining("single document");
  }
}
