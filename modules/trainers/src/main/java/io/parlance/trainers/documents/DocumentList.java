package io.parlance.trainers.documents;

import io.parlance.embeddings.Embeddings;
import io.parlance.embeddings.ModelPart;
import io.parlance.text.DocumentPlace;
import io.parlance.text.DocumentReader;
import io.parlance.text.DocumentUnit;
import io.parlance.text.EncodedCorpus;
import io.parlance.text.SourceReport;
import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the documents of a model begin, and their first words, so that a document that is found can
 * be told. Kept in the model file as parts.
 */
public final class DocumentList {
  private static final int WORDS = 12; // of each document
  private static final int ENTRY = 2 + WORDS; // source, line, words or -1

  private static final String ENTRIES = "documents.list";
  private static final String SOURCES = "documents.sources";

  private final List<String> sources;
  private long[] entries; // (size, ENTRY)
  private int size;

  DocumentList(EncodedCorpus corpus) {
    this(
        corpus.report().sources().stream().map(SourceReport::name).toList(),
        new long[ENTRY << 8],
        0);
  }

  private DocumentList(List<String> sources, long[] entries, int size) {
    this.sources = sources;
    this.entries = entries;
    this.size = size;
  }

  /** Documents of which nothing is known but where they begin. */
  public static DocumentList of(List<DocumentPlace> places) {
    Map<String, Integer> sources = new LinkedHashMap<>();
    long[] entries = new long[Math.multiplyExact(places.size(), ENTRY)];
    Arrays.fill(entries, -1);
    for (int i = 0; i < places.size(); i++) {
      String source = places.get(i).source();
      Integer known = sources.putIfAbsent(source, sources.size());
      entries[i * ENTRY] = known == null ? sources.size() - 1 : known;
      entries[i * ENTRY + 1] = places.get(i).line();
    }
    return new DocumentList(List.copyOf(sources.keySet()), entries, places.size());
  }

  /** The documents of a corpus, in order. */
  public static DocumentList read(EncodedCorpus corpus, DocumentUnit unit) throws IOException {
    DocumentList list = new DocumentList(corpus);
    for (DocumentReader reader = corpus.documents(unit); reader.next(); ) {
      list.add(reader);
    }
    return list;
  }

  /**
   * The list that a model keeps, if it does.
   *
   * @throws IllegalArgumentException if it is not one of as many documents
   */
  public static Optional<DocumentList> of(Embeddings model, int documents) {
    if (!(model.part(ENTRIES).orElse(null) instanceof ModelPart.Longs entries)
        || !(model.part(SOURCES).orElse(null) instanceof ModelPart.Bytes names)) {
      return Optional.empty();
    }
    List<String> sources =
        List.of(new String(names.values(), StandardCharsets.UTF_8).split("\n", -1));
    DocumentList list =
        new DocumentList(sources, entries.values(), entries.values().length / ENTRY);
    if (entries.values().length != (long) documents * ENTRY || !list.sound(model.size())) {
      throw new IllegalArgumentException(
          "the model's list of documents does not fit its " + documents + " documents");
    }
    return Optional.of(list);
  }

  private boolean sound(int words) {
    for (int i = 0; i < size; i++) {
      long source = entries[i * ENTRY];
      if (source < 0 || source >= sources.size()) {
        return false;
      }
      for (int w = 2; w < ENTRY; w++) {
        if (entries[i * ENTRY + w] < -1 || entries[i * ENTRY + w] >= words) {
          return false;
        }
      }
    }
    return true;
  }

  /** These embeddings with the list beside them. */
  public Embeddings keepIn(Embeddings model) {
    String names =
        sources.stream().map(name -> name.replace('\n', ' ')).collect(Collectors.joining("\n"));
    return model
        .withPart(ENTRIES, new ModelPart.Longs(Arrays.copyOf(entries, size * ENTRY)))
        .withPart(SOURCES, new ModelPart.Bytes(names.getBytes(StandardCharsets.UTF_8)));
  }

  /** Enters the document that the reader stands on. */
  void add(DocumentReader reader) {
    int at = Math.multiplyExact(size, ENTRY);
    if (at + ENTRY > entries.length) {
      entries =
          Arrays.copyOf(entries, Math.max(at + ENTRY, entries.length / ENTRY * 3 / 2 * ENTRY));
    }
    entries[at] = reader.source();
    entries[at + 1] = reader.place().line();
    for (int w = 0; w < WORDS; w++) {
      entries[at + 2 + w] = w < reader.length() ? reader.ids()[w] : -1;
    }
    size++;
  }

  /** The bytes of heap that the list takes. */
  public long heapBytes() {
    return (long) entries.length * Long.BYTES;
  }

  /** The bytes that a list of so many documents takes at most, with room to grow. */
  static long mostBytes(int documents) {
    return (long) documents * ENTRY * Long.BYTES * 3 / 2;
  }

  /** The number of documents. */
  public int size() {
    return size;
  }

  /** Where a document begins. */
  public DocumentPlace place(int document) {
    int at = document * ENTRY;
    return new DocumentPlace(sources.get((int) entries[at]), entries[at + 1]);
  }

  /** The document's first words that are in the vocabulary. */
  public List<String> words(int document, Vocabulary vocabulary) {
    List<String> words = new ArrayList<>();
    for (int w = 2; w < ENTRY && entries[document * ENTRY + w] >= 0; w++) {
      words.add(vocabulary.word((int) entries[document * ENTRY + w]));
    }
    return words;
  }
}
