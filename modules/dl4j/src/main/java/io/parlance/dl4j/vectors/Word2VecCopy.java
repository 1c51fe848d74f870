package io.parlance.dl4j.vectors;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.text.Vocabulary;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.deeplearning4j.models.embeddings.inmemory.InMemoryLookupTable;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.deeplearning4j.models.word2vec.wordstore.inmemory.AbstractCache;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A model of DL4J's own that holds copies of words, counts and vectors. */
final class Word2VecCopy {
  private Word2VecCopy() {}

  static Word2Vec of(Embeddings embeddings) {
    INDArray vectors = NativeRows.matrix(embeddings.vectors()); // first: it loads ND4J
    AbstractCache<VocabWord> words = words(embeddings.vocabulary());
    InMemoryLookupTable<VocabWord> table =
        new InMemoryLookupTable.Builder<VocabWord>()
            .vectorLength(embeddings.dimension())
            .cache(words)
            .useHierarchicSoftmax(false)
            .build();
    table.setSyn0(vectors);
    Word2Vec.Builder builder =
        new Word2Vec.Builder()
            .layerSize(embeddings.dimension())
            .minWordFrequency(1)
            .useHierarchicSoftmax(false)
            .negativeSample(5)
            .resetModel(false)
            .vocabCache(words)
            .lookupTable(table);
    settings(embeddings.provenance(), builder);
    return builder.build();
  }

  private static AbstractCache<VocabWord> words(Vocabulary vocabulary) {
    AbstractCache<VocabWord> words = new AbstractCache<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      VocabWord word = new VocabWord(vocabulary.count(id), vocabulary.word(id));
      word.setIndex(id);
      words.addToken(word);
      words.addWordToIndex(id, word.getLabel());
    }
    words.updateWordsOccurrences();
    return words;
  }

  /** What the model was trained with, as far as DL4J has a setting for it. */
  private static void settings(Provenance provenance, Word2Vec.Builder builder) {
    set(provenance, "window", Integer::valueOf, builder::windowSize);
    set(provenance, "epochs", Integer::valueOf, builder::epochs);
    set(provenance, "negative", Double::valueOf, builder::negativeSample);
    set(provenance, "sample", Double::valueOf, builder::sampling);
    set(provenance, "alpha", Double::valueOf, builder::learningRate);
    set(provenance, "seed", Long::valueOf, builder::seed);
  }

  private static <T> void set(
      Provenance provenance, String key, Function<String, T> parse, Consumer<T> setter) {
    Optional<T> value = provenance.entry(key).flatMap(text -> parsed(text, parse));
    value.ifPresent(setter);
  }

  /** Empty where another program wrote something else under the key. */
  private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
