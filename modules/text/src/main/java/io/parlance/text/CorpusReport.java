package io.parlance.text;

import java.util.List;

/**
 * What was read and what was made of it.
 *
 * @param sources each source in order
 * @param bytes of all sources as stored
 * @param characters code points of the text
 * @param lines lines of the text
 * @param tokens before the vocabulary was cut
 * @param types distinct tokens before the vocabulary was cut
 * @param brokenSequences byte sequences that the encoding does not know, each replaced by U+FFFD
 * @param overlongTokens tokens above {@link CorpusEncoder#MAX_TOKEN_BYTES} bytes, left out and not
 *     counted in {@code tokens}
 * @param prunedTypes rare types forgotten on the way because the provisional vocabulary was full; a
 *     type that is forgotten twice counts twice, here and in {@code types}
 * @param prunedTokens the tokens of those types
 * @param seconds wall time of it all
 */
public record CorpusReport(
    List<SourceReport> sources,
    long bytes,
    long characters,
    long lines,
    long tokens,
    long types,
    long brokenSequences,
    long overlongTokens,
    long prunedTypes,
    long prunedTokens,
    double seconds) {

  /** Takes a copy of the list. */
  public CorpusReport {
    sources = List.copyOf(sources);
  }
}
