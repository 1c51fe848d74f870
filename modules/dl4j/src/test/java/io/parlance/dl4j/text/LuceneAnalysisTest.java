package io.parlance.dl4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.dl4j.nd4j.Nd4jLibrary;
import io.parlance.dl4j.vectors.EmbeddingsWordVectors;
import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Corpus;
import io.parlance.text.DocumentUnit;
import io.parlance.text.TextAnalyzer;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.bagofwords.vectorizer.BagOfWordsVectorizer;
import org.deeplearning4j.bagofwords.vectorizer.TfidfVectorizer;
import org.deeplearning4j.iterator.CnnSentenceDataSetIterator;
import org.deeplearning4j.iterator.provider.CollectionLabeledSentenceProvider;
import org.deeplearning4j.models.embeddings.loader.WordVectorSerializer;
import org.deeplearning4j.models.paragraphvectors.ParagraphVectors;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** DL4J's own vectorizers, models and iterators on our analysis and our corpora. */
final class LuceneAnalysisTest {
  @TempDir private Path folder = Path.of("");
  private final LuceneTokenizerFactory english =
      new LuceneTokenizerFactory(TextAnalyzer.named("english"));
  private final LuceneTokenizerFactory chinese =
      new LuceneTokenizerFactory(TextAnalyzer.named("chinese"));

  @BeforeAll
  static void one_thread_an_operation() {
    Nd4jLibrary.threads(1); // of arrays this small, more wait for each other
  }

  @BeforeEach
  void write() throws IOException {
    StringBuilder lines = new StringBuilder();
    Random random = new Random(1);
    String[][] topics = {
      {"Violin", "music", "concert", "piano", "melody"},
      {"Bread", "soup", "cheese", "apple", "rice"}
    };
    for (int line = 0; line < 100; line++) {
      String[] topic = topics[line % 2];
      for (int i = 0; i < 8; i++) {
        lines.append(topic[random.nextInt(topic.length)]).append(i % 2 == 0 ? "'s, " : "; ");
      }
      lines.append('\n');
    }
    Files.writeString(folder.resolve("topics.txt"), lines.toString());
  }

  private Corpus corpus() throws IOException {
    return Corpus.of(List.of(folder.toString()), StandardCharsets.UTF_8);
  }

  @Test
  void a_bag_of_words_holds_what_the_analyzer_finds() throws IOException {
    BagOfWordsVectorizer vectorizer =
        new BagOfWordsVectorizer.Builder()
            .setTokenizerFactory(english)
            .setIterator(new CorpusSentences(corpus()))
            .setMinWordFrequency(1)
            .build();
    vectorizer.fit();

    INDArray counts = vectorizer.transform("Music, music's MUSIC and bread");

    assertThat(vectorizer.getVocabCache().numWords()).isEqualTo(10);
    assertThat(counts.getDouble(vectorizer.getVocabCache().indexOf("music"))).isPositive();
    assertThat(counts.getDouble(vectorizer.getVocabCache().indexOf("bread"))).isPositive();
    assertThat(counts.getDouble(vectorizer.getVocabCache().indexOf("soup"))).isZero();
  }

  @Test
  void tfidf_weighs_documents_of_a_corpus() throws IOException {
    TfidfVectorizer vectorizer =
        new TfidfVectorizer.Builder()
            .setTokenizerFactory(english)
            .setIterator(new CorpusDocuments(corpus(), DocumentUnit.LINE))
            .setMinWordFrequency(1)
            .build();
    vectorizer.fit();

    INDArray weights = vectorizer.transform("violin's music");

    assertThat(vectorizer.getVocabCache().totalNumberOfDocs()).isEqualTo(100);
    assertThat(weights.getDouble(vectorizer.getVocabCache().indexOf("violin"))).isPositive();
    assertThat(weights.getDouble(vectorizer.getVocabCache().indexOf("bread"))).isZero();
  }

