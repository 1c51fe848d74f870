package io.parlance.dl4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.text.TextAnalyzer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.deeplearning4j.text.tokenization.tokenizer.Tokenizer;
import org.deeplearning4j.text.tokenization.tokenizer.preprocessor.EndingPreProcessor;
import org.junit.jupiter.api.Test;

final class LuceneTokenizerFactoryTest {
  private final LuceneTokenizerFactory english =
      new LuceneTokenizerFactory(TextAnalyzer.named("english"));

  @Test
  void tokens_are_those_of_the_analyzer() {
    assertThat(english.create("The dog's café, it's open!").getTokens())
        .containsExactly("the", "dog", "café", "it", "open");
    assertThat(
            new LuceneTokenizerFactory(TextAnalyzer.named("chinese")).create("我们喜欢音乐。").getTokens())
        .containsExactly("我们", "喜欢", "音乐");
    assertThat(new LuceneTokenizerFactory().create("Jazz是音乐").getTokens())
        .containsExactly("jazz", "是", "音乐");
  }

  @Test
  void tokens_are_taken_one_by_one_and_the_rest_at_once() {
    Tokenizer tokens = english.create("one two three four");

    assertThat(tokens.countTokens()).isEqualTo(4);
    assertThat(tokens.nextToken()).isEqualTo("one");
    assertThat(tokens.getTokens()).containsExactly("two", "three", "four");
    assertThat(tokens.hasMoreTokens()).isFalse();
    assertThat(tokens.countTokens()).isEqualTo(4);
    assertThatThrownBy(tokens::nextToken).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void every_token_goes_through_the_pre_processor() {
    english.setTokenPreProcessor(new EndingPreProcessor());

    assertThat(english.create("cats walked").getTokens()).containsExactly("cat", "walk");
    assertThat(english.getTokenPreProcessor()).isInstanceOf(EndingPreProcessor.class);
    Tokenizer own = english.create("cats");
    own.setTokenPreProcessor(token -> token + "!");
    assertThat(own.nextToken()).isEqualTo("cats!");
    english.setTokenPreProcessor(null);
    assertThat(english.create("cats").getTokens()).containsExactly("cats");
  }

  @Test
  void a_stream_is_read_as_utf_8() {
    byte[] text = "Le café 音乐".getBytes(StandardCharsets.UTF_8);

    assertThat(english.create(new ByteArrayInputStream(text)).getTokens()).startsWith("le", "café");
  }
}
