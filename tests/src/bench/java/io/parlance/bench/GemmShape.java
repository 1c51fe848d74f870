package io.parlance.bench;

/**
 * C (m, n) over depth k, and which operands are stored transposed.
 *
 * @param m rows of C
 * @param n columns of C
 * @param k depth
 * @param transposeA whether A is stored as (k, m)
 * @param transposeB whether B is stored as (n, k)
 */
record GemmShape(int m, int n, int k, boolean transposeA, boolean transposeB) {

  /** Reads {@code 64x2048x512} or, with a letter N or T for each operand, {@code 64x2048x512:NT}. */
  static GemmShape of(String text) {
    String[] halves = text.split(":", 2);
    String[] sizes = halves[0].split("x", 3);
    String form = halves.length == 2 ? halves[1] : "NN";
    return new GemmShape(
        Integer.parseInt(sizes[0]),
        Integer.parseInt(sizes[1]),
        Integer.parseInt(sizes[2]),
        form.charAt(0) == 'T',
        form.charAt(1) == 'T');
  }

  long flops() {
    return 2L * m * n * k;
  }

  int lda() {
    return transposeA ? m : k;
  }

  int ldb() {
    return transposeB ? k : n;
  }
}
