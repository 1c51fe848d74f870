package io.parlance.cli;

import java.nio.file.Path;

/** What stands beside a training's output. */
final class OutputFolder {
  private OutputFolder() {}

  /** A file beside the model, as {@code chat.log.csv} beside {@code chat.safetensors}. */
  static Path beside(Path output, String ending) {
    String name =
        String.valueOf(output.getFileName()).replaceFirst("(\\.safetensors)?(\\.gz)?$", "");
    return output.resolveSibling(name + ending);
  }
}
