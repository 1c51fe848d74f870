package io.parlance.text;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Words of any script by Lucene's chain: standard, possessive, perhaps lower-case. */
final class UnicodeWords {
  private final StandardTokenizer tokenizer = new StandardTokenizer();
  private final TokenStream stream;
  private final CharTermAttribute term;
  private final CharsReader reader = new CharsReader();
  private final Utf8Buffer buffer = new Utf8Buffer();

  UnicodeWords(boolean lowerCase) {
    // Whole tokens, however long: who counts them decides what is too long for a word.
    tokenizer.setMaxTokenLength(StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT);
    TokenStream possessive = new EnglishPossessiveFilter(tokenizer);
    stream = lowerCase ? new LowerCaseFilter(possessive) : possessive;
    term = stream.addAttribute(CharTermAttribute.class);
  }

  /** Gives the words of {@code text[from … to)} to the sink. */
  void tokenize(char[] text, int from, int to, TokenSink sink) {
    reader.set(text, from, to);
    try {
      tokenizer.setReader(reader);
      stream.reset();
      while (stream.incrementToken()) {
        if (term.length() > 0) {
          buffer.encode(term.buffer(), 0, term.length());
          sink.token(buffer.bytes(), 0, buffer.length());
        }
      }
      stream.end();
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a reader over an array has failed", e);
    }
  }

  /** A reader over part of an array, used again and again. */
  private static final class CharsReader extends Reader {
    private char[] text = new char[0];
    private int next;
    private int end;

    void set(char[] newText, int from, int to) {
      text = newText;
      next = from;
      end = to;
    }

    @Override
    public int read(char[] into, int offset, int length) {
      if (next == end) {
        return -1;
      }
      int part = Math.min(length, end - next);
      System.arraycopy(text, next, into, offset, part);
      next += part;
      return part;
    }

    @Override
    public void close() {
      text = new char[0];
      next = 0;
      end = 0;
    }
  }
}
