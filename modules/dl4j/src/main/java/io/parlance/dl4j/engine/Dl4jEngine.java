package io.parlance.dl4j.engine;

import io.parlance.trainers.Trainer;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.engines.DocumentVectorOptions;
import io.parlance.trainers.engines.TrainingEngine;
import io.parlance.trainers.word2vec.Word2VecOptions;

/** The engine {@code dl4j}. Nothing of DL4J is loaded before a trainer of it trains. */
public final class Dl4jEngine implements TrainingEngine {
  /** The name that {@code --engine} takes. */
  static final String NAME = "dl4j";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trainer word2vec(Word2VecOptions options, TrainingListener listener) {
    return new WordTrainer(options, listener);
  }

  @Override
  public Trainer documents(DocumentVectorOptions options, TrainingListener listener) {
    return new DocumentTrainer(options, listener);
  }
}
