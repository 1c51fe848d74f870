package io.parlance.dl4j.vectors;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.ArchiveReader;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.embeddings.io.EmbeddingsInfo;
import io.parlance.embeddings.io.Loaded;
import io.parlance.embeddings.io.ModelFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.models.embeddings.loader.VectorsConfiguration;

/**
 * Reads the zip archives that DL4J's {@code WordVectorSerializer} writes of Word2Vec and
 * ParagraphVectors. Reads them itself, text as they are: without ND4J, and believing nothing.
 *
 * <p>{@code syn0.txt} has a line {@code rows dimension documents} and a line a row, of the word in
 * Base64 and its numbers; {@code frequencies.txt} a word and its count; {@code labels.txt} the rows
 * that are documents'; {@code config.json} what the model was trained with.
 */
public final class Dl4jArchive implements ArchiveReader {
  private static final String VECTORS = "syn0.txt";
  private static final String BASE64 = "B64:";
  private static final String SPACE = "_Az92_"; // in words that are not in Base64
  private static final int LONGEST_WORD = 1 << 16;
  private static final int LONGEST_NUMBER = 64;

  /** Made by {@link java.util.ServiceLoader}. */
  public Dl4jArchive() {}

  @Override
  public EmbeddingsFormat format() {
    return EmbeddingsFormat.DL4J;
  }

  private record Header(int rows, int dimension) {}

  @Override
  public EmbeddingsInfo info(Path path) throws IOException {
    try (ZipFile archive = new ZipFile(path.toFile());
        ArchiveLines lines = new ArchiveLines(path, archive, vectors(path, archive))) {
      Header header = header(lines);
      int documents = labels(path, archive).size();
      return new EmbeddingsInfo(
          path,
          EmbeddingsFormat.DL4J,
          false,
          Files.size(path),
          header.rows - documents,
          header.dimension,
          provenance(path, archive, documents > 0).with("dim", String.valueOf(header.dimension)));
    }
  }

  @Override
  public Loaded load(Path path) throws IOException {
    try (ZipFile archive = new ZipFile(path.toFile())) {
      CollectedVectors collected = read(path, archive, labels(path, archive));
      counts(path, archive, collected);
      boolean documents = collected.hasDocuments();
      try {
        Embeddings words = collected.words(provenance(path, archive, documents));
        return new Loaded(
            documents ? collected.keepDocuments(words, Optional.empty()) : words,
            EmbeddingsFormat.DL4J,
            0,
            Optional.empty());
      } catch (IllegalArgumentException e) {
        throw new ModelFormatException(path + ": " + e.getMessage(), e);
      }
    } catch (ZipException | EOFException e) {
      throw broken(path, e);
    }
  }

  private static ModelFormatException broken(Path path, IOException e) {
    return new ModelFormatException(
        path + ": a zip archive that is damaged or cut off: " + e.getMessage(), e);
  }

  private static ZipEntry vectors(Path path, ZipFile archive) throws IOException {
    ZipEntry entry = archive.getEntry(VECTORS);
    if (entry == null) {
      throw new ModelFormatException(path + ": no model of DL4J's: it has no " + VECTORS);
    }
    return entry;
  }

  /** The lines of an entry that may be missing. */
  private static Optional<ArchiveLines> lines(Path path, ZipFile archive, String name)
      throws IOException {
    ZipEntry entry = archive.getEntry(name);
    return entry == null ? Optional.empty() : Optional.of(new ArchiveLines(path, archive, entry));
  }

  private static Header header(ArchiveLines lines) throws IOException {
    long[] sizes = {0, 0};
    if (lines.next(LONGEST_NUMBER)) {
      StringTokenizer fields = new StringTokenizer(lines.text());
      for (int i = 0; i < sizes.length && fields.hasMoreTokens(); i++) {
        String field = fields.nextToken();
        sizes[i] = field.matches("[0-9]{1,10}") ? Long.parseLong(field) : 0;
      }
    }
    if (sizes[0] == 0 || sizes[1] == 0) {
      throw lines.damaged("expected \"rows dimension documents\", found \"" + lines.text() + '"');
    }
    long most = lines.mostBytes();
    if (sizes[1] > most || sizes[0] > most / (2 * sizes[1])) {
      throw lines.damaged(
          String.format(
              Locale.ROOT,
              "it promises %d rows of %d numbers, but at most %d bytes follow",
              sizes[0],
              sizes[1],
              most));
    }
    long bytes = sizes[0] * sizes[1] * Float.BYTES;
    if (sizes[0] > Integer.MAX_VALUE - 8 || bytes > Runtime.getRuntime().maxMemory()) {
      throw lines.damaged(
          String.format(
              Locale.ROOT,
              "%d rows of %d numbers need %d MB of heap, which has at most %d MB; give it more",
              sizes[0],
              sizes[1],
              bytes >> 20,
              Runtime.getRuntime().maxMemory() >> 20));
    }
    return new Header((int) sizes[0], (int) sizes[1]);
  }

