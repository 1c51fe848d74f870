package io.parlance.trainers.plsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parlance.embeddings.memory.Heap;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlsaMemoryTest {
  private static final long MEGABYTE = 1 << 20;

  @Test
  void too_small_a_heap_is_refused_with_topics_and_a_heap_that_are_enough() throws IOException {
    try (EncodedCorpus corpus = Documents.random(2000, 20, 500, 1)) {
      DocumentTerms matrix = Documents.matrix(corpus);
      PlsaOptions options = PlsaOptions.defaults().withTopics(1000);
      long small = Heap.living() + 64 * MEGABYTE;
      UntrainableException refusal =
          catchThrowableOfType(
              UntrainableException.class, () -> new PlsaMemory(options, small).check(matrix));
      Matcher message =
          Pattern.compile(
                  "\\d+ words of dimension 1,000 need \\d+ MB, but of a heap of \\d+ MB only \\d+ MB"
                      + " are free: give --memory (\\d+)m, (or --max-vocab \\d+, )?or --topics (\\d+)")
              .matcher(String.valueOf(refusal.getMessage()));
      assertThat(message.matches()).as("%s", refusal.getMessage()).isTrue();
      long enough = (Long.parseLong(message.group(1)) - 5) * MEGABYTE; // a JVM keeps some back
      assertThatCode(() -> new PlsaMemory(options, enough).check(matrix))
          .doesNotThrowAnyException();
      PlsaOptions fewer = options.withTopics(Integer.parseInt(message.group(3)) * 9 / 10);
      assertThatCode(() -> new PlsaMemory(fewer, small).check(matrix)).doesNotThrowAnyException();
    }
  }
}
