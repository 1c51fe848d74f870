package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.RowMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/** Writes embeddings in one format; a face above checks and replaces the file. */
final class EmbeddingsWriter {
  private final Embeddings embeddings;
  private final Path target;

  EmbeddingsWriter(Embeddings embeddings, Path target) {
    this.embeddings = embeddings;
    this.target = target;
  }

  /** The model file: {@link ModelTensors}. */
  void safetensors(OutputStream out) throws IOException {
    ModelTensors.writer(embeddings, this::checkFinite, target).write(out);
  }

  private void putRow(int id, byte[] target) throws IOException {
    checkFinite(id);
    TensorFileWriter.put(embeddings.vectors(), id, target);
  }

  private void checkFinite(int id) throws IOException {
    RowMatrix vectors = embeddings.vectors();
    for (int i = 0; i < vectors.dimension(); i++) {
      if (!Float.isFinite(vectors.at(id, i))) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: the vector of word %d, \"%s\", holds %s; only finite numbers are written",
                target,
                id,
                embeddings.vocabulary().word(id),
                vectors.at(id, i)));
      }
    }
  }

  /** word2vec.c's binary; each vector ends with a newline, as word2vec.c has it. */
  void binary(OutputStream out, PlainWords words) throws IOException {
    out.write((words.size() + " " + embeddings.dimension() + "\n").getBytes(US_ASCII));
    byte[] row =
        new byte[Math.addExact(Math.multiplyExact(embeddings.dimension(), Float.BYTES), 1)];
    row[row.length - 1] = '\n';
    byte[] word = new byte[64];
    for (int id = 0; id < embeddings.size(); id++) {
      if (words.holds(id)) {
        word = word.length > words.length(id) ? word : new byte[2 * words.length(id)];
        int end = words.copy(id, word, 0);
        word[end++] = ' ';
        out.write(word, 0, end);
        putRow(id, row);
        out.write(row);
      }
    }
  }

  /** Rows of a word and its numbers, a space between; above them sizes, if {@code header}. */
  void text(OutputStream out, PlainWords words, boolean header) throws IOException {
    if (header) {
      out.write((words.size() + " " + embeddings.dimension() + "\n").getBytes(US_ASCII));
    }
    byte[] line = new byte[0];
    int numbers = Math.multiplyExact(embeddings.dimension(), FloatText.LONGEST + 1);
    for (int id = 0; id < embeddings.size(); id++) {
      if (words.holds(id)) {
        int needed = words.length(id) + numbers + 2;
        line = line.length >= needed ? line : new byte[needed];
        int end = words.copy(id, line, 0);
        line[end++] = ' ';
        out.write(line, 0, numbers(id, ' ', line, end));
      }
    }
  }

  /** Rows of numbers, a tab between. */
  void tabbed(OutputStream out) throws IOException {
    byte[] line = new byte[Math.multiplyExact(embeddings.dimension(), FloatText.LONGEST + 1)];
    for (int id = 0; id < embeddings.size(); id++) {
      out.write(line, 0, numbers(id, '\t', line, 0));
    }
  }

  /** Lines of a word each. */
  void words(OutputStream out, PlainWords words) throws IOException {
    for (int id = 0; id < embeddings.size(); id++) {
      byte[] line = new byte[words.length(id) + 1];
      line[words.copy(id, line, 0)] = '\n';
      out.write(line);
    }
  }

  private int numbers(int id, char separator, byte[] line, int at) throws IOException {
    checkFinite(id);
    RowMatrix vectors = embeddings.vectors();
    float[] block = vectors.block(id);
    int offset = vectors.offset(id);
    int end = at;
    for (int i = 0; i < vectors.dimension(); i++) {
      end = FloatText.write(block[offset + i], line, end);
      line[end++] = (byte) separator;
    }
    line[end - 1] = '\n';
    return end;
  }
}
