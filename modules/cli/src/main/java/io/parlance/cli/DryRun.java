package io.parlance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.parlance.embeddings.checkpoints.CheckpointInterval;
import io.parlance.embeddings.memory.Forecast;
import io.parlance.embeddings.memory.Heap;
import io.parlance.embeddings.memory.MemoryPlan;
import io.parlance.embeddings.memory.MemoryPlan.Part;
import io.parlance.embeddings.memory.ProcessPeak;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a training would take, told instead of training.
 *
 * @param words of the vocabulary
 * @param tokens to learn from
 * @param held what lives in the heap when training begins
 * @param readSeconds that reading took
 */
record DryRun(
    int words, long tokens, List<Part> held, int threads, double readSeconds, Forecast forecast) {
  private static final double MEGABYTE = 1 << 20;

  /** A training may take so many times as long as was foretold. */
  private static final double SLOWER = 2;

  /** A copy leaves one of so many parts of the heap free. */
  private static final int SPARE_PARTS = 8;

  DryRun {
    held = List.copyOf(held);
  }

  /** With what a checkpoint copies while it is written, if one is to be and there is room. */
  DryRun with(CheckpointInterval every) {
    boolean kept =
        every instanceof CheckpointInterval.Epochs
            || (every instanceof CheckpointInterval.Time time
                && forecast.seconds() * SLOWER >= time.duration().toSeconds());
    long room = Heap.size() - Heap.size() / SPARE_PARTS - living() - forecast.memory().bytes();
    if (!kept || forecast.state() > room) {
      return this; // then it is written from where it is
    }
    List<Part> more = new ArrayList<>(held);
    more.add(new Part("copy for a checkpoint", "", forecast.state()));
    return new DryRun(words, tokens, more, threads, readSeconds, forecast);
  }

  private long living() {
    return held.stream().mapToLong(Part::bytes).sum();
  }

  /** What lives, of which some parts are known by name. */
  static List<Part> held(long living, Part... known) {
    List<Part> parts = new ArrayList<>(List.of(known));
    long others = living - parts.stream().mapToLong(Part::bytes).sum();
    parts.add(new Part("other objects", "", Math.max(0, others)));
    return parts;
  }

  /** The refusal of a training, as an object on standard output where that is asked for. */
  static Failure refused(Streams streams, boolean json, Failure failure) throws IOException {
    if (json) {
      Json.print(
          streams,
          object -> {
            object.writeBooleanField("dry_run", true);
            object.writeBooleanField("fits", false);
            object.writeStringField("refusal", failure.line());
            object.writeNumberField("heap_limit_bytes", Heap.size());
          });
    }
    return failure;
  }

  /** Lines, or an object, on standard output. */
  void print(Streams streams, boolean json) throws IOException {
    if (json) {
      Json.print(streams, this::write);
    } else {
      tell(streams);
    }
  }

  private ProcessPeak peak() {
    return ProcessPeak.of(living(), forecast.memory().bytes(), threads, forecast.code());
  }

  private long heap(ProcessPeak peak) {
    return Math.min(Heap.size(), peak.living() + Heap.size() - Heap.room(Heap.size()));
  }

  private void tell(Streams streams) {
    ProcessPeak peak = peak();
    MemoryPlan.Stage stage = forecast.memory().peak();
    var out = streams.out();
    out.printf(Locale.ROOT, "words   %,d different, %,d in all", words, tokens);
    forecast
        .sizes()
        .forEach(size -> out.printf(Locale.ROOT, "; %,d %s", size.value(), size.name()));
    out.printf(Locale.ROOT, "%nmemory  at its peak, while %s:%n", stage.name());
    List<Part> rows = new ArrayList<>(stage.parts());
    rows.addAll(held);
    rows.addAll(peak.parts());
    rows.add(new Part("in all", "", peak.bytes()));
    for (Part row : rows) {
      out.printf(
          Locale.ROOT,
          "  %-28s %-22s %,10.1f MB%n",
          row.name(),
          row.shape(),
          row.bytes() / MEGABYTE);
    }
    out.printf(
        Locale.ROOT,
        "heap    %,.0f MB of at most %,.0f MB%n",
        heap(peak) / MEGABYTE,
        Heap.size() / MEGABYTE);
    out.printf(
        Locale.ROOT,
        "time    about %s: %s to read, as now, and %s to learn (%s)%n",
        ProgressDisplay.clock(readSeconds + forecast.seconds()),
        ProgressDisplay.clock(readSeconds),
        ProgressDisplay.clock(forecast.seconds()),
        forecast.basis());
    out.println("dry run: nothing was trained, nothing was written");
  }

  private void write(JsonGenerator json) throws IOException {
    ProcessPeak peak = peak();
    json.writeBooleanField("dry_run", true);
    json.writeBooleanField("fits", true);
    json.writeNumberField("words", words);
    json.writeNumberField("tokens", tokens);
    for (Forecast.Size size : forecast.sizes()) {
      json.writeNumberField(size.name().replace(' ', '_'), size.value());
    }
    json.writeArrayFieldStart("stages");
    for (MemoryPlan.Stage stage : forecast.memory().stages()) {
      json.writeStartObject();
      json.writeStringField("name", stage.name());
      json.writeNumberField("bytes", stage.bytes());
      write(json, "parts", stage.parts());
      json.writeEndObject();
    }
    json.writeEndArray();
    write(json, "held", held);
    write(json, "process", peak.parts());
    json.writeNumberField("heap_bytes", heap(peak));
    json.writeNumberField("heap_limit_bytes", Heap.size());
    json.writeNumberField("peak_memory_bytes", peak.bytes());
    Json.number(json, "read_seconds", readSeconds);
    Json.number(json, "learn_seconds", forecast.seconds());
    json.writeStringField("learn_seconds_basis", forecast.basis());
  }

  private static void write(JsonGenerator json, String name, List<Part> parts) throws IOException {
    json.writeArrayFieldStart(name);
    for (Part part : parts) {
      json.writeStartObject();
      json.writeStringField("name", part.name());
      json.writeStringField("shape", part.shape());
      json.writeNumberField("bytes", part.bytes());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
