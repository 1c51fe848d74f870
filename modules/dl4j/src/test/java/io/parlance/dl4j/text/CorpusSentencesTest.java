package io.parlance.dl4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.text.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPOutputStream;
import org.deeplearning4j.text.sentenceiterator.SentenceIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusSentencesTest {
  @TempDir private Path folder = Path.of("");

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private String file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static CorpusSentences sentences(String... sources) throws IOException {
    return new CorpusSentences(Corpus.of(List.of(sources), StandardCharsets.UTF_8));
  }

  private static List<String> rest(SentenceIterator sentences) {
    List<String> rest = new ArrayList<>();
    while (sentences.hasNext()) {
      rest.add(sentences.nextSentence());
    }
    return rest;
  }

  @Test
  void lines_of_files_packed_or_not_are_sentences_and_blank_ones_are_none() throws IOException {
    file("a.txt", "\ufeffone\r\n\n  \ntwo two \nthree");
    file("b.txt.gz", gzip("four\n五\n"));

    CorpusSentences sentences = sentences(folder.toString());

    assertThat(rest(sentences)).containsExactly("one", "two two", "three", "four", "五");
    assertThat(sentences.hasNext()).isFalse();
    assertThatThrownBy(sentences::nextSentence).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void the_corpus_tells_the_encoding() throws IOException {
    Charset gbk = Charset.forName("GB18030");
    String file = file("gbk.txt", "音乐\n".getBytes(gbk));

    assertThat(rest(new CorpusSentences(Corpus.of(List.of(file), gbk)))).containsExactly("音乐");
  }

  @Test
  void it_starts_again_from_anywhere() throws IOException {
    CorpusSentences sentences = sentences(file("a.txt", "one\ntwo\nthree\n"));
    sentences.nextSentence();
    assertThat(sentences.hasNext()).isTrue();

    sentences.reset();

    assertThat(rest(sentences)).containsExactly("one", "two", "three");
    sentences.finish();
    assertThat(rest(sentences)).containsExactly("one", "two", "three");
  }

  @Test
  void sentences_go_through_the_pre_processor() throws IOException {
    CorpusSentences sentences = sentences(file("a.txt", "one\ntwo\n"));
    sentences.setPreProcessor(sentence -> "<" + sentence + ">");

    assertThat(rest(sentences)).containsExactly("<one>", "<two>");
    sentences.setPreProcessor(null);
    sentences.reset();
    assertThat(sentences.nextSentence()).isEqualTo("one");
  }

  @Test
  void a_corpus_of_a_single_line_comes_in_parts_that_cut_no_word() throws IOException {
    String line = "antidisestablishmentarianism ".repeat(5000);
    String endless = "音".repeat(CorpusSentences.LONGEST + 5);

    List<String> parts = rest(sentences(file("a.txt", line), file("b.txt", endless)));

    assertThat(parts).allMatch(part -> part.length() <= CorpusSentences.LONGEST);
    List<String> words =
        parts.stream().flatMap(part -> Arrays.stream(part.split(" ", -1))).toList();
    assertThat(words.subList(0, 5000)).containsOnly("antidisestablishmentarianism");
    assertThat(String.join("", words.subList(5000, words.size()))).isEqualTo(endless);
  }

  @Test
  void no_surrogate_pair_is_cut() throws IOException {
    String line = "a" + "😀".repeat(CorpusSentences.LONGEST);

    List<String> parts = rest(sentences(file("a.txt", line)));

    assertThat(String.join("", parts)).isEqualTo(line);
    assertThat(parts).noneMatch(part -> Character.isLowSurrogate(part.charAt(0)));
  }

  @Test
  void what_cannot_be_read_is_told_in_a_line_that_names_it() throws IOException {
    byte[] packed = gzip("one\n".repeat(100_000));
    CorpusSentences damaged = sentences(file("a.gz", Arrays.copyOf(packed, packed.length - 20)));
    CorpusSentences binary = sentences(file("b.txt", new byte[] {'a', 0, 'b'}));

    assertThatThrownBy(() -> rest(damaged))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("a.gz is a damaged gzip file");
    assertThatThrownBy(binary::hasNext)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("NUL at byte 1");
  }

  @Test
  void the_built_in_wordnet_is_a_corpus_too() throws IOException {
    assertThat(sentences("wordnet:").nextSentence()).isNotBlank();
  }
}
