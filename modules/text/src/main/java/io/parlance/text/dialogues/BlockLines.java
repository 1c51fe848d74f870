package io.parlance.text.dialogues;

import java.io.IOException;

/** {@link DialogueFormat#BLOCKS}. */
final class BlockLines implements DialogueParser {

  @Override
  public void parse(DialogueText text, DialogueTally tally) throws IOException {
    boolean within = false;
    while (text.next()) {
      String line = text.line();
      if (line.isBlank()) {
        tally.end();
        within = false;
        continue;
      }
      if (!within) {
        tally.begin(text.number());
        within = true;
      }
      tally.say(line);
      if (text.isCut()) {
        tally.cut();
      }
    }
    tally.end();
  }
}
