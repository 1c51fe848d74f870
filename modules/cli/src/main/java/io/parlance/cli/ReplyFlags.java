package io.parlance.cli;

import io.parlance.chatbot.Setting;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that tell where a chat's replies come from, and those that tell how. */
final class ReplyFlags {
  @Mixin private final DecodingFlags decoding = new DecodingFlags();

  @Option(
      names = "--mode",
      order = 8,
      paramLabel = "NAME",
      description =
          "Where replies come from: generate, the model makes them; retrieve, the nearest known"
              + " question's is given; hybrid, the better of both (default: hybrid).")
  void mode(String value) {
    decoding.give(Setting.MODE, value);
  }

  @Option(
      names = "--confidence",
      order = 9,
      paramLabel = "F",
      description = "Below it the bot says that it does not know, 0: never (default: 0.45).")
  void confidence(String value) {
    decoding.give(Setting.CONFIDENCE, value);
  }

  DecodingFlags decoding() {
    return decoding;
  }
}
