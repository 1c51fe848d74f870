package io.parlance.dl4j.nd4j;

import io.parlance.tensor.NativeLibraryException;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jBlas;

/**
 * ND4J with its native libraries, loaded once in a process, when it is first asked for.
 *
 * <p>ND4J itself answers a second use after one that failed with "could not initialize class" and
 * no reason; so everything here that uses it calls {@link #load} before.
 */
public final class Nd4jLibrary {
  private Nd4jLibrary() {}

  /** Made when it is first asked for, by one thread while others wait. */
  private static final class Attempt {
    @SuppressWarnings("StaticAssignmentOfThrowable") // every call is to know the reason
    static final @Nullable Throwable FAILURE = failure();

    private Attempt() {}

    private static @Nullable Throwable failure() {
      if (System.getProperty(ND4JSystemProperties.LOG_INITIALIZATION) == null) {
        System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false"); // ten lines else
      }
      try {
        Nd4j.getBackend();
        return null;
      } catch (RuntimeException | LinkageError e) {
        return e;
      }
    }
  }

  /**
   * Loads ND4J, unless that is done: 0.4 to 3 seconds, and up to 400 MB of libraries unpacked to
   * JavaCPP's cache the first time on a machine. For any number of threads.
   *
   * @throws NativeLibraryException if a library cannot be loaded, at each call anew: which one, why
   *     and what to do
   */
  public static void load() {
    Throwable failure = Attempt.FAILURE;
    if (failure != null) {
      throw new NativeLibraryException(LoadFailure.of(failure).message(), failure);
    }
  }

  /**
   * Sets how many threads one of ND4J's operations works with, in the whole process: those of its
   * BLAS, and those of its own loops. Without it there are as many as the machine has cores.
   *
   * @throws NativeLibraryException as {@link #load}
   */
  public static void threads(int threads) {
    blasThreads(threads);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
  }

  /** Sets how many threads one product of matrices works with, in the whole process. */
  static void blasThreads(int threads) {
    load();
    if (Nd4j.factory().blas() instanceof Nd4jBlas blas) {
      blas.setMaxThreads(threads);
    }
  }
}