  @Test
  void word2vec_learns_from_a_corpus_and_its_file_is_read_back_with_the_factory()
      throws IOException {
    Word2Vec model =
        new Word2Vec.Builder()
            .iterate(new CorpusSentences(corpus()))
            .tokenizerFactory(english)
            .minWordFrequency(1)
            .layerSize(8)
            .useHierarchicSoftmax(false)
            .negativeSample(5)
            .iterations(10)
            .seed(1)
            .workers(1)
            .build();
    model.fit();

    assertThat(model.getVocab().words())
        .containsExactlyInAnyOrder(
            "violin", "music", "concert", "piano", "melody", "bread", "soup", "cheese", "apple",
            "rice");
    assertThat(model.similarity("violin", "piano"))
        .isGreaterThan(model.similarity("violin", "soup"));
    Path file = folder.resolve("model.zip");
    WordVectorSerializer.writeWord2VecModel(model, file.toFile());
    assertThat(WordVectorSerializer.readWord2VecModel(file.toFile()).getTokenizerFactory())
        .isInstanceOf(LuceneTokenizerFactory.class);
  }

  @Test
  void word2vec_reads_a_chinese_corpus() throws IOException {
    Path file = Files.writeString(folder.resolve("zh"), "我们喜欢音乐。\n他们喜欢面包。\n".repeat(10));
    Word2Vec model =
        new Word2Vec.Builder()
            .iterate(
                new CorpusSentences(Corpus.of(List.of(file.toString()), StandardCharsets.UTF_8)))
            .tokenizerFactory(chinese)
            .minWordFrequency(1)
            .layerSize(8)
            .build();
    model.fit();

    assertThat(model.getVocab().words()).containsExactlyInAnyOrder("我们", "他们", "喜欢", "音乐", "面包");
  }

  @Test
  void paragraph_vectors_learn_documents_whose_labels_say_where_they_are() throws IOException {
    ParagraphVectors model =
        new ParagraphVectors.Builder()
            .iterate(new CorpusDocuments(corpus(), DocumentUnit.LINE))
            .tokenizerFactory(english)
            .minWordFrequency(1)
            .layerSize(8)
            .useHierarchicSoftmax(false)
            .negativeSample(5)
            .iterations(10)
            .seed(1)
            .workers(1)
            .build();
    model.fit();

    String place = folder.resolve("topics.txt").toString();
    assertThat(model.hasWord(place + ":1")).isTrue();
    assertThat(model.hasWord(place + ":100")).isTrue();
    assertThat(model.similarity(place + ":1", place + ":3"))
        .isGreaterThan(model.similarity(place + ":1", place + ":4"));
  }

  @Test
  void sentences_for_a_cnn_are_split_by_the_analyzer_and_filled_from_our_vectors()
      throws IOException {
    List<String> words = List.of("violin", "music", "bread", "soup");
    RowMatrix rows = RowMatrix.padded(4, 3);
    for (int id = 0; id < 4; id++) {
      rows.setRow(id, new float[] {id, 1, -id}, 0);
    }
    Embeddings embeddings =
        Embeddings.of(Vocabulary.of(words, new long[] {4, 3, 2, 1}), rows, Provenance.none());
    CnnSentenceDataSetIterator sentences =
        new CnnSentenceDataSetIterator.Builder(CnnSentenceDataSetIterator.Format.CNN2D)
            .sentenceProvider(
                new CollectionLabeledSentenceProvider(
                    List.of("Violin's music!", "the bread, SOUP"),
                    List.of("m", "f"),
                    new Random(1)))
            .wordVectors(new EmbeddingsWordVectors(embeddings))
            .tokenizerFactory(english)
            .minibatchSize(2)
            .maxSentenceLength(10)
            .useNormalizedWordVectors(false)
            .build();

    INDArray one = sentences.loadSingleSentence("Soup; unheard MUSIC");
    DataSet both = sentences.next();

    assertThat(one.reshape(2, 3).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{3, 1, -3}, {1, 1, -1}});
    assertThat(both.getFeatures().shape()).containsExactly(2, 1, 2, 3);
  }
}
