package io.parlance.cli;

import io.parlance.seq2seq.training.TrainingOptions;
import io.parlance.tensor.optim.AdaGrad;
import io.parlance.tensor.optim.Adam;
import io.parlance.tensor.optim.GradientClipping;
import io.parlance.tensor.optim.Momentum;
import io.parlance.tensor.optim.RmsProp;
import io.parlance.tensor.optim.Schedule;
import io.parlance.tensor.optim.UpdateRule;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The flags that tell how a chat model learns. */
final class ChatLearningFlags {
  private static final int WARM_UP = 500; // steps
  private static final double COSINE_FLOOR = 0.01; // of the rate

  private final TrainingOptions defaults = TrainingOptions.defaults();
  private OptionalInt epochs = OptionalInt.empty();
  private OptionalDouble minutes = OptionalDouble.empty();
  private OptionalDouble rate = OptionalDouble.empty();

  @Option(
      names = "--batch",
      order = 30,
      paramLabel = "N",
      description = "Pairs a step (default: 64).")
  private int batch = defaults.batch();

  @Option(
      names = "--dropout",
      order = 33,
      paramLabel = "SHARE",
      description = "What is left out at random while learning (default: 0.2).")
  private double dropout = defaults.dropout();

  @Option(
      names = "--optimizer",
      order = 34,
      paramLabel = "NAME",
      description = "adam, adagrad, rmsprop or sgd, with momentum 0.9 (default: adam).")
  private String optimizer = "adam";

  @Option(
      names = "--weight-decay",
      order = 36,
      paramLabel = "F",
      description = "What a step takes away of each weight, times the rate (default: 0).")
  private double weightDecay;

  @Option(
      names = "--schedule",
      order = 37,
      paramLabel = "NAME",
      description =
          "Of the learning rate: constant; warmup, 500 steps up, then down by the root; cosine,"
              + " down to a hundredth; plateau, halved when held-out perplexity does not fall"
              + " (default: cosine).")
  private String schedule = "cosine";

  @Option(
      names = "--clip",
      order = 38,
      paramLabel = "F",
      description = "Bound on the gradient's norm (default: 1).")
  private double clip = 1;

  @Option(
      names = "--eval-every",
      order = 39,
      paramLabel = "TOKENS",
      description =
          "Measure held-out perplexity after so many tokens of replies, and after an epoch if a"
              + " twentieth of them came since (default: 200000).")
  private long evalEvery = defaults.measureEvery();

  @Option(
      names = "--patience",
      order = 40,
      paramLabel = "N",
      description = "Stop after N measurements without a new best, 0: never (default: 5).")
  private int patience = defaults.patience();

  @Option(
      names = "--epochs",
      order = 31,
      paramLabel = "N",
      description = "Times through the dialogues at most (default: 10, or as --minutes allow).")
  void epochs(int value) {
    epochs = OptionalInt.of(TrainingCommand.epochs(value));
  }

  @Option(
      names = "--minutes",
      order = 32,
      paramLabel = "N",
      description = "Train so long at most; a fraction will do.")
  void minutes(double value) {
    minutes = OptionalDouble.of(ParlanceCommand.positive("--minutes", value));
  }

  @Option(
      names = "--rate",
      order = 35,
      paramLabel = "F",
      description =
          "Highest learning rate (default: adam 0.002, rmsprop 0.001, adagrad 0.02, sgd 0.1).")
  void rate(double value) {
    rate = OptionalDouble.of(ParlanceCommand.positive("--rate", value));
  }

  /**
   * How to learn.
   *
   * @throws Failure if a value is out of its range
   */
  TrainingOptions options(long seed, boolean freezeEmbeddings) {
    return ParlanceCommand.settings(
        () ->
            new TrainingOptions(
                batch,
                epochs.orElse(minutes.isPresent() ? Integer.MAX_VALUE : defaults.epochs()),
                minutes,
                dropout,
                rule(),
                schedule(),
                new GradientClipping(clip),
                evalEvery,
                patience,
                seed,
                freezeEmbeddings));
  }

  private UpdateRule rule() {
    Adam adam = Adam.defaults();
    return switch (optimizer) {
      case "adam" -> new Adam(adam.beta1(), adam.beta2(), adam.epsilon(), weightDecay);
      case "adagrad" -> new AdaGrad(1e-10, weightDecay);
      case "rmsprop" -> new RmsProp(0.99, 1e-8, weightDecay);
      case "sgd" -> new Momentum(0.9, weightDecay);
      default ->
          throw Failure.call(
              "--optimizer " + optimizer + ": expected adam, adagrad, rmsprop or sgd");
    };
  }

  private Schedule schedule() {
    double usual =
        switch (optimizer) {
          case "adagrad" -> 0.02;
          case "sgd" -> 0.1;
          case "rmsprop" -> 1e-3;
          default -> 2e-3;
        };
    double peak = rate.orElse(usual);
    return switch (schedule) {
      case "constant" -> new Schedule.Constant(peak, 0);
      case "warmup" -> new Schedule.InverseRoot(peak, WARM_UP);
      case "cosine" -> new Schedule.Cosine(peak, COSINE_FLOOR * peak, 0);
      case "plateau" -> Schedule.Plateau.halving(peak, 0);
      default ->
          throw Failure.call(
              "--schedule " + schedule + ": expected constant, warmup, cosine or plateau");
    };
  }
}
