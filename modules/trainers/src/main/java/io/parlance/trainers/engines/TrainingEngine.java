package io.parlance.trainers.engines;

import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.word2vec.Word2VecOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Trainers that another library brings. Found by {@link ServiceLoader}: a provider is cheap to
 * make, and what it stands on is loaded when a trainer of it trains, not before.
 */
public interface TrainingEngine {

  /** The name that {@code --engine} takes: {@code dl4j}. */
  String name();

  /**
   * A trainer of word vectors.
   *
   * @throws IllegalArgumentException if the engine has not what an option asks for
   */
  Trainer word2vec(Word2VecOptions options, TrainingListener listener);

  /**
   * A trainer of document vectors, whose embeddings are the words' and keep the documents' for
   * {@link DocumentVectors}.
   *
   * @throws IllegalArgumentException if the engine has not what an option asks for
   */
  Trainer documents(DocumentVectorOptions options, TrainingListener listener);

  /**
   * The engine of this name.
   *
   * @throws IllegalArgumentException if it is not on the class path; the message lists those that
   *     are and says how another gets there
   */
  static TrainingEngine named(String name) {
    List<String> others = new ArrayList<>();
    ClassLoader loader = TrainingEngine.class.getClassLoader();
    for (TrainingEngine engine : ServiceLoader.load(TrainingEngine.class, loader)) {
      if (engine.name().equals(name)) {
        return engine;
      }
      others.add(engine.name());
    }
    throw new IllegalArgumentException(
        "no engine \""
            + name
            + "\" on the class path"
            + (others.isEmpty() ? "" : ", but " + String.join(", ", others))
            + "; dl4j is the module parlance-dl4j, which ./parlance puts there when asked for it by"
            + " --engine dl4j or train doc2vec");
  }
}
