package io.parlance.text.dialogues;

import io.parlance.text.Corpus;
import io.parlance.text.CorpusException;
import io.parlance.text.CorpusSource;
import io.parlance.text.SourceReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of dialogues, which can be read again and again (but for standard input). Each may be of
 * another {@link DialogueFormat}.
 */
public final class Dialogues {
  /** Of a longer utterance only so many characters (UTF-16) are kept. */
  public static final int MAX_UTTERANCE = 1 << 16;

  private final Corpus corpus;

  private Dialogues(Corpus corpus) {
    this.corpus = corpus;
  }

  /**
   * The dialogues of these files, folders, globs, or {@code -} for standard input; packed by gzip
   * or not.
   *
   * @param charset of files without byte order mark
   * @throws CorpusException if one is not there, cannot be read or is empty
   */
  public static Dialogues of(List<String> sources, Charset charset) throws IOException {
    return new Dialogues(Corpus.of(sources, charset));
  }

  /** The dialogues of the sources of a corpus. */
  public static Dialogues of(Corpus corpus) {
    return new Dialogues(corpus);
  }

  /**
   * Gives all dialogues to {@code sink}, in order.
   *
   * @return what was read
   * @throws CorpusException if a file cannot be read or is no text, or if there is no dialogue of
   *     two utterances in all of them
   */
  public DialogueReport read(DialogueSink sink) throws IOException {
    List<DialogueFile> files = new ArrayList<>();
    for (CorpusSource source : corpus.sources()) {
      try (SourceReader reader = new SourceReader(source, corpus.charset())) {
        DialogueTally tally = new DialogueTally(source.name(), sink);
        new TabLines().parse(new DialogueText(reader), tally);
        files.add(tally.file(reader.report(), DialogueFormat.TSV, reader.brokenSequences()));
      }
    }
    DialogueReport report = new DialogueReport(files);
    if (report.pairs() == 0) {
      throw new CorpusException(
          "no question with a reply in "
              + files.get(0).source().name()
              + ": put a dialogue on a line, with TAB between utterances");
    }
    return report;
  }
}
