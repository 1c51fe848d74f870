/**
 * Our analyzers and corpora where DL4J asks for a tokenizer, sentences or documents, so that its
 * vectorizers, its Word2Vec and its ParagraphVectors run on Lucene's analysis of English and
 * Chinese. Nothing here loads ND4J.
 *
 * <pre>{@code
 * Corpus corpus = Corpus.of(List.of("books/", "news-*.txt.gz"), StandardCharsets.UTF_8);
 * Word2Vec model =
 *     new Word2Vec.Builder()
 *         .iterate(new CorpusSentences(corpus))
 *         .tokenizerFactory(new LuceneTokenizerFactory(TextAnalyzer.named("english")))
 *         .build();
 * }</pre>
 */
@NullMarked
package io.parlance.dl4j.text;

import org.jspecify.annotations.NullMarked;
