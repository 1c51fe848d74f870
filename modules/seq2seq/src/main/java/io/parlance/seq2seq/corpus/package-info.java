/**
 * From dialogues to what a model learns: a vocabulary, exchanges as ids, and beside them what is
 * held out to measure by. Neighbouring utterances of a dialogue are question and reply; with a
 * context, turns before are joined to the question.
 *
 * <pre>{@code
 * ChatCorpusBuilder builder = new ChatCorpusBuilder(ChatCorpusOptions.defaults());
 * builder.add(List.of(new Utterance("Hello!", List.of("hello", "!")),
 *     new Utterance("Hi.", List.of("hi", "."))));
 * ChatCorpus corpus = builder.build();
 * }</pre>
 */
@NullMarked
package io.parlance.seq2seq.corpus;

import org.jspecify.annotations.NullMarked;
