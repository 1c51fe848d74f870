package io.parlance.seq2seq.corpus;

import io.parlance.seq2seq.ChatVocabulary;
import io.parlance.seq2seq.Exchange;
import io.parlance.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Takes dialogues one by one, and makes a corpus of them. Utterances without a word are passed
 * over. Held in memory: 4 bytes a word, and the texts of the exchanges to keep. Belongs to one
 * thread.
 */
public final class ChatCorpusBuilder {
  private static final int END = -1; // among provisional ids, of an utterance that was not cut

  private final ChatCorpusOptions options;
  private final Map<String, Integer> types = new HashMap<>(); // word to its provisional id
  private final List<String> words = new ArrayList<>(); // by provisional id
  private long[] counts = new long[1024]; // by provisional id; of training only
  private final List<int[][]> training = new ArrayList<>(); // a dialogue's utterances
  private final List<int[][]> heldOut = new ArrayList<>();
  private final ExchangeSample<Known> known;
  private long dialogues;
  private long utterances;
  private long tokens;
  private long cut;
  private long lonely;

  /** An exchange to keep, the place of its reply among the training's dialogues. */
  private record Known(Exchange exchange, int dialogue, int reply) {}

  public ChatCorpusBuilder(ChatCorpusOptions options) {
    this.options = options;
    this.known = new ExchangeSample<>(options.exchanges());
  }

  /** Adds a dialogue; every so many, as the options say, is held out. */
  public void add(List<Utterance> dialogue) {
    List<Utterance> spoken = spoken(dialogue);
    if (spoken.size() < 2) {
      lonely++;
      return;
    }
    int every = options.heldOutEvery();
    if (every > 0 && dialogues % every == every - 1) {
      addHeldOut(spoken);
    } else {
      learn(spoken);
    }
  }

  /** Adds a dialogue to those held out, of which nothing is learned. */
  public void addHeldOut(List<Utterance> dialogue) {
    List<Utterance> spoken = spoken(dialogue);
    if (spoken.size() < 2) {
      lonely++;
      return;
    }
    heldOut.add(provisional(spoken));
    count(spoken);
  }

  /** The utterances with words; where speakers must take turns, those before the first without. */
  private List<Utterance> spoken(List<Utterance> dialogue) {
    Predicate<Utterance> hasWords = utterance -> !utterance.tokens().isEmpty();
    return options.secondOnly()
        ? dialogue.stream().takeWhile(hasWords).toList()
        : dialogue.stream().filter(hasWords).toList();
  }

  private void count(List<Utterance> spoken) {
    dialogues++;
    utterances += spoken.size();
  }

  private void learn(List<Utterance> spoken) {
    int[][] ids = provisional(spoken);
    for (int[] utterance : ids) {
      int length = length(utterance);
      tokens += length;
      for (int i = 0; i < length; i++) {
        counts[utterance[i]]++;
      }
    }
    int dialogue = training.size();
    training.add(ids);
    for (int i = 1; i < spoken.size(); i += options.step()) {
      int reply = i;
      known.offer(() -> new Known(exchange(spoken, reply), dialogue, reply));
    }
    count(spoken);
  }

  private Exchange exchange(List<Utterance> spoken, int reply) {
    String question =
        spoken.subList(first(reply), reply).stream()
            .map(Utterance::text)
            .collect(Collectors.joining("\n"));
    return new Exchange(question, spoken.get(reply).text());
  }

  /** The first turn of the question that utterance {@code reply} answers. */
  private int first(int reply) {
    return Math.max(0, reply - 1 - options.context());
  }

  private int[][] provisional(List<Utterance> spoken) {
    int[][] ids = new int[spoken.size()][];
    for (int i = 0; i < ids.length; i++) {
      List<String> all = spoken.get(i).tokens();
      boolean whole = all.size() <= options.maxLength();
      cut += whole ? 0 : 1;
      int length = Math.min(all.size(), options.maxLength());
      ids[i] = new int[whole ? length + 1 : length];
      for (int j = 0; j < length; j++) {
        ids[i][j] = provisional(all.get(j));
      }
      if (whole) {
        ids[i][length] = END;
      }
    }
    return ids;
  }

