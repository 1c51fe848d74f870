package io.parlance.embeddings.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The lines of a file of gold judgements, gzipped or not, that are not blank. */
final class GoldFile {
  private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\p{Z}]+");

  /** Takes one line. */
  @FunctionalInterface
  interface LineTaker {
    /**
     * Takes the fields of a line.
     *
     * @param number the line's number, from 1
     * @param fields what white space separates, at least one
     */
    void take(int number, List<String> fields) throws IOException;
  }

  private GoldFile() {}

  static void read(Path path, LineTaker taker) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(path + ": is a directory, expected a file");
    }
    int number = 0;
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(path));
        BufferedReader lines = new BufferedReader(decoded(raw))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        List<String> fields = SPACE.splitAsStream(line).filter(field -> !field.isEmpty()).toList();
        if (!fields.isEmpty()) {
          taker.take(number, fields);
        }
      }
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(path + ": no such file");
    } catch (CharacterCodingException e) {
      throw new IOException(path + ": not UTF-8 somewhere after line " + number, e);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new IOException(path + ": damaged or cut off after line " + number, e);
    }
  }

  private static InputStreamReader decoded(InputStream raw) throws IOException {
    raw.mark(2);
    boolean gzipped = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return new InputStreamReader(
        gzipped ? new GZIPInputStream(raw) : raw,
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  static IOException malformed(Path path, int number, String complaint) {
    return new IOException(path + ": line " + number + ": " + complaint);
  }
}
