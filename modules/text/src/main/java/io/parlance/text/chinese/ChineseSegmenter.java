package io.parlance.text.chinese;

import java.util.List;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;
import org.apache.lucene.analysis.cn.smart.hhmm.SegToken;

/** Splits runs of Chinese characters into words. Each thread needs its own. */
public final class ChineseSegmenter {
  private final HHMMSegmenter segmenter = new HHMMSegmenter();

  /**
   * Gives the words of {@code text[from … to)}, Chinese characters only, to {@code sink}. What
   * stands before and behind, within {@code text[0 … length)}, has its say.
   */
  public void segment(char[] text, int from, int to, int length, WordSink sink) {
    List<SegToken> tokens = segmenter.process(new String(text, from, to - from));
    for (SegToken token : tokens.subList(1, tokens.size() - 1)) {
      sink.word(text, from + token.startOffset, from + token.endOffset);
    }
  }
}
