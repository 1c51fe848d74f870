package io.parlance.cli;

import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.decoding.Beam;
import io.parlance.seq2seq.decoding.Decoding;
import io.parlance.seq2seq.decoding.Greedy;
import io.parlance.seq2seq.decoding.ReplyOptions;
import io.parlance.seq2seq.decoding.Reranking;
import io.parlance.seq2seq.decoding.Sampling;
import io.parlance.seq2seq.inference.Precision;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that tell how replies are found. */
final class DecodingFlags {
  private OptionalInt beam = OptionalInt.empty();
  private OptionalDouble temperature = OptionalDouble.empty();
  private OptionalInt topK = OptionalInt.empty();
  private OptionalDouble topP = OptionalDouble.empty();

  @Option(names = "--greedy", order = 10, description = "The likeliest word each time.")
  private boolean greedy;

  @Option(
      names = "--seed",
      order = 15,
      paramLabel = "N",
      description = "Of what is drawn (default: 1).")
  private long seed = 1;

  @Option(
      names = "--mmi",
      order = 16,
      paramLabel = "NAME",
      description =
          "Which candidate is preferred: anti, what is not said to just anything; bidi, what the"
              + " reverse model leads back from; off, the likeliest (default: anti, where there"
              + " are several).")
  private @Nullable String mmi;

  @Option(
      names = "--quantize",
      order = 17,
      description = "Compute with weights of 8 bits: faster, hardly worse.")
  private boolean quantize;

  @Option(
      names = "--max-length",
      order = 18,
      paramLabel = "N",
      description = "Words of a reply at most (default: 50).")
  private int maxLength = ReplyOptions.defaults().maximumLength();

  @Option(
      names = "--no-repeat",
      order = 19,
      paramLabel = "N",
      description = "No N words come twice in a reply, 0: they may (default: 3).")
  private int noRepeat = ReplyOptions.defaults().noRepeat();

  @Option(
      names = "--length-penalty",
      order = 11,
      paramLabel = "F",
      description = "With --beam: above 0 longer replies gain (default: 0.6).")
  private double lengthPenalty = Beam.defaults().lengthPenalty();

  @Option(
      names = "--coverage-penalty",
      order = 11,
      paramLabel = "F",
      description = "With --beam: replies gain that heed all of the question (default: 0).")
  private double coveragePenalty = Beam.defaults().coveragePenalty();

  @Option(
      names = "--beam",
      order = 11,
      paramLabel = "N",
      description = "Beam search of this width (the default, of width 5).")
  void beam(int value) {
    beam = OptionalInt.of(ParlanceCommand.within("--beam", value, 1, 256));
  }

  @Option(
      names = "--temperature",
      order = 12,
      paramLabel = "F",
      description = "Draw words by chance; below 1 the likelier ones gain.")
  void temperature(double value) {
    temperature = OptionalDouble.of(ParlanceCommand.positive("--temperature", value));
  }

  @Option(
      names = "--top-k",
      order = 13,
      paramLabel = "N",
      description = "Draw among the N likeliest words.")
  void topK(int value) {
    topK = OptionalInt.of(ParlanceCommand.within("--top-k", value, 1, Integer.MAX_VALUE));
  }

  @Option(
      names = "--top-p",
      order = 14,
      paramLabel = "F",
      description = "Draw among the fewest words that together have this probability.")
  void topP(double value) {
    topP = OptionalDouble.of(ParlanceCommand.positive("--top-p", value));
  }

  /**
   * The strategy.
   *
   * @throws Failure if flags do not fit one another
   */
  Decoding decoding() {
    boolean sampling = temperature.isPresent() || topK.isPresent() || topP.isPresent();
    int strategies = (greedy ? 1 : 0) + (beam.isPresent() ? 1 : 0) + (sampling ? 1 : 0);
    if (strategies > 1) {
      throw Failure.call(
          "expected one of --greedy, --beam, and --temperature with --top-k and --top-p");
    }
    if (greedy) {
      return new Greedy();
    }
    boolean several = mmi != null && !mmi.equals("off");
    return ParlanceCommand.settings(
        () -> {
          Beam usual = Beam.defaults();
          if (sampling) {
            return new Sampling(
                temperature.orElse(1), topK.orElse(0), topP.orElse(1), seed, several ? 10 : 1);
          }
          int width = beam.orElse(usual.width());
          return new Beam(width, lengthPenalty, coveragePenalty, width);
        });
  }

  /**
   * Which candidate is preferred.
   *
   * @throws Failure if there is nothing to prefer it by
   */
  Optional<Reranking> reranking(Decoding decoding, ChatModel model) {
    boolean several = decoding.rows() > 1;
    String chosen = mmi == null ? (decoding instanceof Beam && several ? "anti" : "off") : mmi;
    if (!chosen.equals("off") && !several) {
      throw Failure.call(
          "--mmi " + chosen + " chooses among candidates: expected --beam beside it");
    }
    switch (chosen) {
      case "off" -> {
        return Optional.empty();
      }
      case "anti" -> {
        return Optional.of(Reranking.AntiLanguageModel.defaults());
      }
      case "bidi" -> {
        if (model.reverse().isEmpty()) {
          throw Failure.work(
              "--mmi bidi: this model has no reverse model; train chat --reverse makes one");
        }
        return Optional.of(Reranking.Bidirectional.defaults());
      }
      default -> throw Failure.call("--mmi " + chosen + ": expected anti, bidi or off");
    }
  }

  Precision precision() {
    return quantize ? Precision.EIGHT_BITS : Precision.FLOAT;
  }

  ReplyOptions options() {
    return ParlanceCommand.settings(
        () -> ReplyOptions.defaults().withMaximumLength(maxLength).withNoRepeat(noRepeat));
  }
}
