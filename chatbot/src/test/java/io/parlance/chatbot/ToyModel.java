package io.parlance.chatbot;

import io.parlance.embeddings.Provenance;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.Weights;
import io.parlance.seq2seq.corpus.ChatCorpus;
import io.parlance.seq2seq.corpus.ChatCorpusBuilder;
import io.parlance.seq2seq.corpus.ChatCorpusOptions;
import io.parlance.seq2seq.corpus.ExchangeVectors;
import io.parlance.seq2seq.corpus.Utterance;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.training.InitialWeights;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.tensor.autograd.Cell;
import io.parlance.text.dialogues.DialogueTokenizer;
import java.util.Arrays;
import java.util.Optional;

/** Models that know some exchanges, but have learned nothing: what they generate is arbitrary. */
public final class ToyModel {
  private ToyModel() {}

  /**
   * A model.
   *
   * @param dialogues utterances with {@code |} between, the program says every second one
   */
  public static ChatModel of(String analyzer, int context, String... dialogues) {
    DialogueTokenizer tokenizer = DialogueTokenizer.named(analyzer);
    ChatCorpusBuilder builder =
        new ChatCorpusBuilder(new ChatCorpusOptions(1, 1000, 40, context, 0, 10_000, true));
    for (String dialogue : dialogues) {
      builder.add(
          Arrays.stream(dialogue.split("\\|", -1))
              .map(text -> new Utterance(text, tokenizer.tokens(text)))
              .toList());
    }
    ChatCorpus corpus = builder.build();
    ModelOptions options = new ModelOptions(Cell.GRU, 24, 32, 1, true, false, false);
    Weights weights = InitialWeights.random(options, corpus.vocabulary().size(), 7);
    InitialWeights.expectReplies(weights, corpus.trainingPairs());
    return new ChatModel(
        options,
        corpus.vocabulary(),
        tokenizer.name(),
        context,
        weights,
        Optional.empty(),
        ExchangeVectors.of(corpus.exchanges(), corpus.vocabulary(), weights),
        Provenance.none());
  }

  /** An English one. */
  public static ChatModel english() {
    return of(
        "english",
        2,
        "hello|Hello to you.",
        "how are you?|Running well, thank you.",
        "what is your name?|I am called Toy.",
        "do you like tea?|Tea is for people.|and coffee?|Coffee, too.",
        "do you like rain?|It makes no difference in here.|and snow?|Snow is quiet, they say.",
        "I am tired|Then rest a little.",
        "goodbye|Until next time.");
  }

  /** A Chinese one. */
  public static ChatModel chinese() {
    return of("chinese", 2, "你好|你好呀。", "你叫什么名字|我叫玩具。", "我累了|那就休息一下吧。");
  }

  /** Who replies by this model, on one thread. */
  public static Responder responder(ChatModel model) {
    return Responder.of(model, Precision.FLOAT, TensorBackend.preferred(), Parallel.sequential());
  }
}
