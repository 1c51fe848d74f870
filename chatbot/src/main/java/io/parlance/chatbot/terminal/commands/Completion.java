package io.parlance.chatbot.terminal.commands;

/**
 * What Tab offers.
 *
 * @param value what stands on the line then: begins with what was typed
 * @param shown what is shown of it in a list
 */
public record Completion(String value, String shown) {

  /** One that is shown as it is. */
  static Completion of(String value) {
    return new Completion(value, value);
  }
}
