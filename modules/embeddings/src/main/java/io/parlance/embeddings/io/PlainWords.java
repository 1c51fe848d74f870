package io.parlance.embeddings.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parlance.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words as a format spells them in which a space ends a word: spaces and tabs in words become
 * {@code _}, as word2phrase has it. A word that thereby becomes another one's double is left out.
 */
final class PlainWords {
  private final byte[] utf8;
  private final int[] offsets;
  private final BitSet leftOut = new BitSet();
  private final List<String> changed = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();

  private PlainWords(Vocabulary vocabulary) {
    this.utf8 = vocabulary.utf8();
    this.offsets = vocabulary.offsets();
  }

  /** Words for a format in which only line breaks cannot stand. */
  static PlainWords lines(Vocabulary vocabulary, Path target) throws IOException {
    PlainWords words = new PlainWords(vocabulary);
    for (int id = 0; id < vocabulary.size(); id++) {
      words.refuse(id, target, '\n');
      words.refuse(id, target, '\r');
      words.refuse(id, target, '\t');
    }
    return words;
  }

  /** Words for a format in which a space ends a word. */
  static PlainWords spaceless(Vocabulary vocabulary, Path target) throws IOException {
    PlainWords words = new PlainWords(vocabulary);
    Set<String> taken = new HashSet<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      words.refuse(id, target, '\n');
      words.refuse(id, target, '\r');
      if (words.offsets[id] == words.offsets[id + 1]) {
        throw new IOException(
            target + ": word " + id + " is empty, which only safetensors can hold");
      }
      if (words.holdsSpace(id)) {
        String word = vocabulary.word(id);
        words.underscore(id);
        String plain = words.word(id);
        if (vocabulary.id(plain).isPresent() || !taken.add(plain)) {
          words.leftOut.set(id);
          words.dropped.add(word);
        } else {
          words.changed.add(word);
        }
      }
    }
    return words;
  }

  private void refuse(int id, Path target, char character) throws IOException {
    for (int i = offsets[id]; i < offsets[id + 1]; i++) {
      if (utf8[i] == character) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%s: word %d, \"%s\", holds the character U+%04X, which only safetensors can hold",
                target,
                id,
                word(id).replaceAll("\\p{Cntrl}", " "),
                (int) character));
      }
    }
  }

  private boolean holdsSpace(int id) {
    for (int i = offsets[id]; i < offsets[id + 1]; i++) {
      if (isSpace(utf8[i])) {
        return true;
      }
    }
    return false;
  }

  private void underscore(int id) {
    for (int i = offsets[id]; i < offsets[id + 1]; i++) {
      if (isSpace(utf8[i])) {
        utf8[i] = '_';
      }
    }
  }

  static boolean isSpace(byte character) {
    return character == ' ' || character == '\t';
  }

  private String word(int id) {
    return new String(utf8, offsets[id], offsets[id + 1] - offsets[id], UTF_8);
  }

  /** Whether word {@code id} is to be written. */
  boolean holds(int id) {
    return !leftOut.get(id);
  }

  /** How many words are to be written. */
  int size() {
    return offsets.length - 1 - leftOut.cardinality();
  }

  int length(int id) {
    return offsets[id + 1] - offsets[id];
  }

  int copy(int id, byte[] target, int at) {
    System.arraycopy(utf8, offsets[id], target, at, length(id));
    return at + length(id);
  }

  /** The words whose spaces became {@code _}. */
  List<String> changed() {
    return List.copyOf(changed);
  }

  /** The words left out, as the file holds them in their new spelling already. */
  List<String> dropped() {
    return List.copyOf(dropped);
  }
}
