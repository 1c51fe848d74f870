package io.parlance.text.dialogues;

import io.parlance.text.TextAnalyzer;
import io.parlance.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts utterances into tokens: the words of a {@link TextAnalyzer}, and each mark between them.
 * Holds buffers, so each thread needs its own.
 */
public final class DialogueTokenizer {
  private final String name;
  private final Tokenizer words;

  private DialogueTokenizer(String name, Tokenizer words) {
    this.name = name;
    this.words = words;
  }

  /**
   * The tokenizer whose words are those of the analyzer of this specification.
   *
   * @throws IllegalArgumentException if there is no such analyzer
   */
  public static DialogueTokenizer named(String spec) {
    TextAnalyzer analyzer = TextAnalyzer.named(spec);
    return new DialogueTokenizer(analyzer.name(), analyzer.newTokenizer());
  }

  /** The specification that makes this tokenizer again. */
  public String name() {
    return name;
  }

  /** The tokens of an utterance. */
  public List<String> tokens(String utterance) {
    List<String> tokens = new ArrayList<>();
    words.tokenize(UtteranceText.clean(utterance), tokens::add);
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
    return new SurfaceText();
  }
}
