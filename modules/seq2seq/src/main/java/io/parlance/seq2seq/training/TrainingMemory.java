package io.parlance.seq2seq.training;

import io.parlance.embeddings.memory.Fit;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.embeddings.memory.MemoryPlan;
import io.parlance.embeddings.memory.MemoryPlan.Stage;
import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.tensor.autograd.Tape;
import java.util.List;
import java.util.Locale;

/** What a training takes of memory and time, known before it begins. */
public final class TrainingMemory {
  /** Units of the encoder and the decoder come in so many. */
  private static final int UNITS = 32;

  /** A tape's room is a sixteenth larger than its largest step. */
  private static final double SPARE = 17.0 / 16;

  /** Multiplications and additions that a thread does in a second of learning. */
  private static final double SPEED = 8e10;

  /** A network's steps are compiled beside the trainers' loops: code, and the compiler at work. */
  private static final long CODE = 28 << 20;

  /** Of a weight and a token: forwards, and twice back. */
  private static final double PRODUCTS = 6;

  private final ModelOptions model;
  private final TrainingOptions training;
  private final Largest learned;
  private final Largest measured;
  private final long questionTokens;
  private final long replyTokens;

  /** The tokens of the largest batch. */
  private record Largest(long questions, long replies) {
    static Largest of(TokenPairs pairs, List<int[]> batches) {
      Largest most = new Largest(0, 0);
      for (int[] batch : batches) {
        long questions = 0;
        long replies = 0;
        for (int pair : batch) {
          questions += pairs.question(pair).length;
          replies += pairs.reply(pair).length;
        }
        Largest found = new Largest(questions, replies);
        most = found.all() > most.all() ? found : most;
      }
      return most;
    }

    long all() {
      return questions + replies;
    }
  }

  /**
   * Of a training on these pairs, measured on those.
   *
   * @param heldOut as given to {@link ChatTrainer#train}
   */
  public TrainingMemory(
      ModelOptions model, TrainingOptions training, TokenPairs pairs, TokenPairs heldOut) {
    this.model = model;
    this.training = training;
    TokenPairs some = heldOut.first(ChatTrainer.MEASURED_PAIRS);
    this.learned = Largest.of(pairs, Batches.shuffled(pairs, training.batch(), training.seed(), 0));
    this.measured = Largest.of(some, Batches.inOrder(some, training.batch()));
    long asked = 0;
    for (int pair = 0; pair < pairs.size(); pair++) {
      asked += pairs.question(pair).length;
    }
    this.questionTokens = asked;
    this.replyTokens = pairs.replyTokens();
  }

  /** Whether it fits, by its words, marks counted, and its hidden units. */
  public Fit fit() {
    return new Fit("--hidden", UNITS, (words, hidden) -> plan(words, hidden).bytes());
  }

  /**
   * All of it.
   *
   * @param words of the vocabulary, marks counted
   * @param directions that are trained one after the other, 1 or 2
   */
  public Forecast forecast(int words, int directions, int threads) {
    double learning = training.epochs() * work(words) * PRODUCTS / SPEED / threads;
    double most = 60 * training.minutes().orElse(Double.POSITIVE_INFINITY);
    return new Forecast(
        plan(words, model.hidden()),
        Float.BYTES * weights(model, words) * (2 + training.rule().slots().size()),
        List.of(new Forecast.Size("reply tokens", replyTokens)),
        directions * Math.min(most, learning),
        "all epochs, by a measured 80 G operations/s a thread",
        CODE);
  }

  /** Weights times tokens of an epoch. */
  private double work(int words) {
    double asked = 0;
    double answered = 0;
    for (WeightShape shape : Architecture.shapes(model, words)) {
      if (!shape.name().equals(Architecture.EMBEDDING) || model.tied()) {
        boolean encoder = shape.name().startsWith("encoder");
        asked += encoder ? shape.size() : 0;
        answered += encoder ? 0 : shape.size();
      }
    }
    return asked * questionTokens + answered * replyTokens;
  }

  /** The numbers that a step on the largest batch computes, with some to spare. */
  long learnedFloats(int words) {
    return room(model, words, learned, 2);
  }

  /** The numbers that measuring the largest batch computes, with some to spare. */
  long measuredFloats(int words) {
    return room(model, words, measured, 1);
  }

  private MemoryPlan plan(int words, int hidden) {
    ModelOptions shaped =
        new ModelOptions(
            model.cell(),
            model.dimension(),
            hidden,
            model.layers(),
            model.attention(),
            model.inputFeeding(),
            model.tied());
    long weights = weights(shaped, words);
    long table = (long) words * shaped.dimension();
    long dense = shaped.tied() ? weights : weights - table;
    long sparse = shaped.tied() ? 0 : Math.min(table, learned.all() * shaped.dimension());
    int slots = training.rule().slots().size();
    String count = String.format(Locale.ROOT, "%,d weights", weights);
    Stage learning = floats(Stage.of("learning"), "weights", count, weights);
    learning = floats(learning, "the best so far", count, weights);
    learning = floats(learning, "the rule's state", slots + " × " + count, weights * slots);
    learning = floats(learning, "gradients", "", dense + sparse);
    learning = floats(learning, "weights in another order", "2 tapes", 3 * packed(shaped));
    learning =
        floats(
            learning,
            "a batch to learn",
            String.format(Locale.ROOT, "%,d tokens", learned.all()),
            room(shaped, words, learned, 2));
    learning =
        floats(
            learning,
            "a batch to measure",
            String.format(Locale.ROOT, "%,d tokens", measured.all()),
            room(shaped, words, measured, 1));
    return MemoryPlan.of(learning);
  }

  private static long weights(ModelOptions model, int words) {
    return Architecture.shapes(model, words).stream().mapToLong(WeightShape::size).sum();
  }

  private static Stage floats(Stage stage, String part, String shape, long floats) {
    return stage.with(part, shape, Float.BYTES * floats);
  }

  /** The recurrent weights, forwards. */
  private static long packed(ModelOptions model) {
    long hidden = model.hidden();
    return 3 * hidden * hidden * model.layers() * model.cell().gates() / 2;
  }

  /** What a step computes; with {@code sides} 2 the slopes of that, too. */
  private static long room(ModelOptions model, int words, Largest batch, int sides) {
    long scores = Math.min(Tape.MOST_SCORES, batch.replies() * words);
    long values = scores + sides * activations(model, batch.all());
    return (long) (values * SPARE);
  }

  private static long activations(ModelOptions model, long tokens) {
    long layer = (long) model.hidden() * (model.cell().gates() + 3); // gates, memory, output, sum
    long input = (long) model.dimension() + (model.inputFeeding() ? model.hidden() : 0);
    long attention = model.attention() ? 4L * model.hidden() : 0;
    return tokens * (2 * input + model.layers() * layer + attention + model.hidden());
  }
}
