package io.parlance.text.dialogues;

import java.util.List;

/**
 * What was said, one after the other.
 *
 * @param utterances in order, none blank; on one line each, without control characters
 * @param source the name of the file
 * @param line where the dialogue begins in it, from 1
 */
public record Dialogue(List<String> utterances, String source, long line) {

  /** Takes a copy of the list. */
  public Dialogue {
    utterances = List.copyOf(utterances);
  }

  /** How many questions have a reply: one less than utterances. */
  public int pairs() {
    return Math.max(0, utterances.size() - 1);
  }
}
