package io.parlance.text.chinese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;
import org.apache.lucene.analysis.cn.smart.hhmm.SegToken;
import org.junit.jupiter.api.Test;

/** Held against smartcn itself. */
class ChineseSegmenterTest {
  private final ChineseSegmenter segmenter = new ChineseSegmenter();
  private final HHMMSegmenter smartcn = new HHMMSegmenter();

  @Property(tries = 2000)
  void a_run_is_segmented_as_smartcn_does_it(@ForAll("runs") String run) {
    assertThat(words(run)).isEqualTo(smartcnWords(run));
  }

  @Test
  void known_ambiguities_are_resolved_by_the_model() {
    assertThat(words("研究生命的起源")).containsExactly("研究", "生命", "的", "起源");
    assertThat(words("中华人民共和国成立了")).isEqualTo(smartcnWords("中华人民共和国成立了")).contains("中华人民共和国");
  }

  @Test
  void neighbours_of_other_scripts_have_their_say() {
    char[] text = "第3年，".toCharArray();
    List<String> words = new ArrayList<>();
    segmenter.segment(
        text, 0, 1, text.length, (t, from, to) -> words.add(new String(t, from, to - from)));
    segmenter.segment(
        text, 2, 3, text.length, (t, from, to) -> words.add(new String(t, from, to - from)));
    assertThat(words).containsExactly("第", "年");
  }

  /** Frequent characters, so that words come about, and any of the block and beyond. */
  @Provide
  Arbitrary<String> runs() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .withChars("中国人民共和大学生活动物理性能力量子弹药品质量变化工作者的是不了在有研究")
            .ofMinLength(1)
            .ofMaxLength(40),
        Arbitraries.strings().withCharRange('\u4e00', '\u9fa5').ofMinLength(1).ofMaxLength(300),
        Arbitraries.of("𠀀", "中𠀀国", "𠀀𠀁人"));
  }

  private List<String> words(String run) {
    List<String> words = new ArrayList<>();
    segmenter.segment(
        run.toCharArray(),
        0,
        run.length(),
        run.length(),
        (text, from, to) -> words.add(new String(text, from, to - from)));
    return words;
  }

  private List<String> smartcnWords(String run) {
    List<String> words = new ArrayList<>();
    for (SegToken token : smartcn.process(run)) {
      if (token.startOffset >= 0 && token.endOffset <= run.length()) {
        words.add(run.substring(token.startOffset, token.endOffset));
      }
    }
    return words;
  }
}
