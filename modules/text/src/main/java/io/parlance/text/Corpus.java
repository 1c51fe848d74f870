package io.parlance.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Texts to read: files, directories, globs, standard input, the built-in WordNet.
 *
 * <pre>{@code
 * Corpus corpus = Corpus.of(List.of("books/", "news-*.txt.gz"), StandardCharsets.UTF_8);
 * }</pre>
 */
public final class Corpus {
  private final List<CorpusSource> sources;
  private final Charset charset;

  private Corpus(List<CorpusSource> sources, Charset charset) {
    this.sources = List.copyOf(sources);
    this.charset = charset;
  }

  /**
   * The corpus of these sources, in this order. Each is a file, packed by gzip or not; a directory,
   * of which all files below are taken, sorted, without hidden and empty ones; a glob of files;
   * {@code -} for standard input; or {@code wordnet:} for the glosses and examples of WordNet 3.1.
   *
   * @throws CorpusException if a source is not there, cannot be read or is empty
   */
  public static Corpus of(List<String> sources, Charset charset) throws IOException {
    List<CorpusSource> found = new ArrayList<>();
    SourceFinder finder = new SourceFinder(found);
    for (String source : sources) {
      finder.find(source);
    }
    return ofSources(found, charset);
  }

  /**
   * A corpus of sources of one's own.
   *
   * @throws CorpusException if there are none
   */
  public static Corpus ofSources(List<CorpusSource> sources, Charset charset)
      throws CorpusException {
    if (sources.isEmpty()) {
      throw new CorpusException("no corpus given: name a file, a directory, - or wordnet:");
    }
    return new Corpus(sources, charset);
  }

  /** The sources in the order they are read. */
  public List<CorpusSource> sources() {
    return sources;
  }

  /** The encoding of texts that have no byte order mark. */
  public Charset charset() {
    return charset;
  }

  /** The bytes of all sources as stored, or empty where one does not tell. */
  public OptionalLong bytes() {
    long sum = 0;
    for (CorpusSource source : sources) {
      if (source.bytes().isEmpty()) {
        return OptionalLong.empty();
      }
      sum += source.bytes().getAsLong();
    }
    return OptionalLong.of(sum);
  }
}
