package io.parlance.dl4j.engine;

import io.parlance.text.DocumentReader;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import java.io.IOException;
import org.deeplearning4j.models.sequencevectors.sequence.Sequence;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a corpus, each under its label; a long one in pieces, as long as a sentence may
 * be, since DL4J holds the predictions of hundreds of sequences at once.
 */
final class DocumentSource implements CorpusSequences.Source {
  private final EncodedCorpus corpus;
  private final DocumentUnit unit;
  private final EngineVocabulary vocabulary;
  private @Nullable DocumentReader reader;
  private int document;
  private int at; // how much of the document is done

  DocumentSource(EncodedCorpus corpus, DocumentUnit unit, EngineVocabulary vocabulary) {
    this.corpus = corpus;
    this.unit = unit;
    this.vocabulary = vocabulary;
  }

  @Override
  public void rewind() {
    reader = corpus.documents(unit);
    document = -1;
    at = 0;
  }

  @Override
  public @Nullable Sequence<VocabWord> next() throws IOException {
    if (reader == null) {
      return null;
    }
    if (document < 0 || at == reader.length()) {
      if (!reader.next()) {
        return null;
      }
      document++;
      at = 0;
    }
    Sequence<VocabWord> piece = new Sequence<>();
    piece.setSequenceLabel(vocabulary.document(document));
    int end = Math.min(reader.length(), at + EncodedCorpus.MAX_SENTENCE);
    while (at < end) {
      piece.addElement(vocabulary.word(reader.ids()[at++]));
    }
    return piece;
  }
}
