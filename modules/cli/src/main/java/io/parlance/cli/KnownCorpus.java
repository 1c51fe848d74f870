package io.parlance.cli;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text of the catalogue, {@code corpora/catalogue.tsv}.
 *
 * @param source in words: where it comes from and how it is used
 */
record KnownCorpus(String name, String language, String size, String licence, String source) {
  private static final String CATALOGUE = "catalogue.tsv";
  private static final int FIELDS = 5;

  static List<KnownCorpus> all() throws IOException {
    try (InputStream stream = KnownCorpus.class.getResourceAsStream(CATALOGUE)) {
      if (stream == null) {
        throw new FileNotFoundException("the catalogue of corpora is missing in this build)");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.startsWith("#")).map(KnownCorpus::parse).toList();
    }
  }

  static KnownCorpus parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new IllegalStateException(
          CATALOGUE + ": " + fields.length + " fields, expected " + FIELDS + ": " + line);
    }
    return new KnownCorpus(fields[0], fields[1], fields[2], fields[3], fields[4]);
  }
}
