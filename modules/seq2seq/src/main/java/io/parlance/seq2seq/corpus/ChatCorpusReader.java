package io.parlance.seq2seq.corpus;

import io.parlance.tensor.Parallel;
import io.parlance.text.CorpusException;
import io.parlance.text.dialogues.Dialogue;
import io.parlance.text.dialogues.DialogueReport;
import io.parlance.text.dialogues.DialogueTokenizer;
import io.parlance.text.dialogues.Dialogues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads files of dialogues; utterances become tokens on all threads, the result is the same. */
public final class ChatCorpusReader {
  private static final int AT_ONCE = 1024; // dialogues in memory

  private final ChatCorpusOptions options;
  private final List<DialogueTokenizer> tokenizers; // one a thread
  private final Parallel parallel;

  /**
   * @param analyzer a specification as {@link DialogueTokenizer#named} takes it
   * @throws IllegalArgumentException if there is no such analyzer
   */
  public ChatCorpusReader(ChatCorpusOptions options, String analyzer, Parallel parallel) {
    this.options = options;
    this.parallel = parallel;
    List<DialogueTokenizer> made = new ArrayList<>();
    for (int i = 0; i < parallel.threads(); i++) {
      made.add(DialogueTokenizer.named(analyzer));
    }
    this.tokenizers = List.copyOf(made);
  }

  /**
   * Reads a corpus.
   *
   * @param heldOut dialogues to measure by; where given, none of the training's is held out,
   *     whatever the options say
   * @throws CorpusException if a file cannot be read, or there is no pair to learn from
   */
  public CorpusReading read(Dialogues training, Optional<Dialogues> heldOut) throws IOException {
    ChatCorpusBuilder builder =
        new ChatCorpusBuilder(heldOut.isPresent() ? options.withHeldOutEvery(0) : options);
    DialogueReport learned = give(training, builder::add);
    Optional<DialogueReport> measured = Optional.empty();
    if (heldOut.isPresent()) {
      measured = Optional.of(give(heldOut.get(), builder::addHeldOut));
    }
    try {
      return new CorpusReading(builder.build(), tokenizers.get(0).name(), learned, measured);
    } catch (IllegalStateException e) {
      throw new CorpusException(String.valueOf(e.getMessage()), e);
    }
  }

  private DialogueReport give(Dialogues dialogues, Consumer<List<Utterance>> taker)
      throws IOException {
    List<Dialogue> waiting = new ArrayList<>(AT_ONCE);
    DialogueReport report =
        dialogues.read(
            dialogue -> {
              waiting.add(dialogue);
              if (waiting.size() == AT_ONCE) {
                tokenized(waiting).forEach(taker);
                waiting.clear();
              }
            });
    tokenized(waiting).forEach(taker);
    return report;
  }

  private List<List<Utterance>> tokenized(List<Dialogue> dialogues) {
    Utterance[][] all = new Utterance[dialogues.size()][];
    int parts = tokenizers.size();
    parallel.run(
        parts,
        part -> {
          for (int i = part; i < all.length; i += parts) {
            all[i] = tokenized(dialogues.get(i), tokenizers.get(part));
          }
        });
    return Arrays.stream(all).map(List::of).toList();
  }

  private static Utterance[] tokenized(Dialogue dialogue, DialogueTokenizer tokenizer) {
    return dialogue.utterances().stream()
        .map(text -> new Utterance(text, tokenizer.tokens(text)))
        .toArray(Utterance[]::new);
  }
}
