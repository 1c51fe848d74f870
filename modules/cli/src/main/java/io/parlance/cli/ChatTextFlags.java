package io.parlance.cli;

import io.parlance.seq2seq.corpus.ChatCorpusOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The flags that tell what becomes of dialogues. */
final class ChatTextFlags {
  private static final Pattern NUMBER = Pattern.compile("[0-9.]+%?");

  private final ChatCorpusOptions defaults = ChatCorpusOptions.defaults();
  private Charset encoding = StandardCharsets.UTF_8;
  private int heldOutEvery = defaults.heldOutEvery();
  private Optional<String> heldOutFile = Optional.empty();

  @Option(
      names = "--analyzer",
      order = 20,
      paramLabel = "NAME",
      description = "auto, english, chinese or whitespace (default: auto).")
  private String analyzer = "auto";

  @Option(
      names = "--max-vocab",
      order = 22,
      paramLabel = "N",
      description = "Words at most, the model's four marks counted (default: 12000).")
  private int maxVocab = defaults.maxVocab();

  @Option(
      names = "--min-count",
      order = 23,
      paramLabel = "N",
      description = "Words that occur less often are unknown (default: 1).")
  private int minCount = defaults.minCount();

  @Option(
      names = "--max-length",
      order = 24,
      paramLabel = "N",
      description = "Of a longer utterance the first N words are kept (default: 40).")
  private int maxLength = defaults.maxLength();

  @Option(
      names = "--context",
      order = 25,
      paramLabel = "N",
      description = "Turns before the question that are joined to it (default: 0).")
  private int context = defaults.context();

  @Option(
      names = "--exchanges",
      order = 27,
      paramLabel = "N",
      description = "Known exchanges to keep in the model at most (default: 20000).")
  private int exchanges = defaults.exchanges();

  private String learn = "all";

  @Option(
      names = "--learn",
      order = 28,
      paramLabel = "NAME",
      description =
          "Which utterances are learned as replies: all, or second, every second one: the"
              + " program's, where a person and a program take turns (default: all).")
  void learn(String value) {
    if (!value.equals("all") && !value.equals("second")) {
      throw Failure.call("--learn " + value + ": expected all or second");
    }
    learn = value;
  }

  @Option(
      names = "--encoding",
      order = 21,
      paramLabel = "NAME",
      description = "Of the dialogues, as GB18030 (default: UTF-8).")
  void encoding(String value) {
    encoding = ParlanceCommand.charset(value);
  }

  @Option(
      names = "--held-out",
      order = 26,
      paramLabel = "FILE|SHARE",
      description =
          "Dialogues to measure by: a file of them, or a share of those given, 0 for none"
              + " (default: 0.02).")
  void heldOut(String value) {
    if (!NUMBER.matcher(value).matches()) {
      heldOutFile = Optional.of(value);
      return;
    }
    double share;
    try {
      share =
          value.endsWith("%")
              ? Double.parseDouble(value.substring(0, value.length() - 1)) / 100
              : Double.parseDouble(value);
    } catch (NumberFormatException e) {
      share = Double.NaN;
    }
    if (!(share >= 0 && share <= 0.5)) {
      throw Failure.call("--held-out " + value + ": expected a file, or a share from 0 to 0.5");
    }
    heldOutEvery = share == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.round(1 / share));
  }

  ChatCorpusOptions options() {
    return ParlanceCommand.settings(
        () ->
            new ChatCorpusOptions(
                minCount,
                maxVocab,
                maxLength,
                context,
                heldOutEvery,
                exchanges,
                learn.equals("second")));
  }

  String analyzer() {
    return analyzer;
  }

  Charset encoding() {
    return encoding;
  }

  /** A file of dialogues to measure by, where one was given. */
  Optional<String> heldOutFile() {
    return heldOutFile;
  }
}
