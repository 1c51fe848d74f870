package io.parlance.bench;

import io.parlance.chatbot.retrieval.KnownQuestions;
import io.parlance.embeddings.Provenance;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.corpus.ChatCorpus;
import io.parlance.seq2seq.corpus.ChatCorpusBuilder;
import io.parlance.seq2seq.corpus.ChatCorpusOptions;
import io.parlance.seq2seq.corpus.ExchangeVectors;
import io.parlance.seq2seq.corpus.Utterance;
import io.parlance.seq2seq.training.InitialWeights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Milliseconds to find the ten nearest of many known questions, all compared: vectors of 300,
 * questions of 8 words out of 12,000 by Zipf's law.
 *
 * <p>Arguments: known questions (default 300,000) and rounds (default 100).
 */
final class RetrievalSpeed {
  private static final int WORDS = 12_000;

  private RetrievalSpeed() {}

  public static void main(String[] arguments) {
    int known = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    Random random = new Random(1);
    ChatModel model = model(known, random);
    for (int threads = 1; threads <= 2; threads++) {
      try (Parallel parallel = Parallel.of(threads)) {
        KnownQuestions questions = KnownQuestions.of(model, TensorBackend.preferred(), parallel);
        double[] each = new double[rounds];
        for (int round = -rounds; round < rounds; round++) {
          List<List<String>> asked = List.of(words(random));
          long start = System.nanoTime();
          questions.nearest(asked, 10);
          if (round >= 0) {
            each[round] = (System.nanoTime() - start) / 1e6;
          }
        }
        Arrays.sort(each);
        System.out.printf(
            "%,d questions  %d thread(s)  median %.2f  best %.2f  worst %.2f ms%n",
            questions.size(), threads, each[rounds / 2], each[0], each[rounds - 1]);
      }
    }
  }

  private static ChatModel model(int known, Random random) {
    ChatCorpusBuilder builder =
        new ChatCorpusBuilder(new ChatCorpusOptions(1, WORDS, 40, 0, 0, known, false));
    for (int i = 0; i < known; i++) {
      builder.add(List.of(utterance(words(random)), utterance(words(random))));
    }
    ChatCorpus corpus = builder.build();
    ModelOptions usual = ModelOptions.defaults();
    ModelOptions small =
        new ModelOptions(usual.cell(), usual.dimension(), 32, 1, false, false, false);
    Weights weights = InitialWeights.random(small, corpus.vocabulary().size(), 1);
    return new ChatModel(
        small,
        corpus.vocabulary(),
        "whitespace",
        0,
        weights,
        Optional.empty(),
        ExchangeVectors.of(corpus.exchanges(), corpus.vocabulary(), weights),
        Provenance.none());
  }

  private static Utterance utterance(List<String> words) {
    return new Utterance(String.join(" ", words), words);
  }

  private static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      words.add("w" + (int) Math.exp(random.nextDouble() * Math.log(WORDS)));
    }
    return words;
  }
}
