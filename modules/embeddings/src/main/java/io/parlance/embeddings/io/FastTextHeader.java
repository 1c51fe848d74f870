package io.parlance.embeddings.io;

import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.subwords.CharacterGrams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;

/**
 * The sizes and settings at the head of fastText's {@code .bin}.
 *
 * @param dimension floats a vector
 * @param window the reach of contexts
 * @param epochs passes over the corpus
 * @param minCount words that occur less often were left out
 * @param negative noise words a prediction
 * @param loss 1 hierarchical softmax, 2 negative sampling, 3 softmax, 4 one against all
 * @param model 1 CBOW, 2 skip-gram, 3 supervised
 * @param buckets of n-grams; 0 for none
 * @param minN the shortest n-grams
 * @param maxN the longest
 * @param sample the frequency above which words were left out at random
 * @param words of the vocabulary
 * @param labels of a supervised model, behind the words
 * @param tokens of the corpus
 */
record FastTextHeader(
    int dimension,
    int window,
    int epochs,
    int minCount,
    int negative,
    int loss,
    int model,
    int buckets,
    int minN,
    int maxN,
    double sample,
    int words,
    int labels,
    long tokens) {
  static final int MAGIC = 793_712_314;
  static final int NEGATIVE_SAMPLING = 2;
  static final int CBOW = 1;
  static final int SKIP_GRAM = 2;
  static final int SUPERVISED = 3;

  private static final int VERSION = 12;
  private static final int OLDEST = 11;
  private static final int BYTES = 2 * 4 + 12 * 4 + 8 + 3 * 4 + 2 * 8;
  private static final int LR_UPDATE_RATE = 100; // the original's default; nobody reads it again

  /** Reads the header, and refuses what is not read here. */
  static FastTextHeader read(ByteInput in) throws IOException {
    int found = in.fill(BYTES);
    if (found < BYTES) {
      throw in.damaged(
          Symptom.CUT_OFF,
          in.offset() + found,
          "the file ends within the header of a fastText model");
    }
    ByteBuffer bytes =
        ByteBuffer.wrap(in.array(), in.position(), BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.getInt(); // what told it to be such a file
    int version = bytes.getInt();
    if (version < OLDEST || version > VERSION) {
      throw in.damaged(
          in.offset() + Integer.BYTES,
          "a fastText model of version " + version + ", expected 11 or 12");
    }
    int dimension = bytes.getInt();
    int window = bytes.getInt();
    int epochs = bytes.getInt();
    int minCount = bytes.getInt();
    int negative = bytes.getInt();
    bytes.getInt(); // n-grams of words, which only supervised models have
    int loss = bytes.getInt();
    int model = bytes.getInt();
    int buckets = bytes.getInt();
    int minN = bytes.getInt();
    int maxN = bytes.getInt();
    bytes.getInt(); // how often it looked at the learning rate
    double sample = bytes.getDouble();
    int entries = bytes.getInt();
    int words = bytes.getInt();
    int labels = bytes.getInt();
    long tokens = bytes.getLong();
    long pruned = bytes.getLong();
    FastTextHeader header =
        new FastTextHeader(
            dimension,
            window,
            epochs,
            minCount,
            negative,
            loss,
            model,
            buckets,
            minN,
            version == OLDEST && model == SUPERVISED ? 0 : maxN, // these had no n-grams yet
            sample,
            words,
            labels,
            tokens);
    header.check(in, entries, pruned);
    in.skip(BYTES);
    return header;
  }

  private void check(ByteInput in, int entries, long pruned) throws IOException {
    if (pruned >= 0) {
      throw in.damaged(
          "a quantised fastText model (.ftz), which is not read; use the model that it was made of");
    }
    long most = in.mostBytesLeft((long) dimension * Float.BYTES);
    if (dimension < 1 || words < 1 || labels < 0 || buckets < 0 || dimension > most) {
      throw in.damaged(
          String.format(
              Locale.ROOT,
              "a fastText model of dimension %d with %d words, %d labels and %d buckets: none",
              dimension,
              words,
              labels,
              buckets));
    }
    if (entries != (long) words + labels) {
      throw in.damaged(
          "a fastText model of "
              + words
              + " words and "
              + labels
              + " labels, but "
              + entries
              + " entries");
    }
    if (maxN > CharacterGrams.MOST) {
      throw in.damaged(
          "n-grams of up to " + maxN + " characters, expected at most " + CharacterGrams.MOST);
    }
  }

  /** The n-grams of words. */
  CharacterGrams grams() {
    boolean none = maxN <= 0 || minN > maxN || buckets == 0;
    return none
        ? new CharacterGrams(0, 0, buckets)
        : new CharacterGrams(Math.max(0, minN), maxN, buckets);
  }

  /** The rows of the output matrix. */
  int outputs() {
    return model == SUPERVISED ? labels : words;
  }

  Provenance provenance() {
    String architecture =
        switch (model) {
          case CBOW -> "cbow";
          case SKIP_GRAM -> "skip-gram";
          default -> "supervised";
        };
    return Provenance.of(
        Map.ofEntries(
            Map.entry(Provenance.KIND, "fasttext"),
            Map.entry("architecture", architecture),
            Map.entry("dim", String.valueOf(dimension)),
            Map.entry("window", String.valueOf(window)),
            Map.entry("epochs", String.valueOf(epochs)),
            Map.entry("min-count", String.valueOf(minCount)),
            Map.entry("negative", String.valueOf(negative)),
            Map.entry("sample", String.valueOf(sample)),
            Map.entry("min-n", String.valueOf(minN)),
            Map.entry("max-n", String.valueOf(maxN)),
            Map.entry("buckets", String.valueOf(buckets)),
            Map.entry("corpus.tokens", String.valueOf(tokens))));
  }

  /** The header as bytes. */
  byte[] encode() {
    return ByteBuffer.allocate(BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(MAGIC)
        .putInt(VERSION)
        .putInt(dimension)
        .putInt(window)
        .putInt(epochs)
        .putInt(minCount)
        .putInt(negative)
        .putInt(1)
        .putInt(loss)
        .putInt(model)
        .putInt(buckets)
        .putInt(minN)
        .putInt(maxN)
        .putInt(LR_UPDATE_RATE)
        .putDouble(sample)
        .putInt(words + labels)
        .putInt(words)
        .putInt(labels)
        .putLong(tokens)
        .putLong(-1) // not pruned
        .array();
  }
}
