package io.parlance.trainers.plsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
  private static final long MEGABYTE = 1 << 20;

  @Test
  void too_small_a_heap_is_refused_with_one_that_is_enough() throws IOException {
    try (EncodedCorpus corpus = Documents.random(2000, 20, 500, 1)) {
      DocumentTerms matrix = Documents.matrix(corpus);
      PlsaOptions options = PlsaOptions.defaults().withTopics(1000);
      MemoryNeed small = new MemoryNeed(options, 0, 32 * MEGABYTE);
      UntrainableException refusal =
          catchThrowableOfType(UntrainableException.class, () -> small.check(matrix));
      Matcher message =
          Pattern.compile(
                  "1,000 topics for 2,000 documents and \\d+ words need \\d+ MB of memory, not 32 MB:"
                      + " give --memory (\\d+)m, or lower --topics or --max-vocab")
              .matcher(String.valueOf(refusal.getMessage()));
      assertThat(message.matches()).as("%s", refusal.getMessage()).isTrue();
      long enough = (Long.parseLong(message.group(1)) - 5) * MEGABYTE; // a JVM keeps some back
      MemoryNeed fits = new MemoryNeed(options, 0, enough);
      assertThatCode(() -> fits.check(matrix)).doesNotThrowAnyException();
    }
  }
}
