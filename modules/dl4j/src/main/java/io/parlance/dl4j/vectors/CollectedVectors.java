package io.parlance.dl4j.vectors;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.Provenance;
import io.parlance.tensor.RowMatrix;
import io.parlance.text.DocumentPlace;
import io.parlance.text.Vocabulary;
import io.parlance.trainers.documents.DocumentList;
import io.parlance.trainers.engines.DocumentVectors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model of DL4J's on its way to ours. Its words and the labels of its documents have indices and
 * rows of one matrix; here they part.
 */
final class CollectedVectors {
  private static final Pattern PLACE = Pattern.compile("(.+):([1-9][0-9]{0,17})", Pattern.DOTALL);

  private final RowMatrix rows; // (words and documents, dimension)
  private final Map<String, Integer> words = new LinkedHashMap<>(); // to row
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, Integer> documents = new LinkedHashMap<>(); // label to row
  private int size;

  CollectedVectors(int most, int dimension) {
    this.rows = RowMatrix.dense(most, dimension);
  }

  /** Adds the next row, a word's; false where the word came before. */
  boolean addWord(String word, long count, float[] vector) {
    rows.setRow(size, vector, 0);
    counts.putIfAbsent(word, count);
    return words.putIfAbsent(word, size++) == null;
  }

  /** Adds the next row, a document's; false where the label came before. */
  boolean addDocument(String label, float[] vector) {
    rows.setRow(size, vector, 0);
    return documents.putIfAbsent(label, size++) == null;
  }

  boolean hasDocuments() {
    return !documents.isEmpty();
  }

  /** Sets how often a word occurred, if there is one. */
  void count(String word, long count) {
    counts.computeIfPresent(word, (known, before) -> count);
  }

  /**
   * The words.
   *
   * @throws IllegalArgumentException if there are none
   */
  Embeddings words(Provenance provenance) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the model holds no words, but labels of documents alone");
    }
    RowMatrix vectors = words.size() == rows.rows() ? rows : chosen(rows, words.values());
    return Embeddings.of(
        Vocabulary.of(
            List.copyOf(words.keySet()),
            counts.values().stream().mapToLong(Long::longValue).toArray()),
        vectors,
        provenance.with("dim", String.valueOf(rows.dimension())));
  }

  /**
   * Keeps the documents beside the words.
   *
   * @param outputs a row for each of this one's, where the model has them
   */
  Embeddings keepDocuments(Embeddings kept, Optional<RowMatrix> outputs) {
    RowMatrix vectors = chosen(rows, documents.values());
    List<DocumentPlace> places = documents.keySet().stream().map(CollectedVectors::place).toList();
    DocumentList list = DocumentList.of(places);
    return outputs
        .filter(all -> all.rows() == rows.rows() && all.dimension() == rows.dimension())
        .map(all -> DocumentVectors.keep(kept, vectors, chosen(all, words.values()), list))
        .orElseGet(() -> DocumentVectors.keep(kept, vectors, list));
  }

  /** A label that says where a document begins, or is its name. */
  private static DocumentPlace place(String label) {
    Matcher place = PLACE.matcher(label);
    return place.matches()
        ? new DocumentPlace(place.group(1), Long.parseLong(place.group(2)))
        : new DocumentPlace(label, 1);
  }

  private static RowMatrix chosen(RowMatrix from, Iterable<Integer> which) {
    List<Integer> ids = new ArrayList<>();
    which.forEach(ids::add);
    RowMatrix rows = RowMatrix.dense(ids.size(), from.dimension());
    for (int row = 0; row < ids.size(); row++) {
      rows.setRow(row, from.block(ids.get(row)), from.offset(ids.get(row)));
    }
    return rows;
  }
}
