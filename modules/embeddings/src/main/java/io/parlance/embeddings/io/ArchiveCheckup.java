package io.parlance.embeddings.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Zip archives of DL4J's: their entries are unpacked and summed up, without DL4J. */
final class ArchiveCheckup implements Checkup {
  private final Path path;

  ArchiveCheckup(Path path) {
    this.path = path;
  }

  @Override
  public void examine(Findings findings) throws IOException {
    try (ZipFile archive = new ZipFile(path.toFile())) {
      Archives.checkContent(path, archive);
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        try (InputStream in = archive.getInputStream(entry)) {
          sum(entry, in, findings);
        } catch (ZipException | EOFException e) {
          add(findings, Symptom.CUT_OFF, entry.getName() + " cannot be unpacked: " + reason(e));
        }
      }
    } catch (ModelFormatException e) {
      findings.add(e);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      add(findings, Symptom.CUT_OFF, "a zip archive that is damaged or cut off: " + reason(e));
    }
  }

  private void sum(ZipEntry entry, InputStream in, Findings findings) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      crc.update(buffer, 0, n);
      bytes += n;
    }
    if (bytes != entry.getSize() || crc.getValue() != entry.getCrc()) {
      add(
          findings,
          Symptom.CHECKSUM,
          String.format(
              Locale.ROOT,
              "%s unpacks to %d bytes with the checksum %08x, expected %d and %08x",
              printable(entry.getName()),
              bytes,
              crc.getValue(),
              entry.getSize(),
              entry.getCrc()));
    }
  }

  private void add(Findings findings, Symptom symptom, String text) {
    findings.add(new Finding(path, symptom, new Place.Whole(), text));
  }

  private static String reason(Exception e) {
    return printable(String.valueOf(e.getMessage()));
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public long words() {
    return 0;
  }

  @Override
  public long dimension() {
    return 0;
  }

  @Override
  public RepairReport repair(Path out) throws IOException {
    throw new ModelFormatException(
        path + ": archives of DL4J's are not repaired; what still loads can be saved by: convert");
  }
}
