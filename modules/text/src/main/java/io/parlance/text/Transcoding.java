package io.parlance.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of any encoding as UTF-8; what is broken becomes U+FFFD and is counted. */
final class Transcoding extends InputStream {
  private static final int BUFFER = 1 << 14;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .replaceWith(new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD});
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER);
  private final ByteBuffer utf8 = ByteBuffer.allocate(BUFFER * 4).flip();
  private boolean ended;
  private boolean done;
  private long brokenSequences;

  Transcoding(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  long brokenSequences() {
    return brokenSequences;
  }

  @Override
  public int read() throws IOException {
    return fill() ? utf8.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int part = Math.min(length, utf8.remaining());
    utf8.get(into, offset, part);
    return part;
  }

  private boolean fill() throws IOException {
    while (!utf8.hasRemaining()) {
      if (done) {
        return false;
      }
      decode();
    }
    return true;
  }

  private void decode() throws IOException {
    if (!ended) {
      bytes.compact();
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = read < 0;
      bytes.position(bytes.position() + Math.max(0, read)).flip();
    }
    CoderResult result = decoder.decode(bytes, chars, ended);
    if (result.isError()) {
      brokenSequences++;
      bytes.position(bytes.position() + result.length());
      if (chars.hasRemaining()) {
        chars.put('\uFFFD');
      }
    } else if (result.isUnderflow() && ended) {
      done = true;
      decoder.flush(chars);
    }
    chars.flip();
    utf8.clear();
    encoder.encode(chars, utf8, done); // keeps half a surrogate pair for the next time
    utf8.flip();
    chars.compact();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
