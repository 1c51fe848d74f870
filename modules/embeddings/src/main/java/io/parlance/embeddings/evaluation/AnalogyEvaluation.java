package io.parlance.embeddings.evaluation;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.query.BatchNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scores word vectors by 3CosAdd analogies, as word2vec's {@code compute-accuracy} does: among the
 * most frequent words only, without regard to case (of words that differ in case alone the most
 * frequent counts), the question's own words being no answer, and questions with an unknown word
 * left out.
 */
public final class AnalogyEvaluation {
  private static final int CANDIDATES = 8; // five, and the three words of the question
  private static final int TRIED = 5;

  private final Embeddings embeddings;
  private final TensorBackend backend;
  private final Parallel parallel;

  public AnalogyEvaluation(Embeddings embeddings, TensorBackend backend, Parallel parallel) {
    this.embeddings = embeddings;
    this.backend = backend;
    this.parallel = parallel;
  }

  /** A question whose words are known. */
  private record Asked(int section, int a, int b, int c, int expected) {}

  /**
   * Scores a set.
   *
   * @param restrictVocabulary how many of the most frequent words take part, at least 1
   */
  public AnalogyScores score(AnalogySet gold, int restrictVocabulary) {
    BatchNeighbors neighbors =
        new BatchNeighbors(embeddings, restrictVocabulary, backend, parallel);
    Map<String, Integer> ids = new HashMap<>();
    int[] caseless = new int[neighbors.words()]; // the first id that differs in case alone
    for (int id = 0; id < caseless.length; id++) {
      Integer first = ids.putIfAbsent(folded(embeddings.vocabulary().word(id)), id);
      caseless[id] = first == null ? id : first;
    }
    List<Asked> asked = new ArrayList<>();
    for (int section = 0; section < gold.sections().size(); section++) {
      for (AnalogySet.Question question : gold.sections().get(section).questions()) {
        asked(ids, section, question).ifPresent(asked::add);
      }
    }
    List<float[]> queries = asked.stream().map(question -> query(neighbors, question)).toList();
    List<List<Neighbor>> found = neighbors.toVectors(queries, CANDIDATES);
    int[] correct = new int[gold.sections().size()];
    int[] answered = new int[correct.length];
    for (int i = 0; i < asked.size(); i++) {
      Asked question = asked.get(i);
      answered[question.section()]++;
      correct[question.section()] += isAnswered(question, found.get(i), caseless) ? 1 : 0;
    }
    List<AnalogyScore> scores = new ArrayList<>();
    for (int section = 0; section < correct.length; section++) {
      AnalogySet.Section asSet = gold.sections().get(section);
      scores.add(
          new AnalogyScore(
              asSet.name(), correct[section], answered[section], asSet.questions().size()));
    }
    return new AnalogyScores(scores);
  }

  private static String folded(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static Optional<Asked> asked(
      Map<String, Integer> ids, int section, AnalogySet.Question question) {
    Integer a = ids.get(folded(question.a()));
    Integer b = ids.get(folded(question.b()));
    Integer c = ids.get(folded(question.c()));
    Integer expected = ids.get(folded(question.expected()));
    return a == null || b == null || c == null || expected == null
        ? Optional.empty()
        : Optional.of(new Asked(section, a, b, c, expected));
  }

  /** b - a + c of unit vectors. */
  private static float[] query(BatchNeighbors neighbors, Asked question) {
    float[] query = neighbors.unit(question.b());
    float[] a = neighbors.unit(question.a());
    float[] c = neighbors.unit(question.c());
    for (int i = 0; i < query.length; i++) {
      query[i] += c[i] - a[i];
    }
    return query;
  }

  /** Whether the first that is no word of the question, of five found, is the one expected. */
  private static boolean isAnswered(Asked question, List<Neighbor> found, int[] caseless) {
    Set<Integer> own = new java.util.HashSet<>(List.of(question.a(), question.b(), question.c()));
    return found.stream()
        .filter(neighbor -> !own.contains(neighbor.id()))
        .limit(TRIED)
        .map(neighbor -> caseless[neighbor.id()])
        .filter(id -> !own.contains(id))
        .findFirst()
        .map(id -> id == question.expected())
        .orElse(false);
  }
}
