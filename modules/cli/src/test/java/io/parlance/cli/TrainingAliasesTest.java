package io.parlance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingAliasesTest {
  private static List<String> rewrite(String line) {
    return rewrite("word2vec", line);
  }

  private static List<String> rewrite(String trainer, String line) {
    return TrainingAliases.rewrite(trainer, List.of(line.split(" ")));
  }

  @Test
  void the_flags_of_word2vec_c_are_understood() {
    assertThat(
            rewrite(
                "-train c.txt -output v.bin -size 200 -window 8 -sample 1e-4 -negative 25 -hs 0"
                    + " -threads 20 -iter 15 -min-count 3 -alpha 0.05 -cbow 1 -binary 1 -debug 2"))
        .containsExactly(
            "--input",
            "c.txt",
            "--output",
            "v.bin",
            "--dim",
            "200",
            "--window",
            "8",
            "--sample",
            "1e-4",
            "--negative",
            "25",
            "--threads",
            "20",
            "--epochs",
            "15",
            "--min-count",
            "3",
            "--alpha",
            "0.05",
            "--cbow",
            "--to=word2vec-bin");
  }

  @Test
  void the_flags_of_fastText_are_understood() {
    assertThat(
            rewrite(
                "-input c.txt -output v -dim 50 -ws 4 -epoch 2 -minCount 1 -neg 10 -t 1e-3 -lr 0.1"
                    + " -thread 2 -maxn 0 -loss hs -lrUpdateRate 100 -verbose 0"))
        .containsExactly(
            "--input",
            "c.txt",
            "--output",
            "v",
            "--dim",
            "50",
            "--window",
            "4",
            "--epochs",
            "2",
            "--min-count",
            "1",
            "--negative",
            "10",
            "--sample",
            "1e-3",
            "--alpha",
            "0.1",
            "--threads",
            "2",
            "--hs");
  }

  @Test
  void the_flags_of_GloVe_are_understood() {
    assertThat(
            rewrite(
                "glove",
                "-input-file c.txt -save-file v -vector-size 50 -window-size 15 -iter 3 -x-max 100"
                    + " -alpha 0.5 -eta 0.1 -symmetric 0 -verbose 2"))
        .containsExactly(
            "--input",
            "c.txt",
            "--output",
            "v",
            "--dim",
            "50",
            "--window",
            "15",
            "--epochs",
            "3",
            "--x-max",
            "100",
            "--power",
            "0.5",
            "--eta",
            "0.1",
            "--left");
    assertThat(rewrite("glove", "-symmetric 1 --symmetric")).containsOnly("--symmetric");
  }

  @Test
  void a_switch_of_zero_is_off_and_of_one_is_on() {
    assertThat(rewrite("-cbow 0 -hs 1")).containsExactly("--hs");
    assertThat(rewrite("--cbow --hs")).containsExactly("--cbow", "--hs");
    assertThat(rewrite("--cbow=0 --hs=1")).containsExactly("--hs");
    assertThat(rewrite("-binary 0")).containsExactly("--to=word2vec-text");
  }

  @Test
  void phrases_take_a_number_of_passes_or_none() {
    assertThat(rewrite("--phrases 2 -threshold 50 -size 3"))
        .containsExactly("--phrases=2", "--phrase-threshold", "50", "--dim", "3");
    assertThat(rewrite("--phrases -size 3")).containsExactly("--phrases=1", "--dim", "3");
    assertThat(rewrite("--phrases=0")).containsExactly("--phrases=0");
  }

  @Test
  void our_own_options_stay_as_they_are() {
    List<String> ours =
        List.of(
            "--input",
            "a",
            "b",
            "-",
            "--output",
            "m",
            "--dim",
            "3",
            "--threads",
            "-1",
            "--json",
            "--debug",
            "--help");
    assertThat(TrainingAliases.rewrite("word2vec", ours)).isEqualTo(ours);
  }

  @Test
  void a_value_is_never_taken_for_a_flag() {
    assertThat(rewrite("-output -size -dim 3")).containsExactly("--output", "-size", "--dim", "3");
    assertThat(TrainingAliases.rewrite("word2vec", List.of("--output=-size x", "--input", "size")))
        .containsExactly("--output=-size x", "--input", "size");
  }

  @Test
  void an_unknown_flag_is_left_for_the_parser_to_refuse() {
    assertThat(rewrite("-frobnicate 3 --dmi 4")).containsExactly("-frobnicate", "3", "--dmi", "4");
  }

  @Test
  void what_has_no_counterpart_is_refused_unless_it_is_off() {
    assertThat(rewrite("-classes 0 -minn 0")).isEmpty();
    assertThatThrownBy(() -> rewrite("-classes 100"))
        .isInstanceOf(Failure.class)
        .hasMessage("-classes: word classes are not made; leave it out");
    assertThatThrownBy(() -> rewrite("-read-vocab v.txt")).hasMessageContaining("counted");
    assertThatThrownBy(() -> rewrite("-loss softmax")).hasMessageContaining("expected ns");
  }
}
