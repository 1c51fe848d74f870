package io.parlance.text.chinese;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;

/**
 * The words of smartcn's dictionary with their frequencies, and how often one follows another.
 *
 * <p>Words are a trie: a node is a prefix. Pairs are known by the 64-bit FNV-1 hash of {@code
 * first@second} only, as smartcn stores them. The cost of a word after another is smartcn's
 * smoothed bigram,
 *
 * <pre>−log(0.1 · (1 + f(a)) / N + 0.9 · ((1 − 1/N) · f(ab) / (1 + f(a)) + 1/N))</pre>
 *
 * with N the size of the corpus it was counted on. Immutable.
 */
final class BigramModel {
  /** Size of the counted corpus, in words. */
  static final int N = 2_079_997 + 80_000;

  private static final double SMOOTHING = 0.1;
  private static final long FNV_BASIS = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 1099511628211L;
  private static final int FILTER_BITS = 22;

  private final int[] roots = new int[1 << 16]; // node of each first character, or 0
  private long[] edges = new long[1 << 18]; // open addressing: node << 16 | char, plus 1 << 62
  private int[] targets = new int[1 << 18];
  private int nodes = 1; // node 0 stands for no node
  private int[] frequencies = new int[1 << 17]; // by node; -1 where the prefix is no word
  private double[] lonelyCosts = new double[0]; // by node: cost of a follower never seen
  private long[] pairs = new long[1 << 19]; // open addressing: hashes of pairs
  private int[] pairCounts = new int[1 << 19];
  private final long[] filter = new long[1 << (FILTER_BITS - 6)]; // small enough for a cache

  private BigramModel() {
    Arrays.fill(frequencies, -1);
  }

  /** The model, read when it is first needed: about 0.15 s. */
  static BigramModel instance() {
    return Holder.MODEL;
  }

  private static final class Holder {
    static final BigramModel MODEL = load();
  }

  private static BigramModel load() {
    BigramModel model = new BigramModel();
    try {
      model.readWords("coredict.mem");
      model.readPairs("bigramdict.mem");
    } catch (IOException e) {
      throw new UncheckedIOException("smartcn's dictionary cannot be read", e);
    }
    model.lonelyCosts = new double[model.nodes];
    for (int node = 0; node < model.nodes; node++) {
      model.lonelyCosts[node] = cost(Math.max(0, model.frequencies[node]), 0);
    }
    return model;
  }

