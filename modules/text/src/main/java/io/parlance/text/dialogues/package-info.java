/**
 * Files of dialogues become exchanges, and exchanges tokens, from which text can be made again.
 *
 * <p>A file's format is recognised by its content. Consecutive utterances of a dialogue are a
 * question and its reply. Unlike the words of a corpus, the tokens of an utterance keep its marks:
 * whoever learns to reply learns to write them too.
 *
 * <pre>{@code
 * Dialogues dialogues = Dialogues.of(List.of("talks.tsv"), StandardCharsets.UTF_8);
 * DialogueTokenizer tokenizer = DialogueTokenizer.named("auto");
 * DialogueReport report =
 *     dialogues.read(
 *         dialogue -> {
 *           List<List<String>> tokens = tokenizer.tokens(dialogue.utterances());
 *           for (ExchangePair<List<String>> pair : ExchangePair.of(tokens, 1)) {
 *             System.out.println(pair.turns() + " -> " + tokenizer.text(pair.reply()));
 *           }
 *         });
 * System.out.println(report.pairs());
 * }</pre>
 */
@NullMarked
package io.parlance.text.dialogues;

import org.jspecify.annotations.NullMarked;
