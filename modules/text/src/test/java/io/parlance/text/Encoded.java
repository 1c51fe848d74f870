package io.parlance.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Encodes texts for tests and looks at the results. */
final class Encoded {
  private Encoded() {}

  /** Bytes in memory as a source. */
  private static final class Bytes implements CorpusSource {
    private final String name;
    private final byte[] content;

    Bytes(String name, byte[] content) {
      this.name = name;
      this.content = content;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public OptionalLong bytes() {
      return OptionalLong.of(content.length);
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }
  }

  static EncodingOptions everyWord() {
    return EncodingOptions.defaults().withMinCount(1);
  }

  static Corpus corpus(String... texts) throws IOException {
    List<CorpusSource> sources = new ArrayList<>();
    for (String text : texts) {
      sources.add(new Bytes("text-" + sources.size(), text.getBytes(StandardCharsets.UTF_8)));
    }
    return Corpus.ofSources(sources, StandardCharsets.UTF_8);
  }

  static Corpus corpus(byte[] content, Charset charset) throws IOException {
    return Corpus.ofSources(List.of(new Bytes("text", content)), charset);
  }

  static EncodedCorpus encode(String analyzer, EncodingOptions options, int threads, Corpus corpus)
      throws IOException {
    return new CorpusEncoder(
            TextAnalyzer.named(analyzer), options, threads, EncodingListener.none())
        .encode(corpus);
  }

  /** Each word with its count, in the order of ids. */
  static List<String> counted(Vocabulary vocabulary) {
    List<String> counted = new ArrayList<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      counted.add(vocabulary.word(id) + " " + vocabulary.count(id));
    }
    return counted;
  }

  /** Each sentence as its words, followed by what ends it. */
  static List<String> sentences(EncodedCorpus corpus, int part, int parts) {
    List<String> sentences = new ArrayList<>();
    try (SentenceReader reader = corpus.open(part, parts)) {
      while (reader.next()) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < reader.length(); i++) {
          sentence.append(corpus.vocabulary().word(reader.ids()[i])).append(' ');
        }
        sentences.add(sentence.append('|').append(reader.boundary()).toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sentences;
  }

  static List<String> sentences(EncodedCorpus corpus) {
    return sentences(corpus, 0, 1);
  }

  /** The ids of all sentences, each followed by -1. */
  static int[] stream(EncodedCorpus corpus) throws IOException {
    int[] stream = new int[(int) (corpus.tokens() + corpus.sentences())];
    int at = 0;
    try (SentenceReader reader = corpus.open(0, 1)) {
      while (reader.next()) {
        System.arraycopy(reader.ids(), 0, stream, at, reader.length());
        at += reader.length();
        stream[at++] = -1;
      }
    }
    return Arrays.copyOf(stream, at);
  }
}
