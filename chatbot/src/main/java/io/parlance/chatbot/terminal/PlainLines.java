package io.parlance.chatbot.terminal;

import io.parlance.chatbot.terminal.screen.Theme;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;

/** Lines from a terminal that knows no escape sequences, so that the system itself edits them. */
final class PlainLines implements LineInput {
  private final BufferedReader in;
  private final PrintWriter out;
  private volatile boolean reading;

  PlainLines(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public TypedLine read() throws IOException {
    StringBuilder typed = new StringBuilder();
    String prompt = Prompts.first(Theme.none());
    do {
      ask(prompt);
      reading = true;
      String line = in.readLine();
      reading = false;
      if (line == null) {
        out.println();
        out.flush();
        return typed.length() > 0 ? new TypedLine.Text(typed.toString()) : new TypedLine.End();
      }
      typed.append(line).append('\n');
      prompt = Prompts.MORE;
    } while (Multiline.isOpen(typed.toString()));
    return new TypedLine.Text(typed.substring(0, typed.length() - 1));
  }

  /** Ctrl-C was pressed: the system has dropped the line, if one is being typed. */
  void interrupted() {
    if (reading) {
      out.println();
      out.println(Greeting.LEAVING);
      ask(Prompts.first(Theme.none()));
    }
  }

  private void ask(String prompt) {
    out.print(prompt);
    out.flush();
  }
}
