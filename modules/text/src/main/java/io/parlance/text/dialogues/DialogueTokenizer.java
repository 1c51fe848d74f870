package io.parlance.text.dialogues;

import io.parlance.text.TextAnalyzer;
import io.parlance.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts utterances into tokens: the words of a {@link TextAnalyzer}, spelled as it spells them, and
 * each mark between them, so that nothing of what was said is lost.
 *
 * <p>The possessive, which analyzers strip, is a token of its own: {@code it 's}, {@code john 's};
 * {@code don't} and {@code i'm} are whole, as they are for analyzers. Emoji, emoticons and
 * addresses of the net stay whole. Marks have one spelling for all that mean the same: {@code ！} is
 * {@code !}, {@code 。} is {@code .}, dots are {@code ...}, a dash is {@code --} and a hyphen {@code
 * -}, quotes are {@code “} and {@code ”}, a single one that opens is {@code ‘}. {@link #text} makes
 * text of tokens again, of which this makes the same tokens.
 *
 * <p>{@code whitespace} splits at white space only. Holds buffers, so each thread needs its own.
 */
public final class DialogueTokenizer {
  /** Contractions in texts that were cut into tokens once: {@code it ' s}, {@code do n't}. */
  private static final Pattern CUT_CONTRACTION =
      Pattern.compile(
          "(?<=\\p{L}) (?:(['’‘‛′`´＇]) ?(?=(?:s|m|d|t|ll|re|ve)(?![\\p{L}\\p{N}_'’]))"
              + "|(?=n['’]t(?![\\p{L}\\p{N}_'’])))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CURLY_APOSTROPHE = Pattern.compile("(?<=\\p{L})[’´`＇](?=\\p{L})");

  private final String name;
  private final Tokenizer words;
  private final boolean plain;
  private final boolean lowerCase;
  private final PieceTokens pieces;

  private DialogueTokenizer(TextAnalyzer analyzer) {
    this.name = analyzer.name();
    this.words = analyzer.newTokenizer();
    this.plain = name.startsWith("whitespace");
    this.lowerCase = !name.contains("case=keep");
    this.pieces = new PieceTokens(words, lowerCase);
  }

  /**
   * The tokenizer whose words are those of the analyzer of this specification.
   *
   * @throws IllegalArgumentException if there is no such analyzer, or it is a chain of Lucene's:
   *     from stems and synonyms no text can be made again
   */
  public static DialogueTokenizer named(String spec) {
    TextAnalyzer analyzer = TextAnalyzer.named(spec);
    if (analyzer.name().startsWith("chain:")) {
      throw new IllegalArgumentException(
          "analyzer "
              + analyzer.name()
              + " is for words, not for dialogues: a chain may change words so that no reply can be"
              + " written with them; use auto, english, chinese or whitespace");
    }
    return new DialogueTokenizer(analyzer);
  }

  /** The specification that makes this tokenizer again. */
  public String name() {
    return name;
  }

  /** The tokens of an utterance. */
  public List<String> tokens(String utterance) {
    List<String> tokens = new ArrayList<>();
    String text = UtteranceText.clean(utterance);
    if (plain) {
      words.tokenize(text, tokens::add);
      return tokens;
    }
    if (text.chars().anyMatch(Marks::isApostrophe)) {
      text = CUT_CONTRACTION.matcher(text).replaceAll("$1");
      text = CURLY_APOSTROPHE.matcher(text).replaceAll("'");
    }
    pieces.begin(tokens);
    int from = 0;
    for (int space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', from)) {
      pieces.add(text.substring(from, space));
      from = space + 1;
    }
    if (from < text.length()) {
      pieces.add(text.substring(from));
    }
    return tokens;
  }

  /** The tokens of each of these utterances. */
  public List<List<String>> tokens(List<String> utterances) {
    return utterances.stream().map(this::tokens).toList();
  }

  /** A text of tokens, to be read by people. */
  public String text(List<String> tokens) {
    SurfaceText surface = surface();
    StringBuilder text = new StringBuilder();
    tokens.forEach(token -> text.append(surface.append(token)));
    return text.append(surface.finish()).toString();
  }

  /** A new text, to which tokens of this tokenizer are put one by one. */
  public SurfaceText surface() {
    return new SurfaceText(plain, lowerCase);
  }
}
