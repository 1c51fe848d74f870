package io.parlance.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the flag names of word2vec.c, word2phrase, fastText and GloVe ({@code -size 100}, {@code
 * -ws 5}, {@code -hs 1}) into ours, so that a habit is not punished.
 *
 * <p>Names are compared without dashes, underscores and case. A value is never rewritten.
 */
final class TrainingAliases {
  private static final Pattern OPTION =
      Pattern.compile("(--?)([A-Za-z][A-Za-z0-9_-]*)(?:=(.*))?", Pattern.DOTALL);

  /** Options that take one value. */
  private static final Map<String, String> VALUED =
      Map.ofEntries(
          Map.entry("output", "--output"),
          Map.entry("savefile", "--output"),
          Map.entry("dim", "--dim"),
          Map.entry("size", "--dim"),
          Map.entry("vectorsize", "--dim"),
          Map.entry("window", "--window"),
          Map.entry("ws", "--window"),
          Map.entry("windowsize", "--window"),
          Map.entry("epochs", "--epochs"),
          Map.entry("epoch", "--epochs"),
          Map.entry("iter", "--epochs"),
          Map.entry("mincount", "--min-count"),
          Map.entry("vocabmincount", "--min-count"),
          Map.entry("maxvocab", "--max-vocab"),
          Map.entry("negative", "--negative"),
          Map.entry("neg", "--negative"),
          Map.entry("sample", "--sample"),
          Map.entry("t", "--sample"),
          Map.entry("alpha", "--alpha"),
          Map.entry("lr", "--alpha"),
          Map.entry("threads", "--threads"),
          Map.entry("thread", "--threads"),
          Map.entry("seed", "--seed"),
          Map.entry("savevocab", "--save-vocab"),
          Map.entry("analyzer", "--analyzer"),
          Map.entry("userdictionary", "--user-dictionary"),
          Map.entry("memory", "--memory"),
          Map.entry("backend", "--backend"),
          Map.entry("engine", "--engine"),
          Map.entry("encoding", "--encoding"),
          Map.entry("phrasethreshold", "--phrase-threshold"),
          Map.entry("threshold", "--phrase-threshold"),
          Map.entry("to", "--to"));

  /** What means something else, or anything at all, where GloVe is trained. */
  private static final Map<String, String> VALUED_BY_GLOVE =
      Map.of(
          "alpha", "--power",
          "power", "--power",
          "eta", "--eta",
          "lr", "--eta",
          "xmax", "--x-max");

  /** Options that take values up to the next option. */
  private static final Set<String> INPUT = Set.of("input", "train", "inputfile");

  /** Ours are plain flags; the peers' take 0 or 1. */
  private static final Map<String, String> SWITCHES =
      Map.of("hs", "--hs", "cbow", "--cbow", "dm", "--dm");

  /** How much a peer prints, or how often it looks at the clock: nothing to carry over. */
  private static final Set<String> MEANINGLESS_HERE =
      Set.of("debug", "verbose", "lrupdaterate", "saveoutput");

  /** fastText's own options, which only fasttext has here. */
  private static final Map<String, String> GRAMS =
      Map.of(
          "minn", "--min-n",
          "maxn", "--max-n",
          "bucket", "--buckets",
          "buckets", "--buckets");

  private static final String NO_GRAMS = "only train fasttext has character n-grams";

  /** What has no counterpart, unless the value switches it off. */
  private static final Map<String, String> WITHOUT_COUNTERPART =
      Map.of(
          "classes",
          "word classes are not made",
          "minn",
          NO_GRAMS,
          "maxn",
          NO_GRAMS,
          "bucket",
          NO_GRAMS,
          "buckets",
          NO_GRAMS,
          "wordngrams",
          "word n-grams are not made",
          "readvocab",
          "the vocabulary is always counted from the corpus",
          "pretrainedvectors",
          "training starts from random vectors");

  private final boolean glove;
  private final Map<String, String> valued;
  private final List<String> arguments;
  private final List<String> rewritten = new ArrayList<>();
  private int next;

