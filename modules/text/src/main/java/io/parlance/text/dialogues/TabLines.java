package io.parlance.text.dialogues;

import java.io.IOException;

/** {@link DialogueFormat#TSV}. */
final class TabLines implements DialogueParser {

  @Override
  public void parse(DialogueText text, DialogueTally tally) throws IOException {
    while (text.next()) {
      tally.begin(text.number());
      String line = text.line();
      int from = 0;
      for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
        tally.say(line.substring(from, tab));
        from = tab + 1;
      }
      tally.say(line.substring(from));
      if (text.isCut()) {
        tally.cut();
      }
      tally.end();
    }
  }
}
