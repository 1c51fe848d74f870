package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that ask a model, over one whose geometry is known. */
class ProgramTest {
  private Path folder = Path.of("");
  private String model = "";
  private MemoryStreams memory = MemoryStreams.plain("");

  /** royal = (1, 0, ·), male = (·, ·, 1), female = (·, ·, -1); fruit = (0, 1, 0). */
  @BeforeEach
  void write_a_model(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Map<String, float[]> vectors = new java.util.LinkedHashMap<>(Map.of());
    vectors.put("king", new float[] {1, 0, 1});
    vectors.put("queen", new float[] {1, 0, -1});
    vectors.put("man", new float[] {0.1f, 0, 1});
    vectors.put("woman", new float[] {0.1f, 0, -1});
    vectors.put("apple", new float[] {0, 1, 0.1f});
    vectors.put("new york", new float[] {0.5f, 0.5f, 0});
    vectors.put("中文", new float[] {0.2f, 0.9f, 0});
    vectors.put("😀", new float[] {0, 0.9f, 0.3f});
    RowMatrix matrix = RowMatrix.dense(vectors.size(), 3);
    int row = 0;
    for (float[] vector : vectors.values()) {
      System.arraycopy(vector, 0, matrix.block(row), matrix.offset(row), 3);
      row++;
    }
    Embeddings embeddings =
        Embeddings.of(
            Vocabulary.of(List.copyOf(vectors.keySet()), new long[] {8, 7, 6, 5, 4, 3, 2, 1}),
            matrix,
            Provenance.none().with(Provenance.KIND, "by hand"));
    Path path = folder.resolve("model.safetensors");
    EmbeddingsFiles.write(embeddings, path, EmbeddingsFormat.SAFETENSORS);
    model = path.toString();
  }

  private int run(String... arguments) {
    memory = MemoryStreams.plain("");
    return new Program(memory.streams()).run(List.of(arguments));
  }

  private int feed(String input, String... arguments) {
    memory = MemoryStreams.plain(input);
    return new Program(memory.streams()).run(List.of(arguments));
  }

  @Test
  void nn_prints_the_nearest_words_with_their_cosines() {
    assertThat(run("nn", model, "king", "-k", "1")).isZero();
    assertThat(memory.out().strip()).matches("0\\.77\\d\\d  man");
    assertThat(memory.err()).isEmpty();
  }

  @Test
  void nn_prints_a_list_for_each_of_several_words() {
    assertThat(run("nn", model, "king", "中文", "-k", "1")).isZero();
    assertThat(memory.out().lines()).hasSize(4).contains("king", "中文");
  }

  @Test
  void nn_adds_and_subtracts_in_quotes() {
    assertThat(run("nn", model, "king - man + woman", "-k", "1")).isZero();
    assertThat(memory.out()).contains("queen");
  }

  @Test
  void a_word_with_a_space_is_asked_for_as_it_is() {
    assertThat(run("nn", model, "new york", "-k", "2")).isZero();
    assertThat(memory.out().lines()).hasSize(2);
  }

  @Test
  void nn_reads_questions_from_standard_input() {
    assertThat(feed("king\n\n😀\n", "nn", model, "-", "-k", "1")).isZero();
    assertThat(memory.out().lines().toList()).contains("king", "😀");
  }

  @Test
  void nn_prints_json() {
    assertThat(run("nn", model, "king", "-k", "1", "--json")).isZero();
    assertThat(memory.out().strip())
        .matches(
            "\\{\"query\":\"king\",\"neighbors\":\\[\\{\"word\":\"man\",\"score\":0\\.77\\d*}]}");
  }

  @Test
  void a_mistyped_word_is_answered_with_the_nearest_spellings() {
    assertThat(run("nn", model, "kign")).isEqualTo(1);
    assertThat(memory.err())
        .hasLineCount(1)
        .contains("\"kign\" is not in the vocabulary")
        .contains("did you mean king");
    assertThat(memory.out()).isEmpty();
  }

  @Test
  void known_words_are_answered_beside_unknown_ones() {
    assertThat(run("nn", model, "kign", "queen", "appel")).isEqualTo(1);
    assertThat(memory.out()).contains("queen");
    assertThat(memory.err()).hasLineCount(2).contains("king").contains("apple");
  }

