package io.parlance.chatbot.conversation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Lays out one object over several lines: a field a line, of a list an entry a line. */
final class MessageLines extends MinimalPrettyPrinter {
  private static final long serialVersionUID = 1L;

  private int depth;

  @Override
  public void writeStartObject(JsonGenerator json) throws IOException {
    super.writeStartObject(json);
    if (depth++ == 0) {
      json.writeRaw('\n');
    }
  }

  @Override
  public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(": ");
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    json.writeRaw(depth == 1 ? ",\n" : ", ");
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    if (--depth == 0) {
      json.writeRaw('\n');
    }
    super.writeEndObject(json, entries);
  }

  @Override
  public void beforeArrayValues(JsonGenerator json) throws IOException {
    json.writeRaw('\n');
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    json.writeRaw(",\n");
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    json.writeRaw('\n');
    super.writeEndArray(json, values);
  }
}
