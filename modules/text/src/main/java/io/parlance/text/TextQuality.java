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

  /**
   * Adds the next chunk.
   *
   * @throws CorpusException if it holds a NUL, or the text so far (256 KB at least, or all of it)
   *     is broken by more than a tenth
   */
  void add(TextChunk chunk) throws CorpusException {
    SourceText source = Objects.requireNonNull(chunk.source);
    Utf8 utf8 = chunk.utf8;
    if (utf8.firstNul() >= 0) {
      throw new CorpusException(
          String.format(
              Locale.ROOT,
              "%s is no %s text: NUL at byte %,d; %s",
              source.name(),
              source.charset(),
              chunk.textOffset + utf8.firstNul(),
              remedy(source.charset(), "UTF-16LE or UTF-16BE")));
    }
    if (firstBroken < 0 && (utf8.firstBroken() >= 0 || chunk.brokenBefore > 0)) {
      firstBroken = chunk.textOffset + Math.max(0, utf8.firstBroken());
    }
    boolean ownUtf8 = source.charset().equals(StandardCharsets.UTF_8);
    bytes += chunk.length;
    units += ownUtf8 ? chunk.length : utf8.characters();
    broken += ownUtf8 ? utf8.brokenBytes() : chunk.brokenBefore;
    if (broken * REFUSED_SHARE > units) {
      throw new CorpusException(
          String.format(
              Locale.ROOT,
              "%s is no %s text: %d %% of its first %,d bytes are broken, from byte %,d on; %s",
              source.name(),
              source.charset(),
              broken * 100 / units,
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
