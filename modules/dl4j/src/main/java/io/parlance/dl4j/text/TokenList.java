package io.parlance.dl4j.text;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.deeplearning4j.text.tokenization.tokenizer.TokenPreProcess;
import org.deeplearning4j.text.tokenization.tokenizer.Tokenizer;
import org.jspecify.annotations.Nullable;

/** The tokens of one text, taken one after the other. */
final class TokenList implements Tokenizer {
  private final List<String> tokens;
  private @Nullable TokenPreProcess preProcess;
  private int next;

  TokenList(List<String> tokens, @Nullable TokenPreProcess preProcess) {
    this.tokens = tokens;
    this.preProcess = preProcess;
  }

  @Override
  public boolean hasMoreTokens() {
    return next < tokens.size();
  }

  /** How many tokens the text has, those already taken included. */
  @Override
  public int countTokens() {
    return tokens.size();
  }

  @Override
  public String nextToken() {
    if (!hasMoreTokens()) {
      throw new NoSuchElementException("the text has no token after its " + next);
    }
    String token = tokens.get(next++);
    TokenPreProcess process = preProcess;
    return process == null ? token : process.preProcess(token);
  }

  /** Takes all tokens that are left. */
  @Override
  public List<String> getTokens() {
    List<String> left = new ArrayList<>(tokens.size() - next);
    while (hasMoreTokens()) {
      left.add(nextToken());
    }
    return left;
  }

  @Override
  public void setTokenPreProcessor(@Nullable TokenPreProcess preProcessor) {
    preProcess = preProcessor;
  }
}
