package io.parlance.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The vector backend's GEMM beside OpenBLAS; the column {@code flops} in ops/ns is GFLOP/s. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class GemmBenchmark {

  /** The operands of one shape. */
  @State(Scope.Benchmark)
  public static class Operands {
    /** C (m, n), depth k. */
    @Param({
      "64x2048x512",
      "896x12000x512",
      "896x512x12000",
      "1024x1024x1024",
      "37x211x333",
      "129x1025x515",
      "64x2048x512:NT",
      "896x512x12000:TN",
      "1024x1024x1024:TT"
    })
    public String shape = "";

    /** Threads that each side may use. */
    @Param({"1", "2"})
    public int threads;

    private GemmOperands operands = new GemmOperands(new GemmShape(1, 1, 1, false, false), 1);

    /** Makes the operands. */
    @Setup(Level.Trial)
    public void make() {
      operands = new GemmOperands(GemmShape.of(shape), threads);
    }

    /** Gives native memory back. */
    @TearDown(Level.Trial)
    public void close() {
      operands.close();
    }
  }

  /** Floating-point operations done. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Work {
    /** Multiplications and additions. */
    public long flops;
  }

  /** Ours. */
  @Benchmark
  public void java(Operands state, Work work) {
    state.operands.java();
    work.flops += GemmShape.of(state.shape).flops();
  }

  /** The peer. */
  @Benchmark
  public void openBlas(Operands state, Work work) {
    state.operands.openBlas();
    work.flops += GemmShape.of(state.shape).flops();
  }
}
