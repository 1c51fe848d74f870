package io.parlance.embeddings.io;

import io.parlance.embeddings.ModelPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Safetensors files: word vectors, chat models and checkpoints of Parlance's, and those of others.
 * All of them are checked alike, by what their headers say; {@link TensorText} looks at the texts.
 */
final class TensorCheckup implements Checkup {
  private final Path path;
  private final Set<String> damaged = new HashSet<>(); // tensors that cannot be saved
  private final Map<String, TensorScan> scans = new TreeMap<>();
  private Optional<SafetensorsHeader> header = Optional.empty();
  private Optional<TensorWords> words = Optional.empty();
  private Optional<ModelKind> kind = Optional.empty();
  private boolean readable = true; // the tensors lie one after the other
  private boolean summed; // by a checksum that was right

  TensorCheckup(Path path) {
    this.path = path;
  }

  @Override
  public void examine(Findings findings) throws IOException {
    try (ByteInput in = ByteInput.open(path)) {
      TensorBytes bytes = new TensorBytes(in);
      byte[] json = bytes.header();
      SafetensorsHeaderParser parser =
          new SafetensorsHeaderParser(in, json, in.offset() - json.length);
      SafetensorsHeader found = parser.parse();
      header = Optional.of(found);
      checkKind(in, found, findings);
      if (parser.checksumDigits().isPresent()) {
        bytes.sum(json, parser.checksumDigits().getAsInt());
      }
      checkLayout(in, found, findings);
      if (readable) {
        tensors(in, bytes, found, findings);
      }
    } catch (ModelFormatException e) {
      findings.add(e);
    }
  }

  private void checkKind(ByteInput in, SafetensorsHeader found, Findings findings) {
    String format = found.metadata().get(ModelTensors.FORMAT);
    if (format == null) {
      return;
    }
    kind = ModelKind.ofFormat(format);
    if (kind.isEmpty() || !format.equals(kind.get().format())) {
      findings.add(
          in.damaged(
              Symptom.HEADER,
              new Place.Whole(),
              "its format is "
                  + TensorText.quoted(format)
                  + ", which this version of Parlance does not read"));
    }
    if (!found.metadata().containsKey(SafetensorsHeader.CHECKSUM)) {
      findings.add(
          in.damaged(
              Symptom.CHECKSUM,
              new Place.Whole(),
              "no checksum, expected \"" + SafetensorsHeader.CHECKSUM + '"'));
    }
  }

  private void checkLayout(ByteInput in, SafetensorsHeader found, Findings findings)
      throws IOException {
    long next = 0;
    for (TensorEntry tensor : found.tensors()) {
      if (tensor.begin() != next || tensor.end() < tensor.begin()) {
        readable = false;
        findings.add(
            in.damaged(
                Symptom.HEADER,
                new Place.Whole(),
                String.format(
                    Locale.ROOT,
                    "tensor %s has bytes %d to %d, expected to start at %d",
                    TensorText.quoted(tensor.name()),
                    tensor.begin(),
                    tensor.end(),
                    next)));
        return;
      }
      next = tensor.end();
      try {
        if (kind.equals(Optional.of(ModelKind.WORD_VECTORS))
            && !ModelTensors.isOfWords(tensor.name())
            && !ModelPart.isName(tensor.name())) {
          throw in.damaged(
              Symptom.HEADER,
              new Place.Whole(),
              "tensor " + TensorText.quoted(tensor.name()) + " has no name of a model's part");
        }
        if (TensorScan.width(tensor.dtype()) > 0) {
          ModelTensors.checkBytes(in, tensor, TensorScan.width(tensor.dtype()));
        }
      } catch (ModelFormatException e) {
        damaged.add(tensor.name());
        findings.add(e);
      }
    }
    if (!in.gzipped() && next > in.mostBytesLeft(next)) {
      findings.add(
          in.damaged(
              Symptom.CUT_OFF,
              in.offset(),
              "the header announces "
                  + next
                  + " bytes of tensors, but "
                  + in.mostBytesLeft(next)
                  + " follow"));
    }
  }

  private void tensors(ByteInput in, TensorBytes bytes, SafetensorsHeader found, Findings findings)
      throws IOException {
    TensorWords vocabulary = new TensorWords(in, found, findings);
    boolean whole = true;
    for (TensorEntry tensor : found.tensors()) {
      TensorScan scan = new TensorScan(in, tensor, findings);
      scans.put(tensor.name(), scan);
      try {
        scan.read(bytes, vocabulary.collector(tensor));
      } catch (ModelFormatException e) {
        findings.add(e);
        whole = false;
        break;
      }
    }
    vocabulary.check(scans);
    words = Optional.of(vocabulary);
    if (whole) {
      checkEnd(in, bytes, found, findings);
    }
  }

  private void checkEnd(ByteInput in, TensorBytes bytes, SafetensorsHeader found, Findings findings)
      throws IOException {
    String stated = found.metadata().get(SafetensorsHeader.CHECKSUM);
    summed = bytes.checksum().equals(stated);
    if (stated != null && !summed) {
      findings.add(
          in.damaged(
              Symptom.CHECKSUM,
              new Place.Whole(),
              "its checksum is \""
                  + bytes.checksum()
                  + "\", expected "
                  + TensorText.quoted(stated)
                  + ": some of its bytes are not those that were written"));
    }
    if (in.fill(1) > 0) {
      findings.add(in.damaged(Symptom.TRAILING, in.offset(), "more bytes follow the last tensor"));
    }
  }

  /** What the file says it holds, once examined. */
  Optional<ModelKind> kind() {
    return kind;
  }

  @Override
  public long words() {
    return words.map(found -> (long) found.kept().cardinality()).orElse(0L);
  }

  @Override
  public long dimension() {
    return words.map(TensorWords::dimension).orElse(0L);
  }

  @Override
  public RepairReport repair(Path out) throws IOException {
    if (header.isEmpty() || !readable) {
      throw new ModelFormatException(
          path + ": nothing can be saved of it: its header does not say where its tensors are");
    }
    SortedMap<String, Boolean> whole = new TreeMap<>();
    List<TensorEntry> entries = header.get().tensors();
    for (TensorEntry tensor : entries) {
      TensorScan scan = scans.get(tensor.name());
      whole.put(tensor.name(), scan != null && scan.isWhole() && !damaged.contains(tensor.name()));
    }
    return new RepairedTensors(path, header.get(), whole, words, summed).write(out);
  }
}
