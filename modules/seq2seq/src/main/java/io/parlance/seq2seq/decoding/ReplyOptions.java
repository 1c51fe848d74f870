package io.parlance.seq2seq.decoding;

import io.parlance.tensor.Requirement;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a reply may be, and what is told of it.
 *
 * @param minimumLength words it has at least, 0 … maximumLength; default 1
 * @param maximumLength words after which it is cut off, 1 … 10,000; default 50
 * @param noRepeat no sequence of so many words comes twice, 1 … 100; 0 lets it; default 3
 * @param unknown what becomes of the unknown word; default {@link UnknownWords#COPY}
 * @param banned words that are not said
 * @param refused whole replies that may not be given: where one would end, other words follow
 * @param alternatives likeliest words to tell at each step, 0 … 1000; default 0
 */
public record ReplyOptions(
    int minimumLength,
    int maximumLength,
    int noRepeat,
    UnknownWords unknown,
    Set<String> banned,
    Predicate<List<String>> refused,
    int alternatives) {

  public ReplyOptions {
    Requirement.that(
        maximumLength >= 1 && maximumLength <= 10_000,
        "maximum length must be 1 to 10000",
        maximumLength);
    Requirement.that(
        minimumLength >= 0 && minimumLength <= maximumLength,
        "minimum length must be 0 to the maximum, " + maximumLength,
        minimumLength);
    Requirement.that(
        noRepeat >= 0 && noRepeat <= 100,
        "words of a sequence not to repeat must be 1 to 100, or 0",
        noRepeat);
    Requirement.that(
        alternatives >= 0 && alternatives <= 1000, "alternatives must be 0 to 1000", alternatives);
    banned = Set.copyOf(banned);
  }

  /** As in the components' defaults. */
  public static ReplyOptions defaults() {
    return new ReplyOptions(1, 50, 3, UnknownWords.COPY, Set.of(), reply -> false, 0);
  }

  public ReplyOptions withMinimumLength(int value) {
    return new ReplyOptions(value, maximumLength, noRepeat, unknown, banned, refused, alternatives);
  }

  public ReplyOptions withMaximumLength(int value) {
    return new ReplyOptions(minimumLength, value, noRepeat, unknown, banned, refused, alternatives);
  }

  public ReplyOptions withNoRepeat(int value) {
    return new ReplyOptions(
        minimumLength, maximumLength, value, unknown, banned, refused, alternatives);
  }

  public ReplyOptions withUnknown(UnknownWords value) {
    return new ReplyOptions(
        minimumLength, maximumLength, noRepeat, value, banned, refused, alternatives);
  }

  public ReplyOptions withBanned(Set<String> value) {
    return new ReplyOptions(
        minimumLength, maximumLength, noRepeat, unknown, value, refused, alternatives);
  }

  public ReplyOptions withRefused(Predicate<List<String>> value) {
    return new ReplyOptions(
        minimumLength, maximumLength, noRepeat, unknown, banned, value, alternatives);
  }

  public ReplyOptions withAlternatives(int value) {
    return new ReplyOptions(
        minimumLength, maximumLength, noRepeat, unknown, banned, refused, value);
  }
}
