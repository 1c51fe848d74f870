package io.parlance.trainers.lsa;

import io.parlance.trainers.documents.CountBlock;
import io.parlance.trainers.documents.DocumentTerms;
import java.io.IOException;

/** What global weights are made of, a figure a term. */
public final class TermStatistics {
  private final int documents;
  private final int[] documentFrequency;
  private final double[] total;
  private final double[] countLogCounts;

  private TermStatistics(int documents, int terms) {
    this.documents = documents;
    this.documentFrequency = new int[terms];
    this.total = new double[terms];
    this.countLogCounts = new double[terms];
  }

  /** Counts over all documents. */
  static TermStatistics of(DocumentTerms matrix) throws IOException {
    TermStatistics statistics = new TermStatistics(matrix.documents(), matrix.terms());
    for (int b = 0; b < matrix.blocks(); b++) {
      CountBlock block = matrix.block(b);
      for (int cell = 0; cell < block.cells(); cell++) {
        int term = block.terms()[cell];
        float count = block.counts()[cell];
        statistics.documentFrequency[term]++;
        statistics.total[term] += count;
        if (count > 1) {
          statistics.countLogCounts[term] += count * Math.log(count);
        }
      }
    }
    return statistics;
  }

  /** The number of documents, N. */
  public int documents() {
    return documents;
  }

  /** In how many documents a term is, df. */
  public int documentFrequency(int term) {
    return documentFrequency[term];
  }

  /** How often a term is in all documents, gf. */
  public double total(int term) {
    return total[term];
  }

  /** The sum over documents of tf ln tf. */
  public double countLogCounts(int term) {
    return countLogCounts[term];
  }
}
