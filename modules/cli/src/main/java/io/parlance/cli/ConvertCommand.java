package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.WriteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a model in another format. */
@Command(
    description = "Writes a file of word vectors in another format.",
    footer = {
      "",
      "Example:",
      "  parlance convert models/quickstart.safetensors models/quickstart.bin --to word2vec-bin"
    })
final class ConvertCommand extends ModelCommand {
  @Parameters(index = "1", paramLabel = "OUT", description = OutputTarget.FORMATS_BY_NAME)
  private String out = "";

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description = "word2vec-bin, word2vec-text, fasttext-bin, glove, safetensors or tensorboard.")
  private @Nullable String format;

  ConvertCommand(Streams streams) {
    super(streams);
  }

  @Override
  int run() throws IOException {
    OutputTarget target =
        OutputTarget.of(out, Optional.ofNullable(format)).apartFrom(List.of(model().toString()));
    Embeddings embeddings = load();
    WriteReport report = EmbeddingsFiles.write(embeddings, target.path(), target.format());
    report.warnings().forEach(warning -> note("warning: " + warning));
    if (json()) {
      Json.print(
          streams(),
          json -> {
            json.writeArrayFieldStart("files");
            for (Path file : report.files()) {
              json.writeString(file.toString());
            }
            json.writeEndArray();
            json.writeStringField("format", target.format().label());
            json.writeNumberField("words", report.words());
            json.writeNumberField("dimension", embeddings.dimension());
          });
    } else {
      for (Path file : report.files()) {
        note(
            String.format(
                Locale.ROOT,
                "wrote %s: %,d words of dimension %d as %s",
                file,
                report.words(),
                embeddings.dimension(),
                target.format().label()));
      }
    }
    return 0;
  }
}
