package io.parlance.cli;

import io.parlance.chatbot.ChatSettings;
import io.parlance.chatbot.Preference;
import io.parlance.chatbot.ReplyMode;
import io.parlance.chatbot.Responder;
import io.parlance.chatbot.Response;
import io.parlance.chatbot.ResponseListener;
import io.parlance.chatbot.Setting;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.corpus.EncodedPair;
import io.parlance.seq2seq.decoding.Greedy;
import io.parlance.seq2seq.evaluation.InferencePerplexity;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      "BLEU, distinct-1 and -2, mean length, and the share that it says more than once; of one way",
      "to reply, or of all in a table."
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
  private boolean all;
  private int replies = 1000;

  @Mixin private DecodingFlags flags = new DecodingFlags();

  @Option(
      names = "--backend",
      order = 30,
      paramLabel = "NAME",
      description = BackendChoice.DESCRIPTION)
  private @Nullable String backend;

  @Option(names = "--json", order = 31, description = "Print JSON.")
  private boolean json;

  EvalChatCommand(Streams streams) {
    super(streams);
    flags.give(Setting.MODE, "generate");
    flags.give(Setting.CONFIDENCE, "0");
  }

  @Option(
      names = "--mode",
      order = 5,
      paramLabel = "NAME",
      description =
          "How it replies: generate, retrieve, hybrid, or all: a table of these and of the"
              + " likeliest words alone (default: generate).")
  void mode(String value) {
    all = value.equals("all");
    if (!all) {
      flags.give(Setting.MODE, value);
    }
  }

  @Option(
      names = "--confidence",
      order = 6,
      paramLabel = "F",
      description = "Below it the bot says that it does not know (default: 0, never).")
  void confidence(String value) {
    flags.give(Setting.CONFIDENCE, value);
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
    ChatSettings settings = flags.settings();
    ChatModel chat = ChatModelFiles.read(model);
    DecodingFlags.checkReverse(settings.preference(), chat);
    TensorBackend computing = BackendChoice.of(Optional.ofNullable(backend), streams());
    DialogueTokenizer tokenizer = DialogueTokenizer.named(chat.analyzer());
    List<SpokenPair> pairs = pairs(chat, tokenizer);
    try (Parallel parallel = Parallel.of(Runtime.getRuntime().availableProcessors())) {
      double perplexity = perplexity(chat, pairs, computing, parallel);
      Responder responder = Responder.of(chat, flags.precision(), computing, parallel);
      List<SpokenPair> asked = spread(pairs);
      List<ReplyScores> scored = new ArrayList<>();
      for (Map.Entry<String, ChatSettings> way : ways(settings).entrySet()) {
        scored.add(scores(way.getKey(), way.getValue(), responder, asked));
      }
      ChatScores scores = new ChatScores(pairs.size(), perplexity, scored);
      if (json) {
        scores.printJson(streams());
      } else {
        scores.print(streams());
      }
      return 0;
    }
  }

  /** A pair as text and as tokens. */
  private record SpokenPair(ExchangePair<String> text, ExchangePair<List<String>> tokens) {
    static SpokenPair of(ExchangePair<String> text, DialogueTokenizer tokenizer) {
      return new SpokenPair(
          text, new ExchangePair<>(tokenizer.tokens(text.turns()), tokenizer.tokens(text.reply())));
    }
  }

  /** The ways to reply that are measured, by name. */
  private Map<String, ChatSettings> ways(ChatSettings settings) {
    if (!all) {
      return Map.of(settings.mode().name(), settings);
    }
    Map<String, ChatSettings> ways = new LinkedHashMap<>();
    ways.put(
        "greedy",
        settings
            .withMode(ReplyMode.GENERATE)
            .withDecoding(new Greedy())
            .withPreference(Preference.OFF));
    for (ReplyMode mode : ReplyMode.values()) {
      ways.put(mode.name(), settings.withMode(mode));
    }
    return ways;
  }

  private ReplyScores scores(
      String name, ChatSettings settings, Responder responder, List<SpokenPair> asked) {
    List<Response> responses = new ArrayList<>();
    for (SpokenPair pair : asked) {
      responses.add(
          responder.respond(
              pair.text.turns(), settings, Set.of(), ResponseListener.none(), () -> false));
    }
    return ReplyScores.of(
        name.toLowerCase(Locale.ROOT),
        responses,
        asked.stream().map(SpokenPair::text).toList(),
        asked.stream().map(SpokenPair::tokens).toList(),
        samples);
  }

  private List<SpokenPair> pairs(ChatModel chat, DialogueTokenizer tokenizer) throws IOException {
    int step = chat.provenance().entry("learn").equals(Optional.of("second")) ? 2 : 1;
    List<SpokenPair> pairs = new ArrayList<>();
    Dialogues.of(dialogues, encoding)
        .read(
            dialogue -> {
              List<String> turns =
                  dialogue.utterances().stream()
                      .filter(utterance -> !tokenizer.tokens(utterance).isEmpty())
                      .toList();
              for (ExchangePair<String> pair : ExchangePair.of(turns, chat.context(), step)) {
                pairs.add(SpokenPair.of(pair, tokenizer));
              }
            });
    if (pairs.isEmpty()) {
      throw Failure.work("no question with a reply of words in " + String.join(", ", dialogues));
    }
    return pairs;
  }

  /** As in training: an utterance is cut off where it was there. */
  private double perplexity(
      ChatModel chat, List<SpokenPair> pairs, TensorBackend computing, Parallel parallel) {
    List<EncodedPair> encoded =
        pairs.stream()
            .map(pair -> EncodedPair.of(pair.tokens, chat.vocabulary(), chat.maxLength()))
            .toList();
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

  private List<SpokenPair> spread(List<SpokenPair> pairs) {
    int count = Math.min(replies, pairs.size());
    return IntStream.range(0, count)
        .mapToObj(i -> pairs.get((int) ((long) i * pairs.size() / count)))
        .toList();
  }
}
