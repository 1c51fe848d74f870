package io.parlance.text.dialogues;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.parlance.text.CorpusException;
import java.io.IOException;
import java.util.Locale;

/**
 * {@link DialogueFormat#JSON_LINES}, {@link DialogueFormat#CONVOKIT} and {@link
 * DialogueFormat#JSON}.
 */
final class JsonDialogues implements DialogueParser {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE) // of which there is a report to come
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxStringLength(DialogueText.MAX_LINE)
                  .build())
          .build();

  private final DialogueFormat format;

  JsonDialogues(DialogueFormat format) {
    this.format = format;
  }

  @Override
  public void parse(DialogueText text, DialogueTally tally) throws IOException {
    if (format == DialogueFormat.JSON) {
      parseArray(text, tally);
      return;
    }
    ConvoKitThread thread = new ConvoKitThread(tally);
    while (text.next()) {
      if (text.line().isBlank()) {
        continue;
      }
      if (text.isCut()) {
        tally.malformed(
            text.number(),
            String.format(
                Locale.ROOT, "the line is longer than %,d characters", DialogueText.MAX_LINE));
        continue;
      }
      try (JsonParser parser = JSON.createParser(text.line())) {
        parser.nextToken();
        JsonEntry entry = JsonEntry.read(parser);
        if (parser.nextToken() != null) {
          tally.malformed(text.number(), "more than one JSON value on the line");
        } else if (format == DialogueFormat.CONVOKIT) {
          thread.add(entry, text.number());
        } else {
          give(entry, text.number(), tally);
        }
      } catch (JsonProcessingException e) {
        tally.malformed(text.number(), reason(e));
      }
    }
    thread.end();
  }

  /** An array of entries, or entries one behind the other. */
  private static void parseArray(DialogueText text, DialogueTally tally) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonToken token = parser.nextToken();
      while (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
        boolean array = token == JsonToken.START_ARRAY;
        if (!array) {
          long line = parser.currentTokenLocation().getLineNr();
          give(JsonEntry.read(parser), line, tally);
        }
        while (array && parser.nextToken() != JsonToken.END_ARRAY) {
          long line = parser.currentTokenLocation().getLineNr();
          give(JsonEntry.read(parser), line, tally);
        }
        token = parser.nextToken();
      }
    } catch (JsonProcessingException e) {
      throw new CorpusException(
          String.format(
              Locale.ROOT,
              "%s is damaged JSON: line %,d: %s",
              tally.source(),
              e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
              reason(e)),
          e);
    }
  }

  private static void give(JsonEntry entry, long line, DialogueTally tally) throws IOException {
    if (!entry.isDialogue()) {
      tally.malformed(
          line, "no dialogue: expected {\"messages\": [{\"role\": …, \"content\": …}, …]}");
      return;
    }
    tally.begin(line);
    for (String utterance : entry.utterances()) {
      tally.say(utterance);
    }
    tally.end();
  }

  private static String reason(JsonProcessingException e) {
    return e instanceof StreamConstraintsException
        ? "too deep or too long: " + firstLine(e.getOriginalMessage())
        : "no JSON: " + firstLine(e.getOriginalMessage());
  }

  private static String firstLine(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
