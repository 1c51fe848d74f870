package io.parlance.text.dialogues;

import io.parlance.text.CorpusException;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * {@link DialogueFormat#CHATTERBOT}: below the key {@code conversations} a list of lists of
 * utterances. Read by its events: no document is built, and no alias is followed.
 */
final class ChatterBotYaml implements DialogueParser {
  private static final int DEEPEST = 100;

  @Override
  public void parse(DialogueText text, DialogueTally tally) throws IOException {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(tally.source())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();
    try {
      walk(new Parse(settings).parseReader(text).iterator(), tally);
    } catch (YamlEngineException e) {
      throw new CorpusException(tally.source() + " is damaged YAML: " + reason(e), e);
    }
  }

  private static void walk(Iterator<Event> events, DialogueTally tally) throws IOException {
    int depth =
        0; // of lists and maps: 1 for the document's map, 2 for the conversations, 3 for one
    boolean key = false; // whether a scalar of depth 1 would be a key
    boolean conversations = false;
    while (events.hasNext()) {
      Event event = events.next();
      long line = event.getStartMark().map(mark -> mark.getLine() + 1L).orElse(1L);
      if (event instanceof MappingStartEvent || event instanceof SequenceStartEvent) {
        depth++;
        if (depth > DEEPEST) {
          throw new CorpusException(
              tally.source() + " line " + line + ": lists within lists, " + depth + " deep");
        }
        key = depth == 1;
        if (conversations && depth == 3) {
          tally.begin(line);
        } else if (conversations && depth > 3) {
          tally.malformed(line, "expected a text, found a list or a map");
        }
      } else if (event instanceof MappingEndEvent || event instanceof SequenceEndEvent) {
        if (conversations && depth == 3) {
          tally.end();
        }
        depth--;
        key = depth == 1;
      } else if (event instanceof ScalarEvent scalar) {
        if (depth == 1) {
          if (key) {
            conversations = scalar.getValue().equals("conversations");
          }
          key = !key;
        } else if (conversations && depth == 3) {
          tally.say(scalar.getValue());
        } else if (conversations && depth == 2) {
          tally.malformed(line, "expected a list of utterances, found '" + scalar.getValue() + "'");
        }
      }
    }
  }

  private static String reason(YamlEngineException e) {
    Optional<Mark> mark =
        e instanceof MarkedYamlEngineException marked ? marked.getProblemMark() : Optional.empty();
    String problem =
        e instanceof MarkedYamlEngineException marked ? marked.getProblem() : e.getMessage();
    String plain = String.valueOf(problem).replaceAll("\\p{Cntrl}+", " "); // it quotes the text
    return mark.map(at -> "line " + (at.getLine() + 1) + ": " + plain).orElse(plain)
        + "; quote texts that hold ': ' or begin with a sign";
  }
}
