package io.parlance.chatbot;

import io.parlance.seq2seq.decoding.Beam;
import io.parlance.seq2seq.decoding.Greedy;
import io.parlance.seq2seq.decoding.Sampling;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a person may set while a chat goes on, by name and as text.
 *
 * <p>A setting of one way of decoding turns to it: {@code temperature 0.7} draws words by chance
 * from then on, {@code beam 8} searches with a beam.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
public enum Setting {
  MODE(
      "mode",
      "where replies come from: both the model and known questions, or one of them",
      new SettingValues.Names(List.of("hybrid", "generate", "retrieve")),
      settings -> Optional.of(name(settings.mode())),
      (settings, text) -> settings.withMode(ReplyMode.valueOf(text.toUpperCase(Locale.ROOT)))),
  DECODING(
      "decoding",
      "how the model finds words: with a beam, the likeliest each time, or by chance",
      new SettingValues.Names(List.of("beam", "greedy", "sample")),
      settings -> Optional.of(decoding(settings)),
      (settings, text) ->
          settings.withDecoding(
              switch (text) {
                case "beam" -> beam(settings);
                case "sample" -> sampling(settings);
                default -> new Greedy();
              })),
  BEAM(
      "beam",
      "how many beginnings of replies a beam follows",
      new SettingValues.Whole(1, 256, "", List.of("1", "5", "10", "20")),
      settings -> ofBeam(settings, now -> text(now.width())),
      (settings, text) -> {
        Beam now = beam(settings);
        int width = Integer.parseInt(text);
        int best = Math.min(now.best(), width);
        return settings.withDecoding(
            new Beam(width, now.lengthPenalty(), now.coveragePenalty(), best));
      }),
  LENGTH_PENALTY(
      "length-penalty",
      "above 0 a beam prefers longer replies",
      new SettingValues.Real(0, false, 10, List.of("0", "0.6", "1")),
      settings -> ofBeam(settings, now -> text(now.lengthPenalty())),
      (settings, text) -> {
        Beam now = beam(settings);
        double penalty = Double.parseDouble(text);
        return settings.withDecoding(
            new Beam(now.width(), penalty, now.coveragePenalty(), now.best()));
      }),
  TEMPERATURE(
      "temperature",
      "draws words by chance: below 1 the likelier ones gain, above 1 the others",
      new SettingValues.Real(0, true, 100, List.of("0.5", "0.7", "1")),
      settings -> ofSampling(settings, now -> text(now.temperature())),
      (settings, text) -> {
        Sampling now = sampling(settings);
        double temperature = Double.parseDouble(text);
        return settings.withDecoding(
            new Sampling(temperature, now.topK(), now.topP(), now.seed(), now.replies()));
      }),
  TOP_K(
      "top-k",
      "draws among so many likeliest words",
      new SettingValues.Whole(0, Integer.MAX_VALUE, ", 0 for all", List.of("0", "10", "40")),
      settings -> ofSampling(settings, now -> text(now.topK())),
      (settings, text) -> {
        Sampling now = sampling(settings);
        int most = Integer.parseInt(text);
        return settings.withDecoding(
            new Sampling(now.temperature(), most, now.topP(), now.seed(), now.replies()));
      }),
  TOP_P(
      "top-p",
      "draws among the fewest words that together have this probability",
      new SettingValues.Real(0, true, 1, List.of("0.8", "0.9", "1")),
      settings -> ofSampling(settings, now -> text(now.topP())),
      (settings, text) -> {
        Sampling now = sampling(settings);
        double share = Double.parseDouble(text);
        return settings.withDecoding(
            new Sampling(now.temperature(), now.topK(), share, now.seed(), now.replies()));
      }),
  SEED(
      "seed",
      "of what is drawn: the same one draws the same",
      new SettingValues.Whole(Long.MIN_VALUE, Long.MAX_VALUE, "", List.of("1", "2", "3")),
      settings -> ofSampling(settings, now -> text(now.seed())),
      (settings, text) -> settings.withDecoding(sampling(settings).withSeed(Long.parseLong(text)))),
  MMI(
      "mmi",
      "which candidate is preferred: what is not said to just anything (anti), what the reverse"
          + " model leads back from (bidi), or the likeliest (off)",
      new SettingValues.Names(List.of("anti", "bidi", "off")),
      settings -> Optional.of(name(settings.preference())),
      (settings, text) ->
          settings.withPreference(Preference.valueOf(text.toUpperCase(Locale.ROOT)))),
  MAX_LENGTH(
      "max-length",
      "words of a reply that the model makes, at most",
      new SettingValues.Whole(1, 10_000, "", List.of("20", "50", "100")),
      settings -> Optional.of(text(settings.limits().maximumLength())),
      (settings, text) ->
          settings.withLimits(settings.limits().withMaximumLength(Integer.parseInt(text)))),
  NO_REPEAT(
      "no-repeat",
      "no so many words come twice in a reply",
      new SettingValues.Whole(0, 100, ", 0 lets them", List.of("0", "2", "3")),
      settings -> Optional.of(text(settings.limits().noRepeat())),
      (settings, text) ->
          settings.withLimits(settings.limits().withNoRepeat(Integer.parseInt(text)))),
  CONFIDENCE(
      "confidence",
      "below it the bot says that it does not know",
      new SettingValues.Real(0, false, 1, List.of("0", "0.3", "0.5", "0.7")),
      settings -> Optional.of(text(settings.confidence())),
      (settings, text) -> settings.withConfidence(Double.parseDouble(text)));

