package io.parlance.text;

import io.parlance.text.chinese.ChineseSegmenter;
import io.parlance.text.chinese.Simplifier;
import io.parlance.text.chinese.UserDictionary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each script its own way: runs of Chinese characters are folded to simplified ones and segmented,
 * the rest is split as English is, after full-width signs have become ASCII.
 */
final class MixedTokenizer extends Utf8Tokenizer {
  private final NumberRule numbers;
  private final boolean sparesJapanese;
  private final @Nullable UserDictionary dictionary;
  private final AsciiWords ascii;
  private final UnicodeWords unicode;
  private final ChineseSegmenter segmenter = new ChineseSegmenter();
  private final Simplifier simplifier = new Simplifier();
  private final Utf8Buffer buffer = new Utf8Buffer();
  private char[] chars = new char[256]; // the piece
  private int length;
  private boolean japanese; // whether kana are about that must be looked for
  private TokenSink sink = (utf8, from, to) -> {};

  MixedTokenizer(
      boolean lowerCase,
      NumberRule numbers,
      boolean sparesJapanese,
      Optional<UserDictionary> dictionary) {
    this.numbers = numbers;
    this.sparesJapanese = sparesJapanese;
    this.dictionary = dictionary.orElse(null);
    this.ascii = new AsciiWords(lowerCase);
    this.unicode = new UnicodeWords(lowerCase);
  }

  @Override
  void tokenize(byte[] text, int from, int to, TokenSink target) {
    sink = numbers.before(target);
    Pieces.split(
        text,
        from,
        to,
        (start, end) -> ascii.tokenize(text, start, end, sink),
        (start, end) -> {
          chars = Utf8Buffer.atLeast(chars, end - start);
          length = Utf8Buffer.decode(text, start, end, chars);
          piece();
        });
  }

  /** The words of {@code chars[0 … length)}, which holds no ASCII white space. */
  private void piece() {
    Script.foldFullWidth(chars, length);
    japanese = sparesJapanese && Script.hasKana(chars, length);
    simplify();
    if (dictionary == null) {
      stretch(0, length);
      return;
    }
    int done = 0;
    int i = 0;
    while (i < length) {
      int end = dictionary.longestMatch(chars, i, length);
      if (end > i) {
        stretch(done, i);
        word(chars, i, end);
        done = end;
        i = end;
      } else {
        i++;
      }
    }
    stretch(done, length);
  }

  private void simplify() {
    int i = 0;
    while (i < length) {
      int end = Script.endOfHan(chars, i, length);
      if (end > i && !isJapanese(i, end)) {
        simplifier.simplify(chars, i, end);
      }
      i = Math.max(end, i + 1);
    }
  }

  private boolean isJapanese(int from, int to) {
    return japanese && Script.isBesideKana(chars, from, to, length);
  }

  /** The words of {@code chars[from … to)} that no dictionary of the user's knows. */
  private void stretch(int from, int to) {
    int others = from; // start of what is not Chinese
    int i = from;
    while (i < to) {
      int end = Script.endOfHan(chars, i, to);
      if (end == i) {
        i++;
      } else if (isJapanese(i, end)) {
        i = end;
      } else {
        others(others, i);
        segmenter.segment(chars, i, end, length, this::word);
        others = end;
        i = end;
      }
    }
    others(others, to);
  }

  private void word(char[] text, int from, int to) {
    buffer.encode(text, from, to);
    sink.token(buffer.bytes(), 0, buffer.length());
  }

  private void others(int from, int to) {
    // Between Chinese there is mostly just a comma: not worth a call of Lucene.
    while (from < to && Script.isPunctuation(chars[from])) {
      from++;
    }
    while (from < to && Script.isPunctuation(chars[to - 1])) {
      to--;
    }
    int i = from;
    while (i < to && chars[i] < 0x80) {
      i++;
    }
    if (i == to) {
      buffer.encode(chars, from, to);
      ascii.tokenize(buffer.bytes(), 0, buffer.length(), sink);
    } else {
      unicode.tokenize(chars, from, to, sink);
    }
  }
}
