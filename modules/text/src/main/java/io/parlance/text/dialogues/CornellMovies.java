package io.parlance.text.dialogues;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The Cornell Movie-Dialogs Corpus (Danescu-Niculescu-Mizil & Lee 2011): the lines stand in one
 * file, which of them make a conversation in another. Fields are parted by {@code +++$+++}.
 *
 * <p>The files may come in any order, so that dialogues can be made only when all are read.
 */
final class CornellMovies {
  static final String SEPARATOR = "+++$+++";

  private static final Pattern LINE_IDS = Pattern.compile("L\\d+");
  private static final Pattern LINE_ID = Pattern.compile("\\s*L\\d+\\s*");

  private final Map<String, String> lines = new HashMap<>();
  private final List<Conversation> conversations = new ArrayList<>();

  private record Conversation(DialogueTally tally, long line, List<String> ids) {}

  /** Which of the corpus's files it is that begins with this line. */
  static DialogueFormat format(String firstLine) {
    String[] fields = fields(firstLine);
    if (fields.length == 4 && LINE_IDS.matcher(fields[3]).find()) {
      return DialogueFormat.CORNELL_CONVERSATIONS;
    }
    return fields.length == 5 && LINE_ID.matcher(fields[0]).matches()
        ? DialogueFormat.CORNELL_LINES
        : DialogueFormat.NONE;
  }

  private static String[] fields(String line) {
    return line.split(Pattern.quote(SEPARATOR), 5);
  }

  /** Reads {@code movie_lines.txt}: line, character, film, name, text. */
  void readLines(DialogueText text, DialogueTally tally) throws IOException {
    while (text.next()) {
      String[] fields = fields(text.line());
      if (fields.length == 5 && LINE_ID.matcher(fields[0]).matches()) {
        String said = UtteranceText.head(fields[4], Dialogues.MAX_UTTERANCE + 1);
        lines.put(fields[0].strip(), said);
      } else if (!text.line().isBlank()) {
        tally.malformed(
            text.number(), "expected 5 fields parted by " + SEPARATOR + ", found " + fields.length);
      }
    }
  }

  /** Reads {@code movie_conversations.txt}: character, character, film, lines. */
  void readConversations(DialogueText text, DialogueTally tally) throws IOException {
    while (text.next()) {
      String[] fields = fields(text.line());
      if (fields.length == 4) {
        List<String> ids = LINE_IDS.matcher(fields[3]).results().map(MatchResult::group).toList();
        conversations.add(new Conversation(tally, text.number(), ids));
      } else if (!text.line().isBlank()) {
        tally.malformed(
            text.number(), "expected 4 fields parted by " + SEPARATOR + ", found " + fields.length);
      }
    }
  }

  /** Gives the dialogues, now that all files were read. */
  void give() throws IOException {
    for (Conversation conversation : conversations) {
      DialogueTally tally = conversation.tally;
      tally.begin(conversation.line);
      for (String id : conversation.ids) {
        String said = lines.get(id);
        if (said == null) {
          tally.malformed(conversation.line, "line " + id + " is in none of the files");
          tally.end(); // what follows is no reply to what stands before
          tally.begin(conversation.line);
        } else {
          tally.say(said);
        }
      }
      tally.end();
    }
  }

  /** What is missing, where only one of the two files was there. */
  Optional<String> missing() {
    if (lines.isEmpty() == conversations.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        lines.isEmpty()
            ? "lists lines, which stand in movie_lines.txt: name both files"
            : "holds lines, but which of them make a dialogue stands in movie_conversations.txt:"
                + " name both files");
  }
}
