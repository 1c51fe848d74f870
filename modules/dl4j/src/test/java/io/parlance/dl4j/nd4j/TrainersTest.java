package io.parlance.dl4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.training.ChatTrainer;
import io.parlance.seq2seq.training.ChatTrainingListener;
import io.parlance.seq2seq.training.InitialWeights;
import io.parlance.seq2seq.training.TokenPairs;
import io.parlance.seq2seq.training.TrainingOptions;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.RandomBits;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import io.parlance.tensor.optim.Adam;
import io.parlance.tensor.optim.GradientClipping;
import io.parlance.tensor.optim.Schedule;
import io.parlance.text.Corpus;
import io.parlance.text.CorpusEncoder;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingOptions;
import io.parlance.text.TextAnalyzer;
import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.fasttext.FastTextOptions;
import io.parlance.trainers.fasttext.FastTextTrainer;
import io.parlance.trainers.glove.GloveOptions;
import io.parlance.trainers.glove.GloveTrainer;
import io.parlance.trainers.lsa.LsaOptions;
import io.parlance.trainers.lsa.LsaTrainer;
import io.parlance.trainers.plsa.PlsaOptions;
import io.parlance.trainers.plsa.PlsaTrainer;
import io.parlance.trainers.word2vec.Word2VecOptions;
import io.parlance.trainers.word2vec.Word2VecTrainer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trainer on ND4J, every product native, beside the same trainer without it. */
class TrainersTest {
  private static final int CHAT_WORDS = 40;

  private final Path folder;
  private final Nd4jBackend nd4j = new Nd4jBackend(1);
  private final TensorBackend vector = TensorBackend.named("vector");

  TrainersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void word2vec_learns_the_same_bits() throws Exception {
    Word2VecOptions options =
        Word2VecOptions.defaults().withDimension(20).withEpochs(2).withThreads(1);
    assertSame(backend -> new Word2VecTrainer(options, backend, TrainingListener.none()));
  }

  @Test
  void fastText_learns_the_same_bits() throws Exception {
    FastTextOptions options =
        FastTextOptions.defaults().withDimension(20).withEpochs(1).withThreads(1);
    assertSame(backend -> new FastTextTrainer(options, backend, TrainingListener.none()));
  }

  @Test
  void GloVe_learns_the_same_bits() throws Exception {
    GloveOptions options =
        GloveOptions.defaults().withDimension(20).withEpochs(3).withTemporary(folder);
    assertSame(backend -> new GloveTrainer(options, backend, TrainingListener.none()));
  }

  @Test
  void PLSA_learns_the_same_bits() throws Exception {
    PlsaOptions options = PlsaOptions.defaults().withTopics(4).withIterations(10);
    assertSame(backend -> new PlsaTrainer(options, backend, TrainingListener.none()));
  }

  @Test
  void LSA_finds_the_same_cosines_by_native_products() throws Exception {
    LsaOptions options = LsaOptions.defaults().withRank(4).withTolerance(1e-5).withThreads(2);
    Embeddings found = train(new LsaTrainer(options, nd4j, TrainingListener.none()));
    Embeddings expected = train(new LsaTrainer(options, vector, TrainingListener.none()));
    assertThat(nd4j.count().nativeProducts()).isPositive();
    for (int a = 0; a < 40; a++) {
      for (int b = 0; b < a; b++) { // signs of dimensions may differ, cosines not
        assertThat(cosine(found, a, b)).isCloseTo(cosine(expected, a, b), within(1e-3));
      }
    }
  }

  @Test
  void a_chat_is_learned_as_well_by_native_products() throws Exception {
    double found = chatPerplexity(nd4j);
    assertThat(nd4j.count().nativeProducts()).isGreaterThan(100);
    assertThat(nd4j.count().floatsIn()).isGreaterThan(nd4j.count().floatsOut());
    // 37 words and marks as likely would be 37; rounding apart, it is the same training
    assertThat(found).isLessThan(25);
    assertThat(found).isCloseTo(chatPerplexity(vector), within(0.05 * found));
  }

  private void assertSame(Function<TensorBackend, Trainer> trainer) throws Exception {
    Embeddings found = train(trainer.apply(nd4j));
    Embeddings expected = train(trainer.apply(vector));
    assertThat(found.size()).isEqualTo(100);
    for (int word = 0; word < found.size(); word++) {
      assertThat(found.vector(word)).isEqualTo(expected.vector(word));
    }
    assertThat(nd4j.count()).as("no products").isEqualTo(new CopyCount(0, 0, 0, 0));
  }

  private Embeddings train(Trainer trainer) throws Exception {
    Path file = folder.resolve("text");
    RandomBits random = new RandomBits(5, 0);
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 400; line++) {
      for (int word = 0; word < 20; word++) {
        int topic = random.below(5) == 0 ? random.below(4) : line % 4;
        text.append('t').append(topic).append('w').append(random.below(25)).append(' ');
      }
      text.append('\n');
    }
    Files.writeString(file, text);
    try (EncodedCorpus corpus =
        new CorpusEncoder(
                TextAnalyzer.named("whitespace"),
                EncodingOptions.defaults(),
                1,
                EncodingListener.none())
            .encode(Corpus.of(List.of(file.toString()), StandardCharsets.UTF_8))) {
      return trainer.train(corpus, () -> false).embeddings();
    }
  }

  private static double cosine(Embeddings embeddings, int a, int b) {
    float[] x = embeddings.vector(a);
    float[] y = embeddings.vector(b);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (double) x[i] * y[i];
      xx += (double) x[i] * x[i];
      yy += (double) y[i] * y[i];
    }
    return xy / Math.sqrt(xx * yy);
  }

  /** Of held-out questions that are answered by their first word, twice or thrice. */
  private static double chatPerplexity(TensorBackend backend) throws Exception {
    ModelOptions model = new ModelOptions(Cell.LSTM, 16, 32, 1, true, false, false);
    TrainingOptions options =
        new TrainingOptions(
            8,
            3,
            OptionalDouble.empty(),
            0.2,
            Adam.defaults(),
            Schedule.Plateau.halving(5e-3, 0),
            new GradientClipping(1),
            250,
            0,
            1,
            false);
    try (Parallel two = Parallel.of(2)) {
      return new ChatTrainer(model, options, backend, two, ChatTrainingListener.none())
          .train(
              InitialWeights.random(model, CHAT_WORDS, 1),
              pairs(200, 1),
              pairs(40, 2),
              Checkpoints.none(),
              () -> false)
          .best()
          .perplexity();
    }
  }

  private static TokenPairs pairs(int count, long seed) {
    RandomBits random = new RandomBits(seed, 0);
    List<int[]> questions = new ArrayList<>();
    List<int[]> replies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] question = new int[1 + random.below(5)];
      Arrays.setAll(question, t -> ChatVocabulary.MARKS + random.below(CHAT_WORDS - 4));
      int[] reply = new int[3 + random.below(2)];
      Arrays.fill(reply, question[0]);
      reply[reply.length - 1] = ChatVocabulary.END;
      questions.add(question);
      replies.add(reply);
    }
    return new TokenPairs(questions, replies);
  }
}
