package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The most memory that processes have had, as GNU {@code time -v} tells it, beside what a dry run
 * said: never above, nor below three quarters. With the profile {@code memory}; half an hour. The
 * figures go to {@code target/memory.md}.
 */
@Tag("memory")
class MeasuredMemoryTest {
  private static final Path TIME = Path.of("/usr/bin/time");
  private static final Pattern RESIDENT =
      Pattern.compile("Maximum resident set size \\(kbytes\\): (\\d+)");
  private static final Pattern SAID = Pattern.compile("\"peak_memory_bytes\":(\\d+)");
  private static final double MEGABYTE = 1 << 20;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          word2vec              | en/tinyshakespeare.txt.gz                | 1
          word2vec              | en/enwiki2018_text8style.txt.gz          | 1
          word2vec --dim 300 --min-count 1 | en/enwiki2018_text8style.txt.gz | 1
          word2vec --dim 200    | zh/zhwiki2022_simplified_first70MB.txt.gz | 1
          word2vec --hs         | en/tinyshakespeare.txt.gz                | 1
          word2vec --hs         | en/wordnet31_glosses.txt.gz              | 1
          word2vec --hs         | en/enwiki2018_text8style.txt.gz          | 1
          word2vec --cbow       | en/tinyshakespeare.txt.gz                | 1
          word2vec --cbow       | en/wordnet31_glosses.txt.gz              | 1
          word2vec --cbow       | en/enwiki2018_text8style.txt.gz          | 1
          word2vec --deterministic | en/tinyshakespeare.txt.gz             | 1
          word2vec --deterministic | en/enwiki2018_text8style.txt.gz       | 1
          fasttext --deterministic | en/wordnet31_glosses.txt.gz           | 1
          fasttext              | en/tinyshakespeare.txt.gz                | 1
          fasttext              | en/wordnet31_glosses.txt.gz              | 1
          fasttext --dim 200 --min-count 2 | en/enwiki2018_text8style.txt.gz | 1
          glove                 | en/tinyshakespeare.txt.gz                | 2
          glove                 | en/wordnet31_glosses.txt.gz              | 2
          glove                 | en/enwiki2018_text8style.txt.gz          | 1
          glove --memory 300m   | en/enwiki2018_text8style.txt.gz          | 1
          lsa                   | en/tinyshakespeare.txt.gz                | 40
          lsa --rank 200        | en/wordnet31_glosses.txt.gz              | 40
          lsa --rank 200        | en/enwiki2018_raw_first40MB.txt.gz       | 40
          plsa                  | en/tinyshakespeare.txt.gz                | 20
          plsa --beta 0.9       | en/wordnet31_glosses.txt.gz              | 10
          plsa --restarts 3     | en/wordnet31_glosses.txt.gz              | 10
          plsa                  | en/enwiki2018_raw_first40MB.txt.gz       | 10
          chat --hidden 128     | dialog-en/chatterbot.tsv.gz              | 2
          chat                  | dialog-en/xdailydialog.dev.tsv.gz        | 1
          chat --minutes 2      | dialog-en/self_dialogue.train.tsv.gz     | 1
          """)
  void a_training_takes_what_its_dry_run_says(String trainer, String text, int epochs)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(TIME), TIME + " is not there");
    Path input = unpacked(text);
    String flag = trainer.startsWith("chat") ? " --dialogues " : " --input ";
    String line =
        "train " + trainer + flag + input + " --epochs " + epochs + " --output m.safetensors";
    Outcome said = Launcher.in(folder).run((line + " --dry-run --json").split(" "));
    assertThat(said.exitCode()).as(said.err()).isZero();
    double told = find(SAID, said.out());
    Outcome measured =
        Launcher.in(folder).shell(TIME + " -v " + Launcher.in(folder).script() + " " + line);
    assertThat(measured.exitCode()).as(measured.err()).isZero();
    double took = find(RESIDENT, measured.err()) * 1024;
    Files.writeString(
        Launcher.repository().resolve("tests/target/memory.md"),
        String.format(
            Locale.ROOT,
            "| %s | %s | %,.0f | %,.0f | %.2f |%n",
            trainer,
            Path.of(text).getFileName(),
            told / MEGABYTE,
            took / MEGABYTE,
            took / told),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    assertThat(took / told).isBetween(0.75, 1.0);
  }

  private Path unpacked(String text) throws IOException {
    String given = System.getenv("PARLANCE_DATA");
    Path data = given == null ? Launcher.repository().resolve("../../shared/data") : Path.of(given);
    Path packed = data.resolve(text).toAbsolutePath().normalize();
    assumeTrue(Files.exists(packed), packed + " is not there; set PARLANCE_DATA to the data");
    if (text.startsWith("dialog")) {
      return packed;
    }
    Path file = folder.resolve("text.txt");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static double find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
