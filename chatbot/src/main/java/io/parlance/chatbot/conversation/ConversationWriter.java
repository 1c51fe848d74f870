package io.parlance.chatbot.conversation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.chatbot.Turn;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes conversations: one JSON object, over several lines, a message a line. */
final class ConversationWriter {
  /** Of what is written here; a reader refuses another. */
  static final int FORMAT = 1;

  private static final int DECIMALS = 4;

  private ConversationWriter() {}

  static void write(Conversation conversation, OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new MessageLines());
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeStringField("model", conversation.model());
      json.writeStringField(
          "started", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(conversation.started()));
      json.writeArrayFieldStart("messages");
      for (Turn turn : conversation.turns()) {
        said(json, turn);
        replied(json, turn);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void said(JsonGenerator json, Turn turn) throws IOException {
    json.writeStartObject();
    json.writeStringField("role", "user");
    json.writeStringField("content", turn.text());
    json.writeEndObject();
  }

  private static void replied(JsonGenerator json, Turn turn) throws IOException {
    json.writeStartObject();
    json.writeStringField("role", "assistant");
    json.writeStringField("content", turn.reply());
    json.writeStringField("source", turn.source().name().toLowerCase(Locale.ROOT));
    json.writeNumberField(
        "confidence",
        BigDecimal.valueOf(turn.confidence()).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    json.writeEndObject();
  }
}
