package io.parlance.dl4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.dl4j.nd4j.Nd4jLibrary;
import io.parlance.dl4j.text.CorpusDocuments;
import io.parlance.dl4j.text.LuceneTokenizerFactory;
import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.text.Corpus;
import io.parlance.text.DocumentPlace;
import io.parlance.text.DocumentUnit;
import io.parlance.text.TextAnalyzer;
import io.parlance.trainers.documents.DocumentSearch;
import io.parlance.trainers.engines.DocumentVectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.embeddings.loader.WordVectorSerializer;
import org.deeplearning4j.models.paragraphvectors.ParagraphVectors;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Dl4jModelsTest {
  @TempDir private Path folder = Path.of("");
  private final Embeddings embeddings = Fixtures.random(Fixtures.WORDS, 12);

  @BeforeAll
  static void one_thread_an_operation() {
    Nd4jLibrary.threads(1);
  }

  private Path zip(Word2Vec model) {
    Path file = folder.resolve("model.zip");
    WordVectorSerializer.writeWord2VecModel(model, file.toFile());
    return file;
  }

  @Test
  void our_vectors_come_back_from_dl4j_bit_for_bit() {
    Embeddings back = Dl4jModels.embeddings(new EmbeddingsWordVectors(embeddings).toWord2Vec());

    Fixtures.assertSame(back, embeddings);
    assertThat(back.provenance().entries())
        .containsEntry("kind", "word2vec")
        .containsEntry("imported.format", "dl4j")
        .containsEntry("dim", "12")
        .containsEntry("window", "7")
        .containsEntry("negative", "6")
        .containsEntry("seed", "42");
  }

  @Test
  void our_vectors_come_back_from_dl4js_zip_bit_for_bit() throws IOException {
    Path file = zip(new EmbeddingsWordVectors(embeddings).toWord2Vec());

    Embeddings back = EmbeddingsFiles.read(file);

    Fixtures.assertSame(back, embeddings);
    assertThat(back.provenance().entries())
        .containsEntry("imported.format", "dl4j")
        .containsEntry("architecture", "skip-gram")
        .containsEntry("window", "7")
        .containsEntry("hs", "false")
        .containsEntry("negative", "6");
    assertThat(EmbeddingsFiles.info(file))
        .satisfies(
            info -> {
              assertThat(info.format()).isEqualTo(EmbeddingsFormat.DL4J);
              assertThat(info.size()).isEqualTo(10);
              assertThat(info.dimension()).isEqualTo(12);
              assertThat(info.provenance()).isEqualTo(back.provenance());
            });
  }

  @Test
  void what_dl4j_reads_of_its_own_zip_is_what_we_read() throws IOException {
    Path file = zip(new EmbeddingsWordVectors(embeddings).toWord2Vec());

    Embeddings ours = EmbeddingsFiles.read(file);

    Fixtures.assertSame(
        Dl4jModels.embeddings(WordVectorSerializer.readWord2VecModel(file.toFile())), ours);
    Embeddings ofStatic =
        Dl4jModels.embeddings(WordVectorSerializer.loadStaticModel(file.toFile()));
    assertThat(Fixtures.numbers(ofStatic)).isEqualTo(Fixtures.numbers(ours));
    assertThat(ofStatic.vocabulary().utf8()).isEqualTo(ours.vocabulary().utf8());
  }

  @Test
  void the_adapter_gives_back_the_embeddings_themselves() {
    assertThat(Dl4jModels.embeddings(new EmbeddingsWordVectors(embeddings))).isSameAs(embeddings);
  }

  @Test
  void a_model_without_words_is_refused() {
    assertThatThrownBy(() -> Dl4jModels.embeddings(new Word2Vec()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no words");
  }

  private ParagraphVectors trained(boolean hierarchicalSoftmax) throws IOException {
    StringBuilder lines = new StringBuilder();
    Random random = new Random(1);
    String[][] topics = {
      {"violin", "music", "concert", "piano"}, {"bread", "soup", "cheese", "apple"}
    };
    for (int line = 0; line < 100; line++) {
      for (int i = 0; i < 8; i++) {
        lines.append(topics[line % 2][random.nextInt(4)]).append(' ');
      }
      lines.append('\n');
    }
    Path texts = Files.writeString(folder.resolve("texts.txt"), lines.toString());
    ParagraphVectors model =
        new ParagraphVectors.Builder()
            .iterate(
                new CorpusDocuments(
                    Corpus.of(List.of(texts.toString()), StandardCharsets.UTF_8),
                    DocumentUnit.LINE))
            .tokenizerFactory(new LuceneTokenizerFactory(TextAnalyzer.named("english")))
            .minWordFrequency(1)
            .layerSize(8)
            .iterations(20)
            .useHierarchicSoftmax(hierarchicalSoftmax)
            .negativeSample(hierarchicalSoftmax ? 0 : 5)
            .seed(1)
            .workers(1)
            .build();
    model.fit();
    return model;
  }

  /** How many of the ten documents nearest to a text about music are about music. */
  private static long found(Embeddings model) {
    DocumentVectors documents = DocumentVectors.of(model);
    int[] text = {
      model.vocabulary().id("violin").orElseThrow(), model.vocabulary().id("piano").orElseThrow()
    };
    return new DocumentSearch(documents)
        .nearest(text, 2, 10).stream()
            .map(hit -> documents.list().place(hit.document()))
            .filter(place -> place.line() % 2 == 1)
            .count();
  }

  @Test
  void paragraph_vectors_become_words_with_documents_that_new_texts_find() throws IOException {
    ParagraphVectors own = trained(false);

    Embeddings ours = Dl4jModels.embeddings(own);

    String texts = folder.resolve("texts.txt").toString();
    assertThat(ours.size()).isEqualTo(8);
    assertThat(ours.provenance().entries())
        .containsEntry("kind", "doc2vec")
        .containsEntry("architecture", "pv-dbow")
        .containsEntry("negative", "5");
    DocumentVectors documents = DocumentVectors.of(ours);
    assertThat(documents.list().size()).isEqualTo(100);
    InMemoryLookupTable<?> table = (InMemoryLookupTable<?>) own.lookupTable();
    for (int document = 0; document < 100; document++) {
      DocumentPlace place = documents.list().place(document);
      float[] vector = new float[8];
      documents.vectors().copyRow(document, vector, 0);
      assertThat(table.vector(place.toString()).toFloatVector()).isEqualTo(vector);
      assertThat(place.source()).isEqualTo(texts);
    }
    assertThat(found(ours)).isGreaterThanOrEqualTo(9);
  }

  @Test
  void a_zip_of_paragraph_vectors_keeps_its_documents() throws IOException {
    ParagraphVectors own = trained(true);
    Path file = folder.resolve("documents.zip");
    WordVectorSerializer.writeParagraphVectors(own, file.toFile());

    Embeddings read = EmbeddingsFiles.read(file);

    Fixtures.assertSame(read, Dl4jModels.embeddings(own));
    assertThat(EmbeddingsFiles.info(file).size()).isEqualTo(8);
    assertThat(read.provenance().entries())
        .containsEntry("kind", "doc2vec")
        .containsEntry("hs", "true");
    Path saved = folder.resolve("documents.safetensors");
    EmbeddingsFiles.write(read, saved, EmbeddingsFormat.SAFETENSORS);
    assertThat(found(EmbeddingsFiles.read(saved))).isGreaterThanOrEqualTo(8);
  }
}
