package io.parlance.embeddings.checkpoints;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a state is kept. */
public sealed interface CheckpointInterval {
  /** What is used where nothing is said: every ten minutes. */
  CheckpointInterval USUAL = new Time(Duration.ofMinutes(10));

  /** No state is kept, not even where the training is stopped. */
  record Never() implements CheckpointInterval {
    @Override
    public String toString() {
      return "never";
    }
  }

  /**
   * So much time after the last one was kept, or the training began.
   *
   * @param duration above zero
   */
  record Time(Duration duration) implements CheckpointInterval {
    public Time {
      if (duration.isZero() || duration.isNegative()) {
        throw new IllegalArgumentException(duration + ": expected a time above zero");
      }
    }

    @Override
    public String toString() {
      return duration.toSeconds() + "s";
    }
  }

  /**
   * At the end of every so many epochs.
   *
   * @param count at least 1
   */
  record Epochs(int count) implements CheckpointInterval {
    public Epochs {
      if (count < 1) {
        throw new IllegalArgumentException(count + " epochs: expected 1 or more");
      }
    }

    @Override
    public String toString() {
      return count + (count == 1 ? "epoch" : "epochs");
    }
  }

  /**
   * What a person writes: {@code 90s}, {@code 10m}, {@code 2h}, {@code 1epoch}, {@code 3epochs},
   * {@code 0} or {@code never}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static CheckpointInterval parse(String text) {
    Matcher matcher = Pattern.compile("([0-9]{1,6})(s|m|h|epochs?)").matcher(text);
    if (text.equals("never") || text.equals("0")) {
      return new Never();
    }
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a time with its unit, as 90s, 10m or 2h, or epochs, as 1epoch, or never");
    }
    int number = Integer.parseInt(matcher.group(1));
    if (number == 0) {
      return new Never();
    }
    return switch (matcher.group(2)) {
      case "s" -> new Time(Duration.ofSeconds(number));
      case "m" -> new Time(Duration.ofMinutes(number));
      case "h" -> new Time(Duration.ofHours(number));
      default -> new Epochs(number);
    };
  }
}
