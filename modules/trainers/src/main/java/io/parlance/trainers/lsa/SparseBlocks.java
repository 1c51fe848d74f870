package io.parlance.trainers.lsa;

import io.parlance.tensor.SparseRows;
import java.io.IOException;

/** A sparse matrix (rows, columns) in blocks of neighbouring rows. Safe to share. */
interface SparseBlocks {

  int rows();

  int columns();

  /** The number of blocks. */
  int blocks();

  /** The first row of a block. */
  int firstRow(int block);

  /** A block, from 0: the same one each time. */
  SparseRows block(int index) throws IOException;
}
