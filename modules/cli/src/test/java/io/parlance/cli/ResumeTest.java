package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --resume} where nothing is left to go on from, and the log beside a model. */
class ResumeTest {
  private Path folder = Path.of("");
  private Path text = Path.of("");
  private Path model = Path.of("");
  private Path log = Path.of("");
  private MemoryStreams memory = MemoryStreams.plain("");

  @BeforeEach
  void write_a_text(@TempDir Path temporary) throws IOException {
    folder = temporary;
    text = folder.resolve("text.txt");
    Files.writeString(text, "bread and soup and rice\nsong and dance and flute\n".repeat(20));
    model = folder.resolve("m.safetensors");
    log = folder.resolve("m.log.json");
  }

  private int run(String line, String... more) {
    memory = MemoryStreams.plain("");
    List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
    arguments.addAll(List.of(more));
    return new Program(memory.streams()).run(arguments);
  }

  private int train(String... more) {
    List<String> options = new ArrayList<>(List.of("--input", text.toString()));
    options.addAll(List.of("--output", model.toString()));
    options.addAll(List.of(more));
    return run("train lsa --rank 2", options.toArray(String[]::new));
  }

  private Map<?, ?> log() throws IOException {
    return JsonTree.read(log);
  }

  private List<String> names() throws IOException {
    try (var found = Files.list(folder)) {
      return found.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void without_a_checkpoint_a_training_begins_anew_and_says_so() throws IOException {
    assertThat(train("--resume")).as(memory.err()).isZero();
    assertThat(memory.err()).contains("there is no " + folder.resolve("m.checkpoint") + " yet");
    assertThat(names()).containsExactly("m.log.json", "m.safetensors", "text.txt");
  }

  @Test
  void a_finished_training_is_not_done_again() throws IOException {
    assertThat(train()).as(memory.err()).isZero();
    byte[] logged = Files.readAllBytes(log);
    var written = Files.getLastModifiedTime(model);
    assertThat(train("--resume", "--threads", "1")).as(memory.err()).isZero();
    assertThat(memory.err())
        .endsWith("nothing left to do: the training that made " + model + " is finished\n");
    assertThat(Files.getLastModifiedTime(model)).isEqualTo(written);
    assertThat(log).hasBinaryContent(logged);
    assertThat(train("--resume", "--json")).isZero();
    assertThat(memory.out())
        .isEqualTo("{\"output\":\"" + model + "\",\"already_finished\":true}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--tolerance 0.01, began with tolerance 5.0E-4, go on with tolerance 0.01",
    "--epochs 7, began with epochs 40, go on with epochs 7",
    "--min-count 1, began with min-count 5, go on with min-count 1",
    "--max-vocab 3, began with max-vocab 0, go on with max-vocab 3",
    "--seed 2, began with seed 1, go on with seed 2",
    "--analyzer whitespace, began with analyzer auto, go on with analyzer whitespace"
  })
  void a_setting_that_changed_since_is_refused_by_its_name(
      String option, String began, String goesOn) {
    assertThat(train()).as(memory.err()).isZero();
    assertThat(train((option + " --resume").split(" "))).isEqualTo(1);
    assertThat(memory.err())
        .contains(model + " is finished: the training " + began)
        .contains(goesOn)
        .contains("train anew without --resume");
  }

  @Test
  void another_corpus_and_another_kind_are_refused_too() throws IOException {
    assertThat(train()).as(memory.err()).isZero();
    Files.writeString(text, Files.readString(text).replace("flute", "piano"));
    assertThat(train("--resume")).isEqualTo(1);
    assertThat(memory.err()).contains("began with corpus of 980 bytes, sha256 ");
    assertThat(
            run(
                "train plsa --topics 2 --resume",
                "--input",
                text.toString(),
                "--output",
                model.toString()))
        .isEqualTo(1);
    assertThat(memory.err()).contains("began with kind lsa, but it is to go on with kind plsa");
  }

  @Test
  void a_corpus_that_only_lies_elsewhere_is_the_same() throws IOException {
    assertThat(train()).as(memory.err()).isZero();
    text = Files.move(text, folder.resolve("moved.txt"));
    assertThat(train("--resume")).isZero();
    assertThat(memory.err()).contains("nothing left to do");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "changed", "log damaged", "log gone"})
  void what_is_not_the_file_that_was_finished_is_made_again(String what) throws IOException {
    assertThat(train()).as(memory.err()).isZero();
    byte[] first = Files.readAllBytes(model);
    byte[] changed = first.clone();
    changed[changed.length - 1] ^= 1;
    switch (what) {
      case "gone" -> Files.delete(model);
      case "changed" -> Files.write(model, changed);
      case "log damaged" -> Files.writeString(log, "{\"finished\": tru");
      default -> Files.delete(log);
    }
    assertThat(train("--resume")).as(memory.err()).isZero();
    assertThat(memory.err()).contains("beginning anew").doesNotContain("nothing left to do");
    assertThat(model).hasBinaryContent(first);
    assertThat(log().get("finished")).isEqualTo(true);
  }

  @Test
  void equal_trainings_end_in_equal_files_whose_logs_tell_them_apart() throws IOException {
    assertThat(train("--threads", "1")).as(memory.err()).isZero();
    byte[] first = Files.readAllBytes(model);
    Path other = folder.resolve("other.safetensors");
    model = other;
    assertThat(train("--threads", "3")).as(memory.err()).isZero();
    assertThat(other).hasBinaryContent(first);
    assertThat(log().toString())
        .contains("finished=true", "threads=1", "begun=", "ended=", "ending=finished", "save=")
        .contains("bytes=" + first.length, "m.safetensors", "rank=2", "vocabulary=of ");
    assertThat(JsonTree.read(folder.resolve("other.log.json")).toString())
        .contains("threads=3", "other.safetensors");
  }

  @Test
  void a_checkpoint_that_is_damaged_is_named_and_ends_the_work() throws IOException {
    Files.writeString(folder.resolve("m.checkpoint"), "not one");
    assertThat(train("--resume")).isEqualTo(1);
    assertThat(memory.err()).contains("m.checkpoint", "train anew without --resume");
    assertThat(model).doesNotExist();
    assertThat(train()).isZero();
    assertThat(memory.err())
        .contains("beginning anew: ", "of an earlier training will be replaced");
    assertThat(names()).containsExactly("m.log.json", "m.safetensors", "text.txt");
  }

  @Test
  void beside_a_device_nothing_stands_and_there_is_nothing_to_go_on_from() throws IOException {
    String input = "--input " + text;
    assertThat(run("train lsa --rank 2 --output /dev/null --resume " + input)).isEqualTo(2);
    assertThat(memory.err()).contains("--resume: /dev/null is no file");
    assertThat(run("train lsa --rank 2 --output /dev/null " + input)).as(memory.err()).isZero();
    assertThat(Path.of("/dev/null.log.json")).doesNotExist();
    assertThat(names()).containsExactly("text.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "1.5h", "soon", "1day"})
  void an_interval_that_is_none_is_a_wrong_call(String value) {
    assertThat(train("--checkpoint-every=" + value)).isEqualTo(2);
    assertThat(memory.err())
        .contains("--checkpoint-every " + value + ": expected a time with its unit");
  }

  @ParameterizedTest
  @CsvSource({
    "word2vec --engine dl4j --resume, --resume: the engine dl4j keeps none",
    "doc2vec --checkpoint-every 5m, --checkpoint-every 300s: the engine dl4j keeps none"
  })
  void an_engine_that_keeps_no_states_says_so(String options, String complaint) {
    assertThat(run("train " + options + " --input " + text + " --output " + model)).isEqualTo(2);
    assertThat(memory.err()).contains(complaint);
  }

  @Test
  void a_finished_chat_is_not_trained_again_and_one_of_other_dialogues_refused()
      throws IOException {
    Path talks = folder.resolve("talks.tsv");
    Files.writeString(talks, "how are you?\ti am fine.\n".repeat(8), StandardCharsets.UTF_8);
    String line =
        "train chat --hidden 32 --dim 8 --batch 4 --epochs 2 --held-out 0 --dialogues "
            + talks
            + " --output "
            + model;
    assertThat(run(line + " --checkpoint-every 1epoch")).as(memory.err()).isZero();
    assertThat(names())
        .containsExactly("m.log.csv", "m.log.json", "m.safetensors", "talks.tsv", "text.txt");
    assertThat(run(line + " --resume")).as(memory.err()).isZero();
    assertThat(memory.err()).contains("nothing left to do");
    assertThat(run(line + " --resume --reverse")).isEqualTo(1);
    assertThat(memory.err()).contains("began with reverse false");
    Files.writeString(talks, "how are you?\ti am well.\n".repeat(8), StandardCharsets.UTF_8);
    assertThat(run(line + " --resume")).isEqualTo(1);
    assertThat(memory.err()).contains("began with dialogues of ");
  }
}
