package io.parlance.chatbot.conversation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.parlance.chatbot.Printable;
import io.parlance.chatbot.Source;
import io.parlance.chatbot.Turn;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ConversationWriter} wrote; fields that it does not know are passed over. */
final class ConversationReader {
  private static final int QUOTED = 40;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxStringLength(10_000_000)
                  .build())
          .build();

  private final Path file;
  private final JsonParser json;
  private Optional<String> model = Optional.empty();
  private Optional<OffsetDateTime> started = Optional.empty();
  private final List<Turn> turns = new ArrayList<>();
  private boolean formatKnown;
  private boolean messagesRead;

  private ConversationReader(Path file, JsonParser json) {
    this.file = file;
    this.json = json;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or is none of a conversation: with the file, the
   *     offset in bytes, and what was expected there
   */
  static Conversation read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser json = JSON.createParser(in)) {
      return new ConversationReader(file, json).conversation();
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      String reason = e.getOriginalMessage().lines().findFirst().orElse("no JSON");
      throw damaged(file, at, Printable.quoted(reason, 200), e);
    } catch (CharConversionException e) { // which making a parser may throw, too
      throw damaged(file, 0, "it is not JSON in UTF-8", e);
    }
  }

  private Conversation conversation() throws IOException {
    expect(json.nextToken(), JsonToken.START_OBJECT, "an object that begins with {");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "format" -> format();
        case "model" -> model = Optional.of(text("a model's name"));
        case "started" -> started = Optional.of(time());
        case "messages" -> messages();
        default -> json.skipChildren();
      }
    }
    if (!formatKnown || !messagesRead) {
      throw damaged("no conversation: expected \"format\": 1, and \"messages\"");
    }
    if (json.nextToken() != null) {
      throw damaged("more than one JSON value in the file");
    }
    return new Conversation(
        model.orElse(""), started.isPresent() ? started.get() : modified(), turns);
  }

  private OffsetDateTime modified() throws IOException {
    return Files.getLastModifiedTime(file).toInstant().atOffset(ZoneOffset.UTC);
  }

  private void format() throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
        || json.getBigIntegerValue().intValue() != ConversationWriter.FORMAT) {
      throw damaged(
          "format "
              + Printable.quoted(json.getText(), QUOTED)
              + ": expected "
              + ConversationWriter.FORMAT
              + "; a later Parlance may have written it");
    }
    formatKnown = true;
  }

  private OffsetDateTime time() throws IOException {
    String text = text("a date and time");
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw damaged("expected a date and time, not " + Printable.quoted(text, QUOTED));
    }
  }

  private void messages() throws IOException {
    expect(json.currentToken(), JsonToken.START_ARRAY, "a list of messages");
    Optional<String> said = Optional.empty();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Message message = message();
      String expected = said.isEmpty() ? "user" : "assistant";
      if (!message.role.equals(expected)) {
        throw damaged(
            "expected a message of the "
                + expected
                + ", not of "
                + Printable.quoted(message.role, QUOTED));
      }
      if (said.isEmpty()) {
        said = Optional.of(message.content);
      } else {
        turns.add(
            new Turn(
                said.get(), message.content, message.source, message.confidence, Optional.empty()));
        said = Optional.empty();
      }
    }
    if (said.isPresent()) {
      throw damaged("the last message of the user has no reply");
    }
    messagesRead = true;
  }

  /** One message; where a reply does not tell them, it was generated, and certain. */
  private record Message(String role, String content, Source source, double confidence) {}

  private Message message() throws IOException {
    expect(json.currentToken(), JsonToken.START_OBJECT, "a message");
    Optional<String> role = Optional.empty();
    Optional<String> content = Optional.empty();
    Source source = Source.GENERATED;
    double confidence = 1;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "role" -> role = Optional.of(text("a role"));
        case "content" -> content = Optional.of(text("a text"));
        case "source" -> source = source();
        case "confidence" -> confidence = confidence();
        default -> json.skipChildren();
      }
    }
    if (role.isEmpty() || content.isEmpty()) {
      throw damaged("expected a message with \"role\" and \"content\"");
    }
    return new Message(role.get(), content.get(), source, confidence);
  }

  private Source source() throws IOException {
    String name = text("a source");
    for (Source source : Source.values()) {
      if (source.name().toLowerCase(Locale.ROOT).equals(name)) {
        return source;
      }
    }
    throw damaged(
        "expected the source generated, retrieved or fallback, not "
            + Printable.quoted(name, QUOTED));
  }

  private double confidence() throws IOException {
    if (!json.currentToken().isNumeric()) {
      throw damaged("expected a confidence from 0 to 1");
    }
    double value = json.getDoubleValue();
    if (!(value >= 0 && value <= 1)) {
      throw damaged("expected a confidence from 0 to 1, not " + value);
    }
    return value;
  }

  private String text(String what) throws IOException {
    expect(json.currentToken(), JsonToken.VALUE_STRING, what + " in quotes");
    return json.getText();
  }

  private void expect(@Nullable JsonToken found, JsonToken expected, String what)
      throws IOException {
    if (found != expected) {
      throw damaged("expected " + what);
    }
  }

  private IOException damaged(String reason) {
    long at = Math.max(0, json.currentTokenLocation().getByteOffset());
    return damaged(file, at, reason, null);
  }

  private static IOException damaged(Path file, long at, String reason, @Nullable Throwable cause) {
    return new IOException(
        String.format(Locale.ROOT, "%s: damaged at byte %,d: %s", file, at, reason), cause);
  }
}
