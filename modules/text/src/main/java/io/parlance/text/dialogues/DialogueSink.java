package io.parlance.text.dialogues;

import java.io.IOException;

/** Takes dialogues as they are read. */
@FunctionalInterface
public interface DialogueSink {

  /** The next dialogue; what is thrown ends the reading. */
  void dialogue(Dialogue dialogue) throws IOException;
}
