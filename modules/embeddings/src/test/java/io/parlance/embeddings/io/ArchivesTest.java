package io.parlance.embeddings.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
  @TempDir private Path folder = Path.of("");

  private Path archive(String entry) throws IOException {
    Path file = folder.resolve("model.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
    }
    return file;
  }

  @Test
  void without_the_module_that_reads_it_a_model_of_dl4js_is_named_with_the_remedy()
      throws IOException {
    Path model = archive("syn0.txt");

    assertThatThrownBy(() -> EmbeddingsFiles.read(model))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(model + ": a model of DL4J's")
        .hasMessageContaining("parlance-dl4j")
        .hasMessageContaining("./parlance");
    assertThatThrownBy(() -> EmbeddingsFiles.info(model)).isInstanceOf(ModelFormatException.class);
  }

  @Test
  void an_archive_of_something_else_is_to_be_unpacked() throws IOException {
    Path model = archive("glove.6B.100d.txt");

    assertThatThrownBy(() -> EmbeddingsFiles.read(model))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("unpack it");
  }

  @Test
  void dl4js_own_format_is_only_read() {
    Path target = folder.resolve("out.zip");

    assertThatThrownBy(() -> EmbeddingsFormat.named("dl4j"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are: safetensors, ")
        .hasMessageNotContaining("tensorboard, dl4j");
    assertThatThrownBy(
            () ->
                EmbeddingsFiles.write(
                    Fixtures.random(List.of("a", "b"), 2, 1), target, EmbeddingsFormat.DL4J))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("word2vec-bin");
  }
}
