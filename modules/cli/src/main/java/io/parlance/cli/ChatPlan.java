package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.corpus.ChatCorpusOptions;
import io.parlance.seq2seq.training.TrainingOptions;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a chat's training is to do, all of it checked.
 *
 * @param dialogues files, folders, patterns, {@code -}
 * @param heldOut a file of dialogues to measure by; where empty, a share of the dialogues
 * @param embeddings words' vectors to start from
 * @param reverse whether the reverse model is trained, too
 * @param backend a name, or empty: the fastest that can run
 */
record ChatPlan(
    List<String> dialogues,
    Charset charset,
    Optional<String> heldOut,
    String analyzer,
    ChatCorpusOptions corpus,
    Optional<Embeddings> embeddings,
    ModelOptions model,
    TrainingOptions training,
    boolean reverse,
    int threads,
    Optional<String> backend,
    Path output,
    CheckpointPlan checkpoints) {

  /** The same with another output. */
  ChatPlan writingTo(Path path) {
    return new ChatPlan(
        dialogues,
        charset,
        heldOut,
        analyzer,
        corpus,
        embeddings,
        model,
        training,
        reverse,
        threads,
        backend,
        path,
        checkpoints);
  }
}
