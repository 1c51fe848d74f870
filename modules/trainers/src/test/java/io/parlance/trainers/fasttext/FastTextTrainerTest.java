package io.parlance.trainers.fasttext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.Likeness;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.embeddings.subwords.CharacterGrams;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.EncodedCorpus;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.MemoryCorpus;
import io.parlance.trainers.Trained;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning is tested by learning two topics, of animals and of towns, that share no sentence. */
@Timeout(60)
class FastTextTrainerTest {
  private static final List<String> ANIMALS =
      List.of("lioness", "leopard", "panther", "elephant", "giraffe", "antelope", "buffalo");
  private static final List<String> TOWNS =
      List.of("hamburg", "freiburg", "salzburg", "augsburg", "luxemburg", "duisburg", "wolfsburg");
  private static final FastTextOptions OPTIONS =
      new FastTextOptions(24, 4, 4, false, 5, 0, 0.05, new CharacterGrams(3, 5, 5000), 1, false, 1);

  private static EncodedCorpus corpus;

  @BeforeAll
  static void encode() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int sentence = 0; sentence < 1500; sentence++) {
      List<String> topic = random.nextBoolean() ? ANIMALS : TOWNS;
      for (int word = 0; word < 10; word++) {
        text.append(topic.get(random.nextInt(topic.size()))).append(word < 9 ? ' ' : '\n');
      }
    }
    corpus = of(text.toString());
  }

  @AfterAll
  static void close() throws IOException {
    corpus.close();
  }

  @ParameterizedTest
  @CsvSource({"false, scalar", "false, vector", "true, scalar", "true, vector"})
  void words_of_a_topic_come_to_lie_together(boolean cbow, String backend) throws Exception {
    Embeddings embeddings = train(OPTIONS.withCbow(cbow), backend).embeddings();
    assertThat(Likeness.cosine(embeddings, "lioness", "giraffe"))
        .isGreaterThan(Likeness.cosine(embeddings, "lioness", "hamburg") + 0.5f);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_word_never_seen_lies_with_the_words_that_share_its_n_grams(boolean cbow) throws Exception {
    Embeddings embeddings = train(OPTIONS.withCbow(cbow), "vector").embeddings();
    NearestNeighbors nearest = new NearestNeighbors(embeddings);
    assertThat(embeddings.vocabulary().id("magdeburg")).isEmpty();
    assertThat(nearest.toWord("magdeburg", 5)).extracting(Neighbor::word).isSubsetOf(TOWNS);
    assertThat(nearest.toWord("leopards", 5)).extracting(Neighbor::word).isSubsetOf(ANIMALS);
    assertThat(embeddings.vector("xyz")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void one_thread_and_one_seed_give_the_same_bits(boolean cbow) throws Exception {
    FastTextOptions options = OPTIONS.withCbow(cbow).withEpochs(2).withSample(0.05);
    Embeddings once = train(options, "vector").embeddings();
    Embeddings again = train(options, "vector").embeddings();
    Embeddings other = train(options.withSeed(2), "vector").embeddings();
    for (String word : List.of("lioness", "wolfsburg", "magdeburg")) {
      float[] vector = once.vector(word).orElseThrow();
      assertThat(again.vector(word)).contains(vector);
      assertThat(other.vector(word).orElseThrow()).isNotEqualTo(vector);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void backends_and_threads_learn_the_same_but_for_rounding(boolean cbow) throws Exception {
    FastTextOptions options = OPTIONS.withCbow(cbow);
    double scalar = train(options, "scalar").measure("loss");
    assertThat(train(options, "vector").measure("loss")).isCloseTo(scalar, within(0.01 * scalar));
    Trained both = train(options.withThreads(2), "vector");
    assertThat(both.measure("loss")).isCloseTo(scalar, within(0.05 * scalar));
    assertThat(both.measure("words")).isEqualTo(4.0 * corpus.tokens());
  }

  @Test
  void without_n_grams_it_is_word2vec() throws Exception {
    Embeddings embeddings =
        train(OPTIONS.withGrams(new CharacterGrams(0, 0, 0)).withEpochs(8), "vector").embeddings();
    assertThat(Likeness.cosine(embeddings, "lioness", "giraffe"))
        .isGreaterThan(Likeness.cosine(embeddings, "lioness", "hamburg") + 0.5f);
    assertThat(embeddings.vector("magdeburg")).isEmpty();
  }

  @Test
  void words_of_one_character_and_a_single_bucket_are_learned_from() throws Exception {
    try (EncodedCorpus letters = of("a b c 中 😀 a b c 中 😀\nx\ny z\n")) {
      Embeddings embeddings =
          trainer(OPTIONS.withGrams(new CharacterGrams(4, 6, 1)), "vector")
              .train(letters, () -> false)
              .embeddings();
      assertThat(embeddings.size()).isEqualTo(8);
      embeddings =
          trainer(OPTIONS.withGrams(new CharacterGrams(1, 6, 1)), "vector")
              .train(letters, () -> false)
              .embeddings();
      assertThat(embeddings.vector("never")).isPresent();
    }
  }

  @Test
  void sentences_of_one_word_teach_nothing_and_that_is_said() throws Exception {
    try (EncodedCorpus lonely = of("a\nb\nc\n")) {
      assertThatThrownBy(() -> trainer(OPTIONS, "vector").train(lonely, () -> false))
          .isInstanceOf(UntrainableException.class)
          .hasMessageContaining("nothing was learned");
    }
  }

  @Test
  void a_learning_rate_that_is_far_too_high_is_told_and_the_last_good_vectors_are_kept() {
    assertThatThrownBy(() -> train(OPTIONS.withAlpha(1e18), "vector"))
        .isInstanceOfSatisfying(
            DivergedException.class,
            e -> {
              for (float number : e.lastGood().vector("lioness").orElseThrow()) {
                assertThat(Float.isFinite(number)).isTrue();
              }
            })
        .hasMessageContaining("lower --alpha");
  }

  @Test
  void what_the_heap_cannot_hold_is_refused_with_the_memory_that_is_enough() throws Exception {
    FastTextOptions large = OPTIONS.withDimension(10_000);
    TensorBackend backend = TensorBackend.named("vector");
    FastTextTrainer small = new FastTextTrainer(large, backend, TrainingListener.none(), 1 << 20);
    UntrainableException refusal =
        catchThrowableOfType(UntrainableException.class, () -> small.train(corpus, () -> false));
    Matcher message =
        Pattern.compile("14 words of dimension 10,000 need .*: give --memory (\\d+)m")
            .matcher(String.valueOf(refusal.getMessage()));
    assertThat(message.matches()).as("%s", refusal.getMessage()).isTrue();
    long enough = (Long.parseLong(message.group(1)) - 5) << 20; // a JVM keeps some back
    assertThat(
            new FastTextTrainer(large, backend, TrainingListener.none(), enough)
                .train(corpus, () -> true)
                .stopped())
        .isTrue();
  }

  private static Trained train(FastTextOptions options, String backend) throws Exception {
    return trainer(options, backend).train(corpus, () -> false);
  }

  private static FastTextTrainer trainer(FastTextOptions options, String backend) {
    return new FastTextTrainer(options, TensorBackend.named(backend), TrainingListener.none());
  }

  private static EncodedCorpus of(String text) throws IOException {
    return MemoryCorpus.of(text);
  }
}
