/**
 * Text becomes tokens, tokens become ids.
 *
 * <p>A corpus (files, directories, standard input) is read and cut into tokens by an analyzer once,
 * on all cores; the vocabulary and the encoded corpus come out, and epochs stream over the latter.
 *
 * <pre>{@code
 * Corpus corpus = Corpus.of(List.of("wordnet:"), StandardCharsets.UTF_8);
 * CorpusEncoder encoder =
 *     new CorpusEncoder(
 *         TextAnalyzer.named("auto"), EncodingOptions.defaults(), 2, EncodingListener.none());
 * try (EncodedCorpus encoded = encoder.encode(corpus);
 *     SentenceReader sentences = encoded.open(0, 1)) {
 *   while (sentences.next()) {
 *     System.out.println(encoded.vocabulary().word(sentences.ids()[0]));
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.parlance.text;

import org.jspecify.annotations.NullMarked;
