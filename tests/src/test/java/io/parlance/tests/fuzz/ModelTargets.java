package io.parlance.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.embeddings.io.Examination;
import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.RepairReport;
import io.parlance.embeddings.io.TensorData;
import io.parlance.embeddings.io.TensorFile;
import io.parlance.embeddings.subwords.BucketRows;
import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.embeddings.subwords.SubwordVectors;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.engines.DocumentVectors;
import io.parlance.trainers.lsa.LsaModel;
import io.parlance.trainers.plsa.TopicModel;
import io.parlance.trainers.plsa.WordOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** Readers of models: word vectors of every format, parts of models, chat models, checkpoints. */
final class ModelTargets {
  private static final int DIMENSION = 4;
  private static final List<String> WORDS = List.of("the", "北京", "😀", "check-in", "x");

  private final Path folder;
  private final Random random = new Random(17);

  ModelTargets(Path folder) {
    this.folder = folder;
  }

  List<FuzzTarget> all() throws IOException {
    List<FuzzTarget> targets = new ArrayList<>();
    Embeddings plain =
        Embeddings.of(
            vocabulary(), matrix(WORDS.size(), DIMENSION), Provenance.of(Map.of("a", "b")));
    for (EmbeddingsFormat format : EmbeddingsFormat.values()) {
      if (format.isWritten()) {
        List<byte[]> seeds = new ArrayList<>(List.of(written(plain, format)));
        if (format == EmbeddingsFormat.FASTTEXT_BINARY || format == EmbeddingsFormat.SAFETENSORS) {
          seeds.add(written(subwords(), format));
        }
        boolean sealed = format == EmbeddingsFormat.SAFETENSORS;
        targets.add(target(format.label(), seeds, sealed, ModelTargets::readVectors));
        targets.add(target(format.label() + " doctor", seeds, sealed, this::examine));
      }
    }
    targets.add(
        target(
            "lsa parts",
            List.of(lsa()),
            true,
            file ->
                part(
                    file,
                    LsaModel::of,
                    lsa -> {
                      assertFinite(lsa.singularValues());
                      lsa.fold(new int[] {0, 1}, 2);
                      for (int i = 0; i < lsa.list().size(); i++) {
                        lsa.list().place(i);
                      }
                    })));
    targets.add(
        target(
            "plsa parts",
            List.of(plsa()),
            true,
            file ->
                part(
                    file,
                    TopicModel::of,
                    plsa -> {
                      plsa.topics(3, WordOrder.PROBABLE);
                      plsa.topics(3, WordOrder.DISTINCTIVE);
                      assertFinite(plsa.fold(new int[] {0, 1}, 2));
                    })));
    targets.add(
        target(
            "doc2vec parts",
            List.of(documents()),
            true,
            file ->
                part(
                    file,
                    DocumentVectors::of,
                    model -> {
                      model.fold(new int[] {0, 1}, 2);
                    })));
    List<byte[]> chats = List.of(ChatSeeds.chat(folder, false), ChatSeeds.chat(folder, true));
    targets.add(target("chat model", chats, true, ModelTargets::readChat));
    targets.add(target("chat model doctor", chats, true, this::examine));
    targets.add(target("checkpoint", List.of(checkpoint()), true, ModelTargets::readCheckpoint));
    targets.add(target("checkpoint doctor", List.of(checkpoint()), true, this::examine));
    return targets;
  }

  private static FuzzTarget target(
      String name, List<byte[]> seeds, boolean sealed, FuzzTarget.Reader reader) {
    return new FuzzTarget(name, ".tsv", seeds, sealed, true, reader);
  }

  private byte[] written(Embeddings embeddings, EmbeddingsFormat format) throws IOException {
    Path file = folder.resolve("input.tsv"); // whose words stay beside, for all inputs
    EmbeddingsFiles.write(embeddings, file, format);
    return Files.readAllBytes(file);
  }

  private static Vocabulary vocabulary() {
    return Vocabulary.of(WORDS, new long[] {9, 5, 4, 2, 1});
  }

