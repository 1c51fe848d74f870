package io.parlance.text;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a corpus becomes a vocabulary and a stream of ids.
 *
 * @param minCount words below it are left out; from 1; default 5
 * @param maxVocab at most so many words, the most frequent; 0 (the default) is no limit
 * @param phrases whether and how phrases are joined; default empty: not at all
 * @param temporaryDirectory where ids go that do not fit in memory; default the JVM's
 * @param memoryLimit bytes that the provisional vocabulary may take before rare words are
 *     forgotten; from 64 KiB; default an eighth of the largest heap
 * @param idsInMemory bytes of ids that are kept in memory, above it they go to a file; default 16
 *     MiB
 */
public record EncodingOptions(
    int minCount,
    int maxVocab,
    Optional<PhraseOptions> phrases,
    Path temporaryDirectory,
    long memoryLimit,
    long idsInMemory) {
  private static final long LEAST_MEMORY = 64 << 10;

  /** Checks the ranges. */
  public EncodingOptions {
    if (minCount < 1) {
      throw new IllegalArgumentException("min-count " + minCount + " is below 1");
    }
    if (maxVocab < 0) {
      throw new IllegalArgumentException(
          "max-vocab " + maxVocab + " is below 0; 0 stands for no limit");
    }
    if (memoryLimit < LEAST_MEMORY) {
      throw new IllegalArgumentException(
          "memory limit " + memoryLimit + " is below " + LEAST_MEMORY + " bytes");
    }
    if (idsInMemory < 0) {
      throw new IllegalArgumentException("ids in memory " + idsInMemory + " is below 0 bytes");
    }
  }

  /** The defaults named above. */
  public static EncodingOptions defaults() {
    return new EncodingOptions(
        5,
        0,
        Optional.empty(),
        Path.of(System.getProperty("java.io.tmpdir", ".")),
        Math.max(LEAST_MEMORY, Runtime.getRuntime().maxMemory() / 8),
        16 << 20);
  }

  /** The same with another minimum count. */
  public EncodingOptions withMinCount(int value) {
    return new EncodingOptions(
        value, maxVocab, phrases, temporaryDirectory, memoryLimit, idsInMemory);
  }

  /** The same with another largest vocabulary. */
  public EncodingOptions withMaxVocab(int value) {
    return new EncodingOptions(
        minCount, value, phrases, temporaryDirectory, memoryLimit, idsInMemory);
  }

  /** The same with phrases joined. */
  public EncodingOptions withPhrases(PhraseOptions value) {
    return new EncodingOptions(
        minCount, maxVocab, Optional.of(value), temporaryDirectory, memoryLimit, idsInMemory);
  }

  /** The same with another temporary directory. */
  public EncodingOptions withTemporaryDirectory(Path value) {
    return new EncodingOptions(minCount, maxVocab, phrases, value, memoryLimit, idsInMemory);
  }

  /** The same with another limit for the provisional vocabulary, in bytes. */
  public EncodingOptions withMemoryLimit(long value) {
    return new EncodingOptions(minCount, maxVocab, phrases, temporaryDirectory, value, idsInMemory);
  }

  /** The same with another size of ids that stay in memory, in bytes. */
  public EncodingOptions withIdsInMemory(long value) {
    return new EncodingOptions(minCount, maxVocab, phrases, temporaryDirectory, memoryLimit, value);
  }
}
