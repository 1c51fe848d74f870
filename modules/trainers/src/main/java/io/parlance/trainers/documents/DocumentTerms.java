package io.parlance.trainers.documents;

import io.parlance.text.DocumentReader;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The matrix of counts (documents, terms) of a corpus, in blocks of documents.
 *
 * <p>Blocks follow from the corpus alone. They are kept where memory suffices, else counted anew
 * from the encoded corpus, which must stay open, whenever they are asked for. Safe to share.
 */
public final class DocumentTerms {
  /** A block ends with the document that brings it to so many cells. */
  static final int BLOCK_CELLS = 1 << 16;

  private static final int CELL_BYTES = Integer.BYTES + Float.BYTES;

  private final EncodedCorpus corpus;
  private final DocumentUnit unit;
  private final DocumentList list;
  private final List<CountBlock> kept = new ArrayList<>(); // all or none
  private final List<DocumentReader.Mark> marks = new ArrayList<>(); // before each block
  private final List<Integer> firsts = new ArrayList<>();
  private final BitSet left = new BitSet(); // terms that are passed over
  private int documents;
  private long cells;
  private long tokens;

  private DocumentTerms(EncodedCorpus corpus, DocumentUnit unit, DocumentList list) {
    this.corpus = corpus;
    this.unit = unit;
    this.list = list;
  }

  /**
   * Counts the words of each document.
   *
   * @param memory bytes that the matrix may take; beyond it is counted anew on each pass
   */
  public static DocumentTerms of(EncodedCorpus corpus, DocumentUnit unit, long memory)
      throws IOException {
    DocumentTerms matrix = new DocumentTerms(corpus, unit, new DocumentList(corpus));
    matrix.tokens = corpus.tokens();
    DocumentReader reader = corpus.documents(unit);
    BlockCounter counter = new BlockCounter(matrix.list);
    boolean keep = true;
    while (true) {
      DocumentReader.Mark mark = reader.mark();
      CountBlock block = counter.next(reader, matrix.documents);
      if (block.documents() == 0) {
        return matrix;
      }
      matrix.marks.add(mark);
      matrix.firsts.add(matrix.documents);
      matrix.documents = Math.addExact(matrix.documents, block.documents());
      matrix.cells += block.cells();
      keep &= matrix.bytes() <= memory;
      if (keep) {
        matrix.kept.add(block);
      } else {
        matrix.kept.clear();
      }
    }
  }

  /**
   * This matrix without the terms that more than this share of its documents have: those terms,
   * mostly function words, have no cells any more. A document may be left with none.
   *
   * @param share above 0; from 1 on nothing is left out
   */
  public DocumentTerms withoutFrequent(double share) throws IOException {
    if (share >= 1) {
      return this;
    }
    int[] having = new int[terms()]; // documents
    for (int i = 0; i < blocks(); i++) {
      for (int term : block(i).terms()) {
        having[term]++;
      }
    }
    DocumentTerms rest = new DocumentTerms(corpus, unit, list);
    rest.marks.addAll(marks);
    rest.firsts.addAll(firsts);
    rest.documents = documents;
    for (int term = 0; term < having.length; term++) {
      rest.left.set(term, left.get(term) || having[term] > share * documents);
    }
    for (int i = 0; i < blocks(); i++) {
      CountBlock block = block(i).without(rest.left);
      rest.cells += block.cells();
      for (float count : block.counts()) {
        rest.tokens += (long) count;
      }
      if (kept()) {
        rest.kept.add(block);
      }
    }
    return rest;
  }

  /** The number of documents; of those only that have a word. */
  public int documents() {
    return documents;
  }

  /** The number of terms: the vocabulary's size. */
  public int terms() {
    return corpus.vocabulary().size();
  }

  /** The number of pairs of a document and a word that it holds. */
  public long cells() {
    return cells;
  }

  /** The sum of all counts. */
  public long tokens() {
    return tokens;
  }

  /** The number of terms that some document has: those not left out. */
  public int occurringTerms() {
    return terms() - left.cardinality();
  }

  /** What the matrix takes, or would take, when it is held in memory. */
  public long bytes() {
    return bytes(cells, documents);
  }

  /** What a matrix of so many cells takes in memory. */
  public static long bytes(long cells, int documents) {
    return (cells + documents) * CELL_BYTES;
  }

  /** What the list of so many documents takes in memory, at most. */
  public static long listBytes(int documents) {
    return DocumentList.mostBytes(documents);
  }

  /** Whether the matrix is held in memory. */
  public boolean kept() {
    return !kept.isEmpty();
  }

  /** The number of blocks. */
  public int blocks() {
    return marks.size();
  }

  /** A block, from 0. */
  public CountBlock block(int index) throws IOException {
    if (kept()) {
      return kept.get(index);
    }
    DocumentReader reader = corpus.documents(unit, marks.get(index));
    return new BlockCounter().next(reader, firsts.get(index)).without(left);
  }

  /** Where the documents are. */
  public DocumentList list() {
    return list;
  }
}
