package io.parlance.chatbot;

import io.parlance.seq2seq.decoding.Beam;
import io.parlance.seq2seq.decoding.Decoding;
import io.parlance.seq2seq.decoding.ReplyOptions;
import io.parlance.tensor.Requirement;

/**
 * How a chat replies. May change between two turns.
 *
 * @param mode where replies come from; default {@link ReplyMode#HYBRID}
 * @param decoding how the model makes replies; default a beam of 5
 * @param preference which of them is preferred; default {@link Preference#ANTI}
 * @param limits what a reply may be
 * @param confidence below which a reply is not given in the modes {@link ReplyMode#RETRIEVE} and
 *     {@link ReplyMode#HYBRID}, and this is said instead; 0 … 1, 0 for never; default 0.45
 */
public record ChatSettings(
    ReplyMode mode,
    Decoding decoding,
    Preference preference,
    ReplyOptions limits,
    double confidence) {

  public ChatSettings {
    Requirement.that(confidence >= 0 && confidence <= 1, "confidence must be 0 to 1", confidence);
  }

  /** As in the components' defaults. */
  public static ChatSettings defaults() {
    return new ChatSettings(
        ReplyMode.HYBRID, Beam.defaults(), Preference.ANTI, ReplyOptions.defaults(), 0.45);
  }

  /** The confidence that a reply must have: none where the model alone makes replies. */
  double leastConfidence() {
    return mode == ReplyMode.GENERATE ? 0 : confidence;
  }

  public ChatSettings withMode(ReplyMode value) {
    return new ChatSettings(value, decoding, preference, limits, confidence);
  }

  public ChatSettings withDecoding(Decoding value) {
    return new ChatSettings(mode, value, preference, limits, confidence);
  }

  public ChatSettings withPreference(Preference value) {
    return new ChatSettings(mode, decoding, value, limits, confidence);
  }

  public ChatSettings withLimits(ReplyOptions value) {
    return new ChatSettings(mode, decoding, preference, value, confidence);
  }

  public ChatSettings withConfidence(double value) {
    return new ChatSettings(mode, decoding, preference, limits, value);
  }
}
