package io.parlance.text.dialogues;

import io.parlance.text.SourceReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes dialogues of what a parser finds in one file, and counts. */
final class DialogueTally {
  /** A longer dialogue is given in parts; the last utterance of one is the first of the next. */
  private static final int MAX_TURNS = 1 << 12;

  private final String source;
  private final DialogueSink sink;
  private final List<String> utterances = new ArrayList<>();
  private long line;
  private boolean continued; // whether the first utterance was in the part before
  private long dialogues;
  private long said;
  private long pairs;
  private long malformed;
  private Optional<String> firstMalformed = Optional.empty();
  private long cut;

  DialogueTally(String source, DialogueSink sink) {
    this.source = source;
    this.sink = sink;
  }

  String source() {
    return source;
  }

  /** A dialogue begins at this line. */
  void begin(long atLine) {
    utterances.clear();
    continued = false;
    line = atLine;
  }

  /** Its next utterance; a blank one is none. */
  void say(String text) throws IOException {
    String head = UtteranceText.head(text, Dialogues.MAX_UTTERANCE);
    if (head.length() < text.length()) {
      cut++;
    }
    String clean = UtteranceText.clean(head);
    if (clean.isEmpty()) {
      return;
    }
    if (utterances.size() == MAX_TURNS) {
      give();
      String last = utterances.get(MAX_TURNS - 1);
      utterances.clear();
      utterances.add(last);
      continued = true;
    }
    utterances.add(clean);
  }

  /** The dialogue is over; without an utterance it was none. */
  void end() throws IOException {
    if (!utterances.isEmpty()) {
      give();
      utterances.clear();
    }
  }

  private void give() throws IOException {
    Dialogue dialogue = new Dialogue(utterances, source, line);
    dialogues++;
    said += utterances.size() - (continued ? 1 : 0);
    pairs += dialogue.pairs();
    sink.dialogue(dialogue);
  }

  /** Something that cannot be understood was left out. */
  void malformed(long atLine, String what) {
    if (malformed++ == 0) {
      firstMalformed = Optional.of("line " + atLine + ": " + what);
    }
  }

  /** An utterance lost its end before it came here. */
  void cut() {
    cut++;
  }

  DialogueFile file(SourceReport report, DialogueFormat format, long brokenSequences) {
    return new DialogueFile(
        report, format, dialogues, said, pairs, malformed, firstMalformed, brokenSequences, cut);
  }
}
