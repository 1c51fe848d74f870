package io.parlance.chatbot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a setting may be. */
sealed interface SettingValues {

  /** The text as it is kept, of plain ASCII; none where it is not one of these values. */
  Optional<String> accepted(String text);

  /** What may be written, as "a whole number from 1 to 256". */
  String expected();

  /** Values worth proposing. */
  List<String> choices();

  /** One of these names. */
  record Names(List<String> choices) implements SettingValues {
    @Override
    public Optional<String> accepted(String text) {
      String name = text.toLowerCase(Locale.ROOT);
      return choices.contains(name) ? Optional.of(name) : Optional.empty();
    }

    @Override
    public String expected() {
      int last = choices.size() - 1;
      return String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
    }
  }

  /** A whole number, both ends among them. */
  record Whole(long least, long most, String meaning, List<String> choices)
      implements SettingValues {
    @Override
    public Optional<String> accepted(String text) {
      if (!text.matches("[+-]?[0-9]{1,19}")) {
        return Optional.empty();
      }
      try {
        long number = Long.parseLong(text);
        return number >= least && number <= most
            ? Optional.of(Long.toString(number))
            : Optional.empty();
      } catch (NumberFormatException e) { // 19 digits may be too many
        return Optional.empty();
      }
    }

    @Override
    public String expected() {
      return least == Long.MIN_VALUE
          ? "a whole number"
          : String.format(Locale.ROOT, "a whole number from %,d to %,d%s", least, most, meaning);
    }
  }

  /** A number up to {@code most}, from {@code least} on or above it. */
  record Real(double least, boolean above, double most, List<String> choices)
      implements SettingValues {
    @Override
    public Optional<String> accepted(String text) {
      if (!text.matches("[+-]?([0-9]{1,30}\\.?[0-9]{0,30}|\\.[0-9]{1,30})")) {
        return Optional.empty();
      }
      double number = Double.parseDouble(text);
      boolean enough = above ? number > least : number >= least;
      return enough && number <= most ? Optional.of(Setting.text(number)) : Optional.empty();
    }

    @Override
    public String expected() {
      String range = above ? "above %s, up to %s" : "from %s to %s";
      return "a number "
          + String.format(Locale.ROOT, range, Setting.text(least), Setting.text(most));
    }
  }
}
