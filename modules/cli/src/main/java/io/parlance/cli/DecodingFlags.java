package io.parlance.cli;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Preference;
import io.parlance.chatbot.ReplyMode;
import io.parlance.chatbot.Setting;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.decoding.Beam;
import io.parlance.seq2seq.decoding.Decoding;
import io.parlance.seq2seq.decoding.Sampling;
import io.parlance.seq2seq.inference.Precision;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The flags that tell how replies are found: {@link Setting}s, of the same names and values. */
final class DecodingFlags {
  private static final int DRAWN = 10; // replies to choose among, where they are drawn

  private final Map<Setting, String> given = new EnumMap<>(Setting.class);
  private OptionalDouble coveragePenalty = OptionalDouble.empty();

  @Option(names = "--greedy", order = 10, description = "The likeliest word each time.")
  private boolean greedy;

  @Option(
      names = "--quantize",
      order = 17,
      description = "Compute with weights of 8 bits: faster, hardly worse.")
  private boolean quantize;

  @Option(
      names = "--beam",
      order = 11,
      paramLabel = "N",
      description = "Beam search of this width (the default, of width 5).")
  void beam(String value) {
    give(Setting.BEAM, value);
  }

  @Option(
      names = "--length-penalty",
      order = 11,
      paramLabel = "F",
      description = "With --beam: above 0 longer replies gain (default: 0.6).")
  void lengthPenalty(String value) {
    give(Setting.LENGTH_PENALTY, value);
  }

  @Option(
      names = "--coverage-penalty",
      order = 11,
      paramLabel = "F",
      description = "With --beam: replies gain that heed all of the question (default: 0).")
  void coveragePenalty(double value) {
    coveragePenalty = OptionalDouble.of(value);
  }

  @Option(
      names = "--temperature",
      order = 12,
      paramLabel = "F",
      description = "Draw words by chance; below 1 the likelier ones gain.")
  void temperature(String value) {
    give(Setting.TEMPERATURE, value);
  }

  @Option(
      names = "--top-k",
      order = 13,
      paramLabel = "N",
      description = "Draw among the N likeliest words, 0: among all.")
  void topK(String value) {
    give(Setting.TOP_K, value);
  }

  @Option(
      names = "--top-p",
      order = 14,
      paramLabel = "F",
      description = "Draw among the fewest words that together have this probability.")
  void topP(String value) {
    give(Setting.TOP_P, value);
  }

  @Option(
      names = "--seed",
      order = 15,
      paramLabel = "N",
      description = "Of what is drawn (default: 1).")
  void seed(String value) {
    give(Setting.SEED, value);
  }

  @Option(
      names = "--mmi",
      order = 16,
      paramLabel = "NAME",
      description =
          "Which candidate is preferred: anti, what is not said to just anything; bidi, what the"
              + " reverse model leads back from; off, the likeliest (default: anti, where there"
              + " are several).")
  void mmi(String value) {
    give(Setting.MMI, value);
  }

  @Option(
      names = "--max-length",
      order = 18,
      paramLabel = "N",
      description = "Words of a reply at most (default: 50).")
  void maxLength(String value) {
    give(Setting.MAX_LENGTH, value);
  }

  @Option(
      names = "--no-repeat",
      order = 19,
      paramLabel = "N",
      description = "No N words come twice in a reply, 0: they may (default: 3).")
  void noRepeat(String value) {
    give(Setting.NO_REPEAT, value);
  }

  /** Takes a flag's value, which is checked at once. */
  void give(Setting setting, String value) {
    with(setting, value, ChatSettings.defaults());
    given.put(setting, value);
  }

  private static ChatSettings with(Setting setting, String value, ChatSettings settings) {
    try {
      return setting.set(settings, value);
    } catch (IllegalArgumentException e) {
      throw Failure.call("--" + e.getMessage());
    }
  }

  /**
   * The settings of a chat.
   *
   * @throws Failure if flags do not fit one another
   */
  ChatSettings settings() {
    boolean beam = given.containsKey(Setting.BEAM);
    boolean sampling =
        Stream.of(Setting.TEMPERATURE, Setting.TOP_K, Setting.TOP_P).anyMatch(given::containsKey);
    if ((greedy ? 1 : 0) + (beam ? 1 : 0) + (sampling ? 1 : 0) > 1) {
      throw Failure.call(
          "expected one of --greedy, --beam, and --temperature with --top-k and --top-p");
    }
    ChatSettings settings = ChatSettings.defaults();
    if (greedy || sampling) {
      settings = Setting.DECODING.set(settings, greedy ? "greedy" : "sample");
    }
    for (Map.Entry<Setting, String> flag : given.entrySet()) {
      Setting setting = flag.getKey();
      boolean idle =
          setting == Setting.SEED
              ? !sampling
              : setting == Setting.LENGTH_PENALTY && !isBeam(settings);
      if (!idle) { // it does not say by itself how words are found
        settings = with(setting, flag.getValue(), settings);
      }
    }
    if (settings.mode() == ReplyMode.GENERATE && greedy && chosenPreference() != Preference.OFF) {
      throw Failure.call(
          "--mmi "
              + given.get(Setting.MMI)
              + " chooses among candidates: expected --beam beside it");
    }
    return settings.withDecoding(withCandidates(settings.decoding()));
  }

  private static boolean isBeam(ChatSettings settings) {
    return settings.decoding() instanceof Beam;
  }

  /** What was asked for, else off. */
  private Preference chosenPreference() {
    return given.containsKey(Setting.MMI)
        ? with(Setting.MMI, given.getOrDefault(Setting.MMI, ""), ChatSettings.defaults())
            .preference()
        : Preference.OFF;
  }

  /** Gives as many replies as there are to choose among. */
  private Decoding withCandidates(Decoding decoding) {
    if (decoding instanceof Beam now) {
      double coverage = coveragePenalty.orElse(now.coveragePenalty());
      return ParlanceCommand.settings(
          () -> new Beam(now.width(), now.lengthPenalty(), coverage, now.width()));
    }
    if (decoding instanceof Sampling now && chosenPreference() != Preference.OFF) {
      return new Sampling(now.temperature(), now.topK(), now.topP(), now.seed(), DRAWN);
    }
    return decoding;
  }

  /**
   * Checks that a model has what candidates are to be preferred by.
   *
   * @throws Failure if it has not
   */
  static void checkReverse(Preference preference, ChatModel model) {
    if (preference == Preference.BIDI && model.reverse().isEmpty()) {
      throw Failure.work(
          "--mmi bidi: this model has no reverse model; train chat --reverse makes one");
    }
  }

  Precision precision() {
    return quantize ? Precision.EIGHT_BITS : Precision.FLOAT;
  }
}