  private RowMatrix matrix(int rows, int columns) {
    RowMatrix matrix = RowMatrix.dense(rows, columns);
    float[] row = new float[columns];
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < columns; i++) {
        row[i] = 0.1f + 0.9f * random.nextFloat();
      }
      matrix.setRow(r, row, 0);
    }
    return matrix;
  }

  private ModelPart floats(int rows, int columns) {
    return new ModelPart.Floats(matrix(rows, columns));
  }

  private Embeddings subwords() {
    int buckets = 30;
    return new SubwordVectors(
            new CharacterGrams(3, 4, buckets),
            WORDS.size(),
            BucketRows.all(buckets),
            matrix(WORDS.size() + buckets, DIMENSION))
        .withOutputs(matrix(WORDS.size(), DIMENSION))
        .embeddings(vocabulary(), Provenance.of(Map.of("kind", "fasttext", "window", "5")));
  }

  private Embeddings withDocuments(Map<String, String> provenance) {
    long[] list = new long[3 * 14];
    java.util.Arrays.fill(list, -1);
    for (int i = 0; i < 3; i++) {
      list[14 * i] = i % 2;
      list[14 * i + 1] = i + 1L;
      list[14 * i + 2] = i;
    }
    return Embeddings.of(vocabulary(), matrix(WORDS.size(), DIMENSION), Provenance.of(provenance))
        .withPart("documents.vectors", floats(3, DIMENSION))
        .withPart("documents.list", new ModelPart.Longs(list))
        .withPart(
            "documents.sources",
            new ModelPart.Bytes("a.txt\nb.txt".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private byte[] lsa() throws IOException {
    return written(
        withDocuments(Map.of("kind", "lsa", "weighting", "log-entropy"))
            .withPart("lsa.values", floats(1, DIMENSION))
            .withPart("lsa.weights", floats(1, WORDS.size())),
        EmbeddingsFormat.SAFETENSORS);
  }

  private byte[] plsa() throws IOException {
    return written(
        withDocuments(Map.of("kind", "plsa", "last-beta", "0.9"))
            .withPart("topics.words", floats(WORDS.size(), DIMENSION))
            .withPart("topics.shares", floats(1, DIMENSION))
            .withPart("topics.coherence", floats(DIMENSION, 2)),
        EmbeddingsFormat.SAFETENSORS);
  }

  private byte[] documents() throws IOException {
    return written(
        withDocuments(Map.of("kind", "doc2vec", "window", "5", "negative", "5"))
            .withPart("documents.outputs", floats(WORDS.size(), DIMENSION)),
        EmbeddingsFormat.SAFETENSORS);
  }

  private byte[] checkpoint() throws IOException {
    Path file = folder.resolve("checkpoint");
    TensorFile.write(
        file,
        ModelKind.CHECKPOINT,
        Map.of("state.step", "12", "fingerprint.seed", "1"),
        new TreeMap<>(
            Map.of(
                "weights.a", new TensorData.Floats(2, 3, new float[] {1, 2, 3, 4, 5, 6}),
                "slots.m", new TensorData.Floats(1, 4, new float[4]),
                "counts", new TensorData.Longs(new long[] {1, 2}))));
    return Files.readAllBytes(file);
  }

  private static void readVectors(Path file) throws IOException {
    int size = EmbeddingsFiles.info(file).size();
    Embeddings embeddings = EmbeddingsFiles.load(file).embeddings();
    assertThat(embeddings.size()).isBetween(1, size); // words that come twice are there once
    assertConsistent(embeddings);
  }

  private static void assertConsistent(Embeddings embeddings) {
    assertThat(embeddings.vectors().rows()).isEqualTo(embeddings.size());
    for (int id = 0; id < embeddings.size(); id++) {
      assertFinite(embeddings.vector(id));
      embeddings.vocabulary().word(id);
    }
    embeddings.vector("never seen").ifPresent(ModelTargets::assertFinite);
  }

  private static void assertFinite(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new AssertionError("a number that is not finite was read: " + number);
      }
    }
  }

  private interface Use<T> {
    void of(T model) throws IOException;
  }

  /** What a command does: parts that do not fit are refused with the file's name. */
  private static <T> void part(Path file, Function<Embeddings, T> reader, Use<T> use)
      throws IOException {
    Embeddings embeddings = EmbeddingsFiles.load(file).embeddings();
    assertConsistent(embeddings);
    if (embeddings.size() < 2) {
      return;
    }
    T model;
    try {
      model = reader.apply(embeddings);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    use.of(model);
  }

  private static void readChat(Path file) throws IOException {
    boolean sound = Examination.of(file).diagnosis().sound();
    if (sound) {
      ChatModelFiles.check(file);
    }
    ChatModelFiles.info(file);
    ChatModel model = ChatModelFiles.read(file);
    for (var shape : model.weights().shapes()) {
      assertThat(model.weights().values(shape.name())).hasSize(shape.rows() * shape.columns());
      assertFinite(model.weights().values(shape.name()));
    }
    assertThat(model.exchanges().exchanges()).hasSize(model.exchanges().vectors().rows());
  }

  private static void readCheckpoint(Path file) throws IOException {
    try (TensorFile tensors = TensorFile.open(file, ModelKind.CHECKPOINT)) {
      List<float[]> read = new ArrayList<>();
      for (String name : tensors.names()) {
        List<Long> shape = tensors.shape(name);
        if (shape.size() == 2) {
          read.add(
              tensors.floats(
                  name,
                  (int) Math.min(Integer.MAX_VALUE, shape.get(0)),
                  (int) Math.min(Integer.MAX_VALUE, shape.get(1))));
        } else {
          tensors.longs(name);
        }
      }
      tensors.read();
      read.forEach(ModelTargets::assertFinite);
    }
  }

  /** What is called sound is read, and what a repair saves is sound. */
  private void examine(Path file) throws IOException {
    Examination examination = Examination.of(file);
    boolean words =
        examination.diagnosis().kind().orElse(ModelKind.WORD_VECTORS) == ModelKind.WORD_VECTORS;
    if (examination.diagnosis().sound() && words && examination.diagnosis().words() > 0) {
      Embeddings embeddings = readable(file);
      assertThat((long) embeddings.size()).isEqualTo(examination.diagnosis().words());
    }
    Path out = folder.resolve("saved.tsv");
    RepairReport report;
    try {
      report = examination.repair(out);
    } catch (ModelFormatException e) {
      assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      return;
    }
    if (words && report.words() > 0) {
      Embeddings saved = readable(out);
      assertThat((long) saved.size()).isEqualTo(report.words());
      assertConsistent(saved);
    }
  }

  private static Embeddings readable(Path file) {
    try {
      return EmbeddingsFiles.load(file).embeddings();
    } catch (IOException e) {
      throw new AssertionError("called sound, but refused: " + e.getMessage(), e);
    }
  }
}
