package io.parlance.chatbot;

import io.parlance.chatbot.retrieval.KnownQuestions;
import io.parlance.chatbot.retrieval.Match;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.decoding.Beam;
import io.parlance.seq2seq.decoding.Decoding;
import io.parlance.seq2seq.decoding.Question;
import io.parlance.seq2seq.decoding.Reply;
import io.parlance.seq2seq.decoding.ReplyDecoder;
import io.parlance.seq2seq.decoding.ReplyListener;
import io.parlance.seq2seq.decoding.ReplyOptions;
import io.parlance.seq2seq.inference.Likelihood;
import io.parlance.seq2seq.inference.Precision;
import io.parlance.seq2seq.inference.RecurrentModel;
import io.parlance.seq2seq.inference.StepModel;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.dialogues.DialogueTokenizer;
import io.parlance.text.dialogues.SurfaceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Replies to what was said, by a model and the exchanges it knows. Belongs to one thread. */
public final class Responder {
  private static final int MOST_MADE = 20; // words of a candidate beside retrieved ones

  /** Known replies that are candidates, as far as they are half as near as the nearest. */
  private static final int RETRIEVED = 5;

  private static final int SUGGESTIONS = 5; // of what could be asked instead

  private final ChatModel model;
  private final StepModel forward;
  private final ReplyDecoder decoder;
  private final Ranking ranking;
  private final KnownQuestions known;
  private final DialogueTokenizer tokenizer;
  private final Optional<Language> language;

  private Responder(
      ChatModel model, StepModel forward, Optional<StepModel> reverse, KnownQuestions known) {
    this.model = model;
    this.forward = forward;
    this.decoder = new ReplyDecoder(forward, model.vocabulary());
    this.ranking = new Ranking(forward, reverse, model.vocabulary());
    this.known = known;
    this.tokenizer = DialogueTokenizer.named(model.analyzer());
    this.language = Language.of(model.vocabulary().words());
  }

  /**
   * A model made ready.
   *
   * @param parallel the threads it works on, which stay the caller's to close
   */
  public static Responder of(
      ChatModel model, Precision precision, TensorBackend backend, Parallel parallel) {
    StepModel forward =
        RecurrentModel.of(model.options(), model.weights(), precision, backend, parallel);
    Optional<StepModel> reverse =
        model
            .reverse()
            .map(
                weights ->
                    RecurrentModel.of(model.options(), weights, precision, backend, parallel));
    return new Responder(model, forward, reverse, KnownQuestions.of(model, backend, parallel));
  }

  /** The model. */
  public ChatModel model() {
    return model;
  }

  /** What leads the model through the words of a reply. */
  ReplyDecoder decoder() {
    return decoder;
  }

  /** How many turns before the question are heeded, at most. */
  public int turns() {
    return (model.context() + 1) / 2;
  }

  /**
   * Replies.
   *
   * @param said what was said, the oldest first, the question last; by turns the person's and the
   *     program's
   * @param refused texts that may not be the reply
   * @param listener hears the reply as it comes
   * @param cancelled asked before each word; if so, the reply ends where it is
   * @throws IllegalArgumentException if the settings ask for what the model does not have
   */
  public Response respond(
      List<String> said,
      ChatSettings settings,
      Set<String> refused,
      ResponseListener listener,
      BooleanSupplier cancelled) {
    List<List<String>> turns = tokens(said);
    Question question = Question.ofTurns(model.vocabulary(), heeded(turns));
    String text = said.get(said.size() - 1);
    Optional<Language> asked = Language.of(text);
    if (asked.isPresent() && language.isPresent() && !asked.equals(language)) {
      return excuse(Excuses.onlySpeaks(language.get()), 1, question, List.of(), listener);
    }
    boolean streams =
        settings.mode() == ReplyMode.GENERATE
            && (settings.decoding().rows() == 1 || settings.preference() == Preference.OFF);
    List<Match> nearest =
        settings.mode() == ReplyMode.GENERATE
            ? List.of()
            : known.nearest(turns, Math.max(RETRIEVED, SUGGESTIONS) + refused.size());
    List<Candidate> candidates = new ArrayList<>(retrieved(nearest, question, refused));
    if (settings.mode() == ReplyMode.GENERATE
        || (settings.mode() == ReplyMode.HYBRID && !isKnown(candidates))) {
      ResponseListener heard = streams ? listener : ResponseListener.none();
      candidates.addAll(generated(question, settings, refused, heard, cancelled));
    }
    List<Candidate> ranked = ranking.rank(question, distinct(candidates), settings);
    if (ranked.isEmpty() || ranked.get(0).confidence() < settings.leastConfidence()) {
      double confidence = ranked.stream().mapToDouble(Candidate::confidence).max().orElse(0);
      return notKnown(text, nearest, question, ranked, confidence, refused, listener);
    }
    Candidate best = ranked.get(0);
    if (!streams) {
      listener.piece(best.text());
    }
    return new Response(
        best.text(), best.words(), best.source(), best.confidence(), question, ranked);
  }

