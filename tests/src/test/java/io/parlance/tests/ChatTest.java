package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From dialogues to replies, and what can go wrong on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatTest {
  private static final String SMALL =
      " --hidden 64 --dim 24 --batch 4 --patience 0 --rate 0.005 --seed 3 --eval-every 400";
  private static final String TALKS =
      """
      how are you?\ti am fine.
      what is your name?\tmy name is parlance.
      hello there!\tgood morning!
      do you like music?\tyes, the violin.
      你好！\t很高兴见到你。
      你叫什么名字？\t我叫小鹦。
      """;

  private Path folder = Path.of("");

  @BeforeAll
  void train(@TempDir Path directory) throws IOException, InterruptedException {
    folder = directory;
    Files.writeString(folder.resolve("talks.tsv"), TALKS.repeat(4));
    Outcome outcome =
        shell(
            "parlance train chat --dialogues talks.tsv --output chat.safetensors --held-out 0"
                + " --epochs 40 --reverse --json"
                + SMALL);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .startsWith(
            "{\"output\":\"chat.safetensors\",\"log\":\"chat.log.csv\",\"phases\":{\"read\":")
        .contains("\"tokens_per_second\":", "\"ending\":\"done\"", "\"interrupted\":false")
        .hasLineCount(1);
    assertThat(outcome.err())
        .contains("24 dialogues, 24 pairs to learn from, 0 held out")
        .contains("perplexity while training");
  }

  private Outcome shell(String line) throws IOException, InterruptedException {
    return Launcher.in(folder).shell(line);
  }

  private void assertFails(int exitCode, String complaint, String line)
      throws IOException, InterruptedException {
    Outcome outcome = shell("parlance " + line);
    assertThat(outcome.exitCode()).as(line + ": " + outcome.err()).isEqualTo(exitCode);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains(complaint);
  }

  @Test
  void a_line_in_gives_a_reply_out_in_both_languages() throws IOException, InterruptedException {
    Outcome outcome =
        Launcher.in(folder)
            .feed("what is your name?\n\n你叫什么名字？\n", "chat", "chat.safetensors", "--greedy");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<String> replies = outcome.out().lines().toList();
    assertThat(replies).hasSize(3);
    assertThat(replies.get(0)).isEqualToIgnoringCase("my name is parlance.");
    assertThat(replies.get(1)).isEmpty();
    assertThat(replies.get(2)).isEqualTo("我叫小鹦。");
  }

  @Test
  void one_reply_can_be_had_by_each_strategy() throws IOException, InterruptedException {
    for (String flags :
        List.of("", "--greedy --quantize", "--beam 3 --mmi bidi", "--top-k 1 --seed 5")) {
      Outcome outcome = shell("parlance chat chat.safetensors --once 'how are you?' " + flags);
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.out()).as(flags).isEqualToIgnoringCase("i am fine.\n");
    }
  }

  @Test
  void a_model_is_measured_and_described() throws IOException, InterruptedException {
    Outcome scores =
        shell("parlance eval-chat chat.safetensors --dialogues talks.tsv --greedy --samples 1");
    assertThat(scores.exitCode()).as(scores.err()).isZero();
    assertThat(scores.out())
        .containsPattern("perplexity +1\\.\\d\\d  of the replies to 24 questions")
        .containsPattern("BLEU +\\d+\\.\\d\\d  of 24 own replies")
        .contains("- how are you", "  real:  ", "  model: ");
    Outcome table =
        shell("parlance eval-chat chat.safetensors --dialogues talks.tsv --mode all --replies 9");
    assertThat(table.out())
        .containsPattern("(?m)^9 replies +BLEU +distinct-1 +distinct-2")
        .containsPattern("(?m)^greedy +\\d")
        .containsPattern("(?m)^generate +\\d")
        .containsPattern("(?m)^retrieve +100\\.00 ")
        .containsPattern("(?m)^hybrid +\\d");
    Outcome info = shell("parlance info chat.safetensors");
    assertThat(info.out())
        .contains("chat model, safetensors", "LSTM, 1 x 64 units", "attention")
        .containsPattern("reverse model +yes")
        .containsPattern("exchanges +24");
    assertThat(folder.resolve("chat.log.csv")).content().startsWith("tokens,seconds,loss,");
  }

  @Test
  void a_training_that_was_interrupted_goes_on_to_the_very_same_model() throws Exception {
    String train = "train chat --dialogues talks.tsv --held-out 0 --epochs 60" + SMALL;
    assertThat(shell("parlance " + train + " --output whole.safetensors").exitCode()).isZero();
    Process process =
        Launcher.in(folder)
            .start(
                List.of(
                    "bash",
                    "-c",
                    "exec \"$0\" " + train + " --output stopped.safetensors 2> errors",
                    Launcher.in(folder).script().toString()));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Path log = folder.resolve("stopped.log.csv");
    while (process.isAlive() && (!Files.exists(log) || Files.readAllLines(log).size() < 3)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(5);
    }
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(Files.readString(folder.resolve("errors")))
        .contains("learned so far is in stopped.safetensors; --resume goes on from")
        .contains("stopped.checkpoint");
    assertFails(
        1,
        "stopped.checkpoint: the training began with hidden 64, but it is to go on with hidden 32",
        train.replace("--hidden 64", "--hidden 32") + " --output stopped.safetensors --resume");
    byte[] bytes = Files.readAllBytes(folder.resolve("stopped.checkpoint"));
    byte[] damaged = bytes.clone();
    damaged[bytes.length / 2] ^= 1;
    Files.write(folder.resolve("stopped.checkpoint"), damaged);
    assertFails(
        1,
        "stopped.checkpoint: damaged: its checksum is",
        train + " --output stopped.safetensors --resume");
    Files.write(folder.resolve("stopped.checkpoint"), bytes);
    Outcome outcome = shell("parlance " + train + " --output stopped.safetensors --resume");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("going on from stopped.checkpoint, after");
    assertThat(folder.resolve("stopped.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("whole.safetensors"));
    assertThat(folder.resolve("stopped.checkpoint")).doesNotExist();
  }

  @Test
  void a_disk_too_full_for_a_checkpoint_is_told_once_and_the_training_goes_on()
      throws IOException, InterruptedException {
    Outcome outcome =
        shell(
            "ulimit -f 500; parlance train chat --dialogues talks.tsv --output full.safetensors"
                + " --held-out 0 --epochs 10 --checkpoint-every 1epoch" // a model fits, four do not
                + SMALL);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err()).containsOnlyOnce("warning: no checkpoint was written: ");
    assertThat(folder.resolve("full.safetensors")).exists();
    assertThat(folder.resolve("full.checkpoint")).doesNotExist();
  }

  @Test
  void a_model_that_cannot_be_saved_where_it_should_is_saved_elsewhere() throws Exception {
    Process process =
        Launcher.in(folder)
            .start(
                List.of(
                    "bash",
                    "-c",
                    "TMPDIR=. exec \"$0\" train chat --dialogues talks.tsv --held-out 0 --epochs 60"
                        + " --output taken.safetensors"
                        + SMALL
                        + " 2> errors",
                    Launcher.in(folder).script().toString()));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(folder.resolve("taken.log.csv")) && process.isAlive()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(5);
    }
    // No file can take the place of a folder that is not empty.
    Files.createDirectories(folder.resolve("taken.safetensors/full"));
    assertThat(process.waitFor()).isEqualTo(1);
    String errors = Files.readString(folder.resolve("errors"));
    Matcher told = Pattern.compile("the model is in (.+taken.safetensors)").matcher(errors);
    assertThat(told.find()).as(errors).isTrue();
    assertThat(shell("parlance info " + told.group(1)).out()).contains("chat model");
  }

  @Test
  void dialogues_without_a_pair_are_refused() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("lonely.tsv"), "one\n");
    assertFails(1, "lonely.tsv", "train chat --dialogues lonely.tsv --output no");
    assertFails(1, "none.tsv", "train chat --dialogues none.tsv --output no");
    assertThat(folder.resolve("no")).doesNotExist();
  }

  @Test
  void embeddings_of_another_dimension_are_refused_with_both()
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("vectors.txt"), "2 3\nare 1 2 3\nyou 4 5 6\n");
    assertFails(
        2,
        "--dim 24, but the embeddings have 3 dimensions; leave --dim out",
        "train chat --dialogues talks.tsv --output no --embeddings vectors.txt --dim 24");
    Outcome outcome =
        shell(
            "parlance train chat --dialogues talks.tsv --output three.safetensors --epochs 1"
                + " --hidden 32 --embeddings vectors.txt --freeze-embeddings");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("2 of ").contains("words start from their vectors");
    assertThat(shell("parlance info three.safetensors").out()).contains("vectors of 3");
  }

  @Test
  void files_of_another_kind_are_told_by_both() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("words.txt"), "2 3\nare 1 2 3\nyou 4 5 6\n");
    assertThat(shell("parlance convert words.txt words.safetensors").exitCode()).isZero();
    assertFails(1, "holds word vectors, expected a chat model", "chat words.safetensors --once hi");
    assertFails(1, "holds a chat model, expected word vectors", "nn chat.safetensors you");
    assertFails(
        1,
        "holds word vectors in the format word2vec-text, expected a chat model",
        "eval-chat words.txt --dialogues talks.tsv");
  }

  @Test
  void an_utterance_of_ten_thousand_words_is_cut_and_told()
      throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("long.tsv"), "how are you?\t" + "word ".repeat(10_000) + "\n" + TALKS);
    Outcome outcome =
        shell(
            "parlance train chat --dialogues long.tsv --output long.safetensors --epochs 1"
                + " --hidden 32 --dim 8");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("warning: 1 utterances are longer than 40 words and were cut there");
  }

  @Test
  void a_model_too_large_for_the_memory_is_refused_with_the_figure()
      throws IOException, InterruptedException {
    assertFails(
        1,
        "give --memory",
        "train chat --dialogues talks.tsv --output no --hidden 2048 --layers 4 --memory 300m");
  }

  @Test
  void flags_that_do_not_fit_are_wrong_calls() throws IOException, InterruptedException {
    assertFails(
        2,
        "--mmi bidi chooses among candidates",
        "chat chat.safetensors --greedy --mode generate --mmi bidi");
    assertFails(2, "expected one of --greedy, --beam", "chat chat.safetensors --greedy --beam 2");
    assertFails(2, "expected lstm, gru or rnn", "train chat --dialogues a --output b --cell cnn");
    assertFails(
        2, "hidden must be a multiple of 32", "train chat --dialogues a --output b --hidden 100");
  }
}
