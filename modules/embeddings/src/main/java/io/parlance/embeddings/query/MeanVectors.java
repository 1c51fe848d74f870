package io.parlance.embeddings.query;

import io.parlance.embeddings.Embeddings;
import java.util.List;
import java.util.Optional;

/** A sentence's vector is the mean of its words' vectors; words without one are passed over. */
public record MeanVectors(Embeddings embeddings) implements SentenceVectors {

  @Override
  public Optional<float[]> vector(List<String> words) {
    float[] sum = new float[embeddings.dimension()];
    int known = 0;
    for (String word : words) {
      Optional<float[]> vector = embeddings.vector(word);
      if (vector.isPresent()) {
        known++;
        for (int i = 0; i < sum.length; i++) {
          sum[i] += vector.get()[i];
        }
      }
    }
    for (int i = 0; i < sum.length && known > 0; i++) {
      sum[i] /= known;
    }
    return known == 0 ? Optional.empty() : Optional.of(sum);
  }
}