  private static SerializedArrays open(String file) throws IOException {
    try (InputStream stream = HHMMSegmenter.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IOException(file + " is not in lucene-analysis-smartcn");
      }
      return new SerializedArrays(file, stream);
    }
  }

  /** Each character's list of words, without that character, beside their frequencies. */
  private void readWords(String file) throws IOException {
    SerializedArrays arrays = open(file);
    short[] lists = (short[]) arrays.next(); // list of the character in the same slot
    char[] characters = (char[]) arrays.next();
    Object[] rests = (Object[]) arrays.next();
    Object[] counts = (Object[]) arrays.next();
    for (int slot = 0; slot < lists.length; slot++) {
      if (characters[slot] == 0 || lists[slot] < 0) {
        continue;
      }
      Object[] words = (Object[]) rests[lists[slot]];
      for (int i = 0; i < words.length; i++) {
        char[] rest = words[i] instanceof char[] chars ? chars : new char[0];
        addWord(characters[slot], rest, ((int[]) counts[lists[slot]])[i]);
      }
    }
  }

  private void addWord(char first, char[] rest, int frequency) {
    if (roots[first] == 0) {
      roots[first] = newNode();
    }
    int node = roots[first];
    for (char c : rest) {
      int slot = edgeSlot(node, c);
      if (targets[slot] == 0) {
        edges[slot] = edge(node, c);
        targets[slot] = newNode();
      }
      node = targets[slot];
    }
    frequencies[node] = frequency;
  }

  private int newNode() {
    if (nodes == frequencies.length) {
      frequencies = Arrays.copyOf(frequencies, nodes * 2);
      Arrays.fill(frequencies, nodes, nodes * 2, -1);
    }
    if (nodes * 2 > edges.length) {
      growEdges();
    }
    return nodes++;
  }

  private void growEdges() {
    long[] oldEdges = edges;
    int[] oldTargets = targets;
    edges = new long[oldEdges.length * 2];
    targets = new int[oldEdges.length * 2];
    for (int i = 0; i < oldEdges.length; i++) {
      if (oldTargets[i] != 0) {
        int slot = edgeSlot((int) (oldEdges[i] >>> 16), (char) oldEdges[i]);
        edges[slot] = oldEdges[i];
        targets[slot] = oldTargets[i];
      }
    }
  }

  private static long edge(int node, char c) {
    return ((long) node << 16) | c;
  }

  private int edgeSlot(int node, char c) {
    long edge = edge(node, c);
    int mask = edges.length - 1;
    int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (targets[slot] != 0 && edges[slot] != edge) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void readPairs(String file) throws IOException {
    SerializedArrays arrays = open(file);
    long[] hashes = (long[]) arrays.next();
    int[] counts = (int[]) arrays.next();
    for (int i = 0; i < hashes.length; i++) {
      long hash = hashes[i];
      if (hash != 0 && counts[i] != 0) {
        int slot = pairSlot(hash);
        pairs[slot] = hash;
        pairCounts[slot] = counts[i];
        filter[filterBit(hash) >>> 6] |= 1L << filterBit(hash);
      }
    }
  }

  private static int filterBit(long hash) {
    return (int) (hash >>> (Long.SIZE - FILTER_BITS));
  }

  private int pairSlot(long hash) {
    int mask = pairs.length - 1;
    int slot = (int) (hash ^ (hash >>> 29)) & mask;
    while (pairs[slot] != 0 && pairs[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** The node of a character that begins a word, or 0. */
  int root(char c) {
    return roots[c];
  }

  /** The node of a prefix with one more character, or 0. */
  int child(int node, char c) {
    return targets[edgeSlot(node, c)];
  }

  boolean isWord(int node) {
    return frequencies[node] >= 0;
  }

  /** The frequency of a node's word, 0 for node 0 and for mere prefixes. */
  int frequency(int node) {
    return Math.max(0, frequencies[node]);
  }

  /** The frequency of a word by its characters. */
  int frequency(String word) {
    int node = root(word.charAt(0));
    for (int i = 1; i < word.length() && node != 0; i++) {
      node = child(node, word.charAt(i));
    }
    return frequency(node);
  }

  /** The cost of any word after a node's word, where the pair was never seen. */
  double lonelyCost(int node) {
    return lonelyCosts[node];
  }

  /** The hash of a pair as far as its first word {@code text[from … to)} goes. */
  static long hashFirst(char[] text, int from, int to) {
    return hashMore(hashChars(FNV_BASIS, text, from, to), '@');
  }

  /** The hash of a pair with its second word {@code text[from … to)} added. */
  static long hashChars(long hash, char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      hash = hashMore(hash, text[i]);
    }
    return hash;
  }

  private static long hashMore(long hash, char c) {
    hash = (hash ^ (c & 0xff)) * FNV_PRIME;
    return (hash ^ (c >> 8)) * FNV_PRIME;
  }

  /** How often the pair of this hash was seen. */
  int pairCount(long hash) {
    int bit = filterBit(hash);
    if (((filter[bit >>> 6] >>> bit) & 1) == 0) {
      return 0;
    }
    return pairCounts[pairSlot(hash)];
  }

  /** The cost of a word after one of frequency {@code first}, the pair seen so often. */
  static double cost(int first, int pair) {
    double tiny = 1.0 / N;
    return -Math.log(
        SMOOTHING * (1.0 + first) / N
            + (1.0 - SMOOTHING) * ((1.0 - tiny) * pair / (1.0 + first) + tiny));
  }
}
