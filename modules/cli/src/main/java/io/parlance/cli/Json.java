package io.parlance.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;

/** Results as JSON: one object, one line. */
final class Json {
  /** Writes the fields of an object that is open already. */
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private Json() {}

  static void print(Streams streams, Fields fields) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    }
    streams.out().println(text);
  }

  /** What a training prints that was done before. */
  static void alreadyFinished(Streams streams, Path output) throws IOException {
    print(
        streams,
        json -> {
          json.writeStringField("output", output.toString());
          json.writeBooleanField("already_finished", true);
        });
  }

  /** A float as short as it can be told: 0.7, not 0.699999988079071. */
  static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    if (Double.isFinite(value)) {
      json.writeNumber(Float.toString((float) value));
    } else {
      json.writeNull();
    }
  }
}