  @Test
  void similarity_prints_one_number() {
    assertThat(run("similarity", model, "king", "queen")).isZero();
    assertThat(memory.out().strip()).isEqualTo("0.0000");
    assertThat(run("similarity", model, "king", "queen", "--json")).isZero();
    assertThat(memory.out().strip())
        .isEqualTo("{\"a\":\"king\",\"b\":\"queen\",\"similarity\":0.0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3cosadd", "3cosmul"})
  void analogy_finds_the_fourth_word(String method) {
    assertThat(run("analogy", model, "man", "woman", "king", "-k", "1", "--method", method))
        .isZero();
    assertThat(memory.out()).contains("queen");
  }

  @Test
  void odd_one_out_names_the_word_that_does_not_belong() {
    assertThat(run("odd-one-out", model, "apple", "中文", "😀", "woman")).isZero();
    assertThat(memory.out().strip()).isEqualTo("woman");
    assertThat(run("odd-one-out", model, "apple", "king")).isEqualTo(2);
  }

  @Test
  void vectors_prints_a_line_each() {
    assertThat(run("vectors", model, "king", "中文")).isZero();
    assertThat(memory.out().lines()).containsExactly("king 1.0 0.0 1.0", "中文 0.2 0.9 0.0");
    assertThat(feed("man\nqueen\n", "vectors", model, "-")).isZero();
    assertThat(memory.out().lines()).hasSize(2);
    assertThat(run("vectors", model)).isZero();
    assertThat(memory.out().lines()).hasSize(8);
  }

  @Test
  void info_tells_format_shape_and_provenance() {
    assertThat(run("info", model)).isZero();
    assertThat(memory.out())
        .contains("safetensors")
        .contains("by hand")
        .containsPattern("words +8");
    assertThat(run("info", model, "--json")).isZero();
    assertThat(memory.out()).contains("\"dimension\":3").contains("\"kind\":\"by hand\"");
  }

  @ParameterizedTest
  @CsvSource({
    "out.bin,word2vec-bin",
    "out.txt,word2vec-text",
    "out.vec.gz,word2vec-text",
    "out.glove,glove",
    "out.tsv,tensorboard",
    "out,safetensors"
  })
  void convert_takes_the_format_from_the_ending(String name, String format) {
    String out = folder.resolve(name).toString();
    assertThat(run("convert", model, out, "--json")).isZero();
    assertThat(memory.out()).contains("\"format\":\"" + format + "\"");
    assertThat(run("nn", out, "king", "-k", "1")).isZero();
    assertThat(memory.out()).contains("man");
  }

  @Test
  void eval_prints_scores_with_their_coverage() throws IOException {
    Path analogies = folder.resolve("a.txt");
    Files.writeString(analogies, ": family\nman woman king queen\nman woman king nobody\n");
    Path pairs = folder.resolve("pairs.txt");
    Files.writeString(pairs, "king queen 7\nking man 8\napple woman 1\nking nobody 3\n");
    assertThat(
            run(
                "eval",
                model,
                "--analogies",
                analogies.toString(),
                "--similarity",
                pairs.toString()))
        .isZero();
    assertThat(memory.out()).containsPattern("total +100\\.0 .* 1 +1\\R");
    assertThat(memory.out()).containsPattern("pairs +[01]\\.\\d{3} .* 3 +1\\R");
    assertThat(run("eval", model)).isEqualTo(2);
    assertThat(memory.err()).contains("--analogies FILE");
  }

