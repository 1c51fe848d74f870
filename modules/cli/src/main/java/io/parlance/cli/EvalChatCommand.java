package io.parlance.cli;

import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.corpus.ChatCorpusOptions;
import io.parlance.seq2seq.corpus.EncodedPair;
import io.parlance.seq2seq.decoding.Decoding;
import io.parlance.seq2seq.decoding.Question;
import io.parlance.seq2seq.decoding.Replier;
import io.parlance.seq2seq.evaluation.Bleu;
import io.parlance.seq2seq.evaluation.InferencePerplexity;
import io.parlance.seq2seq.evaluation.ReplyDiversity;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.inference.RecurrentModel;
import io.parlance.seq2seq.io.ChatModelFiles;
import io.parlance.seq2seq.training.Perplexity;
import io.parlance.seq2seq.training.TokenPairs;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.dialogues.DialogueTokenizer;
import io.parlance.text.dialogues.Dialogues;
import io.parlance.text.dialogues.ExchangePair;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a chat model on dialogues. */
@Command(
    sortOptions = false,
    description = {
      "Measures a chat model on dialogues: the perplexity of their replies, and of its own ones",
      "BLEU, distinct-1 and -2, mean length, and the share that it says more than once."
    },
    footer = {
      "",
      "Example:",
      "  parlance eval-chat models/chat.safetensors --dialogues talks.tsv --samples 5"
    })
final class EvalChatCommand extends ParlanceCommand {
  private static final int BATCH = 64;

  @Parameters(index = "0", paramLabel = "CHATMODEL", description = "A chat model.")
  private Path model = Path.of("");

  @Option(
      names = "--dialogues",
      order = 1,
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Dialogues that the model has not learned from.")
  private List<String> dialogues = List.of();

  private Charset encoding = StandardCharsets.UTF_8;
  private int samples;
  private int replies = 1000;

  @Mixin private DecodingFlags flags = new DecodingFlags();

  @Option(
      names = "--backend",
      order = 30,
      paramLabel = "NAME",
      description = "vector or scalar (default: the fastest that can run).")
  private @Nullable String backend;

  @Option(names = "--json", order = 31, description = "Print JSON.")
  private boolean json;

  EvalChatCommand(Streams streams) {
    super(streams);
  }

  @Option(
      names = "--samples",
      order = 3,
      paramLabel = "N",
      description = "Also print N questions with the model's replies (default: 0).")
  void samples(int value) {
    samples = within("--samples", value, 0, Integer.MAX_VALUE);
  }

  @Option(
      names = "--replies",
      order = 4,
      paramLabel = "N",
      description = "Reply to N questions at most, evenly spread (default: 1000).")
  void replies(int value) {
    replies = within("--replies", value, 1, Integer.MAX_VALUE);
  }

  @Option(
      names = "--encoding",
      order = 2,
      paramLabel = "NAME",
      description = "Of the dialogues, as GB18030 (default: UTF-8).")
  void encoding(String value) {
    encoding = charset(value);
  }

  @Override
  int run() throws IOException {
    Decoding decoding = flags.decoding();
    ChatModel chat = ChatModelFiles.read(model);
    TensorBackend computing = BackendChoice.of(Optional.ofNullable(backend), streams());
    DialogueTokenizer tokenizer = DialogueTokenizer.named(chat.analyzer());
    List<ExchangePair<List<String>>> pairs = pairs(chat, tokenizer);
    try (Parallel parallel = Parallel.of(Runtime.getRuntime().availableProcessors())) {
      double perplexity = perplexity(chat, pairs, computing, parallel);
      Replier replier =
          Replier.of(chat, flags.precision(), flags.reranking(decoding, chat), computing, parallel);
      List<ExchangePair<List<String>>> asked = spread(pairs);
      List<List<String>> said = new ArrayList<>();
      for (ExchangePair<List<String>> pair : asked) {
        Question question = Question.ofTurns(chat.vocabulary(), pair.turns());
        said.add(replier.replies(question, decoding, flags.options()).get(0).words());
      }
      ChatScores scores =
          new ChatScores(
              pairs.size(),
              perplexity,
              Bleu.of(said, asked.stream().map(ExchangePair::reply).toList()),
              ReplyDiversity.of(said),
              samples(asked, said, tokenizer));
      if (json) {
        scores.printJson(streams());
      } else {
        scores.print(streams());
      }
      return 0;
    }
  }

  private List<ExchangePair<List<String>>> pairs(ChatModel chat, DialogueTokenizer tokenizer)
      throws IOException {
    List<ExchangePair<List<String>>> pairs = new ArrayList<>();
    Dialogues.of(dialogues, encoding)
        .read(
            dialogue -> {
              List<List<String>> turns =
                  dialogue.utterances().stream()
                      .map(tokenizer::tokens)
                      .filter(tokens -> !tokens.isEmpty())
                      .toList();
              pairs.addAll(ExchangePair.of(turns, chat.context()));
            });
    if (pairs.isEmpty()) {
      throw Failure.work("no question with a reply of words in " + String.join(", ", dialogues));
    }
    return pairs;
  }

  /** As in training: an utterance is cut off where it was there. */
  private double perplexity(
      ChatModel chat,
      List<ExchangePair<List<String>>> pairs,
      TensorBackend computing,
      Parallel parallel) {
    int maxLength =
        chat.provenance()
            .entry("max-length")
            .filter(text -> text.matches("[1-9][0-9]{0,5}"))
            .map(Integer::parseInt)
            .orElse(ChatCorpusOptions.defaults().maxLength());
    List<EncodedPair> encoded =
        pairs.stream().map(pair -> EncodedPair.of(pair, chat.vocabulary(), maxLength)).toList();
    List<int[]> questions = encoded.stream().map(EncodedPair::question).toList();
    List<int[]> answers = encoded.stream().map(EncodedPair::reply).toList();
    if (flags.precision() == Precision.FLOAT) {
      return new Perplexity(chat.options(), chat.weights(), BATCH, computing, parallel)
          .of(new TokenPairs(questions, answers));
    }
    RecurrentModel quantized =
        RecurrentModel.of(chat.options(), chat.weights(), flags.precision(), computing, parallel);
    return InferencePerplexity.of(quantized, questions, answers).value();
  }

  private List<ExchangePair<List<String>>> spread(List<ExchangePair<List<String>>> pairs) {
    int count = Math.min(replies, pairs.size());
    return IntStream.range(0, count)
        .mapToObj(i -> pairs.get((int) ((long) i * pairs.size() / count)))
        .toList();
  }

  private List<ChatSample> samples(
      List<ExchangePair<List<String>>> asked,
      List<List<String>> said,
      DialogueTokenizer tokenizer) {
    int count = Math.min(samples, asked.size());
    return IntStream.range(0, count)
        .map(i -> (int) ((long) i * asked.size() / count))
        .mapToObj(
            i ->
                new ChatSample(
                    asked.get(i).turns().stream().map(tokenizer::text).toList(),
                    tokenizer.text(asked.get(i).reply()),
                    tokenizer.text(said.get(i))))
        .toList();
  }
}