  private static CollectedVectors read(Path path, ZipFile archive, Set<String> labels)
      throws IOException {
    try (ArchiveLines lines = new ArchiveLines(path, archive, vectors(path, archive))) {
      Header header = header(lines);
      CollectedVectors collected = new CollectedVectors(header.rows, header.dimension);
      long longest = LONGEST_WORD + (long) header.dimension * LONGEST_NUMBER;
      float[] row = new float[header.dimension];
      for (int i = 0; i < header.rows; i++) {
        if (!lines.next(longest)) {
          throw lines.damaged("it ends after " + i + " rows of " + header.rows);
        }
        String word = row(lines, row);
        boolean isNew =
            labels.contains(word)
                ? collected.addDocument(word, row)
                : collected.addWord(word, 0, row);
        if (!isNew) {
          throw lines.damaged("the word \"" + word + "\" a second time");
        }
      }
      if (lines.next(longest)) {
        throw lines.damaged("it goes on after the " + header.rows + " rows promised");
      }
      return collected;
    }
  }

  /** Parses a line into its word and {@code row}. */
  private static String row(ArchiveLines lines, float[] row) throws IOException {
    StringTokenizer fields = new StringTokenizer(lines.text(), " ");
    if (fields.countTokens() != row.length + 1) {
      throw lines.damaged(
          "expected a word and "
              + row.length
              + " numbers, found "
              + fields.countTokens()
              + " fields");
    }
    String word = word(lines, fields.nextToken());
    for (int i = 0; i < row.length; i++) {
      row[i] = number(lines, fields.nextToken());
    }
    return word;
  }

  private static float number(ArchiveLines lines, String field) throws IOException {
    try {
      float number = Float.parseFloat(field);
      if (Float.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as what is not finite
    }
    throw lines.damaged("expected a number, found \"" + field + '"');
  }

  private static String word(ArchiveLines lines, String field) throws IOException {
    if (!field.startsWith(BASE64)) {
      return field.replace(SPACE, " ");
    }
    try {
      byte[] utf8 = Base64.getDecoder().decode(field.substring(BASE64.length()));
      return new String(utf8, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw lines.damaged("expected a word in Base64, found \"" + field + '"');
    }
  }

  private static Set<String> labels(Path path, ZipFile archive) throws IOException {
    Set<String> labels = new HashSet<>();
    Optional<ArchiveLines> entry = lines(path, archive, "labels.txt");
    if (entry.isPresent()) {
      try (ArchiveLines lines = entry.get()) {
        while (lines.next(LONGEST_WORD)) {
          if (!lines.text().isBlank()) {
            labels.add(word(lines, lines.text().strip()));
          }
        }
      }
    }
    return labels;
  }

  private static void counts(Path path, ZipFile archive, CollectedVectors collected)
      throws IOException {
    Optional<ArchiveLines> entry = lines(path, archive, "frequencies.txt");
    if (entry.isPresent()) {
      try (ArchiveLines lines = entry.get()) {
        while (lines.next(LONGEST_WORD)) {
          StringTokenizer fields = new StringTokenizer(lines.text(), " ");
          if (fields.countTokens() < 2) {
            throw lines.damaged("expected a word and its count, found \"" + lines.text() + '"');
          }
          String word = word(lines, fields.nextToken());
          collected.count(word, count(lines, fields.nextToken()));
        }
      }
    }
  }

  /** A count as DL4J writes it, with a fraction. */
  private static long count(ArchiveLines lines, String field) throws IOException {
    try {
      return Math.max(0, Math.round(Double.parseDouble(field)));
    } catch (NumberFormatException e) {
      throw lines.damaged("expected a count, found \"" + field + '"');
    }
  }

  private static Provenance provenance(Path path, ZipFile archive, boolean documents)
      throws IOException {
    Optional<ArchiveLines> entry = lines(path, archive, "config.json");
    StringBuilder json = new StringBuilder();
    if (entry.isPresent()) {
      try (ArchiveLines lines = entry.get()) {
        while (lines.next(1 << 20) && json.length() < 1 << 20) {
          json.append(lines.text());
        }
      }
    }
    try {
      return Dl4jSettings.provenance(
          json.isEmpty()
              ? Optional.empty()
              : Optional.of(VectorsConfiguration.fromJson(json.toString())),
          documents);
    } catch (RuntimeException e) {
      // Of another version, perhaps: the vectors are as good without.
      return Dl4jSettings.provenance(Optional.empty(), documents);
    }
  }
}
