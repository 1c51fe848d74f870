package io.parlance.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharFilterFactory;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.TokenizerFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** A chain of Lucene's analysis factories: char filters, one tokenizer, token filters. */
record LuceneChain(String name, CustomAnalyzer analyzer) implements TextAnalyzer {

  static LuceneChain of(String name, List<String> factories) {
    CustomAnalyzer.Builder builder = CustomAnalyzer.builder();
    boolean tokenizer = false;
    for (String factory : factories) {
      try {
        if (tokenizer) {
          require(factory, "token filter", TokenFilterFactory.availableTokenFilters());
          builder.addTokenFilter(factory, new HashMap<>());
        } else if (has(CharFilterFactory.availableCharFilters(), factory)) {
          builder.addCharFilter(factory, new HashMap<>());
        } else {
          require(factory, "tokenizer", TokenizerFactory.availableTokenizers());
          builder.withTokenizer(factory, new HashMap<>());
          tokenizer = true;
        }
      } catch (IOException | IllegalArgumentException e) {
        if (e.getMessage() != null && e.getMessage().startsWith("analyzer chain")) {
          throw new IllegalArgumentException(e.getMessage(), e);
        }
        throw new IllegalArgumentException(
            "analyzer chain: Lucene cannot make '" + factory + "': " + e.getMessage(), e);
      }
    }
    if (!tokenizer) {
      throw new IllegalArgumentException("analyzer chain names no tokenizer: " + name);
    }
    return new LuceneChain(name, builder.build());
  }

  private static boolean has(Set<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static void require(String name, String kind, Set<String> names) {
    if (!has(names, name)) {
      List<String> near = Spelling.near(names, name, 3);
      throw new IllegalArgumentException(
          "analyzer chain: Lucene has no "
              + kind
              + " '"
              + name
              + "'; "
              + (near.isEmpty()
                  ? "it has " + String.join(", ", new TreeSet<>(names))
                  : "near it are " + String.join(", ", near)));
    }
  }

  @Override
  public Tokenizer newTokenizer() {
    return (text, sink) -> tokenize(analyzer, text, sink);
  }

  private static void tokenize(Analyzer analyzer, CharSequence text, Consumer<String> sink) {
    try (TokenStream stream = analyzer.tokenStream("text", text.toString())) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (term.length() > 0) {
          sink.accept(term.toString());
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a reader over a string has failed", e);
    }
  }
}
