package io.parlance.text.dialogues;

import java.io.IOException;

/** Finds the dialogues in a text of one format. */
@FunctionalInterface
interface DialogueParser {

  /** Reads all of the text. */
  void parse(DialogueText text, DialogueTally tally) throws IOException;
}
