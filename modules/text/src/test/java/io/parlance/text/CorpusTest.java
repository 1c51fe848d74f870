package io.parlance.text;

import static io.parlance.text.Encoded.everyWord;
import static io.parlance.text.Encoded.sentences;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  private final Path directory;

  CorpusTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(UTF_8));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  private List<String> names(Object... sources) throws IOException {
    return Corpus.of(Arrays.stream(sources).map(Object::toString).toList(), UTF_8)
        .sources()
        .stream()
        .map(CorpusSource::name)
        .map(name -> name.replace(directory + "/", ""))
        .toList();
  }

  private static EncodedCorpus encode(Path file) throws IOException {
    return Encoded.encode("whitespace", everyWord(), 2, Corpus.of(List.of(file.toString()), UTF_8));
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(CorpusException.class).hasMessage(message);
  }

  @Test
  void a_directory_gives_its_files_sorted_without_hidden_and_empty_ones() throws IOException {
    write("b.txt", "b");
    write("a/z.txt", "z");
    write("a/b/c.txt", "c");
    write(".git/config", "x");
    write("a/.hidden", "x");
    write("empty.txt", "");
    assertThat(names(directory)).containsExactly("a/b/c.txt", "a/z.txt", "b.txt");
  }

  @Test
  void a_glob_is_expanded_here() throws IOException {
    write("news-1.txt", "1");
    write("news-2.txt", "2");
    write("news-2.md", "x");
    write("sub/news-3.txt", "3");
    assertThat(names(directory + "/news-*.txt")).containsExactly("news-1.txt", "news-2.txt");
    assertThat(names(directory + "/**.txt"))
        .containsExactly("news-1.txt", "news-2.txt", "sub/news-3.txt");
    assertThat(names(directory + "/news-[2].{md,txt}")).containsExactly("news-2.md", "news-2.txt");
    assertRefused(() -> names(directory + "/olds-*"), "no file matches " + directory + "/olds-*");
    assertRefused(
        () -> names(directory + "/missing/*.txt"),
        "no file matches " + directory + "/missing/*.txt");
    assertThatThrownBy(() -> names(directory + "/news-{1"))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith("not a glob: ");
  }

  @Test
  void a_file_whose_name_looks_like_a_glob_is_a_file() throws IOException {
    write("what?[1].txt", "x");
    assertThat(names(directory + "/what?[1].txt")).containsExactly("what?[1].txt");
  }

  @Test
  void what_is_not_there_or_empty_is_told_in_a_line() throws IOException {
    Path empty = write("empty.txt", "");
    Path missing = directory.resolve("missing.txt");
    Path bare = Files.createDirectory(directory.resolve("bare"));
    assertRefused(() -> names(missing), "no such file: " + missing);
    assertRefused(() -> names(empty), empty + " is empty");
    assertRefused(() -> names(bare), "directory " + bare + " holds no file with text in it");
    assertRefused(() -> names(), "no corpus given: name a file, a directory, - or wordnet:");
    assertRefused(() -> names("-", "-"), "standard input (-) is named twice; it can be read once");
  }

  @Test
  void gzip_is_known_by_its_content() throws Exception {
    byte[] packed = gzip("one two\nthree".getBytes(UTF_8));
    for (String name : List.of("text.gz", "text.txt")) {
      try (EncodedCorpus encoded = encode(write(name, packed))) {
        assertThat(sentences(encoded)).containsExactly("one two |LINE", "three |FILE");
        SourceReport source = encoded.report().sources().get(0);
        assertThat(source.bytes()).isEqualTo(packed.length);
        assertThat(source.sha256())
            .isEqualTo(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(packed)));
      }
    }
    try (EncodedCorpus encoded = encode(write("plain.gz", "not packed at all"))) {
      assertThat(encoded.tokens()).isEqualTo(4);
    }
  }

  @Test
  void two_gzip_files_in_one_are_both_read() throws IOException {
    byte[] one = gzip("one\n".getBytes(UTF_8));
    byte[] two = gzip("two\n".getBytes(UTF_8));
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    try (EncodedCorpus encoded = encode(write("both.gz", both))) {
      assertThat(sentences(encoded)).containsExactly("one |LINE", "two |FILE");
    }
  }

  @Test
  void a_truncated_gzip_file_is_refused_wherever_it_is_cut() throws IOException {
    byte[] packed = gzip("some words to pack".getBytes(UTF_8));
    for (int length = 2; length < packed.length; length++) {
      Path file = write("cut.gz", Arrays.copyOf(packed, length));
      assertRefused(
          () -> encode(file).close(),
          file
              + " is a damaged gzip file: it ends too early, at about byte "
              + length
              + "; unpack it anew or leave it out");
    }
  }

  @Test
  void a_damaged_gzip_file_is_refused() throws IOException {
    byte[] text = new byte[100_000];
    Random random = new Random(1);
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (i % 7 == 0 ? ' ' : 'a' + random.nextInt(26));
    }
    byte[] packed = gzip(text);
    packed[packed.length / 2] ^= 0x55;
    Path file = write("bad.gz", packed);
    assertThatThrownBy(() -> encode(file).close())
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(file + " is a damaged gzip file: ");
    Path hollow = write("hollow.gz", gzip(new byte[0]));
    assertRefused(() -> encode(hollow).close(), hollow + " holds no text");
  }

  @Test
  void standard_input_is_a_source_of_unknown_size() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("from a pipe\n".getBytes(UTF_8)));
      Corpus corpus = Corpus.of(List.of("-"), UTF_8);
      assertThat(corpus.bytes()).isEmpty();
      try (EncodedCorpus encoded = Encoded.encode("auto", everyWord(), 1, corpus)) {
        assertThat(sentences(encoded)).containsExactly("from a pipe |FILE");
        assertThat(encoded.report().sources().get(0).name()).isEqualTo("-");
        assertThat(encoded.report().bytes()).isEqualTo(12);
      }
      System.setIn(new ByteArrayInputStream(new byte[0]));
      assertRefused(
          () -> Encoded.encode("auto", everyWord(), 1, corpus).close(), "standard input is empty");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void wordnet_gives_a_gloss_or_example_a_line() throws IOException {
    try (EncodedCorpus encoded =
        Encoded.encode("english", everyWord(), 2, Corpus.of(List.of("wordnet:"), UTF_8))) {
      List<String> sentences = sentences(encoded);
      assertThat(sentences.get(0))
          .isEqualTo(
              "that which is perceived or known or inferred to have its own distinct existence"
                  + " living or nonliving |PARAGRAPH");
      assertThat(sentences).contains("it was full of rackets balls and other objects |PARAGRAPH");
      assertThat(encoded.report().tokens()).isBetween(1_400_000L, 1_600_000L);
      assertThat(encoded.vocabulary().id("copyright")).isNotEmpty();
      assertThat(sentences).noneMatch(s -> s.contains("permission to use copy modify"));
      assertThat(encoded.report().bytes())
          .isEqualTo(Corpus.of(List.of("wordnet:"), UTF_8).bytes().orElseThrow());
    }
  }
}
