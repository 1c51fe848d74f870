package io.parlance.dl4j.vectors;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.evaluation.AnalogyEvaluation;
import io.parlance.embeddings.evaluation.AnalogyScore;
import io.parlance.embeddings.evaluation.AnalogySet;
import io.parlance.embeddings.query.Likeness;
import io.parlance.embeddings.query.NearestNeighbors;
import io.parlance.embeddings.query.Neighbor;
import io.parlance.embeddings.query.WordSum;
import io.parlance.tensor.Parallel;
import io.parlance.tensor.TensorBackend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** DL4J's questions about words, asked of our queries; an unknown word is no error in them. */
final class WordQuestions {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Embeddings embeddings;
  private final NearestNeighbors neighbors;

  WordQuestions(Embeddings embeddings) {
    this.embeddings = embeddings;
    this.neighbors = new NearestNeighbors(embeddings);
  }

  private boolean isKnown(@Nullable String word) {
    return word != null && embeddings.vector(word).isPresent();
  }

  double similarity(@Nullable String word, @Nullable String other) {
    return word != null && other != null && isKnown(word) && isKnown(other)
        ? Likeness.cosine(embeddings, word, other)
        : Double.NaN;
  }

  List<String> nearest(Collection<String> positive, Collection<String> negative, int top) {
    boolean answerable =
        top > 0
            && !(positive.isEmpty() && negative.isEmpty())
            && positive.stream().allMatch(this::isKnown)
            && negative.stream().allMatch(this::isKnown);
    return answerable
        ? words(neighbors.toSum(new WordSum(List.copyOf(positive), List.copyOf(negative)), top))
        : List.of();
  }

  List<String> nearest(float[] vector, int top) {
    return top > 0 ? words(neighbors.toVector(vector, top)) : List.of();
  }

  private static List<String> words(List<Neighbor> found) {
    return found.stream().map(Neighbor::word).toList();
  }

  /** Section to percent. */
  Map<String, Double> accuracy(List<String> lines) {
    AnalogyEvaluation evaluation =
        new AnalogyEvaluation(embeddings, TensorBackend.preferred(), Parallel.sequential());
    Map<String, Double> percents = new LinkedHashMap<>();
    for (AnalogyScore score : evaluation.score(analogies(lines), embeddings.size()).sections()) {
      score.accuracy().ifPresent(percent -> percents.put(score.name(), percent));
    }
    return percents;
  }

  private static AnalogySet analogies(List<String> lines) {
    Map<String, List<AnalogySet.Question>> sections = new LinkedHashMap<>();
    String section = "";
    for (String line : lines) {
      List<String> words = SPACE.splitAsStream(line).filter(word -> !word.isEmpty()).toList();
      if (line.startsWith(":")) {
        section = line.substring(1).strip();
      } else if (words.size() == 4) {
        sections
            .computeIfAbsent(section, name -> new ArrayList<>())
            .add(new AnalogySet.Question(words.get(0), words.get(1), words.get(2), words.get(3)));
      } else if (!words.isEmpty()) {
        throw new IllegalArgumentException(
            "an analogy has four words with spaces between, or is \": section\": \"" + line + '"');
      }
    }
    return new AnalogySet(
        sections.entrySet().stream()
            .map(entry -> new AnalogySet.Section(entry.getKey(), entry.getValue()))
            .toList());
  }

  /** Brings a vector to length one, in place; a zero vector stays. */
  static float[] normalized(float[] vector) {
    double square = 0;
    for (float component : vector) {
      square += (double) component * component;
    }
    double length = Math.sqrt(square);
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }
}
