package io.parlance.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Watches one source and refuses it when it is no text of the encoding it is read in. */
final class TextQuality {
  /** More than one in so many bytes (characters, in encodings other than UTF-8) broken: no text. */
  private static final int REFUSED_SHARE = 10;

  private long bytes;
  private long units;
  private long broken;
  private long firstBroken = -1;

  /** Adds the next chunk; throws as the other does. */
  void add(TextChunk chunk) throws CorpusException {
    SourceText source = Objects.requireNonNull(chunk.source);
    add(source, chunk.utf8, chunk.length, chunk.textOffset, chunk.brokenBefore);
  }

  /**
   * Adds the next piece of text.
   *
   * @param utf8 what was found in it
   * @param length its bytes
   * @param offset where it stands in the text
   * @param brokenBefore broken sequences that {@link SourceText} has replaced in it
   * @throws CorpusException if it holds a NUL, or the text so far (a piece at least, or all of it)
   *     is broken by more than a tenth
   */
  void add(SourceText source, Utf8 utf8, int length, long offset, long brokenBefore)
      throws CorpusException {
    if (utf8.firstNul() >= 0) {
      throw new CorpusException(
          String.format(
              Locale.ROOT,
              "%s is no %s text: NUL at byte %,d; %s",
              source.name(),
              source.charset(),
              offset + utf8.firstNul(),
              remedy(source.charset(), "UTF-16LE or UTF-16BE")));
    }
    if (firstBroken < 0 && (utf8.firstBroken() >= 0 || brokenBefore > 0)) {
      firstBroken = offset + Math.max(0, utf8.firstBroken());
    }
    boolean ownUtf8 = source.charset().equals(StandardCharsets.UTF_8);
    bytes += length;
    units += ownUtf8 ? length : utf8.characters();
    broken += ownUtf8 ? utf8.brokenBytes() : brokenBefore;
    if (broken * REFUSED_SHARE > units) {
      throw new CorpusException(
          String.format(
              Locale.ROOT,
              "%s is no %s text: %d %% of its first %,d bytes are broken, from byte %,d on; %s",
              source.name(),
              source.charset(),
              broken * 100 / Math.max(1, units),
              bytes,
              firstBroken,
              remedy(source.charset(), "GB18030, common in Chinese files")));
    }
  }

  private static String remedy(Charset charset, String guess) {
    return charset.equals(StandardCharsets.UTF_8)
        ? "name its encoding with --encoding (perhaps " + guess + "), or leave it out"
        : "name another encoding with --encoding, or leave it out";
  }
}
