package io.parlance.text.dialogues;

/** How dialogues are written in a file. */
public enum DialogueFormat {
  /** A dialogue a line, TAB between utterances. */
  TSV("TSV"),
  /** A JSON value a line: chat messages, lists of utterances, questions with answers. */
  JSON_LINES("JSON Lines"),
  /** One JSON array of such values, over as many lines as it likes. */
  JSON("JSON"),
  /** Utterances by conversation, a JSON object a line, as ConvoKit keeps them. */
  CONVOKIT("ConvoKit"),
  /** Numbered lines of films, of which {@link #CORNELL_CONVERSATIONS} make dialogues. */
  CORNELL_LINES("Cornell lines"),
  /** Lists of line numbers that make dialogues of {@link #CORNELL_LINES}. */
  CORNELL_CONVERSATIONS("Cornell conversations"),
  /** ChatterBot's YAML: lists of utterances below {@code conversations:}. */
  CHATTERBOT("ChatterBot YAML"),
  /** Lines that begin with a speaker's mark, {@code Q:} and {@code A:}. */
  QUESTION_ANSWER("questions and answers"),
  /** An utterance a line, a blank line between dialogues. */
  BLOCKS("lines between blank lines"),
  /** A file of another kind, that holds no dialogues: passed over. */
  NONE("no dialogues");

  private final String label;

  DialogueFormat(String label) {
    this.label = label;
  }

  /** The name for users. */
  public String label() {
    return label;
  }
}
