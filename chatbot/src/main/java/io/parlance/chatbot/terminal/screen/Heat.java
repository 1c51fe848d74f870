package io.parlance.chatbot.terminal.screen;

/**
 * A shade of a heat map: a colour behind blanks.
 *
 * @param weight 0 … 1
 */
public record Heat(double weight) implements Look {

  public Heat {
    weight = Double.isNaN(weight) ? 0 : Math.max(0, Math.min(1, weight)); // rounding may exceed it
  }
}
