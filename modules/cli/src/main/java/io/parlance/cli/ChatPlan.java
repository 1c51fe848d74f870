package io.parlance.cli;

import io.parlance.embeddings.Embeddings;
import io.parlance.seq2seq.ModelOptions;
import io.parlance.seq2seq.corpus.ChatCorpusOptions;
import io.parlance.seq2seq.training.TrainingOptions;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param resume whether to go on from a checkpoint, where there is one
 * @param checkpointEvery how often one is written; zero for never
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
    boolean resume,
    Duration checkpointEvery) {

  /** A file beside the model, as {@code chat.log.csv} beside {@code chat.safetensors}. */
  Path beside(String ending) {
    String name =
        String.valueOf(output.getFileName()).replaceFirst("(\\.safetensors)?(\\.gz)?$", "");
    return output.resolveSibling(name + ending);
  }

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
        resume,
        checkpointEvery);
  }
}
