package io.parlance.text.dialogues;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One conversation of ConvoKit's {@code utterances.jsonl}, whose utterances stand together in any
 * order and tell what they reply to. Where two reply to the same, each reply begins a dialogue of
 * its own with it.
 */
final class ConvoKitThread {
  private final DialogueTally tally;
  private final Map<String, Said> said = new LinkedHashMap<>();
  private String conversation = "";

  private record Said(String text, String replyTo, long line) {}

  ConvoKitThread(DialogueTally tally) {
    this.tally = tally;
  }

  void add(JsonEntry entry, long line) throws IOException {
    if (!entry.isOfConvoKit()) {
      tally.malformed(line, "expected id, conversation_id and text");
      return;
    }
    String of = entry.field("conversation_id") + entry.field("root");
    if (!of.equals(conversation)) {
      end();
      conversation = of;
    }
    String replyTo = entry.field("reply-to") + entry.field("reply_to");
    said.put(entry.field("id"), new Said(entry.field("text"), replyTo, line));
  }

  /** Gives the dialogues of the conversation, which is over. */
  void end() throws IOException {
    Map<String, List<String>> replies = new LinkedHashMap<>();
    List<List<String>> open = new ArrayList<>(); // what dialogues begin with, the next one last
    List<String> ids = new ArrayList<>(said.keySet());
    long line = said.values().stream().mapToLong(Said::line).min().orElse(0);
    int given = 0;
    for (String id : ids) {
      Said utterance = lookUp(id);
      if (said.containsKey(utterance.replyTo)) {
        replies.computeIfAbsent(utterance.replyTo, key -> new ArrayList<>()).add(id);
      } else {
        open.add(0, List.of(id));
      }
    }
    while (!open.isEmpty()) {
      List<String> start = open.remove(open.size() - 1);
      tally.begin(line);
      for (String id : start) {
        tally.say(lookUp(id).text);
      }
      given++; // of a start of two the first was given before
      String last = start.get(start.size() - 1);
      List<String> next = replies.getOrDefault(last, List.of());
      while (!next.isEmpty()) {
        for (int other = next.size() - 1; other > 0; other--) {
          open.add(List.of(last, next.get(other)));
        }
        last = next.get(0);
        tally.say(lookUp(last).text);
        given++;
        next = replies.getOrDefault(last, List.of());
      }
      tally.end();
    }
    if (given < ids.size()) {
      tally.malformed(line, "utterances that reply to one another in a circle");
    }
    said.clear();
  }

  private Said lookUp(String id) {
    Said found = said.get(id);
    if (found == null) {
      throw new IllegalStateException("utterance " + id + " is gone");
    }
    return found;
  }
}
