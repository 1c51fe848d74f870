package io.parlance.text;

import io.parlance.text.chinese.UserDictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A parsed specification of an analyzer.
 *
 * @param kind the name before any parameter
 * @param lowerCase whether letters are made small
 * @param numbers what becomes of numbers
 * @param chain factory names, for the kind {@code chain:} only
 */
record AnalyzerSpec(String kind, boolean lowerCase, NumberRule numbers, List<String> chain) {
  private static final String CHAIN = "chain:";

  static AnalyzerSpec parse(String spec) {
    if (spec.startsWith(CHAIN)) {
      List<String> chain = List.of(spec.substring(CHAIN.length()).split(",", -1));
      return new AnalyzerSpec(CHAIN, true, NumberRule.KEEP, chain);
    }
    int mark = spec.indexOf('?');
    String kind = mark < 0 ? spec : spec.substring(0, mark);
    if (!TextAnalyzer.names().contains(kind)) {
      throw new IllegalArgumentException(
          "analyzer " + kind + " is unknown; there are " + String.join(", ", TextAnalyzer.names()));
    }
    AnalyzerSpec parsed = new AnalyzerSpec(kind, lowersByDefault(kind), NumberRule.KEEP, List.of());
    if (mark >= 0) {
      for (String parameter : spec.substring(mark + 1).split("&", -1)) {
        parsed = parsed.with(parameter);
      }
    }
    return parsed;
  }

  private AnalyzerSpec with(String parameter) {
    return switch (parameter) {
      case "case=lower" -> new AnalyzerSpec(kind, true, numbers, chain);
      case "case=keep" -> new AnalyzerSpec(kind, false, numbers, chain);
      case "numbers=keep" -> new AnalyzerSpec(kind, lowerCase, NumberRule.KEEP, chain);
      case "numbers=fold" -> new AnalyzerSpec(kind, lowerCase, NumberRule.FOLD, chain);
      case "numbers=drop" -> new AnalyzerSpec(kind, lowerCase, NumberRule.DROP, chain);
      default ->
          throw new IllegalArgumentException(
              "analyzer parameter '"
                  + parameter
                  + "' is unknown; there are case=lower|keep and numbers=keep|fold|drop");
    };
  }

  private static boolean lowersByDefault(String kind) {
    return !kind.equals("whitespace");
  }

  /** The specification in its shortest form. */
  String canonical() {
    if (kind.equals(CHAIN)) {
      return CHAIN + String.join(",", chain);
    }
    StringBuilder text = new StringBuilder(kind);
    if (lowerCase != lowersByDefault(kind)) {
      text.append(lowerCase ? "?case=lower" : "?case=keep");
    }
    if (numbers != NumberRule.KEEP) {
      text.append(text.length() == kind.length() ? '?' : '&')
          .append("numbers=")
          .append(numbers.name().toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  TextAnalyzer analyzer() {
    return kind.equals(CHAIN)
        ? LuceneChain.of(canonical(), chain)
        : new BuiltInAnalyzer(this, Optional.empty());
  }

  TextAnalyzer analyzer(Path userDictionary) throws IOException {
    if (!kind.equals("chinese") && !kind.equals("auto")) {
      throw new IllegalArgumentException(
          "analyzer " + kind + " takes no dictionary; chinese and auto do");
    }
    return new BuiltInAnalyzer(this, Optional.of(UserDictionaries.read(userDictionary)));
  }

  /** The analyzers that are made of this module's own tokenizers. */
  private record BuiltInAnalyzer(AnalyzerSpec spec, Optional<UserDictionary> dictionary)
      implements TextAnalyzer {
    @Override
    public String name() {
      return spec.canonical();
    }

    @Override
    public Tokenizer newTokenizer() {
      return switch (spec.kind) {
        case "english" -> new EnglishTokenizer(spec.lowerCase, spec.numbers);
        case "whitespace" -> new WhitespaceTokenizer(spec.lowerCase, spec.numbers);
        default ->
            new MixedTokenizer(spec.lowerCase, spec.numbers, spec.kind.equals("auto"), dictionary);
      };
    }
  }
}
