package io.parlance.dl4j.examples;

import io.parlance.text.TextAnalyzer;
import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Texts as DL4J's data sets: ids (batch, 1, time), a mask (batch, time) that is 0 where a text has
 * ended, and labels (batch, classes), one-hot.
 *
 * <p>A batch holds texts of about the same length, so that little is padded; the order of the
 * batches is another one each time. Words without a vector are left out. Of a text that is too long
 * its beginning and its end are kept: reviews say there what they think.
 */
final class TextBatches implements Iterable<DataSet> {
  private final List<int[]> texts = new ArrayList<>(); // (time) ids each
  private final List<Integer> classes = new ArrayList<>();
  private final List<String> labels;
  private final int batch;
  private final Random random;

  TextBatches(
      List<LabelledText> texts,
      List<String> labels,
      TextAnalyzer analyzer,
      Vocabulary vocabulary,
      Settings settings,
      long seed) {
    this.labels = List.copyOf(labels);
    this.batch = settings.batch();
    this.random = new Random(seed);
    for (LabelledText text : texts) {
      int[] ids =
          analyzer.tokens(text.text()).stream()
              .map(vocabulary::id)
              .flatMapToInt(id -> id.stream())
              .toArray();
      this.texts.add(headAndTail(ids, settings.maxTokens()));
      classes.add(this.labels.indexOf(text.label()));
    }
  }

  /** The batches as DL4J takes them; each reset begins a new order. */
  DataSetIterator dataSets() {
    return new ExistingDataSetIterator(this, labels);
  }

  @Override
  public Iterator<DataSet> iterator() {
    List<Integer> order = IntStream.range(0, texts.size()).boxed().collect(Collectors.toList());
    Collections.shuffle(order, random);
    order.sort(Comparator.comparingInt(text -> texts.get(text).length)); // equals stay shuffled
    List<List<Integer>> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); from += batch) {
      batches.add(order.subList(from, Math.min(order.size(), from + batch)));
    }
    Collections.shuffle(batches, random);
    return batches.stream().map(this::dataSet).iterator();
  }

  private DataSet dataSet(List<Integer> members) {
    int time = members.stream().mapToInt(text -> texts.get(text).length).max().orElseThrow();
    float[] ids = new float[members.size() * time];
    float[] mask = new float[members.size() * time];
    float[] oneHot = new float[members.size() * labels.size()];
    for (int row = 0; row < members.size(); row++) {
      int[] text = texts.get(members.get(row));
      for (int t = 0; t < text.length; t++) {
        ids[row * time + t] = text[t];
        mask[row * time + t] = 1;
      }
      oneHot[row * labels.size() + classes.get(members.get(row))] = 1;
    }
    INDArray labelled = Nd4j.create(oneHot, new long[] {members.size(), labels.size()});
    return new DataSet(
        Nd4j.create(ids, new long[] {members.size(), 1, time}),
        labelled,
        Nd4j.create(mask, new long[] {members.size(), time}),
        null);
  }

  private static int[] headAndTail(int[] ids, int most) {
    if (ids.length <= most) {
      return ids;
    }
    int[] kept = Arrays.copyOf(ids, most);
    int tail = most / 2;
    System.arraycopy(ids, ids.length - tail, kept, most - tail, tail);
    return kept;
  }
}
