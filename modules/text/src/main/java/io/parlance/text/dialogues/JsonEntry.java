package io.parlance.text.dialogues;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One JSON value of a dialogue file, as far as it tells who said what:
 *
 * <ul>
 *   <li>{@code {"messages": [{"role": "user", "content": "…"}, …]}}, where {@code content} may be a
 *       list of parts with {@code text}
 *   <li>{@code {"conversations": [{"from": "human", "value": "…"}, …]}}
 *   <li>a list of utterances, bare or as {@code dialog}, {@code dialogue} or {@code utterances}
 *   <li>a question and its answer by the usual names, {@code {"prompt": "…", "completion": "…"}}
 *   <li>ConvoKit's {@code {"id": "…", "conversation_id": "…", "reply-to": "…", "text": "…"}}
 * </ul>
 *
 * <p>What the system or a tool says is left out; what one speaker says twice in a row is one
 * utterance.
 */
final class JsonEntry {
  private static final Set<String> LISTS =
      Set.of(
          "messages", "conversations", "conversation", "dialog", "dialogue", "utterances", "turns");
  private static final Set<String> TEXTS = Set.of("content", "value", "text", "utterance");
  private static final Set<String> SPEAKERS = Set.of("role", "from", "speaker");
  private static final Set<String> SILENT =
      Set.of("system", "developer", "tool", "function", "observation", "function_call");
  private static final List<String> QUESTIONS =
      List.of("prompt", "question", "instruction", "query", "input");
  private static final List<String> ANSWERS =
      List.of("completion", "answer", "response", "output", "reply");

  private final List<String> utterances = new ArrayList<>();
  private final Map<String, String> fields = new HashMap<>(); // of the entry itself
  private String speaker = "";
  private boolean dialogue;

  private JsonEntry() {}

  /** Reads the value whose first token the parser is at. */
  static JsonEntry read(JsonParser parser) throws IOException {
    JsonEntry entry = new JsonEntry();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      entry.list(parser);
    } else if (parser.currentToken() == JsonToken.START_OBJECT) {
      entry.object(parser);
    } else {
      parser.skipChildren();
    }
    return entry;
  }

  private void object(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName().toLowerCase(Locale.ROOT);
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY && LISTS.contains(name) && !dialogue) {
        list(parser);
      } else if (value.isStructStart()) {
        parser.skipChildren();
      } else if (value == JsonToken.VALUE_STRING) {
        fields.put(name, parser.getText());
      }
    }
    if (!dialogue) {
      pair();
    }
  }

  private void pair() {
    for (String ask : QUESTIONS) {
      for (String reply : ANSWERS) {
        String question = fields.get(ask);
        String answer = fields.get(reply);
        if (question != null && answer != null && utterances.isEmpty()) {
          dialogue = true;
          // Alpaca's instructions may have an input of their own.
          String input = ask.equals("instruction") ? fields.getOrDefault("input", "") : "";
          utterances.add(question + " " + input);
          utterances.add(answer);
        }
      }
    }
  }

  private void list(JsonParser parser) throws IOException {
    dialogue = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        utterances.add(parser.getText());
      } else if (parser.currentToken() == JsonToken.START_OBJECT) {
        message(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void message(JsonParser parser) throws IOException {
    String by = "";
    StringBuilder text = new StringBuilder();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName().toLowerCase(Locale.ROOT);
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING && SPEAKERS.contains(name)) {
        by = parser.getText();
      } else if (value == JsonToken.VALUE_STRING && TEXTS.contains(name)) {
        text.append(parser.getText());
      } else if (value == JsonToken.START_ARRAY && TEXTS.contains(name)) {
        parts(parser, text);
      } else {
        parser.skipChildren();
      }
    }
    if (text.isEmpty() || SILENT.contains(by.toLowerCase(Locale.ROOT))) {
      return;
    }
    if (!by.isEmpty() && by.equals(speaker)) {
      int last = utterances.size() - 1;
      utterances.set(last, utterances.get(last) + " " + text);
    } else {
      utterances.add(text.toString());
      speaker = by;
    }
  }

  private static void parts(JsonParser parser, StringBuilder text) throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING
          && (depth == 1 || "text".equals(parser.currentName()))) {
        text.append(text.isEmpty() ? "" : " ").append(parser.getText());
      }
    }
  }

  boolean isDialogue() {
    return dialogue;
  }

  List<String> utterances() {
    return utterances;
  }

  /** A field of the entry itself that is a text, or an empty one. */
  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Whether this is one utterance of ConvoKit's. */
  boolean isOfConvoKit() {
    return fields.containsKey("id")
        && fields.containsKey("text")
        && (fields.containsKey("conversation_id") || fields.containsKey("root"));
  }
}
