package io.parlance.embeddings.checkpoints;

import io.parlance.embeddings.io.ModelFormatException;
import io.parlance.embeddings.io.ModelKind;
import io.parlance.embeddings.io.TensorData;
import io.parlance.embeddings.io.TensorFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * States in files, the last two of them. A state is copied and then written by a thread of the
 * store's own, so that the training waits for the copy alone; where the heap has no room for a copy
 * it waits for the file. To be closed, which waits for what is being written.
 */
public final class CheckpointStore implements Checkpoints, Closeable {
  private final CheckpointFiles files;
  private final Fingerprint fingerprint;
  private final CheckpointInterval interval;
  private final boolean resume;
  private final CheckpointListener listener;
  private final Snapshot snapshot;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "checkpoints");
            thread.setDaemon(true); // what ends the process does not wait for it
            return thread;
          });
  private Optional<Future<?>> writing = Optional.empty();
  private long last = System.nanoTime();
  private int epochs; // since the last one was kept
  private boolean asked;
  private Optional<SavedState> from = Optional.empty();
  private Optional<Path> resumed = Optional.empty();
  private boolean toldOfRoom;
  private volatile boolean newestIsSound; // then it becomes the previous one
  private volatile boolean failing; // told once, until a write succeeds
  private volatile boolean keptAny;

  private CheckpointStore(
      CheckpointFiles files,
      Fingerprint fingerprint,
      CheckpointInterval interval,
      boolean resume,
      CheckpointListener listener,
      Snapshot snapshot) {
    this.files = files;
    this.fingerprint = fingerprint;
    this.interval = interval;
    this.resume = resume;
    this.listener = listener;
    this.snapshot = snapshot;
  }

  /** The store of a training that begins anew; what is there is replaced when a state is kept. */
  public static CheckpointStore beginning(
      CheckpointFiles files,
      Fingerprint fingerprint,
      CheckpointInterval interval,
      CheckpointListener listener) {
    return new CheckpointStore(files, fingerprint, interval, false, listener, Snapshot.onHeap());
  }

  /** The store of a training that goes on from the newest sound state, if there is one. */
  public static CheckpointStore resuming(
      CheckpointFiles files,
      Fingerprint fingerprint,
      CheckpointInterval interval,
      CheckpointListener listener) {
    return new CheckpointStore(files, fingerprint, interval, true, listener, Snapshot.onHeap());
  }

  /** One that copies what this snapshot has room for. */
  static CheckpointStore beginning(
      CheckpointFiles files,
      Fingerprint fingerprint,
      CheckpointInterval interval,
      CheckpointListener listener,
      Snapshot snapshot) {
    return new CheckpointStore(files, fingerprint, interval, false, listener, snapshot);
  }

  /**
   * {@inheritDoc} The files are read through when this is first asked; where the newest is damaged
   * the listener is warned, and the one before is taken.
   *
   * @throws AnotherTrainingException if the state is of another training
   * @throws ModelFormatException if all that are there are damaged
   */
  @Override
  public Optional<SavedState> from() throws IOException {
    if (!asked && resume) {
      from = newestSound();
    }
    asked = true;
    return from;
  }

  private Optional<SavedState> newestSound() throws IOException {
    if (!files.exist()) {
      return Optional.empty();
    }
    String damage;
    if (Files.exists(files.newest())) {
      try {
        SavedState state = StoredState.of(files.newest(), fingerprint);
        resumed = Optional.of(files.newest());
        newestIsSound = true;
        return Optional.of(state);
      } catch (AnotherTrainingException e) {
        throw e;
      } catch (IOException e) {
        damage = String.valueOf(e.getMessage());
        if (!Files.exists(files.previous())) {
          throw new ModelFormatException(
              damage + "; there is none before it: train anew without --resume", e);
        }
      }
    } else {
      damage = files.newest() + ": is gone";
    }
    try {
      SavedState state = StoredState.of(files.previous(), fingerprint);
      listener.warning(damage + "; the one before is taken, " + files.previous());
      resumed = Optional.of(files.previous());
      return Optional.of(state);
    } catch (AnotherTrainingException e) {
      throw e;
    } catch (IOException e) {
      throw new ModelFormatException(
          damage + "; and the one before, " + e.getMessage() + ": train anew without --resume", e);
    }
  }

  /** The file of the state that {@link #from} gave. */
  public Optional<Path> resumedFrom() {
    return resumed;
  }

  @Override
  public boolean due(boolean epochEnds) {
    if (epochEnds) {
      epochs++;
    }
    if (writing.isPresent() && !writing.get().isDone()) {
      return false;
    }
    if (interval instanceof CheckpointInterval.Time time) {
      return System.nanoTime() - last >= time.duration().toNanos();
    }
    return interval instanceof CheckpointInterval.Epochs every
        && epochEnds
        && epochs >= every.count();
  }

  /** {@inheritDoc} Waits where the state before is still being written. */
  @Override
  public void keep(TrainingState state) {
    if (interval instanceof CheckpointInterval.Never) {
      return;
    }
    await();
    Map<String, String> metadata = StoredState.metadata(state, fingerprint);
    Optional<Map<String, TensorData>> copy = snapshot.of(state.tensors());
    if (copy.isPresent()) {
      Map<String, TensorData> tensors = copy.get();
      writing = Optional.of(writer.submit(() -> write(metadata, tensors)));
    } else {
      if (!toldOfRoom) {
        listener.warning(
            "the heap has no room for a copy of what is learned: the training waits while a"
                + " checkpoint is written; more --memory would spare it that");
        toldOfRoom = true;
      }
      write(metadata, state.tensors());
    }
    last = System.nanoTime();
    epochs = 0;
  }

  private void write(Map<String, String> metadata, Map<String, TensorData> tensors) {
    try {
      files.deleteUnfinished();
      if (newestIsSound) {
        TensorFile.write(files.newest(), files.previous(), ModelKind.CHECKPOINT, metadata, tensors);
      } else {
        TensorFile.write(files.newest(), ModelKind.CHECKPOINT, metadata, tensors);
        if (!resume) {
          Files.deleteIfExists(files.previous()); // of an earlier training
        }
      }
      newestIsSound = true;
      failing = false;
      keptAny = true;
      listener.kept(files.newest());
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      if (!failing) {
        listener.warning("no checkpoint was written: " + e.getMessage());
      }
      failing = true;
    }
  }

  private void await() {
    boolean interrupted = false;
    while (writing.isPresent()) {
      try {
        writing.get().get();
        writing = Optional.empty();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a checkpoint's listener failed", e.getCause());
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The file of the state that was kept last. */
  public Path newest() {
    return files.newest();
  }

  /** Whether the last state that was to be kept was written; waits until it is. */
  public boolean isKept() {
    await();
    return keptAny && !failing;
  }

  /** Removes the files, of a training that is done. */
  public void delete() throws IOException {
    await();
    files.delete();
  }

  @Override
  public void close() {
    await();
    writer.shutdown();
  }
}
