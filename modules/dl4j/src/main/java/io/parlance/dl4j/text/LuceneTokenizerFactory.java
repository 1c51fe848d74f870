package io.parlance.dl4j.text;

import io.parlance.text.TextAnalyzer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.deeplearning4j.text.tokenization.tokenizer.TokenPreProcess;
import org.deeplearning4j.text.tokenization.tokenizer.Tokenizer;
import org.deeplearning4j.text.tokenization.tokenizerfactory.TokenizerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TextAnalyzer} as DL4J's tokenizers. Safe to share between threads, but for {@link
 * #setTokenPreProcessor}; a tokenizer belongs to one.
 */
public final class LuceneTokenizerFactory implements TokenizerFactory {
  private final TextAnalyzer analyzer;
  private volatile @Nullable TokenPreProcess preProcess;

  /** Tokenizers of this analyzer. */
  public LuceneTokenizerFactory(TextAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /**
   * Tokenizers of the analyzer {@code auto}, each script its own way. DL4J makes one so when it
   * reads a model back, whose file keeps the factory's class alone: of another analyzer, set the
   * factory again.
   */
  public LuceneTokenizerFactory() {
    this(TextAnalyzer.named("auto"));
  }

  /** How texts are split. */
  public TextAnalyzer analyzer() {
    return analyzer;
  }

  /** The tokens of a text, each through the pre-processor when it is asked for. */
  @Override
  public Tokenizer create(String text) {
    return new TokenList(analyzer.tokens(text), preProcess);
  }

  /**
   * The tokens of a text in UTF-8, which is read to its end and not closed.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  @Override
  public Tokenizer create(InputStream text) {
    try {
      return create(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the text to split cannot be read: " + e.getMessage(), e);
    }
  }

  /** What every token of tokenizers made from now on goes through; null for nothing. */
  @Override
  public void setTokenPreProcessor(@Nullable TokenPreProcess preProcessor) {
    preProcess = preProcessor;
  }

  @Override
  @SuppressWarnings("NullAway") // DL4J has null for none
  public @Nullable TokenPreProcess getTokenPreProcessor() {
    return preProcess;
  }
}
