package io.parlance.seq2seq;

/**
 * A question and its reply, as they stood in a dialogue.
 *
 * @param question as written; joined turns have a line feed between them
 * @param reply as written
 */
public record Exchange(String question, String reply) {

  /** The turn of the question that is replied to. */
  public String lastTurn() {
    return question.substring(question.lastIndexOf('\n') + 1);
  }
}
