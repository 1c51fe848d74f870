package io.parlance.text.dialogues;

import io.parlance.text.SourceReport;
import java.util.Optional;

/**
 * One file as it was read.
 *
 * @param source name, size and digest
 * @param format how its dialogues are written
 * @param dialogues how many it holds
 * @param utterances in those dialogues
 * @param pairs of a question and a reply in those dialogues
 * @param malformed entries (lines, mostly) that could not be understood and were left out
 * @param firstMalformed where the first of them is, and what is wrong there
 * @param brokenSequences byte sequences that the encoding does not know, each replaced by U+FFFD
 * @param cutUtterances utterances of which only the first {@link Dialogues#MAX_UTTERANCE}
 *     characters were kept
 */
public record DialogueFile(
    SourceReport source,
    DialogueFormat format,
    long dialogues,
    long utterances,
    long pairs,
    long malformed,
    Optional<String> firstMalformed,
    long brokenSequences,
    long cutUtterances) {}
