package io.parlance.cli;

import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsInfo;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.TensorFile;
import io.parlance.seq2seq.io.ChatModelFiles;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Prints what a file says of itself. */
@Command(
    description = "Prints what a model's file holds and where it comes from.",
    footer = {"", "Example:", "  parlance info models/quickstart.safetensors"})
final class InfoCommand extends ModelCommand {
  InfoCommand(Streams streams) {
    super(streams);
  }

  @Override
  int run() throws IOException {
    if (TensorFile.kind(model()).equals(Optional.of(ModelKind.CHAT))) {
      ChatInfoSheet sheet = new ChatInfoSheet(ChatModelFiles.info(model()));
      if (json()) {
        sheet.printJson(streams());
      } else {
        sheet.print(streams());
      }
      return 0;
    }
    EmbeddingsInfo info = EmbeddingsFiles.info(model());
    if (json()) {
      Json.print(
          streams(),
          out -> {
            out.writeStringField("file", info.path().toString());
            out.writeStringField("format", info.format().label());
            out.writeBooleanField("gzipped", info.gzipped());
            out.writeNumberField("bytes", info.bytes());
            out.writeNumberField("words", info.size());
            out.writeNumberField("dimension", info.dimension());
            out.writeObjectFieldStart("provenance");
            for (Map.Entry<String, String> entry : info.provenance().entries().entrySet()) {
              out.writeStringField(entry.getKey(), entry.getValue());
            }
            out.writeEndObject();
          });
      return 0;
    }
    line("file", info.path().toString());
    line("format", info.format().label() + (info.gzipped() ? ", gzipped" : ""));
    line("bytes", String.format(Locale.ROOT, "%,d", info.bytes()));
    line("words", String.format(Locale.ROOT, "%,d", info.size()));
    line("dimension", String.valueOf(info.dimension()));
    info.provenance().entries().forEach(this::line);
    return 0;
  }

  private void line(String key, String value) {
    streams().out().printf(Locale.ROOT, "%-16s %s%n", key, value);
  }
}