  private static final int QUOTED = 40; // characters of a wrong value

  private final String label;
  private final String description;
  private final SettingValues values;
  private final Function<ChatSettings, Optional<String>> reader;
  private final BiFunction<ChatSettings, String, ChatSettings> writer;

  Setting(
      String label,
      String description,
      SettingValues values,
      Function<ChatSettings, Optional<String>> reader,
      BiFunction<ChatSettings, String, ChatSettings> writer) {
    this.label = label;
    this.description = description;
    this.values = values;
    this.reader = reader;
    this.writer = writer;
  }

  /** The setting of a label, in letters of any case. */
  public static Optional<Setting> named(String label) {
    return Arrays.stream(values())
        .filter(setting -> setting.label.equals(label.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Its name, as "top-k". */
  public String label() {
    return label;
  }

  /** What it is, in a few words. */
  public String describe() {
    return description;
  }

  /** What it may be, in words, as "a whole number from 1 to 256". */
  public String expected() {
    return values.expected();
  }

  /** Values worth proposing; all there are, where they are names. */
  public List<String> choices() {
    return values.choices();
  }

  /** What it is now; none where it is of another way of decoding than the present one. */
  public Optional<String> value(ChatSettings settings) {
    return reader.apply(settings);
  }

  /**
   * The settings with another value of this one.
   *
   * @throws IllegalArgumentException if it may not be that; the message names value and expectation
   */
  public ChatSettings set(ChatSettings settings, String value) {
    String accepted =
        values
            .accepted(value.strip())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        (label + " " + Printable.quoted(value.strip(), QUOTED)).strip()
                            + ": expected "
                            + values.expected()));
    return writer.apply(settings, accepted);
  }

  static String text(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  private static String text(long value) {
    return Long.toString(value);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String decoding(ChatSettings settings) {
    if (settings.decoding() instanceof Beam) {
      return "beam";
    }
    return settings.decoding() instanceof Sampling ? "sample" : "greedy";
  }

  private static Beam beam(ChatSettings settings) {
    return settings.decoding() instanceof Beam now ? now : Beam.defaults();
  }

  private static Sampling sampling(ChatSettings settings) {
    return settings.decoding() instanceof Sampling now ? now : Sampling.defaults();
  }

  private static Optional<String> ofBeam(ChatSettings settings, Function<Beam, String> text) {
    return settings.decoding() instanceof Beam now
        ? Optional.of(text.apply(now))
        : Optional.empty();
  }

  private static Optional<String> ofSampling(
      ChatSettings settings, Function<Sampling, String> text) {
    return settings.decoding() instanceof Sampling now
        ? Optional.of(text.apply(now))
        : Optional.empty();
  }
}
