package io.parlance.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes dialogues of WordNet's nouns: "What is a violin?" and its definition.
 *
 * <p>Taken are nouns of one word that somebody met in a text (their tag count is above 0) and whose
 * first sense has a definition that can be said in a breath. That they are asked about as {@code a
 * violin} but {@code what does water mean} tells the lexicographers' file that they stand in (see
 * {@code lexnames(5WN)}): an animal, an artifact, a part of a body, an object, a person, a plant or
 * a shape is mostly counted.
 */
final class DefinitionDialogues {
  private static final int FEWEST_WORDS = 2; // of a definition
  private static final int MOST_WORDS = 18;
  private static final int FEWEST_MENTIONS = 3; // in all glosses: or no vector could be learned
  private static final String INSTANCE = " @i "; // of a class: a proper name
  private static final Pattern WORD = Pattern.compile("[a-z]+");
  private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^)]*\\)");
  private static final Set<String> COUNTED = Set.of("05", "06", "08", "17", "18", "20", "25");
  private static final Set<String> DETERMINERS =
      Set.of(
          "a",
          "an",
          "the",
          "any",
          "one",
          "someone",
          "something",
          "some",
          "each",
          "either",
          "all",
          "several",
          "various",
          "two",
          "three",
          "four",
          "his",
          "her",
          "your",
          "their");

  private final Map<String, String> synsets = new HashMap<>(); // offset to "file gloss"
  private final Map<String, Integer> mentions = new HashMap<>(); // of words in glosses

  private DefinitionDialogues() {}

  /** Writes the dialogues, a question, a TAB and its reply on a line. */
  static void write(Writer writer) throws IOException {
    DefinitionDialogues dialogues = new DefinitionDialogues();
    dialogues.readGlosses();
    dialogues.writeTo(writer);
  }

  private void readGlosses() throws IOException {
    try (BufferedReader lines = open("data.noun")) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int bar = line.indexOf(" | ");
        if (line.startsWith(" ") || bar < 0) {
          continue; // the licence
        }
        String[] fields = line.split(" ", 3);
        String gloss = line.substring(bar + 3).strip();
        if (!line.contains(INSTANCE)) {
          synsets.put(fields[0], fields[1] + " " + gloss);
        }
        Matcher words = WORD.matcher(gloss.toLowerCase(Locale.ROOT));
        while (words.find()) {
          mentions.merge(words.group(), 1, Integer::sum);
        }
      }
    }
  }

  private void writeTo(Writer writer) throws IOException {
    Set<String> replies = new HashSet<>();
    try (BufferedReader lines = open("index.noun")) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<String> pair = line.startsWith(" ") ? Optional.empty() : pair(line.split(" ", -1));
        // Of words that mean the same the first is asked about: a reply is given once.
        if (pair.isPresent() && replies.add(pair.get().substring(pair.get().indexOf('\t')))) {
          writer.write(pair.get());
          writer.write('\n');
        }
      }
    }
  }

  /**
   * The question and its reply, a TAB between.
   *
   * @param fields of the index: lemma, class, synsets, pointers, a field for each pointer, senses,
   *     tagged senses, offsets of the synsets, the most frequent sense first
   */
  private Optional<String> pair(String[] fields) {
    String lemma = fields[0];
    int pointers = Integer.parseInt(fields[3]);
    int tagged = Integer.parseInt(fields[5 + pointers]);
    String synset = synsets.getOrDefault(fields[6 + pointers], "   ");
    boolean counted = COUNTED.contains(synset.substring(0, 2));
    String definition = definition(synset.substring(3));
    int words = definition.split(" ", -1).length;
    if (tagged == 0
        || !WORD.matcher(lemma).matches()
        || mentions.getOrDefault(lemma, 0) < FEWEST_MENTIONS
        || words < FEWEST_WORDS
        || words > MOST_WORDS) {
      return Optional.empty();
    }
    String question =
        counted && !lemma.endsWith("s")
            ? "What is " + article(lemma) + " " + lemma + "?"
            : "What does " + lemma + " mean?";
    return Optional.of(question + "\t" + sentence(definition, counted));
  }

  /** A gloss up to its first semicolon or example, without what stands in brackets. */
  private static String definition(String gloss) {
    int end = gloss.length();
    for (String mark : new String[] {";", " \"", ":"}) {
      int at = gloss.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    return BRACKETS.matcher(gloss.substring(0, end)).replaceAll("").strip();
  }

  private static String sentence(String definition, boolean counted) {
    String[] words = definition.split(" ", -1);
    boolean plural = false;
    for (int i = 0; i < Math.min(4, words.length); i++) {
      plural |= words[i].endsWith("s") && !words[i].endsWith("ss");
    }
    String said = definition;
    if (counted && !plural && !DETERMINERS.contains(words[0].toLowerCase(Locale.ROOT))) {
      said = article(definition) + " " + definition;
    }
    return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) + ".";
  }

  private static String article(String before) {
    return "aeiou".indexOf(before.charAt(0)) >= 0 ? "an" : "a";
  }

  private static BufferedReader open(String file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(WordNet.resource(file).openStream(), StandardCharsets.UTF_8));
  }
}
