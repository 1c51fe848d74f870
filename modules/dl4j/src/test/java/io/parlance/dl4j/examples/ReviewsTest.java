package io.parlance.dl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parlance.dl4j.nd4j.Nd4jLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * Both examples on 25,000 film reviews, of which 5,000 are held out. Many minutes: only under the
 * profile {@code examples}, and skipped where the data is not at hand.
 */
@Tag("reviews")
class ReviewsTest {

  /** Threads that share an operation spend more on waiting, by spinning, than they save. */
  @BeforeAll
  static void work_on_one_thread() {
    Nd4jLibrary.threads(1);
  }

  @Test
  void the_lstm_knows_a_kind_review_from_an_unkind_one() throws Exception {
    assertGood(SentimentLstm.learn(reviews(), SentimentLstm.REVIEWS, System.out::println));
  }

  @Test
  void the_cnn_knows_a_kind_review_from_an_unkind_one() throws Exception {
    assertGood(SentimentCnn.learn(reviews(), SentimentCnn.REVIEWS, System.out::println));
  }

  private static void assertGood(Evaluation evaluation) {
    System.out.println(evaluation.stats());
    assertThat(evaluation.getNumRowCounter()).isEqualTo(5000);
    assertThat(evaluation.accuracy()).isGreaterThanOrEqualTo(0.85);
  }

  /** From {@code $PARLANCE_DATA}, or shared/data beside the repository. */
  private static LabelledTexts reviews() throws IOException {
    String given = System.getenv("PARLANCE_DATA");
    Path found = given == null ? Path.of("no data folder was found") : Path.of(given);
    for (Path at = Path.of("").toAbsolutePath();
        given == null && at != null && !Files.isDirectory(found);
        at = at.getParent()) {
      found = at.resolve("shared/data");
    }
    Path file = found.resolve("class-en/imdb.train.tsv.gz");
    assumeTrue(Files.exists(file), () -> file + " is not there; set PARLANCE_DATA");
    return LabelledTexts.read(file, 1);
  }
}
