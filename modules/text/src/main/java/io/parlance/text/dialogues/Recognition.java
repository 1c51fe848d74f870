package io.parlance.text.dialogues;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Tells the format of a file by what it begins with. */
final class Recognition {
  private static final Pattern YAML =
      Pattern.compile("(?m)^(conversations|categories):\\s*(#.*)?$");

  private Recognition() {}

  static DialogueFormat format(String head, boolean whole) throws IOException {
    if (head.startsWith("%PDF-")) {
      return DialogueFormat.NONE;
    }
    List<String> lines = head.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return DialogueFormat.NONE;
    }
    String first = lines.get(0).strip();
    if (first.startsWith("{") || first.startsWith("[")) {
      return json(first, whole || lines.size() > 1);
    }
    if (first.contains(CornellMovies.SEPARATOR)) {
      return CornellMovies.format(lines.get(0));
    }
    if (YAML.matcher(head).find()) {
      return DialogueFormat.CHATTERBOT;
    }
    return ofLines(head, lines);
  }

  /** A line that is a value by itself is one of many; else the value goes over several lines. */
  private static DialogueFormat json(String first, boolean complete) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(first)) {
      JsonToken start = parser.nextToken();
      JsonEntry entry = JsonEntry.read(parser);
      if (start == JsonToken.START_ARRAY && entry.utterances().isEmpty()) {
        return DialogueFormat.JSON; // a list of lists
      }
      return entry.isOfConvoKit() ? DialogueFormat.CONVOKIT : DialogueFormat.JSON_LINES;
    } catch (JsonProcessingException e) {
      boolean array = first.startsWith("[");
      return array || (complete && first.equals("{"))
          ? DialogueFormat.JSON
          : DialogueFormat.JSON_LINES;
    }
  }

  private static DialogueFormat ofLines(String head, List<String> lines) {
    long tabbed = 0;
    long spoken = 0;
    for (String line : lines) {
      tabbed += SpeakerMark.without(line).strip().indexOf('\t') >= 0 ? 1 : 0;
      spoken += SpeakerMark.speaker(line) != SpeakerMark.Speaker.SAME ? 1 : 0;
    }
    boolean spoken0 = SpeakerMark.speaker(lines.get(0)) != SpeakerMark.Speaker.SAME;
    if (tabbed * 2 >= lines.size()) {
      return DialogueFormat.TSV;
    }
    if (spoken0 || spoken * 2 >= lines.size()) {
      return DialogueFormat.QUESTION_ANSWER;
    }
    boolean blocks = head.lines().dropWhile(String::isBlank).anyMatch(String::isBlank);
    return blocks && tabbed * 10 < lines.size() ? DialogueFormat.BLOCKS : DialogueFormat.TSV;
  }
}
