package io.parlance.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.parlance.tests.Launcher.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The examples that commands' help ends in. */
final class Examples {
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^  (\\S*parlance .*|source .*)$");

  private Examples() {}

  /** The examples of a command, as printed. */
  static List<String> of(Launcher launcher, String command)
      throws IOException, InterruptedException {
    String help = launcher.run((command + " --help").split(" ")).out();
    List<String> examples =
        EXAMPLE
            .matcher(help.substring(help.indexOf("Example")))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(examples).isNotEmpty();
    return examples;
  }

  /** Runs all of them, as printed. */
  static void run(Launcher launcher, String command) throws IOException, InterruptedException {
    for (String example : of(launcher, command)) {
      Outcome outcome = launcher.shell(example);
      assertThat(outcome.exitCode()).as(example + ": " + outcome.err()).isZero();
    }
  }
}
