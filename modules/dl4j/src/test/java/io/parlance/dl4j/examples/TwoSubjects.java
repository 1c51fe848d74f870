package io.parlance.dl4j.examples;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Sentences about the sea and about the kitchen: the same patterns, each with its own words. */
final class TwoSubjects {
  private static final Subject SEA =
      new Subject(
          List.of("sailor", "captain", "gull", "pilot", "diver", "whale", "seal", "crew"),
          List.of("steers", "anchors", "rows", "moors", "tows", "hoists", "hauls", "sights"),
          List.of("ship", "anchor", "mast", "rudder", "net", "harbour", "island", "reef"),
          List.of("salty", "stormy", "drifting", "tidal", "coastal", "sunken"));
  private static final Subject KITCHEN =
      new Subject(
          List.of("cook", "baker", "waiter", "butcher", "guest", "brewer", "taster", "maid"),
          List.of("bakes", "stirs", "fries", "salts", "peels", "serves", "roasts", "kneads"),
          List.of("dough", "soup", "onion", "cake", "pan", "oven", "sauce", "pastry"),
          List.of("sweet", "crisp", "buttered", "spicy", "minced", "stuffed"));

  private record Subject(List<String> who, List<String> does, List<String> what, List<String> how) {

    String sentence(Random random) {
      String first = "the " + of(who, random) + " " + of(does, random) + " a " + of(what, random);
      return switch (random.nextInt(3)) {
        case 0 -> "every morning " + first + ".";
        case 1 -> first + ", and then it is " + of(how, random) + " as it was before.";
        default -> "We say that " + first + " when nobody from the town looks on.";
      };
    }
  }

  private TwoSubjects() {}

  /** So many sentences of each subject, a fifth of all held out. */
  static LabelledTexts sentences(int ofEach, long seed) {
    Random random = new Random(seed);
    List<LabelledText> texts =
        IntStream.range(0, 2 * ofEach)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? new LabelledText("sea", SEA.sentence(random))
                        : new LabelledText("kitchen", KITCHEN.sentence(random)))
            .toList();
    return LabelledTexts.split(texts, seed);
  }

  private static String of(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }
}
