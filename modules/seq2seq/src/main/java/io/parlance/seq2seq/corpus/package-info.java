/**
 * From dialogues to what a model learns: a vocabulary, exchanges as ids, and beside them what is
 * held out to measure by. Neighbouring utterances of a dialogue are question and reply; with a
 * context, turns before are joined to the question.
 *
 * <pre>{@code
 * ChatCorpusReader reader =
 *     new ChatCorpusReader(ChatCorpusOptions.defaults(), "auto", Parallel.sequential());
 * Dialogues dialogues = Dialogues.of(List.of("talks.tsv"), StandardCharsets.UTF_8);
 * ChatCorpus corpus = reader.read(dialogues, Optional.empty()).corpus();
 * }</pre>
 */
@NullMarked
package io.parlance.seq2seq.corpus;

import org.jspecify.annotations.NullMarked;
