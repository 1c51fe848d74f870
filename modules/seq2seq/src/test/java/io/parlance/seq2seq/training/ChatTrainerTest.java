package io.parlance.seq2seq.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.embeddings.checkpoints.CheckpointFiles;
import io.parlance.embeddings.checkpoints.CheckpointInterval;
import io.parlance.embeddings.checkpoints.CheckpointListener;
import io.parlance.embeddings.checkpoints.CheckpointStore;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import io.parlance.tensor.optim.Adam;
import io.parlance.tensor.optim.GradientClipping;
import io.parlance.tensor.optim.Schedule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTrainerTest {
  private static final Fingerprint TEST = Fingerprint.of(Map.of("corpus", "of a test"));
  private static final CheckpointInterval EPOCHS = new CheckpointInterval.Epochs(2);
  private static final CheckpointListener NOBODY = new CheckpointListener() {};
  private static final ModelOptions MODEL =
      new ModelOptions(Cell.LSTM, 16, 32, 1, true, false, false);
  private static final int WORDS = 40;
  private static final TokenPairs PAIRS = pairs(200, 1);
  private static final TokenPairs HELD_OUT = pairs(40, 2);

  @ParameterizedTest
  @CsvSource({"1, 1", "13, 2", "27, 3", "28, 1", "60, 2"})
  void a_stopped_training_goes_on_to_the_same_weights(
      int stopAfter, int threads, @TempDir Path folder) throws Exception {
    TrainedChat whole = train(1, Checkpoints.none(), Integer.MAX_VALUE);
    CheckpointFiles files = CheckpointFiles.of(folder.resolve("checkpoint"));
    TrainedChat first;
    try (CheckpointStore store = CheckpointStore.beginning(files, TEST, EPOCHS, NOBODY)) {
      first = train(threads, store, stopAfter);
    }
    assertThat(first.ending()).isEqualTo(TrainedChat.Ending.STOPPED);
    try (CheckpointStore store = CheckpointStore.resuming(files, TEST, EPOCHS, NOBODY)) {
      assertThat(store.from()).isPresent();
      TrainedChat second = train(threads, store, 1000);
      assertSame(second.weights(), whole.weights());
      assertThat(second.tokens()).isEqualTo(whole.tokens());
      assertThat(second.measurements().stream().map(Measurement::perplexity))
          .containsExactlyElementsOf(
              whole.measurements().stream().map(Measurement::perplexity).toList());
    }
  }

  @Test
  void a_training_goes_on_from_the_last_epoch_that_it_kept(@TempDir Path folder) throws Exception {
    CheckpointFiles files = CheckpointFiles.of(folder.resolve("checkpoint"));
    try (CheckpointStore store = CheckpointStore.beginning(files, TEST, EPOCHS, NOBODY)) {
      train(2, store, Integer.MAX_VALUE);
    }
    assertThat(files.newest()).exists();
    try (CheckpointStore store = CheckpointStore.resuming(files, TEST, EPOCHS, NOBODY)) {
      assertSame(
          train(1, store, Integer.MAX_VALUE).weights(),
          train(1, Checkpoints.none(), Integer.MAX_VALUE).weights());
    }
  }

  @Test
  void perplexity_falls_and_the_best_weights_are_what_is_left() throws Exception {
    TrainedChat trained = train(2, Checkpoints.none(), Integer.MAX_VALUE);
    List<Measurement> measured = trained.measurements();
    assertThat(measured).hasSize(12); // three an epoch, one of them at its end
    // 36 words and the end mark, each as likely, are a perplexity of 37; the replies repeat.
    assertThat(trained.best().perplexity()).isLessThan(measured.get(0).perplexity() * 0.8);
    Perplexity again =
        new Perplexity(
            MODEL, trained.weights(), 8, TensorBackend.preferred(), Parallel.sequential());
    assertThat(again.of(HELD_OUT)).isEqualTo(trained.best().perplexity());
  }

  @Test
  void training_ends_where_it_gets_no_better() throws Exception {
    TrainingOptions overfitting = options(1000, 3, 2e-2);
    TrainedChat trained =
        new ChatTrainer(
                MODEL,
                overfitting,
                TensorBackend.preferred(),
                Parallel.sequential(),
                ChatTrainingListener.none())
            .train(
                InitialWeights.random(MODEL, WORDS, 1),
                pairs(40, 1),
                HELD_OUT,
                Checkpoints.none(),
                () -> false);
    assertThat(trained.ending()).isEqualTo(TrainedChat.Ending.NO_BETTER);
    int last = trained.measurements().size() - 1;
    assertThat(trained.measurements().get(last - 3)).isEqualTo(trained.best());
  }

  @Test
  void a_gradient_that_is_not_finite_ends_the_training_with_good_weights() {
    Weights weights = InitialWeights.random(MODEL, WORDS, 1);
    weights.values("output.bias")[7] = Float.NaN;
    assertThatThrownBy(
            () ->
                new ChatTrainer(
                        MODEL,
                        options(2, 0, 1e-3),
                        TensorBackend.preferred(),
                        Parallel.sequential(),
                        ChatTrainingListener.none())
                    .train(weights, PAIRS, HELD_OUT, Checkpoints.none(), () -> false))
        .isInstanceOf(ChatDivergedException.class)
        .hasMessageContaining("step 1 has a loss of NaN")
        .hasMessageContaining("lower the learning rate");
  }

  private static TrainedChat train(int threads, Checkpoints checkpoints, int stopAfter)
      throws Exception {
    AtomicInteger steps = new AtomicInteger();
    ChatTrainingListener listener =
        new ChatTrainingListener() {
          @Override
          public void step(TrainingPace pace) {
            steps.incrementAndGet();
          }
        };
    try (Parallel parallel = Parallel.of(threads)) {
      return new ChatTrainer(
              MODEL, options(4, 0, 5e-3), TensorBackend.preferred(), parallel, listener)
          .train(
              InitialWeights.random(MODEL, WORDS, 1),
              PAIRS,
              HELD_OUT,
              checkpoints,
              () -> steps.get() >= stopAfter);
    }
  }

  private static TrainingOptions options(int epochs, int patience, double rate) {
    return new TrainingOptions(
        8,
        epochs,
        OptionalDouble.empty(),
        0.2,
        Adam.defaults(),
        Schedule.Plateau.halving(rate, 0),
        new GradientClipping(1),
        250,
        patience,
        1,
        false);
  }

  /** Each question is answered with its first word, twice or thrice. */
  private static TokenPairs pairs(int count, long seed) {
    RandomBits random = new RandomBits(seed, 0);
    List<int[]> questions = new ArrayList<>();
    List<int[]> replies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] question = new int[1 + random.below(5)];
      Arrays.setAll(question, t -> ChatVocabulary.MARKS + random.below(WORDS - 4));
      int[] reply = new int[3 + random.below(2)];
      Arrays.fill(reply, question[0]);
      reply[reply.length - 1] = ChatVocabulary.END;
      questions.add(question);
      replies.add(reply);
    }
    return new TokenPairs(questions, replies);
  }

  private static void assertSame(Weights found, Weights expected) {
    for (WeightShape shape : expected.shapes()) {
      assertThat(Arrays.mismatch(found.values(shape.name()), expected.values(shape.name())))
          .as(shape.name())
          .isEqualTo(-1);
    }
  }
}
