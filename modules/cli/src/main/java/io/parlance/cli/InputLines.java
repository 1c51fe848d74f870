package io.parlance.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Words from the arguments, or from standard input, a line each, where the argument is {@code -}.
 */
final class InputLines {
  /** Takes one word; its exit code. */
  interface Answer {
    int to(String word) throws IOException;
  }

  private InputLines() {}

  /** Answers each in turn; the worst exit code of all. */
  static int answer(Streams streams, List<String> words, Answer answer) throws IOException {
    int code = 0;
    for (String word : words) {
      if (!word.equals("-")) {
        code = Math.max(code, answer.to(word));
        continue;
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          code = Math.max(code, answer.to(line.strip()));
        }
        if (!reader.ready()) {
          streams.out().flush(); // whoever types, or talks through a pipe, waits for this answer
        }
      }
    }
    return code;
  }
}
