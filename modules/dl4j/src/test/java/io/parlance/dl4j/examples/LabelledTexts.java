package io.parlance.dl4j.examples;

import io.parlance.embeddings.Embeddings;
import io.parlance.tensor.TensorBackend;
import io.parlance.text.Corpus;
import io.parlance.text.CorpusEncoder;
import io.parlance.text.CorpusSource;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.EncodingListener;
import io.parlance.text.EncodingOptions;
import io.parlance.text.TextAnalyzer;
import io.parlance.trainers.DivergedException;
import io.parlance.trainers.TrainingListener;
import io.parlance.trainers.UntrainableException;
import io.parlance.trainers.word2vec.Word2VecOptions;
import io.parlance.trainers.word2vec.Word2VecTrainer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Texts of known classes: those to learn from, and those to be judged by.
 *
 * @param training to learn from, vectors included
 * @param heldOut seen by nothing before the judgement
 */
record LabelledTexts(List<LabelledText> training, List<LabelledText> heldOut) {

  LabelledTexts {
    training = List.copyOf(training);
    heldOut = List.copyOf(heldOut);
  }

  /** The texts of a gzipped file, {@code label TAB text} a line; a fifth is held out. */
  static LabelledTexts read(Path file, long seed) throws IOException {
    List<LabelledText> texts = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", 0)) {
        int tab = line.indexOf('\t');
        texts.add(new LabelledText(line.substring(0, tab), line.substring(tab + 1)));
      }
    }
    return split(texts, seed);
  }

  /** These texts in a random order, the first fifth held out. */
  static LabelledTexts split(List<LabelledText> texts, long seed) {
    List<LabelledText> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, new Random(seed));
    int fifth = shuffled.size() / 5;
    return new LabelledTexts(shuffled.subList(fifth, shuffled.size()), shuffled.subList(0, fifth));
  }

  /** The classes there are, sorted. */
  List<String> labels() {
    return training.stream().map(LabelledText::label).distinct().sorted().toList();
  }

  /** Word2Vec vectors, learned from the training texts. */
  Embeddings vectors(TextAnalyzer analyzer, EncodingOptions encoding, Word2VecOptions options)
      throws IOException, DivergedException, UntrainableException {
    Corpus corpus = Corpus.ofSources(List.of(new TrainingText()), StandardCharsets.UTF_8);
    CorpusEncoder encoder =
        new CorpusEncoder(analyzer, encoding, options.threads(), EncodingListener.none());
    try (EncodedCorpus encoded = encoder.encode(corpus)) {
      return new Word2VecTrainer(options, TensorBackend.preferred(), TrainingListener.none())
          .train(encoded, () -> false)
          .embeddings();
    }
  }

  /** The training texts as a corpus reads them, one a line. */
  private final class TrainingText implements CorpusSource {
    private final byte[] utf8 =
        training.stream()
            .map(LabelledText::text)
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);

    @Override
    public String name() {
      return "training texts";
    }

    @Override
    public OptionalLong bytes() {
      return OptionalLong.of(utf8.length);
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(utf8);
    }
  }
}
