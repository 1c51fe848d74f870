package io.parlance.seq2seq.corpus;

/**
 * What was met in dialogues.
 *
 * @param dialogues with a pair at least, those held out included
 * @param utterances in these
 * @param tokens words of the training's utterances, as long as they are after cutting
 * @param types different ones of them
 * @param unknownTokens of {@code tokens}, those that are not in the vocabulary
 * @param cutUtterances utterances longer than they may be, of which the beginning is kept
 * @param lonely dialogues of one utterance or none, passed over
 */
public record ChatCorpusReport(
    long dialogues,
    long utterances,
    long tokens,
    long types,
    long unknownTokens,
    long cutUtterances,
    long lonely) {}