  @ParameterizedTest
  @CsvSource({
    "nn,2,Missing required parameters",
    "tran,2,did you mean train?",
    "train,2,needs one of: word2vec",
    "train magic,2,expected one of: word2vec",
    "nn M king --kk,2,unknown option --kk",
    "nn M king --jsno,2,did you mean --json?",
    "nn M king -k 0,2,-k 0: expected a whole number from 1",
    "nn M king -k x,2,is not a whole number",
    "nn M king +,2,expected a word",
    "analogy M king queen man --method best,2,expected 3cosadd or 3cosmul",
    "analogy M king queen man woman,2,unexpected argument",
    "convert M /nowhere/x.bin,1,there is no folder /nowhere",
    "convert M x --to gif,2,no format",
    "nn /nowhere/model king,1,/nowhere/model",
    "info /,1,/"
  })
  void a_wrong_call_gets_one_line_and_its_exit_code(String line, int code, String message) {
    assertThat(run(line.replace("M ", model + " ").split(" "))).isEqualTo(code);
    assertThat(memory.err()).hasLineCount(1).startsWith("parlance").contains(message);
    assertThat(memory.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--dim 0,--dim 0: expected a whole number from 1 to",
    "--threads -1,--threads -1: expected",
    "--window 0,--window 0",
    "--epochs 0,--epochs 0",
    "--negative -1,--negative -1",
    "--negative 0,or --hs beside it",
    "--sample 2,--sample 2",
    "--alpha 0,--alpha 0",
    "--min-count 0,--min-count 0",
    "--memory lots,--memory lots: expected",
    "--encoding klingon,--encoding klingon",
    "--dim ten,is not a whole number",
    "--frobnicate,unknown option --frobnicate",
    "--bakend scalar,did you mean --backend?",
    "-classes 5,word classes are not made"
  })
  void a_wrong_option_of_training_is_named_before_anything_is_read(String option, String message) {
    Path out = folder.resolve("new.safetensors");
    String line = "train word2vec --input /nowhere --output " + out + " " + option;
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(memory.err()).hasLineCount(1).contains(message);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "lsa --weighting nonsense,expected log-entropy",
    "lsa --rank 0,--rank 0",
    "lsa --tolerance NaN,--tolerance NaN",
    "lsa --document word,--document word: expected line",
    "plsa --topics 0,--topics 0",
    "plsa --beta 2,--beta 2",
    "plsa --beta NaN,--beta NaN",
    "plsa --max-df 0,--max-df 0",
    "plsa --max-df 1.5,--max-df 1.5",
    "plsa --held-out 1,--held-out 1",
    "glove --x-max NaN,--x-max NaN",
    "glove --eta 0,--eta 0",
    "glove --left --symmetric,expected one of them",
    "fasttext --min-n 5 --max-n 3,--min-n 5: expected at most --max-n",
    "fasttext --buckets 0,--buckets 0",
    "fasttext --hs,leave it out"
  })
  void a_wrong_option_of_any_trainer_is_named_before_anything_is_read(
      String options, String message) {
    Path out = folder.resolve("new.safetensors");
    String line = "train " + options + " --input /nowhere --output " + out;
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(memory.err()).hasLineCount(1).contains(message);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "topics M,no topics in it",
    "topics /nowhere,/nowhere",
    "documents M king,no documents in it",
    "documents /nowhere king,/nowhere"
  })
  void a_question_that_the_model_cannot_answer(String line, String message) {
    assertThat(run(line.replace("M", model).split(" "))).isEqualTo(1);
    assertThat(memory.err()).hasLineCount(1).startsWith("parlance").contains(message);
    assertThat(memory.out()).isEmpty();
  }

  @Test
  void help_of_every_command_shows_its_options_and_an_example() {
    assertThat(run("--help")).isZero();
    List<String> names =
        memory.out().lines().filter(line -> line.startsWith("  ")).map(String::strip).toList();
    assertThat(names).hasSizeGreaterThan(12);
    for (String name :
        List.of(
            "quickstart",
            "train word2vec",
            "train fasttext",
            "train glove",
            "train lsa",
            "train plsa",
            "nn",
            "similarity",
            "analogy",
            "odd-one-out",
            "vectors",
            "topics",
            "documents",
            "eval",
            "compare",
            "convert",
            "info",
            "corpora list",
            "completion")) {
      assertThat(run((name + " --help").split(" "))).isZero();
      assertThat(memory.out()).startsWith("Usage: parlance " + name).containsPattern("Examples?:");
      assertThat(memory.err()).isEmpty();
    }
  }

  @Test
  void completion_knows_every_command() {
    assertThat(run("completion")).isZero();
    assertThat(memory.out()).contains("odd-one-out", "word2vec", "--min-count", "complete -F");
  }

  @Test
  void corpora_list_names_the_built_in_corpus() {
    assertThat(run("corpora", "list")).isZero();
    assertThat(memory.out()).contains("wordnet:").contains("text8");
    assertThat(run("corpora", "list", "--json")).isZero();
    assertThat(memory.out()).startsWith("{\"corpora\":[{\"name\":\"wordnet:\"");
  }

  @Test
  void the_output_is_looked_at_before_the_model_is_read() {
    assertThat(run("convert", "/nowhere/model", folder.toString())).isEqualTo(1);
    assertThat(memory.err()).contains(folder + " is a folder");
  }
}
