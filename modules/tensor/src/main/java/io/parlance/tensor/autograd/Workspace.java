package io.parlance.tensor.autograd;

import java.util.ArrayList;
import java.util.List;

/**
 * Room for what a step computes: taken piece by piece, given back all at once, so that steps after
 * the largest allocate nothing. Pieces begin on multiples of 16 floats.
 */
final class Workspace {
  private static final int CHUNK = 1 << 22; // floats
  private static final int STEP = 16;
  private static final int LEAD = 12; // floats from an array's header to the next cache line

  private final List<float[]> chunks = new ArrayList<>();
  private int current;
  private int used = LEAD;

  /** A piece: floats of {@code array} from {@code at} on; what they hold is old. */
  static final class Room {
    final float[] array;
    final int at;

    private Room(float[] array, int at) {
      this.array = array;
      this.at = at;
    }
  }

  Room take(int size) {
    while (current < chunks.size() && chunks.get(current).length - used < size) {
      current++;
      used = LEAD;
    }
    if (current == chunks.size()) {
      chunks.add(new float[Math.max(CHUNK, Math.addExact(size, LEAD))]);
    }
    float[] array = chunks.get(current);
    Room room = new Room(array, used);
    long end = (long) used + size;
    used = (int) Math.min(array.length, LEAD + (end - LEAD + STEP - 1) / STEP * STEP);
    return room;
  }

  /** Gives everything back. */
  void reset() {
    current = 0;
    used = LEAD;
  }

  /** Floats that are held. */
  long size() {
    return chunks.stream().mapToLong(chunk -> chunk.length).sum();
  }
}
