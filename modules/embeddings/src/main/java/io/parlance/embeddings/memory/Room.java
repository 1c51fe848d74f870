package io.parlance.embeddings.memory;

/**
 * What a training finds when it begins.
 *
 * @param heap the bytes that may be taken in all, as {@link Heap#size} tells
 * @param held the bytes that are taken and stay so
 */
public record Room(long heap, long held) {

  /**
   * The room there is now in a heap of so many bytes. Garbage counts as held, unless that leaves
   * less than {@code need}: then it is collected, which takes its time.
   */
  public static Room of(long heap, long need) {
    Room room = new Room(heap, Heap.taken());
    return need <= room.free() ? room : new Room(heap, Heap.living());
  }

  /** The bytes that can be taken; below 0 where too many are. */
  public long free() {
    return Heap.room(heap) - held;
  }
}
