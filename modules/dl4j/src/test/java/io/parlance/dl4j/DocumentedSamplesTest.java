package io.parlance.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.dl4j.nd4j.Nd4jLibrary;
import io.parlance.dl4j.text.CorpusDocuments;
import io.parlance.dl4j.text.CorpusSentences;
import io.parlance.dl4j.text.LuceneTokenizerFactory;
import io.parlance.dl4j.vectors.Dl4jModels;
import io.parlance.dl4j.vectors.EmbeddingsWordVectors;
import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.EmbeddingsFiles;
import io.parlance.embeddings.io.EmbeddingsFormat;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.Corpus;
import io.parlance.text.DocumentUnit;
import io.parlance.text.TextAnalyzer;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.documents.DocumentSearch;
import io.parlance.trainers.engines.DocumentVectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.deeplearning4j.bagofwords.vectorizer.TfidfVectorizer;
import org.deeplearning4j.models.embeddings.loader.WordVectorSerializer;
import org.deeplearning4j.models.paragraphvectors.ParagraphVectors;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.text.tokenization.tokenizerfactory.TokenizerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The samples of docs/dl4j.md, as they stand there. */
final class DocumentedSamplesTest {
  private static final Pattern SAMPLE =
      Pattern.compile("```java\n(?!// from )(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");
  private Path model = Path.of("");

  @BeforeAll
  static void one_thread_an_operation() {
    Nd4jLibrary.threads(1);
  }

  @BeforeEach
  void write() throws IOException {
    RowMatrix rows = RowMatrix.dense(3, 2);
    rows.setRow(0, new float[] {3, 1}, 0);
    rows.setRow(1, new float[] {2, 1}, 0);
    rows.setRow(2, new float[] {-1, 2}, 0);
    Vocabulary words = Vocabulary.of(List.of("king", "queen", "tea"), new long[] {5, 4, 3});
    model = folder.resolve("model.safetensors");
    EmbeddingsFiles.write(
        Embeddings.of(words, rows, Provenance.none()), model, EmbeddingsFormat.SAFETENSORS);
    Files.writeString(
        folder.resolve("texts.txt"),
        "The violin's music was loud.\nWe like tea, and music!\n".repeat(20));
  }

  @Test
  void the_page_shows_these_samples() throws IOException {
    String page = Files.readString(Path.of("../../docs/dl4j.md"));
    String source =
        Files.readString(Path.of("src/test/java/io/parlance/dl4j", "DocumentedSamplesTest.java"));
    List<String> samples = SAMPLE.matcher(page).results().map(sample -> sample.group(1)).toList();
    assertThat(samples).hasSizeGreaterThanOrEqualTo(6);
    for (String sample : samples) {
      assertThat(source.replaceAll("(?m)^ +", "")).contains(sample.replaceAll("(?m)^ +", ""));
    }
  }

  @Test
  void vectors_in_dl4j() throws IOException {
    Embeddings embeddings = EmbeddingsFiles.read(model);
    EmbeddingsWordVectors vectors = new EmbeddingsWordVectors(embeddings);

    INDArray king = vectors.getWordVectorMatrix("king"); // (dimension)
    Collection<String> near = vectors.wordsNearest("king", 10);

    assertThat(king).isEqualTo(Nd4j.createFromArray(3f, 1f));
    assertThat(near).containsExactly("queen", "tea");
  }

  @Test
  void a_layer() throws IOException {
    EmbeddingsWordVectors vectors = new EmbeddingsWordVectors(EmbeddingsFiles.read(model));

    EmbeddingSequenceLayer layer =
        new EmbeddingSequenceLayer.Builder().weightInit(vectors.weights()).build();

    assertThat(layer.getNIn()).isEqualTo(3);
    assertThat(layer.getNOut()).isEqualTo(2);
  }

  @Test
  void a_model_of_dl4js() throws IOException {
    EmbeddingsWordVectors vectors = new EmbeddingsWordVectors(EmbeddingsFiles.read(model));
    Path zip = folder.resolve("model.zip");

    Word2Vec copy = vectors.toWord2Vec();
    WordVectorSerializer.writeWord2VecModel(copy, zip.toFile());

    Embeddings ofFile = EmbeddingsFiles.read(zip); // without ND4J
    Embeddings ofModel = Dl4jModels.embeddings(copy);

    assertThat(ofFile.vector("tea")).hasValue(ofModel.vector("tea").orElseThrow());
  }

  @Test
  void analysis_in_dl4j() throws IOException {
    Corpus corpus = Corpus.of(List.of(folder.resolve("*.txt").toString()), StandardCharsets.UTF_8);
    TokenizerFactory english = new LuceneTokenizerFactory(TextAnalyzer.named("english"));

    Word2Vec word2Vec =
        new Word2Vec.Builder()
            .iterate(new CorpusSentences(corpus))
            .tokenizerFactory(english)
            .minWordFrequency(5)
            .build();
    word2Vec.fit();

    TfidfVectorizer tfidf =
        new TfidfVectorizer.Builder()
            .setIterator(new CorpusDocuments(corpus, DocumentUnit.LINE))
            .setTokenizerFactory(english)
            .build();
    tfidf.fit();
    INDArray weights = tfidf.transform("a text"); // (1, words)

    assertThat(word2Vec.hasWord("violin")).isTrue();
    assertThat(weights.shape()).containsExactly(1, tfidf.getVocabCache().numWords());
  }

  @Test
  void documents_of_dl4j() throws IOException {
    Corpus corpus = Corpus.of(List.of(folder.resolve("*.txt").toString()), StandardCharsets.UTF_8);
    TokenizerFactory english = new LuceneTokenizerFactory(TextAnalyzer.named("english"));

    ParagraphVectors paragraphs =
        new ParagraphVectors.Builder()
            .iterate(new CorpusDocuments(corpus, DocumentUnit.LINE))
            .tokenizerFactory(english)
            .useHierarchicSoftmax(false)
            .negativeSample(5)
            .build();
    paragraphs.fit();

    Embeddings words = Dl4jModels.embeddings(paragraphs);
    DocumentVectors documents = DocumentVectors.of(words);
    int[] text = {words.vocabulary().id("music").orElseThrow()};
    List<DocumentSearch.Hit> hits = new DocumentSearch(documents).nearest(text, text.length, 10);

    assertThat(hits).hasSize(10);
    assertThat(documents.list().place(0).source()).endsWith("texts.txt");
  }
}
