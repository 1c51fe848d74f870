package io.parlance.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Ours and OpenBLAS by turns, a tenth of a second each: what else the machine does then hits both.
 * Prints a table of medians, and of the median of the ratios of neighbouring turns.
 */
final class GemmComparison {
  private static final List<String> SHAPES =
      List.of(
          "64x2048x512",
          "896x12000x512",
          "896x512x12000",
          "1024x1024x1024",
          "37x211x333",
          "129x1025x515",
          "64x2048x512:NT",
          "64x2048x512:TN",
          "896x512x12000:TN",
          "896x12000x512:NT",
          "1024x1024x1024:NT",
          "1024x1024x1024:TT",
          "37x211x333:NT",
          "1x12000x512",
          "1x12000x512:NT",
          "16x16x16",
          "64x64x64");
  private static final int TURNS = 21;
  private static final double TURN_SECONDS = 0.1;
  private static final long REST_NANOS = 200_000_000;

  private GemmComparison() {}

  /** Shapes as arguments; without any, the ones of docs/benchmarks.md. */
  public static void main(String[] arguments) {
    List<String> shapes = arguments.length > 0 ? List.of(arguments) : SHAPES;
    System.out.println("| shape | threads | Java | OpenBLAS | ratio |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (int threads = 1; threads <= 2; threads++) {
      for (String shape : shapes) {
        compare(shape, threads);
      }
    }
  }

  private static void compare(String name, int threads) {
    GemmShape shape = GemmShape.of(name);
    try (GemmOperands operands = new GemmOperands(shape, threads)) {
      if (operands.difference() > 1e-4f * shape.k()) {
        throw new IllegalStateException(name + ": the results differ");
      }
      long warm = System.nanoTime() + 1_500_000_000L;
      while (System.nanoTime() < warm) {
        operands.java();
      }
      double[] ours = new double[TURNS];
      double[] theirs = new double[TURNS];
      double[] ratios = new double[TURNS];
      for (int turn = 0; turn < TURNS; turn++) {
        ours[turn] = speed(operands::java, shape.flops());
        theirs[turn] = speed(operands::openBlas, shape.flops());
        ratios[turn] = ours[turn] / theirs[turn];
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.0f | %.0f | %.2f |%n",
          name,
          threads,
          median(ours),
          median(theirs),
          median(ratios));
    }
  }

  /** GFLOP/s. Rests first: OpenBLAS's idle threads spin some 100 ms after its last call. */
  private static double speed(Runnable product, long flops) {
    LockSupport.parkNanos(REST_NANOS);
    long start = System.nanoTime();
    long end = start + (long) (TURN_SECONDS * 1e9);
    long count = 0;
    long now;
    do {
      product.run();
      count++;
      now = System.nanoTime();
    } while (now < end);
    return (double) flops * count / (now - start);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
