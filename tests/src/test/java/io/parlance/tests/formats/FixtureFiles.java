package io.parlance.tests.formats;

import io.parlance.chatbot.Source;
import io.parlance.chatbot.Turn;
import io.parlance.chatbot.conversation.Conversation;
import io.parlance.chatbot.conversation.ExportFormat;
import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.TensorData;
import io.parlance.embeddings.io.TensorFile;
import io.parlance.embeddings.subwords.BucketRows;
import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.embeddings.subwords.SubwordVectors;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Exchange;
import io.parlance.seq2seq.KnownExchanges;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.tensor.QuantizedMatrix;
import io.parlance.tensor.RowMatrix;
import io.parlance.tensor.autograd.Cell;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the fixtures as this version does: to be kept when a format's version is released. */
final class FixtureFiles {
  static final List<String> WORDS = List.of("the", "北京", "😀", "check-in");
  static final int DIMENSION = 4;
  static final int BUCKETS = 6;

  private final Path folder;

  FixtureFiles(Path folder) {
    this.folder = folder;
  }

  void write() throws IOException {
    Embeddings plain =
        Embeddings.of(
            vocabulary(),
            matrix(WORDS.size()),
            Provenance.of(Map.of("kind", "word2vec", "dim", "4")));
    save(plain, "embeddings-1.safetensors", EmbeddingsFormat.SAFETENSORS);
    save(plain, "embeddings-1.safetensors.gz", EmbeddingsFormat.SAFETENSORS);
    save(plain, "word2vec.bin", EmbeddingsFormat.WORD2VEC_BINARY);
    save(plain, "word2vec.txt", EmbeddingsFormat.WORD2VEC_TEXT);
    save(plain, "rows.glove", EmbeddingsFormat.GLOVE);
    save(plain, "vectors.tsv", EmbeddingsFormat.TENSORBOARD);
    Embeddings subwords =
        new SubwordVectors(
                new CharacterGrams(3, 4, BUCKETS),
                WORDS.size(),
                BucketRows.all(BUCKETS),
                matrix(WORDS.size() + BUCKETS))
            .withOutputs(matrix(WORDS.size()))
            .embeddings(vocabulary(), Provenance.of(Map.of("kind", "fasttext")));
    save(subwords, "embeddings-1-subwords.safetensors", EmbeddingsFormat.SAFETENSORS);
    save(subwords, "fasttext-12.bin", EmbeddingsFormat.FASTTEXT_BINARY);
    save(documents("lsa"), "embeddings-1-lsa.safetensors", EmbeddingsFormat.SAFETENSORS);
    save(documents("plsa"), "embeddings-1-plsa.safetensors", EmbeddingsFormat.SAFETENSORS);
    ChatModelFiles.write(chat(), folder.resolve("chat-1.safetensors"));
    TensorFile.write(
        folder.resolve("checkpoint-1.safetensors"),
        ModelKind.CHECKPOINT,
        Map.of("state.step", "12"),
        new TreeMap<>(
            Map.of(
                "weights.a", new TensorData.Floats(2, 2, new float[] {1, 2, 3, 4}),
                "counts", new TensorData.Longs(new long[] {5, 6}))));
    ExportFormat.JSON.write(
        new Conversation(
            "m",
            OffsetDateTime.parse("2026-01-02T03:04:05Z"),
            List.of(new Turn("你好", "hi", Source.RETRIEVED, 0.5, Optional.empty()))),
        folder.resolve("conversation-1.json"));
  }

  private void save(Embeddings embeddings, String name, EmbeddingsFormat format)
      throws IOException {
    EmbeddingsFiles.write(embeddings, folder.resolve(name), format);
  }

  private static Vocabulary vocabulary() {
    return Vocabulary.of(WORDS, new long[] {9, 5, 4, 2});
  }

  /** Row r is (r + 1) / 16 + i / 128, which float holds exactly, and which are probabilities. */
  static float value(int row, int column) {
    return (row + 1) / 16f + column / 128f;
  }

  private static RowMatrix matrix(int rows) {
    RowMatrix matrix = RowMatrix.dense(rows, DIMENSION);
    float[] row = new float[DIMENSION];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < DIMENSION; i++) {
        row[i] = value(r, i);
      }
      matrix.setRow(r, row, 0);
    }
    return matrix;
  }

  private static Embeddings documents(String kind) {
    long[] list = new long[2 * 14]; // a document: source, line, its first words
    java.util.Arrays.fill(list, -1);
    for (int i = 0; i < 2; i++) {
      list[14 * i] = 0;
      list[14 * i + 1] = i + 1L;
      list[14 * i + 2] = i;
    }
    Embeddings model =
        Embeddings.of(
                vocabulary(),
                matrix(WORDS.size()),
                Provenance.of(Map.of("kind", kind, "weighting", "count")))
            .withPart("documents.vectors", new ModelPart.Floats(matrix(2)))
            .withPart("documents.list", new ModelPart.Longs(list))
            .withPart(
                "documents.sources", new ModelPart.Bytes("a.txt".getBytes(StandardCharsets.UTF_8)));
    return kind.equals("lsa")
        ? model
            .withPart("lsa.values", new ModelPart.Floats(matrix(1)))
            .withPart("lsa.weights", new ModelPart.Floats(matrix(1)))
        : model
            .withPart("topics.words", new ModelPart.Floats(matrix(WORDS.size())))
            .withPart("topics.shares", new ModelPart.Floats(matrix(1)))
            .withPart("topics.coherence", new ModelPart.Floats(RowMatrix.dense(DIMENSION, 2)));
  }

  private static ChatModel chat() {
    ModelOptions options = new ModelOptions(Cell.RNN, 2, 32, 1, false, false, false);
    ChatVocabulary vocabulary = new ChatVocabulary(vocabulary());
    Weights weights = Weights.zeros(Architecture.shapes(options, vocabulary.size()));
    for (WeightShape shape : weights.shapes()) {
      java.util.Arrays.fill(weights.values(shape.name()), 0.25f);
    }
    return new ChatModel(
        options,
        vocabulary,
        "english",
        1,
        weights,
        Optional.empty(),
        new KnownExchanges(
            List.of(new Exchange("你好", "fine")),
            QuantizedMatrix.of(1, 2, new float[] {0.6f, 0.8f}),
            new float[] {0, 1}),
        Provenance.of(Map.of("kind", "chat")));
  }
}
