package io.parlance.text.dialogues;

import io.parlance.text.Corpus;
import io.parlance.text.CorpusException;
import io.parlance.text.CorpusSource;
import io.parlance.text.SourceReader;
import io.parlance.text.SourceReport;
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
    List<FileRead> files = new ArrayList<>();
    CornellMovies movies = new CornellMovies();
    for (CorpusSource source : corpus.sources()) {
      try (SourceReader reader = new SourceReader(source, corpus.charset());
          DialogueText text = new DialogueText(reader)) {
        DialogueTally tally = new DialogueTally(source.name(), sink);
        DialogueFormat format = Recognition.format(text.head(), text.isWhole());
        parser(format, movies).parse(text, tally);
        files.add(new FileRead(tally, reader.report(), format, reader.brokenSequences()));
      }
    }
    movies.give();
    DialogueReport report = new DialogueReport(files.stream().map(FileRead::file).toList());
    if (report.pairs() == 0) {
      throw new CorpusException(without(report, movies));
    }
    return report;
  }

  /** A file that was read, of which the dialogues are perhaps still to be given. */
  private record FileRead(
      DialogueTally tally, SourceReport source, DialogueFormat format, long brokenSequences) {
    DialogueFile file() {
      return tally.file(source, format, brokenSequences);
    }
  }

  private static DialogueParser parser(DialogueFormat format, CornellMovies movies) {
    return switch (format) {
      case TSV -> new TabLines();
      case JSON_LINES, JSON, CONVOKIT -> new JsonDialogues(format);
      case CORNELL_LINES -> movies::readLines;
      case CORNELL_CONVERSATIONS -> movies::readConversations;
      case CHATTERBOT -> new ChatterBotYaml();
      case QUESTION_ANSWER -> new SpeakerLines();
      case BLOCKS -> new BlockLines();
      case NONE -> (text, tally) -> {};
    };
  }

  /** Why there is not one pair. */
  private static String without(DialogueReport report, CornellMovies movies) {
    DialogueFile first = report.files().get(0);
    String name = first.source().name();
    if (movies.missing().isPresent()) {
      return name + " " + movies.missing().get();
    }
    String rest =
        report.files().size() == 1 ? "" : " (nor in the other " + (report.files().size() - 1) + ")";
    String found =
        first
            .firstMalformed()
            .map(place -> first.format().label() + ", " + place)
            .orElse(
                "read as " + first.format().label() + ", " + first.utterances() + " utterances");
    return name
        + rest
        + " holds no question with a reply ("
        + found
        + "); put a dialogue on a line with a TAB between utterances, or an utterance on a line"
        + " with a blank line between dialogues";
  }
}
