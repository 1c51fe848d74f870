package io.parlance.text.dialogues;

/**
 * Turns tokens back to text, one by one, as they come.
 *
 * <pre>{@code
 * for (String token : reply) {
 *   print(surface.append(token));
 * }
 * print(surface.finish());
 * }</pre>
 */
public final class SurfaceText {
  private boolean begun;

  SurfaceText() {}

  /** The text to show now that this token has come; empty where it depends on the next one. */
  public String append(String token) {
    String text = begun ? " " + token : token;
    begun = true;
    return text;
  }

  /** The text that was held back for a token that did not come. */
  public String finish() {
    return "";
  }
}
