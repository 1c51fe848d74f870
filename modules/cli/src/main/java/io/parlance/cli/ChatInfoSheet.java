package io.parlance.cli;

import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.io.ChatInfo;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** What a chat model's file says of itself, in lines or as JSON. */
record ChatInfoSheet(ChatInfo info) {

  void print(Streams streams) {
    line(streams, "file", info.path().toString());
    line(streams, "format", "chat model, safetensors");
    line(streams, "bytes", String.format(Locale.ROOT, "%,d", info.bytes()));
    line(streams, "words", String.format(Locale.ROOT, "%,d", info.words()));
    line(streams, "weights", String.format(Locale.ROOT, "%,d", info.weights()));
    line(streams, "model", shape());
    line(streams, "context", String.valueOf(info.context()));
    line(streams, "reverse model", info.reverse() ? "yes" : "no");
    line(streams, "exchanges", String.format(Locale.ROOT, "%,d", info.exchanges()));
    info.provenance().entries().forEach((key, value) -> line(streams, key, value));
  }

  private String shape() {
    ModelOptions options = info.options();
    return options.cell()
        + ", "
        + options.layers()
        + " x "
        + options.hidden()
        + " units, vectors of "
        + options.dimension()
        + (options.attention() ? ", attention" : "")
        + (options.inputFeeding() ? ", input feeding" : "")
        + (options.tied() ? ", tied" : "");
  }

  private static void line(Streams streams, String key, String value) {
    streams.out().printf(Locale.ROOT, "%-16s %s%n", key, value);
  }

  void printJson(Streams streams) throws IOException {
    Json.print(
        streams,
        out -> {
          out.writeStringField("file", info.path().toString());
          out.writeStringField("format", "chat");
          out.writeNumberField("bytes", info.bytes());
          out.writeNumberField("words", info.words());
          out.writeNumberField("weights", info.weights());
          out.writeStringField("cell", info.options().cell().name().toLowerCase(Locale.ROOT));
          out.writeNumberField("layers", info.options().layers());
          out.writeNumberField("hidden", info.options().hidden());
          out.writeNumberField("dimension", info.options().dimension());
          out.writeBooleanField("attention", info.options().attention());
          out.writeBooleanField("input_feeding", info.options().inputFeeding());
          out.writeBooleanField("tied", info.options().tied());
          out.writeNumberField("context", info.context());
          out.writeBooleanField("reverse", info.reverse());
          out.writeNumberField("exchanges", info.exchanges());
          out.writeObjectFieldStart("provenance");
          for (Map.Entry<String, String> entry : info.provenance().entries().entrySet()) {
            out.writeStringField(entry.getKey(), entry.getValue());
          }
          out.writeEndObject();
        });
  }
}
