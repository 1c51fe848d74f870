package io.parlance.tensor.autograd;

import java.util.ArrayList;
import java.util.List;

/**
 * Room for what a step computes: taken piece by piece, given back all at once, so that steps after
 * the largest allocate nothing. Pieces begin on multiples of 16 floats.
 *
 * <p>A step that needs more than there is gets further arrays; when it is over, one of the size of
 * all takes their place. (Else the odd ends of many would never fit anything again.)
 */
final class Workspace {
  private static final int CHUNK = 1 << 22; // floats
  private static final int MOST = Integer.MAX_VALUE - 8; // floats of an array
  private static final int SPARE = 16; // a sixteenth more than was needed
  private static final int STEP = 16;
  private static final int LEAD = 12; // floats from an array's header to the next cache line

  private final List<float[]> chunks = new ArrayList<>();
  private int current;
  private int used = LEAD;
  private long taken; // floats of all pieces, with what lies between them

  /** A piece: floats of {@code array} from {@code at} on; what they hold is old. */
  static final class Room {
    final float[] array;
    final int at;

    private Room(float[] array, int at) {
      this.array = array;
      this.at = at;
    }
  }

  /** Makes room for pieces of so many floats in all, if there is less; nothing is taken now. */
  void reserve(long floats) {
    if (taken == 0 && size() < floats && floats <= MOST - LEAD) {
      chunks.clear();
      chunks.add(new float[(int) floats + LEAD]);
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
    long stepped = ((long) size + STEP - 1) / STEP * STEP;
    used = (int) Math.min(array.length, used + stepped);
    taken += stepped;
    return room;
  }

  /** Gives everything back. */
  void reset() {
    if (chunks.size() > 1) {
      chunks.clear();
      long size = LEAD + taken + taken / SPARE;
      if (size <= MOST) {
        chunks.add(new float[(int) size]);
      }
    }
    current = 0;
    used = LEAD;
    taken = 0;
  }

  /** Floats that are held. */
  long size() {
    return chunks.stream().mapToLong(chunk -> chunk.length).sum();
  }
}
