package io.parlance.tests.writing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parlance.chatbot.Source;
import io.parlance.chatbot.Turn;
import io.parlance.chatbot.conversation.Conversation;
import io.parlance.chatbot.conversation.ExportFormat;
import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.AtomicFile;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.embeddings.io.Examination;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.TensorData;
import io.parlance.embeddings.io.TensorFile;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The kinds of files that are written, each in versions that can be told apart. */
enum Written {
  SAFETENSORS,
  WORD2VEC_BINARY,
  WORD2VEC_TEXT,
  FASTTEXT_BINARY,
  GLOVE,
  CHECKPOINT,
  CHAT,
  VOCABULARY,
  CONVERSATION;

  private static final int WORDS = 200;
  private static final int DIMENSION = 50;

  /** Writes a version, some 40 KB. */
  void write(Path path, int version) throws IOException {
    switch (this) {
      case CHECKPOINT, CHAT -> {
        float[] values = new float[WORDS * DIMENSION];
        Arrays.fill(values, version);
        TensorFile.write(
            path,
            this == CHAT ? ModelKind.CHAT : ModelKind.CHECKPOINT,
            Map.of("version", String.valueOf(version)),
            Map.of("weights.a", new TensorData.Floats(WORDS, DIMENSION, values)));
      }
      case VOCABULARY ->
          AtomicFile.write(
              path, out -> out.write(("word " + version + "\n").repeat(5000).getBytes(UTF_8)));
      case CONVERSATION -> {
        Turn turn =
            new Turn(
                "question " + version, "x".repeat(40_000), Source.GENERATED, 0.5, Optional.empty());
        ExportFormat.JSON.write(
            new Conversation("m", OffsetDateTime.parse("2026-01-02T03:04:05Z"), List.of(turn)),
            path);
      }
      default -> EmbeddingsFiles.write(embeddings(version), path, EmbeddingsFormat.valueOf(name()));
    }
  }

  private static Embeddings embeddings(int version) {
    RowMatrix matrix = RowMatrix.dense(WORDS, DIMENSION);
    float[] row = new float[DIMENSION];
    Arrays.fill(row, version + 0.5f);
    for (int id = 0; id < WORDS; id++) {
      matrix.setRow(id, row, 0);
    }
    List<String> words = IntStream.range(0, WORDS).mapToObj(i -> "word" + i).toList();
    return Embeddings.of(Vocabulary.of(words, new long[WORDS]), matrix, Provenance.none());
  }

  /** Whether the file is one of these versions, all of it. */
  boolean isWhole(Path path, int... versions) throws IOException {
    boolean model = this != VOCABULARY && this != CONVERSATION;
    if (model && !Examination.of(path).diagnosis().sound()) {
      return false;
    }
    byte[] found = Files.readAllBytes(path);
    for (int version : versions) {
      Path expected = path.resolveSibling("expected-" + version);
      write(expected, version);
      byte[] bytes = Files.readAllBytes(expected);
      Files.delete(expected);
      if (Arrays.equals(found, bytes)) {
        return true;
      }
    }
    return false;
  }
}
