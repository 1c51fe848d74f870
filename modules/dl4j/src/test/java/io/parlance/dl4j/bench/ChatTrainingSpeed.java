package io.parlance.dl4j.bench;

import io.parlance.dl4j.nd4j.Nd4jLibrary;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.training.ChatTrainer;
import io.parlance.seq2seq.training.ChatTrainingListener;
import io.parlance.seq2seq.training.InitialWeights;
import io.parlance.seq2seq.training.TokenPairs;
import io.parlance.seq2seq.training.TrainedChat;
import io.parlance.seq2seq.training.TrainingOptions;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.List;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Target tokens a second that our chat model learns from, and a network of DL4J of its shape
 * ({@link EncoderDecoder}): the default sizes, 12,000 words, batches of 64, Adam, on the same
 * exchanges.
 *
 * <p>DL4J's batches are made beforehand, ours in the time that counts. Each goes over the exchanges
 * once to warm up, and then, in turns, as often as told.
 *
 * <p>Arguments: rounds (default 3), threads (2), batches (10).
 */
final class ChatTrainingSpeed {
  private static final int WORDS = 12_000;

  private ChatTrainingSpeed() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = argument(arguments, 0, 3);
    int threads = argument(arguments, 1, 2);
    Exchanges exchanges =
        Exchanges.random(argument(arguments, 2, 10) * TrainingOptions.defaults().batch(), WORDS, 1);
    Nd4jLibrary.threads(threads);
    ComputationGraph network = EncoderDecoder.network(ModelOptions.defaults(), WORDS);
    List<MultiDataSet> batches = exchanges.batches(TrainingOptions.defaults().batch(), WORDS);
    System.out.printf(
        "%d exchanges, %d target tokens, %d threads; DL4J's network has %,d parameters%n",
        exchanges.replies().size(), exchanges.replyTokens(), threads, network.numParams());
    try (Parallel parallel = Parallel.of(threads)) {
      ours(exchanges, parallel);
      dl4j(network, batches, exchanges.replyTokens());
      for (int round = 1; round <= rounds; round++) {
        double ours = ours(exchanges, parallel);
        double theirs = dl4j(network, batches, exchanges.replyTokens());
        System.out.printf(
            "round %d: ours %.0f, DL4J %.0f target tokens/s: %.1f times%n",
            round, ours, theirs, ours / theirs);
      }
    }
  }

  private static double ours(Exchanges exchanges, Parallel parallel) throws Exception {
    ModelOptions model = ModelOptions.defaults();
    TokenPairs pairs = exchanges.pairs();
    TrainedChat trained =
        new ChatTrainer(
                model, onePass(), TensorBackend.preferred(), parallel, ChatTrainingListener.none())
            .train(
                InitialWeights.random(model, WORDS, 1),
                pairs,
                Exchanges.random(1, WORDS, 2).pairs(),
                Checkpoints.none(),
                () -> false);
    return trained.tokens() / trained.seconds();
  }

  private static TrainingOptions onePass() {
    TrainingOptions usual = TrainingOptions.defaults();
    return new TrainingOptions(
        usual.batch(),
        1,
        OptionalDouble.empty(),
        usual.dropout(),
        usual.rule(),
        usual.schedule(),
        usual.clipping(),
        usual.measureEvery(),
        0,
        usual.seed(),
        false);
  }

  private static double dl4j(ComputationGraph network, List<MultiDataSet> batches, long tokens) {
    long begun = System.nanoTime();
    for (MultiDataSet batch : batches) {
      network.fit(batch);
    }
    return tokens / ((System.nanoTime() - begun) * 1e-9);
  }

  private static int argument(String[] arguments, int index, int otherwise) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
  }
}
