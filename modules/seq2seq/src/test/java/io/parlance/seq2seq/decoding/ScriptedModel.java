package io.parlance.seq2seq.decoding;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.inference.StepModel;
import io.parlance.seq2seq.inference.Steps;
import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model whose every probability is written down, by what was said before. */
final class ScriptedModel implements StepModel {
  /** The words a … f with the ids 4 … 9. */
  static final ChatVocabulary VOCABULARY =
      new ChatVocabulary(
          Vocabulary.of(List.of("a", "b", "c", "d", "e", "f"), new long[] {6, 5, 4, 3, 2, 1}));

  private final Map<String, float[]> script = new HashMap<>(); // by question, then words
  private final Map<String, float[]> looks = new HashMap<>();
  private final float[] otherwise;

  /** Where nothing is written down, the reply ends. */
  ScriptedModel() {
    this("</s> 1");
  }

  /** What follows where nothing is written down. */
  ScriptedModel(String otherwise) {
    this.otherwise = row(otherwise);
  }

  /**
   * After these words, to any question, come words with probabilities: {@code "a 0.6 </s> 0.4"}.
   */
  ScriptedModel after(String said, String next) {
    script.put(said, row(next));
    return this;
  }

  /** The same as the reply to one question. */
  ScriptedModel to(String question, String said, String next) {
    script.put(question + ">" + said, row(next));
    return this;
  }

  /** After these words, attention is so. */
  ScriptedModel looking(String said, float... weights) {
    looks.put(said, weights);
    return this;
  }

  private static float[] row(String next) {
    float[] row = new float[VOCABULARY.size()];
    Arrays.fill(row, Float.NEGATIVE_INFINITY);
    String[] parts = next.split(" ", -1);
    for (int i = 0; i < parts.length; i += 2) {
      row[id(parts[i])] = (float) Math.log(Double.parseDouble(parts[i + 1]));
    }
    return row;
  }

  private static int id(String word) {
    for (int id = 0; id < VOCABULARY.size(); id++) {
      if (VOCABULARY.word(id).equals(word)) {
        return id;
      }
    }
    throw new IllegalArgumentException(word);
  }

  private static String words(int[] ids) {
    return String.join(" ", Arrays.stream(ids).mapToObj(VOCABULARY::word).toList());
  }

  @Override
  public int words() {
    return VOCABULARY.size();
  }

  @Override
  public Steps begin(int[] question, int mostRows) {
    int size = words();
    String asked = words(question);
    float[] all = new float[mostRows * size];
    float[] attention = new float[mostRows * question.length];
    return new Steps() {
      private List<String> said = List.of("");

      @Override
      public int positions() {
        return question.length;
      }

      @Override
      public void advance(int rows, int[] parents, int[] words) {
        List<String> next = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
          String before = said.get(parents[row]);
          String word = VOCABULARY.word(words[row]);
          String now = words[row] == ChatVocabulary.START ? "" : (before + " " + word).strip();
          next.add(now);
          float[] known = script.getOrDefault(asked + ">" + now, script.get(now));
          System.arraycopy(known == null ? otherwise : known, 0, all, row * size, size);
          float[] even = new float[question.length];
          Arrays.fill(even, 1f / Math.max(1, question.length));
          float[] looked = looks.getOrDefault(now, even);
          System.arraycopy(looked, 0, attention, row * question.length, question.length);
        }
        said = next;
      }

      @Override
      public float[] logProbabilities() {
        return all;
      }

      @Override
      public float[] attention() {
        return attention;
      }
    };
  }
}
