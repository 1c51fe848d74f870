package io.parlance.dl4j.nd4j;

import io.parlance.tensor.NativeLibraryException;

/** Started by {@link Nd4jLibraryTest}: loads ND4J twice, and prints what came of it. */
final class LoadedTwice {
  private LoadedTwice() {}

  public static void main(String[] arguments) {
    for (int i = 0; i < 2; i++) {
      try {
        Nd4jLibrary.load();
        System.out.println("loaded");
      } catch (NativeLibraryException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
