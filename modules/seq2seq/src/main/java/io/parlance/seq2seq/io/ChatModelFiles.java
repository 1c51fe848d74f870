package io.parlance.seq2seq.io;

import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.TensorData;
import io.parlance.embeddings.io.TensorFile;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads and writes chat models. A file holds
 *
 * <pre>
 * {@link Architecture}'s weights      F32 (rows, columns), by their names
 * reverse.…                     the same again, where the model has reverse weights
 * vocabulary.utf8               U8  all words without the marks, one after the other
 * vocabulary.offsets            I64 (words + 1): where each starts
 * vocabulary.counts             I64 (words)
 * exchanges.utf8                U8  question, reply, question, reply, …
 * exchanges.offsets             I64 (2 exchanges + 1)
 * exchanges.vectors             I8  (exchanges, dimension), the questions' sentence vectors
 * exchanges.scales              F32 (1, exchanges)
 * exchanges.common              F32 (1, dimension)
 * </pre>
 *
 * and in its metadata the options under {@code chat.…} and the provenance. Every failure is an
 * {@link IOException} whose message is one line that names the file.
 */
public final class ChatModelFiles {
  private static final String REVERSE = "reverse.";
  private static final String UTF8 = "vocabulary.utf8";
  private static final String OFFSETS = "vocabulary.offsets";
  private static final String COUNTS = "vocabulary.counts";

  private ChatModelFiles() {}

  /** Writes a model; the path holds its old content until the new is whole. */
  public static void write(ChatModel model, Path path) throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    add(tensors, "", model.weights());
    model.reverse().ifPresent(reverse -> add(tensors, REVERSE, reverse));
    Vocabulary words = model.vocabulary().words();
    tensors.put(UTF8, new TensorData.Bytes(words.utf8()));
    tensors.put(OFFSETS, TensorData.Longs.of(words.offsets()));
    tensors.put(COUNTS, new TensorData.Longs(words.counts()));
    ExchangeTensors.add(tensors, model.exchanges());
    TensorFile.write(path, ModelKind.CHAT, ChatMetadata.of(model), tensors);
  }

  private static void add(Map<String, TensorData> tensors, String prefix, Weights weights) {
    for (WeightShape shape : weights.shapes()) {
      tensors.put(
          prefix + shape.name(),
          new TensorData.Floats(shape.rows(), shape.columns(), weights.values(shape.name())));
    }
  }

  /**
   * Reads a model.
   *
   * @throws ModelFormatException if the file is damaged, cut off, or no chat model
   */
  public static ChatModel read(Path path) throws IOException {
    try (TensorFile file = TensorFile.open(path, ModelKind.CHAT)) {
      ChatMetadata metadata = new ChatMetadata(file);
      ModelOptions options = metadata.options();
      long[] counts = file.longs(COUNTS);
      long[] offsets = file.longs(OFFSETS);
      byte[] utf8 = file.bytes(UTF8);
      List<WeightShape> shapes =
          Architecture.shapes(options, Math.addExact(counts.length, ChatVocabulary.MARKS));
      Supplier<Weights> weights = weights(file, "", shapes);
      Optional<Supplier<Weights>> reverse =
          file.has(REVERSE + Architecture.EMBEDDING)
              ? Optional.of(weights(file, REVERSE, shapes))
              : Optional.empty();
      ExchangeTensors exchanges = new ExchangeTensors(file, options.dimension());
      String analyzer = metadata.analyzer();
      int context = metadata.context();
      file.read();
      return new ChatModel(
          options,
          new ChatVocabulary(file.vocabulary(utf8, offsets, counts)),
          analyzer,
          context,
          weights.get(),
          reverse.map(Supplier::get),
          exchanges.exchanges(),
          metadata.provenance());
    }
  }

  /** Asks for weights, which are there once the file is read. */
  private static Supplier<Weights> weights(TensorFile file, String prefix, List<WeightShape> shapes)
      throws IOException {
    Map<WeightShape, float[]> arrays = new LinkedHashMap<>();
    for (WeightShape shape : shapes) {
      arrays.put(shape, file.floats(prefix + shape.name(), shape.rows(), shape.columns()));
    }
    return () -> Weights.of(arrays);
  }

  /**
   * Holds a file's options against the tensors that its header announces, without reading these.
   *
   * @throws ModelFormatException if one is missing or has another type or shape than it must have
   */
  public static void check(Path path) throws IOException {
    try (TensorFile file = TensorFile.open(path, ModelKind.CHAT)) {
      ChatMetadata metadata = new ChatMetadata(file);
      ModelOptions options = metadata.options();
      metadata.analyzer();
      metadata.context();
      int words = file.longs(COUNTS).length;
      List<WeightShape> shapes =
          Architecture.shapes(options, Math.addExact(words, ChatVocabulary.MARKS));
      boolean reverse = file.has(REVERSE + Architecture.EMBEDDING);
      for (WeightShape shape : shapes) {
        file.checkFloats(shape.name(), shape.rows(), shape.columns());
        if (reverse) {
          file.checkFloats(REVERSE + shape.name(), shape.rows(), shape.columns());
        }
      }
      ExchangeTensors.count(file);
    }
  }

  /** What a file says of itself, without its weights being read. */
  public static ChatInfo info(Path path) throws IOException {
    try (TensorFile file = TensorFile.open(path, ModelKind.CHAT)) {
      ChatMetadata metadata = new ChatMetadata(file);
      ModelOptions options = metadata.options();
      int words = file.longs(COUNTS).length;
      List<WeightShape> shapes =
          Architecture.shapes(options, Math.addExact(words, ChatVocabulary.MARKS));
      Provenance provenance = metadata.provenance();
      return new ChatInfo(
          path,
          Files.size(path),
          words,
          options,
          metadata.analyzer(),
          metadata.context(),
          shapes.stream().mapToLong(WeightShape::size).sum(),
          file.has(REVERSE + Architecture.EMBEDDING),
          ExchangeTensors.count(file),
          provenance);
    }
  }
}