  private TrainingAliases(String trainer, List<String> arguments) {
    this.glove = trainer.equals("glove");
    this.valued = new HashMap<>(VALUED);
    if (glove) {
      valued.putAll(VALUED_BY_GLOVE);
    } else if (trainer.equals("fasttext")) {
      valued.putAll(GRAMS);
    }
    this.arguments = arguments;
  }

  /**
   * The arguments after {@code train TRAINER}, in our names.
   *
   * @param trainer its name: the same flag means different things to different peers
   * @throws Failure if an option of a peer asks for what there is none of here
   */
  static List<String> rewrite(String trainer, List<String> arguments) {
    TrainingAliases aliases = new TrainingAliases(trainer, arguments);
    aliases.rewriteAll();
    return List.copyOf(aliases.rewritten);
  }

  private void rewriteAll() {
    while (next < arguments.size()) {
      String argument = arguments.get(next++);
      Matcher matcher = OPTION.matcher(argument);
      if (matcher.matches()) {
        rewriteOption(
            argument, matcher.group(1), matcher.group(2), Optional.ofNullable(matcher.group(3)));
      } else {
        rewritten.add(argument);
      }
    }
  }

  private void rewriteOption(String argument, String dashes, String name, Optional<String> value) {
    String key = name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    if (INPUT.contains(key)) {
      rewritten.add("--input" + value.map(text -> "=" + text).orElse(""));
      while (next < arguments.size() && !isOption(arguments.get(next))) {
        rewritten.add(arguments.get(next++));
      }
    } else if (glove && key.equals("symmetric")) {
      boolean symmetric = value.or(this::zeroOrOne).orElse("1").equals("1");
      rewritten.add(symmetric ? "--symmetric" : "--left");
    } else if (valued.containsKey(key)) {
      rewriteValued(valued.get(key), value);
    } else if (SWITCHES.containsKey(key)) {
      if (value.or(this::zeroOrOne).orElse("1").equals("1")) {
        rewritten.add(SWITCHES.get(key));
      }
    } else if (key.equals("binary")) {
      boolean binary = value.or(this::zeroOrOne).orElse("1").equals("1");
      rewritten.add("--to=" + (binary ? "word2vec-bin" : "word2vec-text"));
    } else if (key.equals("phrases")) {
      rewritten.add("--phrases=" + value.or(this::number).orElse("1"));
    } else if (key.equals("loss")) {
      rewriteLoss(value.or(this::value).orElse(""));
    } else if (dashes.length() == 1 && MEANINGLESS_HERE.contains(key)) {
      passOver(value);
    } else if (WITHOUT_COUNTERPART.containsKey(key)) {
      String given = value.or(this::value).orElse("");
      boolean off = given.equals("0") || (key.equals("wordngrams") && given.equals("1"));
      if (!off) {
        throw Failure.call(argument + ": " + WITHOUT_COUNTERPART.get(key) + "; leave it out");
      }
    } else {
      rewritten.add(argument);
    }
  }

  private void rewriteValued(String ours, Optional<String> value) {
    rewritten.add(ours + value.map(text -> "=" + text).orElse(""));
    if (value.isEmpty() && next < arguments.size()) {
      rewritten.add(arguments.get(next++));
    }
  }

  private void rewriteLoss(String loss) {
    switch (loss) {
      case "hs" -> rewritten.add("--hs");
      case "ns" -> {} // the default
      default ->
          throw Failure.call("-loss \"" + loss + "\": expected ns (negative sampling) or hs");
    }
  }

  private void passOver(Optional<String> attached) {
    boolean separate = attached.isEmpty() && peek().filter(text -> !isOption(text)).isPresent();
    next += separate ? 1 : 0;
  }

  private static boolean isOption(String text) {
    return OPTION.matcher(text).matches();
  }

  private Optional<String> zeroOrOne() {
    return peek().filter(text -> text.equals("0") || text.equals("1")).map(this::take);
  }

  private Optional<String> number() {
    return peek().filter(text -> text.matches("-?[0-9]+")).map(this::take);
  }

  private Optional<String> value() {
    return peek().filter(text -> !isOption(text)).map(this::take);
  }

  private Optional<String> peek() {
    return next < arguments.size() ? Optional.of(arguments.get(next)) : Optional.empty();
  }

  private String take(String argument) {
    next++;
    return argument;
  }
}
