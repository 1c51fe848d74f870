package io.parlance.text.dialogues;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What was read.
 *
 * @param files each file in order
 */
public record DialogueReport(List<DialogueFile> files) {

  /** Takes a copy of the list. */
  public DialogueReport {
    files = List.copyOf(files);
  }

  /** Dialogues of all files. */
  public long dialogues() {
    return sum(DialogueFile::dialogues);
  }

  /** Utterances of all files. */
  public long utterances() {
    return sum(DialogueFile::utterances);
  }

  /** Pairs of a question and a reply in all files. */
  public long pairs() {
    return sum(DialogueFile::pairs);
  }

  /** Entries of all files that could not be understood and were left out. */
  public long malformed() {
    return sum(DialogueFile::malformed);
  }

  /** Broken byte sequences of all files. */
  public long brokenSequences() {
    return sum(DialogueFile::brokenSequences);
  }

  /** Utterances of all files that were cut. */
  public long cutUtterances() {
    return sum(DialogueFile::cutUtterances);
  }

  private long sum(ToLongFunction<DialogueFile> count) {
    return files.stream().mapToLong(count).sum();
  }
}
