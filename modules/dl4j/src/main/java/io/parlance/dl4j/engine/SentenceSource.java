package io.parlance.dl4j.engine;

import io.parlance.text.EncodedCorpus;
import io.parlance.text.SentenceReader;
import java.io.IOException;
import org.deeplearning4j.models.sequencevectors.sequence.Sequence;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.jspecify.annotations.Nullable;

/** The sentences of a corpus. */
final class SentenceSource implements CorpusSequences.Source {
  private final EncodedCorpus corpus;
  private final EngineVocabulary vocabulary;
  private @Nullable SentenceReader reader;

  SentenceSource(EncodedCorpus corpus, EngineVocabulary vocabulary) {
    this.corpus = corpus;
    this.vocabulary = vocabulary;
  }

  @Override
  public void rewind() throws IOException {
    reader = corpus.open(0, 1);
  }

  @Override
  public @Nullable Sequence<VocabWord> next() throws IOException {
    if (reader == null || !reader.next()) {
      return null;
    }
    Sequence<VocabWord> sentence = new Sequence<>();
    for (int i = 0; i < reader.length(); i++) {
      sentence.addElement(vocabulary.word(reader.ids()[i]));
    }
    return sentence;
  }
}
