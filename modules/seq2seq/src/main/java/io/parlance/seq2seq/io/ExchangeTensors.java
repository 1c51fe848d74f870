package io.parlance.seq2seq.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parlance.embeddings.io.TensorData;
import io.parlance.embeddings.io.TensorFile;
import io.parlance.seq2seq.Exchange;
import io.parlance.seq2seq.KnownExchanges;
import io.parlance.tensor.QuantizedMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Known exchanges as tensors: asked for, then, once the file is read, put together. */
final class ExchangeTensors {
  private static final String UTF8 = "exchanges.utf8";
  private static final String OFFSETS = "exchanges.offsets";
  private static final String VECTORS = "exchanges.vectors";
  private static final String SCALES = "exchanges.scales";
  private static final String COMMON = "exchanges.common";

  private final TensorFile file;
  private final int dimension;
  private final int count;
  private final byte[] utf8;
  private final long[] offsets;
  private final byte[] vectors; // (count, dimension)
  private final float[] scales; // (count)
  private final float[] common; // (dimension)

  ExchangeTensors(TensorFile file, int dimension) throws IOException {
    this.file = file;
    this.dimension = dimension;
    this.count = count(file);
    this.utf8 = file.bytes(UTF8);
    this.offsets = file.longs(OFFSETS);
    this.vectors = file.int8(VECTORS, count, dimension);
    this.scales = file.floats(SCALES, 1, count);
    this.common = file.floats(COMMON, 1, dimension);
  }

  static void add(Map<String, TensorData> tensors, KnownExchanges known) {
    ByteArrayOutputStream texts = new ByteArrayOutputStream();
    long[] offsets = new long[2 * known.exchanges().size() + 1];
    int at = 0;
    for (Exchange exchange : known.exchanges()) {
      texts.writeBytes(exchange.question().getBytes(UTF_8));
      offsets[++at] = texts.size();
      texts.writeBytes(exchange.reply().getBytes(UTF_8));
      offsets[++at] = texts.size();
    }
    QuantizedMatrix vectors = known.vectors();
    tensors.put(UTF8, new TensorData.Bytes(texts.toByteArray()));
    tensors.put(OFFSETS, new TensorData.Longs(offsets));
    tensors.put(VECTORS, new TensorData.Int8(vectors.rows(), vectors.columns(), vectors.values()));
    tensors.put(SCALES, new TensorData.Floats(1, vectors.rows(), vectors.scales()));
    tensors.put(COMMON, new TensorData.Floats(1, vectors.columns(), known.common()));
  }

  /** How many exchanges a file holds. */
  static int count(TensorFile file) throws IOException {
    List<Long> shape = file.shape(OFFSETS);
    long texts = shape.isEmpty() ? 0 : shape.get(0) - 1;
    if (texts < 0 || texts % 2 != 0 || texts / 2 > Integer.MAX_VALUE - 8) {
      throw file.damaged(
          "tensor \"" + OFFSETS + "\" is of shape " + shape + ", expected twice the exchanges + 1");
    }
    return (int) (texts / 2);
  }

  KnownExchanges exchanges() throws IOException {
    int[] starts = file.starts(offsets, utf8.length, "text");
    List<Exchange> exchanges = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      exchanges.add(new Exchange(text(starts, 2 * i), text(starts, 2 * i + 1)));
    }
    return new KnownExchanges(
        exchanges, new QuantizedMatrix(count, dimension, vectors, scales), common);
  }

  private String text(int[] starts, int at) {
    return new String(utf8, starts[at], starts[at + 1] - starts[at], UTF_8);
  }
}
