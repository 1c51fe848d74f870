package io.parlance.trainers.fasttext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.Corpus;
import io.parlance.text.CorpusEncoder;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingOptions;
import io.parlance.text.TextAnalyzer;
import io.parlance.trainers.TrainingListener;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models go both ways between the original program, where it is installed, and this one. */
@Timeout(60)
class OriginalProgramTest {
  private static final List<String> WORDS =
      List.of("where", "there", "here", "a", "naïve", "北京", "南京", "东京塔", "😀", "of");
  private static final List<String> UNKNOWN =
      List.of("whereas", "therefore", "北京人", "naïveté", "😀😀", "hen");

  private final Path directory;
  private final Path text;

  OriginalProgramTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.text = directory.resolve("text.txt");
    Random random = new Random(1);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < 300; line++) {
      lines.add(
          String.join(
              " ",
              Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size()))).limit(9).toList()));
    }
    Files.write(text, lines);
  }

  @BeforeEach
  void installed() {
    boolean found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "fasttext")));
    assumeTrue(found, "fasttext is not installed");
  }

  @Test
  void the_originals_model_has_the_same_vectors_here() throws Exception {
    Path model = directory.resolve("theirs");
    run(
        "",
        ("skipgram -input " + text + " -output " + model + " -dim 12 -minn 1 -maxn 4")
            + " -bucket 3000 -minCount 1 -epoch 2 -thread 1");
    Path file = directory.resolve("theirs.bin");
    assertSame(file, EmbeddingsFiles.read(file));
  }

  @Test
  void our_model_has_the_same_vectors_there() throws Exception {
    Path file = directory.resolve("ours.bin");
    FastTextOptions options =
        FastTextOptions.defaults()
            .withDimension(12)
            .withThreads(1)
            .withEpochs(2)
            .withGrams(new CharacterGrams(1, 4, 3000));
    try (EncodedCorpus corpus =
        new CorpusEncoder(
                TextAnalyzer.named("whitespace"),
                EncodingOptions.defaults(),
                1,
                EncodingListener.none())
            .encode(Corpus.of(List.of(text.toString()), UTF_8))) {
      Embeddings ours =
          new FastTextTrainer(options, TensorBackend.named("vector"), TrainingListener.none())
              .train(corpus, () -> false)
              .embeddings();
      EmbeddingsFiles.write(ours, file, EmbeddingsFormat.FASTTEXT_BINARY);
      assertSame(file, ours);
    }
    assertThat(run("北京\n", "nn " + file + " 3")).contains("0.");
  }

  /** The original prints five significant digits of each number. */
  private void assertSame(Path model, Embeddings embeddings) throws Exception {
    List<String> asked = Stream.concat(WORDS.stream(), UNKNOWN.stream()).toList();
    List<String> lines =
        run(String.join("\n", asked) + "\n", "print-word-vectors " + model).lines().toList();
    assertThat(lines).hasSameSizeAs(asked);
    for (int i = 0; i < asked.size(); i++) {
      String[] fields = lines.get(i).strip().split(" ", -1);
      assertThat(fields[0]).isEqualTo(asked.get(i));
      float[] vector = embeddings.vector(asked.get(i)).orElseThrow();
      for (int k = 0; k < vector.length; k++) {
        assertThat(String.format(Locale.ROOT, "%.4e", (double) vector[k]))
            .as("%s, number %d", asked.get(i), k)
            .isEqualTo(String.format(Locale.ROOT, "%.4e", Double.parseDouble(fields[k + 1])));
      }
    }
  }

  private String run(String input, String arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("fasttext"));
    command.addAll(List.of(arguments.split(" ")));
    Path in = Files.writeString(directory.resolve("in"), input);
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    return Files.readString(out);
  }
}
