package io.parlance.text;

/** A stable merge sort of ints by any order; the JDK has it for boxed ones only. */
final class IntSort {
  private static final int SMALL = 12;

  private IntSort() {}

  @FunctionalInterface
  interface Order {
    int compare(int a, int b);
  }

  static void sort(int[] values, Order order) {
    sort(values.clone(), values, 0, values.length, order);
  }

  /** Sorts {@code into[from … to)}; {@code spare} holds the same values there. */
  private static void sort(int[] spare, int[] into, int from, int to, Order order) {
    if (to - from <= SMALL) {
      for (int i = from + 1; i < to; i++) {
        int value = into[i];
        int j = i;
        for (; j > from && order.compare(into[j - 1], value) > 0; j--) {
          into[j] = into[j - 1];
        }
        into[j] = value;
      }
      return;
    }
    int middle = (from + to) >>> 1;
    sort(into, spare, from, middle, order);
    sort(into, spare, middle, to, order);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right == to || (left < middle && order.compare(spare[left], spare[right]) <= 0);
      into[i] = takeLeft ? spare[left++] : spare[right++];
    }
  }
}
