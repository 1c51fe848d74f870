package io.parlance.text;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Cuts the sources of a corpus into chunks, one after the other, where no token is cut. */
final class ChunkReader implements Closeable {
  private final Corpus corpus;
  private final Iterator<CorpusSource> sources;
  private final byte[] carried = new byte[TextChunk.SIZE]; // cut off from the last chunk
  private int carriedLength;
  private @Nullable SourceText current;
  private long textOffset;
  private long storedBefore; // bytes of the sources before the current one
  private long brokenBefore;
  private boolean midLine;
  private boolean inGiantToken;

  ChunkReader(Corpus corpus) {
    this.corpus = corpus;
    this.sources = corpus.sources().iterator();
  }

  /** Fills the chunk with the next piece of text; false at the end of the corpus. */
  boolean next(TextChunk chunk) throws IOException {
    chunk.failure = null;
    chunk.report = null;
    if (current == null) {
      if (!sources.hasNext()) {
        return false;
      }
      current = new SourceText(sources.next(), corpus.charset());
      textOffset = 0;
      brokenBefore = 0;
      midLine = false;
      inGiantToken = false;
    }
    SourceText source = current;
    System.arraycopy(carried, 0, chunk.bytes, 0, carriedLength);
    int filled = source.read(chunk.bytes, carriedLength, chunk.bytes.length);
    carriedLength = 0;
    chunk.endsSource = filled < chunk.bytes.length;
    while (inGiantToken && filled > 0) {
      int kept = dropGiantToken(chunk.bytes, filled);
      filled = source.read(chunk.bytes, kept, chunk.bytes.length);
      chunk.endsSource = filled < chunk.bytes.length;
    }
    chunk.length = filled;
    if (!chunk.endsSource) {
      cut(chunk);
    }
    chunk.source = source;
    chunk.textOffset = textOffset;
    chunk.startsMidLine = midLine;
    chunk.storedBytes = storedBefore + source.storedBytes();
    chunk.brokenBefore = source.brokenSequences() - brokenBefore;
    brokenBefore = source.brokenSequences();
    textOffset += chunk.length;
    midLine = chunk.length > 0 ? chunk.bytes[chunk.length - 1] != '\n' : midLine;
    if (chunk.endsSource) {
      if (textOffset == 0) {
        throw new CorpusException(
            source.name().equals("-")
                ? "standard input is empty"
                : source.name() + " holds no text");
      }
      chunk.report = source.report();
      source.close();
      storedBefore += source.storedBytes();
      chunk.storedBytes = storedBefore;
      current = null;
    }
    return true;
  }

  private void cut(TextChunk chunk) {
    int filled = chunk.length;
    int cut = SafeCut.last(chunk.bytes, filled);
    if (cut == 0) {
      // All of it is one token: too long for a word, and so is its rest in the next chunks.
      inGiantToken = true;
      cut = SafeCut.betweenCharacters(chunk.bytes, filled);
    }
    chunk.length = cut;
    carriedLength = filled - cut;
    System.arraycopy(chunk.bytes, cut, carried, 0, carriedLength);
  }

  private int dropGiantToken(byte[] bytes, int filled) {
    int end = SafeCut.first(bytes, filled);
    inGiantToken = end == filled;
    System.arraycopy(bytes, end, bytes, 0, filled - end);
    textOffset += end;
    return filled - end;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
  }
}
