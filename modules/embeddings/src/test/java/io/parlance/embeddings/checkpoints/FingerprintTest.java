package io.parlance.embeddings.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
  private static final Fingerprint BEGUN = Fingerprint.of(Map.of("dim", "100", "window", "5"));

  @Test
  void the_same_entries_differ_in_nothing() {
    assertThat(BEGUN.difference(Fingerprint.of(Map.of("window", "5", "dim", "100")))).isEmpty();
  }

  @Test
  void a_changed_entry_is_told_with_both_values() {
    assertThat(BEGUN.difference(BEGUN.with("window", "6")))
        .hasValue(
            "the training began with window 5, but it is to go on with window 6; give the same, or"
                + " train anew without --resume");
  }

  @Test
  void an_entry_that_one_of_them_lacks_is_a_difference() {
    Fingerprint more = BEGUN.with("seed", "1");
    assertThat(BEGUN.difference(more).orElseThrow()).contains("began with seed not set,");
    assertThat(more.difference(BEGUN).orElseThrow()).contains("go on with seed not set;");
  }

  @Test
  void another_kind_of_training_is_told_before_all_that_follows_from_it() {
    Fingerprint glove = Fingerprint.of(Map.of("kind", "glove", "eta", "0.05"));
    Fingerprint word2vec = Fingerprint.of(Map.of("kind", "word2vec", "alpha", "0.025"));
    assertThat(glove.difference(word2vec).orElseThrow())
        .startsWith("the training began with kind glove, but it is to go on with kind word2vec");
  }
}