  /** Whether a question is so near that nothing the model could make would be ranked above. */
  private static boolean isKnown(List<Candidate> retrieved) {
    return retrieved.stream().anyMatch(one -> one.confidence() >= Ranking.UNBEATEN);
  }

  /** The tokens of each utterance, cut where training cut them. */
  private List<List<String>> tokens(List<String> said) {
    List<List<String>> turns = new ArrayList<>();
    for (String utterance : said) {
      List<String> tokens = tokenizer.tokens(utterance);
      turns.add(tokens.subList(0, Math.min(model.maxLength(), tokens.size())));
    }
    return turns;
  }

  private List<List<String>> heeded(List<List<String>> turns) {
    return turns.subList(Math.max(0, turns.size() - 1 - model.context()), turns.size());
  }

  private List<Candidate> generated(
      Question question,
      ChatSettings settings,
      Set<String> refused,
      ResponseListener listener,
      BooleanSupplier cancelled) {
    Decoding decoding = settings.decoding();
    if (decoding instanceof Beam beam && settings.preference() != Preference.OFF) {
      decoding = new Beam(beam.width(), beam.lengthPenalty(), beam.coveragePenalty(), beam.width());
    }
    ReplyOptions limits =
        settings.limits().withRefused(words -> refused.contains(tokenizer.text(words)));
    if (settings.mode() == ReplyMode.HYBRID) {
      limits = shorter(limits);
    }
    SurfaceText surface = tokenizer.surface();
    ReplyListener heard = token -> say(surface.append(token.word()), listener);
    List<Reply> replies = decoder.replies(question, decoding, limits, heard, cancelled);
    say(surface.finish(), listener);
    List<Candidate> candidates = new ArrayList<>();
    for (Reply reply : replies) {
      double mean = reply.logProbability() / (reply.words().size() + 1);
      candidates.add(
          new Candidate(
              tokenizer.text(reply.words()),
              reply.words(),
              Source.GENERATED,
              reply.score(),
              reply.logProbability(),
              StrictMath.exp(mean),
              Optional.empty()));
    }
    return candidates;
  }

  /** Where a reply is a candidate only, the search for a longer one is not worth the wait. */
  private static ReplyOptions shorter(ReplyOptions limits) {
    int most = Math.max(limits.minimumLength(), Math.min(limits.maximumLength(), MOST_MADE));
    return limits.withMaximumLength(most);
  }

  private static void say(String piece, ResponseListener listener) {
    if (!piece.isEmpty()) {
      listener.piece(piece);
    }
  }

  private List<Candidate> retrieved(List<Match> nearest, Question question, Set<String> refused) {
    List<Match> matches = new ArrayList<>();
    for (Match match : nearest.subList(0, Math.min(nearest.size(), RETRIEVED + refused.size()))) {
      boolean given = refused.contains(match.exchange().reply());
      if (!given && (matches.isEmpty() || match.similarity() >= matches.get(0).similarity() / 2)) {
        matches.add(match);
      }
    }
    List<List<String>> replies =
        matches.stream().map(match -> tokenizer.tokens(match.exchange().reply())).toList();
    ChatVocabulary vocabulary = model.vocabulary();
    double[] likelihoods =
        new Likelihood(forward)
            .of(
                question.ids(),
                replies.stream().map(words -> Likelihood.ended(vocabulary.ids(words))).toList());
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < likelihoods.length; i++) {
      Match match = matches.get(i);
      candidates.add(
          new Candidate(
              match.exchange().reply(),
              replies.get(i),
              Source.RETRIEVED,
              match.similarity(),
              likelihoods[i],
              match.similarity(),
              Optional.of(match)));
    }
    return candidates;
  }

  /** The first of those that say the same: a known reply that the model has learned by heart. */
  private static List<Candidate> distinct(List<Candidate> candidates) {
    Set<String> texts = new HashSet<>();
    return candidates.stream()
        .filter(candidate -> texts.add(candidate.text().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private Response notKnown(
      String text,
      List<Match> nearest,
      Question question,
      List<Candidate> ranked,
      double confidence,
      Set<String> refused,
      ResponseListener listener) {
    List<String> suggestions =
        nearest.stream()
            .limit(SUGGESTIONS)
            .map(match -> match.exchange().lastTurn())
            .distinct()
            .toList();
    Language spoken = language.or(() -> Language.of(text)).orElse(Language.ENGLISH);
    int wording = question.words().hashCode(); // the same for the same question
    String excuse = Excuses.notKnown(spoken, text, wording, suggestions, refused);
    return excuse(excuse, confidence, question, ranked, listener);
  }

  private Response excuse(
      String text,
      double confidence,
      Question question,
      List<Candidate> candidates,
      ResponseListener listener) {
    listener.piece(text);
    return new Response(
        text, tokenizer.tokens(text), Source.FALLBACK, confidence, question, candidates);
  }
}
