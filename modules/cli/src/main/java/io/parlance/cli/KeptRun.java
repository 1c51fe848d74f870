package io.parlance.cli;

import io.parlance.embeddings.checkpoints.CheckpointFiles;
import io.parlance.embeddings.checkpoints.CheckpointListener;
import io.parlance.embeddings.checkpoints.CheckpointStore;
import io.parlance.embeddings.checkpoints.Checkpoints;
import io.parlance.embeddings.checkpoints.Fingerprint;
import io.parlance.embeddings.checkpoints.SavedState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A training with what it leaves beside its output: checkpoints while it runs, and a log. Says what
 * it goes on from.
 */
final class KeptRun implements Closeable {
  /** What trainings count, and how it is told. */
  private static final Map<String, String> PLACES = places();

  private final Path output;
  private final CheckpointPlan plan;
  private final Fingerprint fingerprint;
  private final Consumer<String> says;
  private final RunLog log;
  private final List<CheckpointStore> stores = new ArrayList<>();
  private boolean logFailed;

  /**
   * @param fingerprint what training it is; none where it cannot go on
   * @param begun when it did, by {@link System#nanoTime}
   * @param says where a line for the user goes, from any thread
   */
  KeptRun(
      Path output,
      CheckpointPlan plan,
      Fingerprint fingerprint,
      int threads,
      long begun,
      Consumer<String> says) {
    this.output = output;
    this.plan = plan;
    this.fingerprint = fingerprint;
    this.says = says;
    this.log = new RunLog(output, fingerprint, threads, begun);
  }

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("restart", "%s restarts");
    places.put("epoch", "%s epochs");
    places.put("iterations", "%s iterations");
    places.put("passes", "%s passes");
    places.put("tokens", "%s tokens");
    return Collections.unmodifiableMap(places);
  }

  /**
   * Whether it is to go on but is done already, in an earlier run: then this is said, and nothing
   * is left to do.
   *
   * @throws Failure if the output is of a training that was done with other settings, and there is
   *     no checkpoint
   */
  boolean isDone() throws IOException {
    if (!plan.resume() || fingerprint.isEmpty()) {
      return false;
    }
    Optional<Fingerprint> finished = RunLog.finished(output);
    if (finished.isEmpty()) {
      return false;
    }
    Optional<String> difference = finished.get().difference(fingerprint);
    if (difference.isEmpty()) {
      says.accept("nothing left to do: the training that made " + output + " is finished");
      files("").delete(); // of a run that was killed after it was done
      return true;
    }
    if (files("").exist()) {
      return false; // which belongs to a later training
    }
    throw Failure.work(output + " is finished: " + difference.get());
  }

  private CheckpointFiles files(String suffix) {
    return CheckpointFiles.of(OutputFolder.beside(output, suffix + ".checkpoint"));
  }

  /**
   * Where a training keeps its states; says what it goes on from.
   *
   * @param suffix of the files beside the model, {@code ""} for the usual
   * @param of what training's, as the run's or a part of it
   * @throws IOException if there is one to go on from that cannot be, or that is another training's
   */
  Checkpoints checkpoints(String suffix, Fingerprint of) throws IOException {
    if (of.isEmpty() || !plan.beside()) {
      return Checkpoints.none();
    }
    CheckpointFiles files = files(suffix);
    CheckpointStore store =
        plan.resume()
            ? CheckpointStore.resuming(files, of, plan.every(), listener())
            : CheckpointStore.beginning(files, of, plan.every(), listener());
    stores.add(store);
    Optional<SavedState> from = store.from();
    if (from.isPresent()) {
      String state = store.resumedFrom().orElse(files.newest()) + told(from.get().counters());
      log.goesOnFrom(state);
      says.accept("going on from " + state);
    } else if (plan.resume()) {
      says.accept("there is no " + files.newest() + " yet: beginning anew");
    } else if (files.exist()) {
      says.accept("beginning anew: " + files.newest() + " of an earlier training will be replaced");
    }
    return store;
  }

  /** How far a training was, by those of these that it counts. */
  private static String told(Map<String, String> counters) {
    StringBuilder places = new StringBuilder();
    PLACES.forEach(
        (counter, format) -> {
          if (counters.containsKey(counter)) {
            places.append(", ").append(String.format(Locale.ROOT, format, counters.get(counter)));
          }
        });
    return places.isEmpty() ? "" : places.replace(0, 2, ", after ").toString();
  }

  private CheckpointListener listener() {
    return new CheckpointListener() {
      @Override
      public void kept(Path file) {
        logged(log::kept);
      }

      @Override
      public void warning(String line) {
        says.accept("warning: " + line);
      }
    };
  }

  /** What may fail without harm to the training. */
  @FunctionalInterface
  private interface Logging {
    void write() throws IOException;
  }

  /** Whether the log was written; that it was not is told once. */
  private boolean logged(Logging logging) {
    try {
      logging.write();
      return true;
    } catch (IOException e) {
      if (!logFailed) {
        says.accept("warning: no log was written: " + e.getMessage());
      }
      logFailed = true;
      return false;
    }
  }

  /** The output is saved, and the training done: its checkpoints are removed. */
  void finished(Map<String, Double> phases, double seconds) throws IOException {
    if (plan.beside() && logged(() -> log.ended("finished", phases, seconds))) {
      for (CheckpointStore store : stores) {
        store.delete();
      }
    }
  }

  /**
   * The output is saved as far as the training came.
   *
   * @return what to tell of going on, where there is a checkpoint to go on from
   */
  String interrupted(Map<String, Double> phases, double seconds) {
    Optional<CheckpointStore> last =
        stores.isEmpty() ? Optional.empty() : Optional.of(stores.get(stores.size() - 1));
    if (plan.beside()) {
      logged(() -> log.ended("interrupted", phases, seconds));
    }
    return last.filter(CheckpointStore::isKept)
        .map(store -> "; --resume goes on from " + store.newest())
        .orElse("");
  }

  @Override
  public void close() {
    stores.forEach(CheckpointStore::close);
  }
}
