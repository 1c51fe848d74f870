package io.parlance.seq2seq.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Exchange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ChatCorpusBuilderTest {
  private static ChatCorpusOptions options(int minCount, int maxVocab, int context, int every) {
    return new ChatCorpusOptions(minCount, maxVocab, 4, context, every, 100, false);
  }

  private static List<Utterance> dialogue(String... texts) {
    return Arrays.stream(texts)
        .map(text -> new Utterance(text, text.isEmpty() ? List.of() : List.of(text.split(" "))))
        .toList();
  }

  private static String words(ChatCorpus corpus, int[] ids) {
    return Arrays.stream(ids).mapToObj(corpus.vocabulary()::word).collect(Collectors.joining(" "));
  }

  private static List<String> pairs(ChatCorpus corpus, List<EncodedPair> pairs) {
    return pairs.stream()
        .map(pair -> words(corpus, pair.question()) + " > " + words(corpus, pair.reply()))
        .peek(text -> assertThat(text).endsWith(" </s>"))
        .map(text -> text.replace(" </s>", ""))
        .toList();
  }

  @Test
  void neighbours_are_question_and_reply() {
    ChatCorpusBuilder builder = new ChatCorpusBuilder(options(1, 100, 0, 0));
    builder.add(dialogue("a b", "", "c", "d"));
    builder.add(dialogue("b", "a"));
    ChatCorpus corpus = builder.build();
    assertThat(pairs(corpus, corpus.training())).containsExactly("a b > c", "c > d", "b > a");
    assertThat(corpus.heldOut()).isEmpty();
    assertThat(corpus.targetTokens()).isEqualTo(6);
    assertThat(corpus.exchanges())
        .extracting(EncodedExchange::exchange)
        .containsExactly(new Exchange("a b", "c"), new Exchange("c", "d"), new Exchange("b", "a"));
  }

  @Test
  void with_a_context_turns_before_are_joined_to_the_question() {
    ChatCorpusBuilder builder = new ChatCorpusBuilder(options(1, 100, 1, 0));
    builder.add(dialogue("a", "b", "c", "d"));
    ChatCorpus corpus = builder.build();
    assertThat(pairs(corpus, corpus.training()))
        .containsExactly("a > b", "a <turn> b > c", "b <turn> c > d");
    assertThat(corpus.exchanges().get(2).exchange()).isEqualTo(new Exchange("b\nc", "d"));
    assertThat(corpus.exchanges().get(2).pair().question())
        .containsExactly(corpus.training().get(2).question());
  }

  @Test
  void of_two_who_take_turns_only_what_the_second_says_is_learned() {
    ChatCorpusBuilder builder =
        new ChatCorpusBuilder(new ChatCorpusOptions(1, 100, 4, 1, 0, 100, true));
    builder.add(dialogue("a", "b", "c", "d"));
    builder.add(dialogue("a", "d", "", "c"));
    ChatCorpus corpus = builder.build();
    assertThat(pairs(corpus, corpus.training()))
        .containsExactly("a > b", "b <turn> c > d", "a > d");
    assertThat(corpus.exchanges())
        .extracting(EncodedExchange::exchange)
        .containsExactly(new Exchange("a", "b"), new Exchange("b\nc", "d"), new Exchange("a", "d"));
  }

  @Test
  void words_go_by_count_then_by_spelling_and_the_rarest_are_unknown() {
    ChatCorpusBuilder builder = new ChatCorpusBuilder(options(2, ChatVocabulary.MARKS + 3, 0, 0));
    builder.add(dialogue("c c b b", "a a d d", "c e"));
    ChatCorpus corpus = builder.build();
    assertThat(corpus.vocabulary().size()).isEqualTo(7);
    assertThat(words(corpus, new int[] {4, 5, 6})).isEqualTo("c a b");
    assertThat(corpus.vocabulary().words().counts()).containsExactly(3, 2, 2);
    assertThat(pairs(corpus, corpus.training()))
        .containsExactly("c c b b > a a <unk> <unk>", "a a <unk> <unk> > c <unk>");
    assertThat(corpus.report().types()).isEqualTo(5);
    assertThat(corpus.report().unknownTokens()).isEqualTo(3);
  }

  @Test
  void every_so_many_dialogues_one_is_held_out_and_its_words_are_not_counted() {
    ChatCorpusBuilder builder = new ChatCorpusBuilder(options(1, 100, 0, 3));
    builder.add(dialogue("a", "b"));
    builder.add(dialogue("lonely"));
    builder.add(dialogue("b", "a"));
    builder.add(dialogue("x", "a"));
    builder.add(dialogue("a", "a"));
    ChatCorpus corpus = builder.build();
    assertThat(pairs(corpus, corpus.training())).containsExactly("a > b", "b > a", "a > a");
    assertThat(pairs(corpus, corpus.heldOut())).containsExactly("<unk> > a");
    assertThat(corpus.report().dialogues()).isEqualTo(4);
    assertThat(corpus.report().lonely()).isEqualTo(1);
  }

  @Test
  void a_long_utterance_is_cut_and_as_a_reply_has_no_end_then() {
    ChatCorpusBuilder builder = new ChatCorpusBuilder(options(1, 100, 0, 0));
    builder.add(dialogue("a " + "b ".repeat(9999), "c", "a b b b b"));
    ChatCorpus corpus = builder.build();
    assertThat(words(corpus, corpus.training().get(0).question())).isEqualTo("a b b b");
    assertThat(words(corpus, corpus.training().get(0).reply())).isEqualTo("c </s>");
    assertThat(words(corpus, corpus.training().get(1).reply())).isEqualTo("a b b b");
    assertThat(corpus.report().cutUtterances()).isEqualTo(2);
  }

  @Test
  void dialogues_without_an_exchange_are_refused() {
    ChatCorpusBuilder builder = new ChatCorpusBuilder(options(1, 100, 0, 0));
    builder.add(dialogue("a", ""));
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no exchange to learn from: of 1 dialogues none has two utterances with words");
    ChatCorpusBuilder rare = new ChatCorpusBuilder(options(3, 100, 0, 0));
    rare.add(dialogue("a", "b"));
    assertThatThrownBy(rare::build).hasMessageContaining("no word occurs 3 times");
  }

  @Test
  void a_sample_is_evenly_spread_and_no_larger_than_wanted() {
    for (int met : new int[] {0, 5, 10, 19, 20, 21, 1000, 12345}) {
      ExchangeSample<Integer> sample = new ExchangeSample<>(10);
      for (int i = 0; i < met; i++) {
        int next = i;
        sample.offer(() -> next);
      }
      List<Integer> kept = new ArrayList<>(sample.sample());
      assertThat(kept).hasSize(Math.min(met, 10)).isSorted().doesNotHaveDuplicates();
      for (int i = 0; i + 1 < kept.size(); i++) {
        assertThat(kept.get(i + 1) - kept.get(i)).isLessThanOrEqualTo(Math.max(1, met / 4));
      }
    }
  }
}
