package io.parlance.text;

import static io.parlance.text.Encoded.corpus;
import static io.parlance.text.Encoded.counted;
import static io.parlance.text.Encoded.encode;
import static io.parlance.text.Encoded.everyWord;
import static io.parlance.text.Encoded.sentences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusEncoderTest {

  @Test
  void words_are_ranked_by_count_and_then_by_code_point() throws IOException {
    try (EncodedCorpus encoded =
        encode("whitespace", everyWord(), 1, corpus("b a 𝄞 \uFFEE c a B é\nc a"))) {
      assertThat(counted(encoded.vocabulary()))
          .containsExactly("a 3", "c 2", "B 1", "b 1", "é 1", "\uFFEE 1", "𝄞 1");
      assertThat(sentences(encoded)).containsExactly("b a 𝄞 \uFFEE c a B é |LINE", "c a |FILE");
    }
  }

  @Test
  void rare_words_leave_the_sentences_and_ties_at_the_limit_go_by_code_point() throws IOException {
    Corpus text = corpus("x a b a\nx\na b y\n");
    try (EncodedCorpus encoded = encode("whitespace", everyWord().withMinCount(2), 1, text)) {
      assertThat(counted(encoded.vocabulary())).containsExactly("a 3", "b 2", "x 2");
      assertThat(sentences(encoded)).containsExactly("x a b a |LINE", "x |LINE", "a b |FILE");
      assertThat(encoded.tokens()).isEqualTo(7);
      assertThat(encoded.report().tokens()).isEqualTo(8);
      assertThat(encoded.report().types()).isEqualTo(4);
    }
    try (EncodedCorpus encoded = encode("whitespace", everyWord().withMaxVocab(2), 1, text)) {
      assertThat(counted(encoded.vocabulary())).containsExactly("a 3", "b 2");
      assertThat(sentences(encoded)).containsExactly("a b a |LINE", "a b |FILE");
    }
  }

  @Test
  void a_blank_line_ends_a_paragraph_and_the_end_of_a_source_a_file() throws IOException {
    try (EncodedCorpus encoded =
        encode("whitespace", everyWord(), 2, corpus("\n\na\r\nb\n \t\r\n\nc\n", "d", "e\n\n"))) {
      assertThat(sentences(encoded))
          .containsExactly("a |LINE", "b |PARAGRAPH", "c |FILE", "d |FILE", "e |FILE");
      assertThat(encoded.report().lines()).isEqualTo(10);
      assertThat(encoded.report().sources()).hasSize(3);
    }
  }

  @Test
  void a_sentence_without_words_leaves_its_boundary_to_the_one_before() throws IOException {
    try (EncodedCorpus encoded = encode("english", everyWord(), 1, corpus("a\n...\n\n!\nb\n?\n"))) {
      assertThat(sentences(encoded)).containsExactly("a |PARAGRAPH", "b |FILE");
    }
  }

  @Test
  void one_giant_line_is_cut_every_thousand_words() throws IOException {
    String line = "w ".repeat(2500) + "\n" + "v ".repeat(1000) + "\nu";
    try (EncodedCorpus encoded = encode("whitespace", everyWord(), 2, corpus(line));
        SentenceReader reader = encoded.open(0, 1)) {
      List<String> found = new ArrayList<>();
      while (reader.next()) {
        found.add(reader.length() + " " + reader.boundary());
      }
      assertThat(found)
          .containsExactly("1000 NONE", "1000 NONE", "500 LINE", "1000 LINE", "1 FILE");
      assertThat(encoded.sentences()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"english", "auto", "whitespace", "chinese", "chain:whitespace,lowercase"})
  void the_number_of_threads_changes_nothing(String analyzer) throws IOException {
    String text = Texts.random(new Random(7), 900_000);
    int[] expected = {};
    List<String> words = List.of();
    for (int threads : new int[] {1, 2, 3, 7}) {
      try (EncodedCorpus encoded =
          encode(analyzer, everyWord().withMinCount(2), threads, corpus(text, "a b", text))) {
        if (threads == 1) {
          expected = Encoded.stream(encoded);
          words = counted(encoded.vocabulary());
          assertThat(expected.length).isGreaterThan(100_000);
        } else {
          assertThat(Encoded.stream(encoded)).isEqualTo(expected);
          assertThat(counted(encoded.vocabulary())).isEqualTo(words);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"english", "auto", "whitespace"})
  void where_chunks_are_cut_changes_no_token(String analyzer) throws IOException {
    String text = Texts.random(new Random(3), 600_000); // a few chunks
    List<String> expected = TextAnalyzer.named(analyzer).tokens(text);
    try (EncodedCorpus encoded = encode(analyzer, everyWord(), 2, corpus(text));
        SentenceReader reader = encoded.open(0, 1)) {
      List<String> found = new ArrayList<>();
      while (reader.next()) {
        for (int i = 0; i < reader.length(); i++) {
          found.add(encoded.vocabulary().word(reader.ids()[i]));
        }
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void a_chinese_text_without_white_space_is_cut_between_sentences() throws IOException {
    String text = "今天天气很好，我们去公园散步。".repeat(30_000); // 1.3 MB, one line
    List<String> once = TextAnalyzer.named("chinese").tokens("今天天气很好，我们去公园散步。");
    try (EncodedCorpus encoded = encode("chinese", everyWord(), 2, corpus(text))) {
      assertThat(encoded.vocabulary().size()).isEqualTo(once.size());
      for (String word : once) {
        int id = encoded.vocabulary().id(word).orElseThrow();
        assertThat(encoded.vocabulary().count(id)).isEqualTo(30_000);
      }
    }
  }

  @Test
  void parts_cover_each_sentence_once_and_are_nearly_equal() throws IOException {
    String text = Texts.random(new Random(11), 300_000);
    try (EncodedCorpus encoded = encode("whitespace", everyWord(), 1, corpus(text))) {
      List<String> all = sentences(encoded);
      assertThat(all).hasSize((int) encoded.sentences());
      for (int parts : new int[] {2, 3, 8, 64, 1000, 5000}) {
        List<String> joined = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
          List<String> found = sentences(encoded, part, parts);
          if (parts <= 64) {
            long tokens = found.stream().mapToLong(s -> s.split(" ").length - 1).sum();
            assertThat(tokens)
                .isBetween(encoded.tokens() / parts - 1000, encoded.tokens() / parts + 1000);
          }
          joined.addAll(found);
        }
        assertThat(joined).isEqualTo(all);
      }
      assertThatIllegalArgumentException()
          .isThrownBy(() -> encoded.open(2, 2))
          .withMessage("part 2 of 2 does not exist");
    }
  }

  @Test
  void ids_that_do_not_fit_in_memory_go_to_a_file_that_leaves_no_trace(@TempDir Path directory)
      throws IOException {
    String text = Texts.random(new Random(5), 400_000);
    EncodingOptions spilling =
        everyWord().withIdsInMemory(10_000).withTemporaryDirectory(directory);
    try (EncodedCorpus inMemory = encode("whitespace", everyWord(), 1, corpus(text));
        EncodedCorpus onDisk = encode("whitespace", spilling, 2, corpus(text))) {
      assertThat(Encoded.stream(onDisk)).isEqualTo(Encoded.stream(inMemory));
      assertThat(sentences(onDisk, 3, 5)).isEqualTo(sentences(inMemory, 3, 5));
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_temporary_directory_that_is_not_there_is_named(@TempDir Path directory) {
    Path missing = directory.resolve("missing");
    EncodingOptions options = everyWord().withIdsInMemory(0).withTemporaryDirectory(missing);
    assertThatThrownBy(() -> encode("whitespace", options, 1, corpus("a b c")))
        .isInstanceOf(CorpusException.class)
        .hasMessage("temporary directory " + missing + " does not exist or is no directory");
  }

  @Test
  void a_full_vocabulary_forgets_the_rarest_and_tells() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      text.append("the rare-word-").append(i).append(i % 2 == 0 ? " of\n" : " and\n");
    }
    EncodingOptions small = everyWord().withMemoryLimit(200_000);
    List<String> words = List.of();
    for (int threads : new int[] {1, 3}) {
      try (EncodedCorpus encoded = encode("whitespace", small, threads, corpus(text.toString()))) {
        CorpusReport report = encoded.report();
        assertThat(report.prunedTypes()).isBetween(10_000L, 59_999L);
        assertThat(report.prunedTokens()).isEqualTo(report.prunedTypes()); // each occurs once
        assertThat(report.tokens()).isEqualTo(180_000);
        assertThat(report.types()).isEqualTo(60_003);
        assertThat(encoded.tokens()).isEqualTo(180_000 - report.prunedTokens());
        assertThat(counted(encoded.vocabulary())).startsWith("the 60000", "and 30000", "of 30000");
        if (threads > 1) {
          assertThat(counted(encoded.vocabulary())).isEqualTo(words);
        }
        words = counted(encoded.vocabulary());
        assertThat(sentences(encoded).get(0)).isEqualTo("the of |LINE");
      }
    }
  }

  @Test
  void a_word_that_comes_back_after_it_was_forgotten_is_counted_anew() throws IOException {
    StringBuilder text = new StringBuilder("phoenix\n");
    for (int i = 0; i < 40_000; i++) {
      text.append("w").append(i).append(" the\n");
    }
    text.append("phoenix phoenix phoenix phoenix phoenix\n");
    try (EncodedCorpus encoded =
        encode(
            "whitespace",
            everyWord().withMinCount(2).withMemoryLimit(200_000),
            2,
            corpus(text.toString()))) {
      assertThat(counted(encoded.vocabulary())).containsExactly("the 40000", "phoenix 5");
      assertThat(sentences(encoded))
          .endsWith("the |LINE", "phoenix phoenix phoenix phoenix phoenix |FILE");
      assertThat(sentences(encoded).get(0)).isEqualTo("the |LINE");
    }
  }

  @Test
  void a_token_too_long_for_a_word_is_left_out_and_counted() throws IOException {
    String giant = "x".repeat(700_000); // more than two chunks
    Corpus text = corpus("a " + giant + " b " + "y".repeat(256) + " " + "z".repeat(255) + "\n");
    for (String analyzer : List.of("english", "auto", "whitespace")) {
      try (EncodedCorpus encoded = encode(analyzer, everyWord(), 2, text)) {
        assertThat(sentences(encoded)).containsExactly("a b " + "z".repeat(255) + " |FILE");
        assertThat(encoded.report().overlongTokens()).isEqualTo(2);
        assertThat(encoded.report().tokens()).isEqualTo(3);
      }
    }
  }

  @Test
  void broken_sequences_are_replaced_counted_and_no_words() throws IOException {
    byte[] text =
        "plain words and caf\u0000 \u0000\u0000 more plain words here"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length; i++) {
      text[i] = text[i] == 0 ? (byte) 0xE9 : text[i];
    }
    for (String analyzer : List.of("english", "whitespace", "auto")) {
      try (EncodedCorpus encoded =
          encode(analyzer, everyWord(), 1, corpus(text, StandardCharsets.UTF_8))) {
        assertThat(sentences(encoded))
            .containsExactly("plain words and caf more plain words here |FILE");
        assertThat(encoded.report().brokenSequences()).isEqualTo(3);
      }
    }
  }

  @Test
  void text_with_a_nul_is_refused_with_its_offset() {
    byte[] text = ("fine ".repeat(60_000) + "\u0000").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> encode("auto", everyWord(), 2, corpus(text, StandardCharsets.UTF_8)))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "text is no UTF-8 text: NUL at byte 300,000; name its encoding with --encoding"
                + " (perhaps UTF-16LE or UTF-16BE), or leave it out");
  }

  @Test
  void text_of_another_encoding_is_refused_with_a_word_about_encodings() throws IOException {
    byte[] text = "今天天气很好".getBytes(Charset.forName("GB18030"));
    assertThatThrownBy(
            () -> encode("chinese", everyWord(), 1, corpus(text, StandardCharsets.UTF_8)))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith("text is no UTF-8 text: ")
        .hasMessageContaining("% of its first 12 bytes are broken, from byte 0 on")
        .hasMessageEndingWith("(perhaps GB18030, common in Chinese files), or leave it out");
    try (EncodedCorpus encoded =
        encode("chinese", everyWord(), 1, corpus(text, Charset.forName("GB18030")))) {
      assertThat(sentences(encoded)).containsExactly("今天 天气 很 好 |FILE");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void a_byte_order_mark_tells_the_encoding(String encoding) throws IOException {
    byte[] text = "\uFEFFsnow ❄ 雪 𝄞\r\nend".getBytes(Charset.forName(encoding));
    try (EncodedCorpus encoded =
        encode("whitespace", everyWord(), 1, corpus(text, StandardCharsets.UTF_8))) {
      assertThat(sentences(encoded)).containsExactly("snow ❄ 雪 𝄞 |LINE", "end |FILE");
      assertThat(encoded.report().brokenSequences()).isZero();
    }
  }

  @Test
  void long_text_of_another_encoding_comes_through_whole() throws IOException {
    String text = Texts.random(new Random(2), 400_000);
    Charset gb = Charset.forName("GB18030");
    try (EncodedCorpus expected = encode("whitespace", everyWord(), 1, corpus(text));
        EncodedCorpus found = encode("whitespace", everyWord(), 2, corpus(text.getBytes(gb), gb))) {
      assertThat(sentences(found)).isEqualTo(sentences(expected));
      assertThat(found.report().characters()).isEqualTo(expected.report().characters());
    }
  }

  @Test
  void a_vocabulary_that_min_count_empties_is_an_error_with_a_remedy() {
    assertThatThrownBy(() -> encode("english", EncodingOptions.defaults(), 1, corpus("a b a")))
        .isInstanceOf(CorpusException.class)
        .hasMessage("vocabulary is empty: no word occurs 5 times in 3 tokens; lower --min-count");
    assertThatThrownBy(() -> encode("english", everyWord(), 1, corpus("...\n!\n")))
        .isInstanceOf(CorpusException.class)
        .hasMessage("vocabulary is empty: no word in 2 lines and 6 characters of text");
  }

  @Test
  void the_first_source_that_fails_is_told_whatever_the_threads() {
    for (int threads : new int[] {1, 4}) {
      assertThatThrownBy(
              () -> encode("english", everyWord(), threads, corpus("a", "b\u0000", "c\u0000")))
          .hasMessageStartingWith("text-1 is no UTF-8 text: NUL at byte 1;");
    }
  }

  @Test
  void an_analyzer_that_fails_ends_the_encoding_with_its_own_exception() {
    TextAnalyzer broken =
        new TextAnalyzer() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Tokenizer newTokenizer() {
            return (text, sink) -> {
              throw new IllegalStateException("no luck");
            };
          }
        };
    CorpusEncoder encoder = new CorpusEncoder(broken, everyWord(), 3, EncodingListener.none());
    assertThatThrownBy(() -> encoder.encode(corpus("a\n".repeat(500_000))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no luck");
  }

  @Test
  void progress_ends_at_all_bytes_and_tokens(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("text");
    Files.writeString(file, Texts.random(new Random(1), 700_000));
    List<EncodingProgress> heard = new ArrayList<>();
    CorpusEncoder encoder =
        new CorpusEncoder(TextAnalyzer.named("english"), everyWord(), 2, heard::add);
    try (EncodedCorpus encoded =
        encoder.encode(Corpus.of(List.of(file.toString()), StandardCharsets.UTF_8))) {
      EncodingProgress last = heard.get(heard.size() - 1);
      assertThat(last.bytes()).isEqualTo(Files.size(file));
      assertThat(last.fraction()).isEqualTo(1.0);
      assertThat(last.tokens()).isEqualTo(encoded.report().tokens());
      assertThat(heard).hasSizeGreaterThan(2);
      assertThat(heard).isSortedAccordingTo((a, b) -> Long.compare(a.tokens(), b.tokens()));
    }
  }

  @Test
  void a_closed_corpus_cannot_be_read_from_its_file(@TempDir Path directory) throws IOException {
    EncodedCorpus encoded =
        encode(
            "whitespace",
            everyWord().withIdsInMemory(0).withTemporaryDirectory(directory),
            1,
            corpus("a b c"));
    encoded.close();
    assertThatThrownBy(
            () -> {
              try (SentenceReader reader = encoded.open(0, 1)) {
                reader.next();
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void options_out_of_range_are_refused_with_their_values() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncodingOptions.defaults().withMinCount(0))
        .withMessage("min-count 0 is below 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncodingOptions.defaults().withMaxVocab(-1))
        .withMessageContaining("max-vocab -1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CorpusEncoder(
                    TextAnalyzer.named("auto"), everyWord(), 0, EncodingListener.none()))
        .withMessage("threads 0 is below 1");
  }
}
