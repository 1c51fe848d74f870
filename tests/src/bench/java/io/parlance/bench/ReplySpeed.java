package io.parlance.bench;

import io.parlance.seq2seq.Architecture;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.WeightShape;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.decoding.Beam;
import io.parlance.seq2seq.decoding.Decoding;
import io.parlance.seq2seq.decoding.Greedy;
import io.parlance.seq2seq.decoding.Question;
import io.parlance.seq2seq.decoding.Reply;
import io.parlance.seq2seq.decoding.ReplyDecoder;
import io.parlance.seq2seq.decoding.ReplyOptions;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.inference.RecurrentModel;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Milliseconds a token of a reply, of a model of the default sizes with random weights: question of
 * 12 words, replies of 40, the reading of the question included.
 *
 * <p>Arguments: rounds (default 60) of one reply each, and the words of the vocabulary (12,000).
 */
final class ReplySpeed {
  private static final int WORDS_A_REPLY = 40;

  private ReplySpeed() {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    int words = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12_000;
    Weights weights = weights(words);
    ChatVocabulary vocabulary = vocabulary(words - ChatVocabulary.MARKS);
    for (Decoding decoding : List.of(new Greedy(), Beam.defaults())) {
      for (Precision precision : Precision.values()) {
        for (int threads = 1; threads <= 2; threads++) {
          try (Parallel parallel = Parallel.of(threads)) {
            RecurrentModel model =
                RecurrentModel.of(
                    ModelOptions.defaults(),
                    weights,
                    precision,
                    TensorBackend.preferred(),
                    parallel);
            double[] each = milliseconds(new ReplyDecoder(model, vocabulary), decoding, rounds);
            System.out.printf(
                "%-8s %-10s %d thread(s)  median %.3f  best %.3f ms a token%n",
                decoding.getClass().getSimpleName(),
                precision,
                threads,
                each[rounds / 2],
                each[0]);
          }
        }
      }
    }
  }

  /** Of each round, ascending; as many before it are not counted. */
  private static double[] milliseconds(ReplyDecoder decoder, Decoding decoding, int rounds) {
    ReplyOptions options =
        ReplyOptions.defaults()
            .withMinimumLength(WORDS_A_REPLY)
            .withMaximumLength(WORDS_A_REPLY)
            .withNoRepeat(0);
    double[] each = new double[rounds];
    for (int round = -rounds; round < rounds; round++) {
      Question question = Question.of(vocabulary(50), words(round + rounds));
      long start = System.nanoTime();
      Reply reply = decoder.replies(question, decoding, options).get(0);
      if (round >= 0) {
        each[round] = (System.nanoTime() - start) / 1e6 / reply.words().size();
      }
    }
    Arrays.sort(each);
    return each;
  }

  private static List<String> words(int seed) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      words.add("w" + (seed * 7 + i * 3) % 50);
    }
    return words;
  }

  private static ChatVocabulary vocabulary(int words) {
    List<String> names = new ArrayList<>();
    long[] counts = new long[words];
    for (int i = 0; i < words; i++) {
      names.add("w" + i);
      counts[i] = words - i;
    }
    return new ChatVocabulary(Vocabulary.of(names, counts));
  }

  private static Weights weights(int words) {
    Weights weights = Weights.zeros(Architecture.shapes(ModelOptions.defaults(), words));
    Random random = new Random(1);
    for (WeightShape shape : weights.shapes()) {
      float[] values = weights.values(shape.name());
      for (int i = 0; i < values.length; i++) {
        values[i] = (random.nextFloat() - 0.5f) * 0.2f;
      }
    }
    return weights;
  }
}
