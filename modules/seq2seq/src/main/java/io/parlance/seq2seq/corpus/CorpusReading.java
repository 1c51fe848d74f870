package io.parlance.seq2seq.corpus;

import io.parlance.text.dialogues.DialogueReport;
import java.util.Optional;

/**
 * A corpus, and the files it was read from.
 *
 * @param corpus what is learned
 * @param analyzer the specification that makes the same tokens of a text again
 * @param training the files to learn from
 * @param heldOut the files to measure by, where there are some
 */
public record CorpusReading(
    ChatCorpus corpus,
    String analyzer,
    DialogueReport training,
    Optional<DialogueReport> heldOut) {}
