package io.parlance.dl4j.bench;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.training.TokenPairs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Made-up exchanges, for both libraries the same: 6 to 18 tokens, frequent words often (Zipf), and
 * a reply as long as its question, since DL4J's network takes both padded to one length.
 *
 * @param questions ids
 * @param replies ids, the last of them the end mark
 */
record Exchanges(List<int[]> questions, List<int[]> replies) {

  static Exchanges random(int size, int words, long seed) {
    Random random = new Random(seed);
    List<int[]> lengths = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lengths.add(new int[6 + random.nextInt(13)]);
    }
    lengths.sort(Comparator.comparingInt(ids -> ids.length)); // DL4J pads the less
    List<int[]> questions = new ArrayList<>();
    List<int[]> replies = new ArrayList<>();
    for (int[] question : lengths) {
      int[] reply = question.clone();
      fill(question, words, random);
      fill(reply, words, random);
      reply[reply.length - 1] = ChatVocabulary.END;
      questions.add(question);
      replies.add(reply);
    }
    return new Exchanges(questions, replies);
  }

  private static void fill(int[] ids, int words, Random random) {
    int most = words - ChatVocabulary.MARKS;
    for (int i = 0; i < ids.length; i++) {
      int rank = (int) Math.exp(random.nextDouble() * Math.log(most)); // P(rank) ~ 1/rank
      ids[i] = ChatVocabulary.MARKS + Math.min(rank, most) - 1;
    }
  }

  /** As our trainer takes them. */
  TokenPairs pairs() {
    return new TokenPairs(questions, replies);
  }

  long replyTokens() {
    return replies.stream().mapToLong(reply -> reply.length).sum();
  }

  /** As DL4J takes them: neighbours padded to one length, masks, and what comes next one-hot. */
  List<MultiDataSet> batches(int batch, int words) {
    List<MultiDataSet> batches = new ArrayList<>();
    for (int from = 0; from < replies.size(); from += batch) {
      batches.add(batch(from, Math.min(replies.size(), from + batch), words));
    }
    return batches;
  }

  private MultiDataSet batch(int from, int to, int words) {
    int rows = to - from;
    int time = replies.get(to - 1).length; // sorted
    INDArray asked = Nd4j.zeros(rows, 1, time);
    INDArray said = Nd4j.zeros(rows, 1, time);
    INDArray mask = Nd4j.zeros(rows, time);
    INDArray next = Nd4j.zeros(rows, words, time);
    for (int row = 0; row < rows; row++) {
      int[] question = questions.get(from + row);
      int[] reply = replies.get(from + row);
      for (int t = 0; t < reply.length; t++) {
        asked.putScalar(row, 0, t, question[t]);
        said.putScalar(row, 0, t, t == 0 ? ChatVocabulary.START : reply[t - 1]);
        mask.putScalar(row, t, 1);
        next.putScalar(row, reply[t], t, 1);
      }
    }
    return new MultiDataSet(
        new INDArray[] {asked, said},
        new INDArray[] {next},
        new INDArray[] {mask, mask.dup()},
        new INDArray[] {mask.dup()});
  }
}
