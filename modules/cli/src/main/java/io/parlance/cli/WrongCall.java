package io.parlance.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line for a command line that could not be understood, with the nearest names. */
final class WrongCall {
  private WrongCall() {}

  static Failure explain(ParameterException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return failure;
      }
    }
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    String help = "; see --help";
    if (e instanceof UnmatchedArgumentException unmatched) {
      String argument =
          unmatched.getUnmatched().stream()
              .findFirst()
              .orElseGet(() -> quoted(String.valueOf(e.getMessage())));
      if (!argument.startsWith("-")) {
        return Failure.call("unexpected argument \"" + argument + "\"" + help);
      }
      String name = argument.replaceFirst("=.*", "");
      List<String> names =
          spec.options().stream()
              .filter(option -> !option.hidden())
              .flatMap(option -> List.of(option.names()).stream())
              .collect(Collectors.toList());
      return Failure.call("unknown option " + name + NearNames.hint(name, names) + help);
    }
    String message =
        String.valueOf(e.getMessage())
            .lines()
            .collect(Collectors.joining(" "))
            .replaceAll("is not an? (int|long)$", "is not a whole number in range")
            .replaceAll("is not a double$", "is not a number");
    return Failure.call(message + help);
  }

  /** Where an option takes several values, picocli tells what is none of them by text alone. */
  private static String quoted(String message) {
    return message.replaceFirst("(?s)^[^']*'", "").replaceFirst("(?s)'.*", "");
  }
}
