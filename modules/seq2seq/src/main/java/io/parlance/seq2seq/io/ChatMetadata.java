package io.parlance.seq2seq.io;

import io.parlance.embeddings.Provenance;
import io.parlance.embeddings.io.TensorFile;
import io.parlance.seq2seq.ChatModel;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.tensor.autograd.Cell;
import java.io.IOException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A chat model's options as strings of its file; all keys beside them are the provenance. */
final class ChatMetadata {
  private static final String PREFIX = "chat.";
  private static final String CELL = PREFIX + "cell";
  private static final String DIMENSION = PREFIX + "dimension";
  private static final String HIDDEN = PREFIX + "hidden";
  private static final String LAYERS = PREFIX + "layers";
  private static final String ATTENTION = PREFIX + "attention";
  private static final String INPUT_FEEDING = PREFIX + "input-feeding";
  private static final String TIED = PREFIX + "tied";
  private static final String ANALYZER = PREFIX + "analyzer";
  private static final String CONTEXT = PREFIX + "context";

  private final TensorFile file;
  private final SortedMap<String, String> entries;

  ChatMetadata(TensorFile file) {
    this.file = file;
    this.entries = file.metadata();
  }

  static SortedMap<String, String> of(ChatModel model) {
    SortedMap<String, String> entries = new TreeMap<>(model.provenance().entries());
    for (String key : entries.keySet()) {
      if (key.startsWith(PREFIX)) {
        throw new IllegalArgumentException("the provenance's \"" + key + "\" is the file's own");
      }
    }
    ModelOptions options = model.options();
    entries.put(CELL, options.cell().name().toLowerCase(Locale.ROOT));
    entries.put(DIMENSION, String.valueOf(options.dimension()));
    entries.put(HIDDEN, String.valueOf(options.hidden()));
    entries.put(LAYERS, String.valueOf(options.layers()));
    entries.put(ATTENTION, String.valueOf(options.attention()));
    entries.put(INPUT_FEEDING, String.valueOf(options.inputFeeding()));
    entries.put(TIED, String.valueOf(options.tied()));
    entries.put(ANALYZER, model.analyzer());
    entries.put(CONTEXT, String.valueOf(model.context()));
    return entries;
  }

  ModelOptions options() throws IOException {
    Cell cell = value(CELL, text -> Cell.valueOf(text.toUpperCase(Locale.ROOT)), "lstm, gru, rnn");
    int dimension = whole(DIMENSION);
    int hidden = whole(HIDDEN);
    int layers = whole(LAYERS);
    boolean attention = flag(ATTENTION);
    boolean inputFeeding = flag(INPUT_FEEDING);
    boolean tied = flag(TIED);
    try {
      return new ModelOptions(cell, dimension, hidden, layers, attention, inputFeeding, tied);
    } catch (IllegalArgumentException e) {
      throw file.damaged("no model's options: " + e.getMessage());
    }
  }

  String analyzer() throws IOException {
    return value(ANALYZER, text -> text, "an analyzer");
  }

  int context() throws IOException {
    int context = whole(CONTEXT);
    if (context < 0) {
      throw file.damaged("\"" + CONTEXT + "\" is " + context + ", expected 0 or more");
    }
    return context;
  }

  Provenance provenance() {
    SortedMap<String, String> rest = new TreeMap<>(entries);
    rest.keySet().removeIf(key -> key.startsWith(PREFIX));
    return new Provenance(rest);
  }

  private int whole(String key) throws IOException {
    return value(key, Integer::parseInt, "a whole number");
  }

  private boolean flag(String key) throws IOException {
    return value(key, ChatMetadata::parseFlag, "true or false");
  }

  private static boolean parseFlag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text);
    }
    return text.equals("true");
  }

  private <T> T value(String key, Function<String, T> parser, String expected) throws IOException {
    String text = entries.get(key);
    if (text == null) {
      throw file.damaged("no \"" + key + "\" in its metadata, expected " + expected);
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw file.damaged("\"" + key + "\" is \"" + text + "\", expected " + expected);
    }
  }
}
