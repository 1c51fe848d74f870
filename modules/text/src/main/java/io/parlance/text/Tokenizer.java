package io.parlance.text;

import java.util.function.Consumer;

/** Cuts text into tokens. Holds buffers, so each thread needs its own. */
public interface Tokenizer {

  /** Gives the tokens of {@code text} to {@code sink}, in order. */
  void tokenize(CharSequence text, Consumer<String> sink);
}
