package io.parlance.embeddings.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of words with a score that people gave them, a line each: {@code word word score}. What
 * follows on a line is passed over.
 *
 * @param name the name of the file, without {@code .gz} and {@code .txt}
 */
public record SimilaritySet(String name, List<Pair> pairs) {
  public SimilaritySet {
    pairs = List.copyOf(pairs);
  }

  /** Two words and how alike people say they are. */
  public record Pair(String first, String second, double score) {}

  /**
   * Reads a file, gzipped or not.
   *
   * @throws IOException naming file and line if it is malformed
   */
  public static SimilaritySet read(Path path) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    GoldFile.read(
        path,
        (number, fields) -> {
          if (fields.size() < 3) {
            throw GoldFile.malformed(path, number, "expected \"word word score\", found " + fields);
          }
          pairs.add(new Pair(fields.get(0), fields.get(1), score(path, number, fields.get(2))));
        });
    if (pairs.isEmpty()) {
      throw new IOException(path + ": is empty, expected lines of \"word word score\"");
    }
    String name = String.valueOf(path.getFileName());
    return new SimilaritySet(name.replaceFirst("\\.gz$", "").replaceFirst("\\.txt$", ""), pairs);
  }

  private static double score(Path path, int number, String field) throws IOException {
    try {
      double score = Double.parseDouble(field);
      if (Double.isFinite(score)) {
        return score;
      }
    } catch (NumberFormatException e) {
      throw GoldFile.malformed(path, number, "expected a score, found \"" + field + '"');
    }
    throw GoldFile.malformed(path, number, "expected a finite score, found " + field);
  }
}
