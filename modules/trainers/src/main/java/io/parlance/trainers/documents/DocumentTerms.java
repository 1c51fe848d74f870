package io.parlance.trainers.documents;

import io.parlance.text.DocumentReader;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import java.io.IOException;
import java.util.ArrayList;
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
  private int documents;
  private long cells;

  private DocumentTerms(EncodedCorpus corpus, DocumentUnit unit) {
    this.corpus = corpus;
    this.unit = unit;
    this.list = new DocumentList(corpus);
  }

  /**
   * Counts the words of each document.
   *
   * @param memory bytes that the matrix may take; beyond it is counted anew on each pass
   */
  public static DocumentTerms of(EncodedCorpus corpus, DocumentUnit unit, long memory)
      throws IOException {
    DocumentTerms matrix = new DocumentTerms(corpus, unit);
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
      keep &= (matrix.cells + matrix.documents) * CELL_BYTES <= memory;
      if (keep) {
        matrix.kept.add(block);
      } else {
        matrix.kept.clear();
      }
    }
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
    return corpus.tokens();
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
    return new BlockCounter().next(reader, firsts.get(index));
  }

  /** Where the documents are. */
  public DocumentList list() {
    return list;
  }
}
