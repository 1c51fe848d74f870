package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.inference.StepModel;
import io.parlance.tensor.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Makes replies with a model, by any {@link Decoding}. Safe to share between threads. */
public final class ReplyDecoder {
  private final StepModel model;
  private final ChatVocabulary vocabulary;

  /**
   * Replies of this model.
   *
   * @throws IllegalArgumentException if the model has not the vocabulary's words
   */
  public ReplyDecoder(StepModel model, ChatVocabulary vocabulary) {
    Requirement.that(
        model.words() == vocabulary.size(),
        "a model's words must be the vocabulary's " + vocabulary.size(),
        model.words());
    this.model = model;
    this.vocabulary = vocabulary;
  }

  /**
   * {@link #replies(Question, Decoding, ReplyOptions, ReplyListener, BooleanSupplier)} in peace.
   */
  public List<Reply> replies(Question question, Decoding decoding, ReplyOptions options) {
    return replies(question, decoding, options, ReplyListener.none(), () -> false);
  }

  /**
   * The replies that were asked for, at least one, best first or as drawn.
   *
   * @param listener hears the words of the first reply as soon as they are certain: at once, but in
   *     a beam when all that it holds agree
   * @param cancelled asked before each word; if so, replies end where they are
   */
  public List<Reply> replies(
      Question question,
      Decoding decoding,
      ReplyOptions options,
      ReplyListener listener,
      BooleanSupplier cancelled) {
    int rows = decoding.rows();
    int first = decoding instanceof Beam ? 1 : rows; // a beam widens as it goes
    Frontier frontier =
        new Frontier(model.begin(question.ids(), rows), vocabulary, question, options, first, rows);
    if (decoding instanceof Beam beam) {
      return new BeamSearch(beam, frontier, listener).run(cancelled);
    }
    return new RowSearch(frontier, choosers(decoding), listener).run(cancelled);
  }

  /**
   * A reply that is given, as the model sees it: how likely it finds each word and the end mark,
   * where it looks, and what it would say instead.
   *
   * @param words may be empty; those that the model does not know it finds as likely as {@link
   *     ChatVocabulary#UNKNOWN}
   * @param alternatives likeliest words to tell of each step, 0 … 1000
   */
  public Reply forced(Question question, List<String> words, int alternatives) {
    ReplyOptions anything =
        ReplyOptions.defaults()
            .withMinimumLength(0)
            .withNoRepeat(0)
            .withUnknown(UnknownWords.KEEP)
            .withAlternatives(alternatives);
    Frontier frontier =
        new Frontier(model.begin(question.ids(), 1), vocabulary, question, anything, 1, 1);
    for (String word : words) {
      frontier.advance();
      frontier.keep(List.of(frontier.extended(0, vocabulary.id(word), word)), List.of(0));
    }
    frontier.advance();
    Draft draft = frontier.draft(0);
    double end = frontier.logProbability(0, ChatVocabulary.END);
    return draft.end(Ending.COMPLETE, end, draft.logProbability() + end, frontier.positions());
  }

  private List<Chooser> choosers(Decoding decoding) {
    List<Chooser> choosers = new ArrayList<>();
    if (decoding instanceof Sampling sampling) {
      SplittableRandom random = new SplittableRandom(sampling.seed());
      double[] weights = new double[vocabulary.size()];
      for (int reply = 0; reply < sampling.replies(); reply++) {
        choosers.add(new Drawing(sampling, random.split(), weights));
      }
    } else {
      choosers.add(Chooser.likeliest());
    }
    return choosers;
  }
}
