package io.parlance.embeddings.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells zip archives apart by what they hold, and finds who reads them. */
final class Archives {
  private static final String DL4J_VECTORS = "syn0.txt";
  private static final String DL4J_NETWORK = "coefficients.bin";

  private Archives() {}

  /**
   * Looks for word vectors.
   *
   * @throws ModelFormatException if the archive holds none
   */
  static void checkContent(Path path, ZipFile archive) throws IOException {
    if (archive.getEntry(DL4J_VECTORS) == null) {
      String found =
          archive.getEntry(DL4J_NETWORK) == null
              ? "a zip archive without word vectors of DL4J's ("
                  + DL4J_VECTORS
                  + "); if a file of word vectors is in it, unpack it"
              : "a network of DL4J's, expected word vectors: its embedding layer has no words to"
                  + " go with its weights";
      throw new ModelFormatException(
          new Finding(path, Symptom.CONTENT, new Place.Whole(), found), null);
    }
  }

  /**
   * Who reads this archive.
   *
   * @throws ModelFormatException if it is damaged or holds something else, or the module that reads
   *     it is missing
   */
  static ArchiveReader reader(Path path) throws IOException {
    try (ZipFile archive = new ZipFile(path.toFile())) {
      checkContent(path, archive);
    } catch (ZipException | EOFException e) {
      throw new ModelFormatException(
          path + ": a zip archive that is damaged or cut off: " + e.getMessage(), e);
    }
    for (ArchiveReader reader :
        ServiceLoader.load(ArchiveReader.class, ArchiveReader.class.getClassLoader())) {
      if (reader.format() == EmbeddingsFormat.DL4J) {
        return reader;
      }
    }
    throw new ModelFormatException(
        path
            + ": a model of DL4J's, which the module parlance-dl4j reads; it is not on the class"
            + " path (./parlance puts it there for a file whose name ends in .zip)");
  }
}