  /** The words of an utterance, its end not counted. */
  private static int length(int[] utterance) {
    return utterance[utterance.length - 1] == END ? utterance.length - 1 : utterance.length;
  }

  private int provisional(String word) {
    Integer found = types.get(word);
    if (found != null) {
      return found;
    }
    int id = words.size();
    types.put(word, id);
    words.add(word);
    if (id == counts.length) {
      counts = Arrays.copyOf(counts, 2 * id);
    }
    return id;
  }

  /**
   * Makes the corpus.
   *
   * @throws IllegalStateException if there is no pair to learn from, or no word often enough
   */
  public ChatCorpus build() {
    if (training.isEmpty()) {
      throw new IllegalStateException(
          "no exchange to learn from: of "
              + (dialogues + lonely)
              + " dialogues none has two utterances with words"
              + (heldOut.isEmpty() ? "" : " that is not held out"));
    }
    int[] kept = kept();
    if (kept.length == 0) {
      throw new IllegalStateException(
          "no word occurs " + options.minCount() + " times; lower --min-count");
    }
    int[] ids = new int[words.size()]; // by provisional id
    Arrays.fill(ids, ChatVocabulary.UNKNOWN);
    long knownTokens = 0;
    for (int i = 0; i < kept.length; i++) {
      ids[kept[i]] = ChatVocabulary.MARKS + i;
      knownTokens += counts[kept[i]];
    }
    List<String> spelled = Arrays.stream(kept).mapToObj(words::get).toList();
    long[] occurrences = Arrays.stream(kept).mapToLong(id -> counts[id]).toArray();
    return new ChatCorpus(
        new ChatVocabulary(Vocabulary.of(spelled, occurrences)),
        pairs(training, ids),
        pairs(heldOut, ids),
        known.sample().stream()
            .map(
                one ->
                    new EncodedExchange(
                        one.exchange(), pair(training.get(one.dialogue()), one.reply(), ids)))
            .toList(),
        new ChatCorpusReport(
            dialogues, utterances, tokens, typesLearned(), tokens - knownTokens, cut, lonely));
  }

  private long typesLearned() {
    return Arrays.stream(counts, 0, words.size()).filter(count -> count > 0).count();
  }

  /** The provisional ids of the vocabulary's words: by count, then by spelling. */
  private int[] kept() {
    List<Integer> candidates = new ArrayList<>();
    for (int id = 0; id < words.size(); id++) {
      if (counts[id] >= options.minCount()) {
        candidates.add(id);
      }
    }
    candidates.sort(
        Comparator.comparingLong((Integer id) -> -counts[id]).thenComparing(words::get));
    return candidates.stream()
        .limit(options.maxVocab() - ChatVocabulary.MARKS)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<EncodedPair> pairs(List<int[][]> dialogues, int[] ids) {
    List<EncodedPair> pairs = new ArrayList<>();
    for (int[][] dialogue : dialogues) {
      for (int reply = 1; reply < dialogue.length; reply += options.step()) {
        pairs.add(pair(dialogue, reply, ids));
      }
    }
    return pairs;
  }

  private EncodedPair pair(int[][] dialogue, int reply, int[] ids) {
    int first = first(reply);
    int length = reply - first - 1; // marks between turns
    for (int turn = first; turn < reply; turn++) {
      length += length(dialogue[turn]);
    }
    int[] question = new int[length];
    int at = 0;
    for (int turn = first; turn < reply; turn++) {
      if (turn > first) {
        question[at++] = ChatVocabulary.TURN;
      }
      for (int i = 0; i < length(dialogue[turn]); i++) {
        question[at++] = ids[dialogue[turn][i]];
      }
    }
    int[] answer =
        Arrays.stream(dialogue[reply])
            .map(word -> word == END ? ChatVocabulary.END : ids[word])
            .toArray();
    return new EncodedPair(question, answer);
  }
}
