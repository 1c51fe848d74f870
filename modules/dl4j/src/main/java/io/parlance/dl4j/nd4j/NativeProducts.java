package io.parlance.dl4j.nd4j;

import io.parlance.tensor.Parallel;
import java.util.concurrent.atomic.LongAdder;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of matrices on the heap by ND4J's BLAS.
 *
 * <p>ND4J multiplies quickest where everything is in order 'f', column after column, as BLAS was
 * born to; a row-major matrix is its own transpose in that order. So {@code Cᵀ = op(B)ᵀ op(A)ᵀ} is
 * computed, and nothing is turned.
 *
 * <p>BLAS itself works with one thread: with more it sums in another order. A large product is cut
 * by rows or by columns of C, whichever are more, and its parts go to the caller's threads. What
 * all parts multiply by is copied first, the rest by the part that needs it, into rooms of its
 * thread. The cut follows from the shape alone, so the number of threads changes nothing.
 */
final class NativeProducts {
  /** Of C's rows or columns; with fewer, BLAS packs the other operand for too little work. */
  private static final int LEAST_PART = 256;

  private static final int MOST_PARTS = 32;

  /** The most floats of one operand: what a buffer of Java's can show, and half of it. */
  private static final long MOST_FLOATS = 1 << 28;

  /** A thread's; the first is shared with those that work on the same product. */
  private static final class Rooms {
    final NativeRoom shared = new NativeRoom();
    final NativeRoom part = new NativeRoom();
    final NativeRoom result = new NativeRoom();
  }

  /** One product {@code C = alpha op(A) op(B) + beta C}. */
  record Operands(
      boolean transposeA,
      boolean transposeB,
      float alpha,
      HeapBlock a,
      HeapBlock b,
      float beta,
      HeapBlock c) {
    /** Whether it fits ND4J's memory in one piece. */
    boolean fits() {
      return Math.max(a.size(), Math.max(b.size(), c.size())) <= MOST_FLOATS;
    }
  }

  private final ThreadLocal<Rooms> rooms = ThreadLocal.withInitial(Rooms::new);
  private final LongAdder products = new LongAdder();
  private final LongAdder in = new LongAdder();
  private final LongAdder out = new LongAdder();
  private final boolean cut;

  /** Loads ND4J, and sets its BLAS to one thread. */
  NativeProducts() {
    Nd4jLibrary.blasThreads(1);
    cut = Nd4j.getEnvironment().isCPU(); // a GPU rather has one large product
  }

  void multiply(Operands product, Parallel parallel) {
    HeapBlock c = product.c();
    boolean byRows = c.rows >= c.columns;
    int length = Math.max(c.rows, c.columns);
    int parts = cut ? Math.max(1, Math.min(MOST_PARTS, length / LEAST_PART)) : 1;
    HeapBlock shared = byRows ? product.b() : product.a();
    NativeRoom sharedRoom = rooms.get().shared;
    sharedRoom.put(shared, parallel);
    in.add(shared.size());
    parallel.run(
        parts,
        part -> {
          int from = (int) ((long) length * part / parts);
          int to = (int) ((long) length * (part + 1) / parts);
          if (byRows) {
            rows(product, from, to, sharedRoom);
          } else {
            columns(product, from, to, sharedRoom);
          }
        });
    products.increment();
  }

  /** Rows of C: by those of op(A), and all of op(B). */
  private void rows(Operands product, int from, int to, NativeRoom b) {
    HeapBlock a = product.a();
    HeapBlock strip = product.transposeA() ? a.columns(from, to) : a.rows(from, to);
    NativeRoom room = put(strip);
    multiply(product, strip, room, product.b(), b, product.c().rows(from, to));
  }

  /** Columns of C: by those of op(B), and all of op(A). */
  private void columns(Operands product, int from, int to, NativeRoom a) {
    HeapBlock b = product.b();
    HeapBlock strip = product.transposeB() ? b.rows(from, to) : b.columns(from, to);
    NativeRoom room = put(strip);
    multiply(product, product.a(), a, strip, room, product.c().columns(from, to));
  }

  private NativeRoom put(HeapBlock strip) {
    NativeRoom room = rooms.get().part;
    room.put(strip, Parallel.sequential());
    in.add(strip.size());
    return room;
  }

  private void multiply(
      Operands product, HeapBlock a, NativeRoom inA, HeapBlock b, NativeRoom inB, HeapBlock c) {
    NativeRoom result = rooms.get().result;
    if (product.beta() == 0) {
      result.fit((int) c.size());
    } else {
      result.put(c, Parallel.sequential());
      in.add(c.size());
    }
    Nd4j.getBlasWrapper()
        .level3()
        .gemm(
            inB.transposed(b.rows, b.columns),
            inA.transposed(a.rows, a.columns),
            result.transposed(c.rows, c.columns),
            product.transposeB(),
            product.transposeA(),
            (double) product.alpha(),
            (double) product.beta());
    result.get(c);
    out.add(c.size());
  }

  /** What was done so far, and {@code others} products beside it. */
  CopyCount count(long others) {
    return new CopyCount(products.sum(), others, in.sum(), out.sum());
  }
}
