package io.parlance.cli;

import io.parlance.tensor.NativeLibraryException;
import io.parlance.text.CorpusException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Finds the command, fills it, runs it, and turns whatever happens into lines and an exit code. */
final class Program {
  private static final String NAME = "parlance";

  private final Streams streams;

  Program(Streams streams) {
    this.streams = streams;
  }

  /** Runs one command line; returns the exit code. */
  int run(List<String> arguments) {
    if (arguments.isEmpty()) {
      streams.err().print(Commands.overview());
      return Failure.CALL_WRONG;
    }
    String first = arguments.get(0);
    switch (first) {
      case "-h", "--help" -> {
        streams.out().print(Commands.overview());
        return 0;
      }
      case "-V", "--version" -> {
        streams.out().println(NAME + " " + Version.current());
        return 0;
      }
      case "help" -> {
        if (arguments.size() == 1) {
          streams.out().print(Commands.overview());
          return 0;
        }
        return run(helpOf(arguments.subList(1, arguments.size())));
      }
      default -> {
        try {
          return runCommand(arguments);
        } catch (Failure failure) {
          return fail(NAME, failure);
        }
      }
    }
  }

  private static List<String> helpOf(List<String> command) {
    return Stream.concat(command.stream(), Stream.of("--help")).toList();
  }

  private int runCommand(List<String> arguments) {
    Commands.Match match = Commands.find(arguments);
    if (match.overview().isPresent()) {
      streams.out().print(match.overview().get());
      return 0;
    }
    String name = NAME + " " + match.entry().name();
    ParlanceCommand command = match.entry().factory().apply(streams);
    try {
      CommandLine line = Commands.commandLine(match.entry(), command);
      line.parseArgs(match.arguments().toArray(String[]::new));
      if (line.isUsageHelpRequested()) {
        line.usage(streams.out(), CommandLine.Help.Ansi.OFF);
        return 0;
      }
      return command.run();
    } catch (ParameterException e) {
      return fail(name, WrongCall.explain(e));
    } catch (Failure failure) {
      return fail(name, failure);
    } catch (IOException e) {
      return failed(command, name, describe(e), e);
    } catch (NativeLibraryException e) {
      return failed(command, name, String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      return failed(
          command, name, String.valueOf(e.getMessage()).replaceFirst("^[\\w.]+: ", ""), e);
    } catch (OutOfMemoryError e) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      return failed(
          command,
          name,
          "the heap of " + megabytes + " MB is full; give more by --memory, or ask for less",
          e);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      return failed(
          command,
          name,
          "an error of the program itself: " + e + "; please report it with the output of --debug",
          e);
    }
  }

  private int fail(String name, Failure failure) {
    streams.out().flush();
    streams.err().println(name + ": " + failure.line());
    return failure.exitCode();
  }

  private int failed(ParlanceCommand command, String name, String line, Throwable cause) {
    streams.out().flush();
    streams.err().println(name + ": " + line.lines().findFirst().orElse(line));
    if (command.debug()) {
      cause.printStackTrace(streams.err());
    }
    return Failure.WORK_FAILED;
  }

  /** The JDK's own messages are often the bare path. */
  private static String describe(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof CorpusException) {
      return message;
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return message.contains("no such") || message.endsWith(")")
          ? message
          : message + ": no such file or folder";
    }
    if (e instanceof AccessDeniedException denied && denied.getReason() == null) {
      return message + ": permission denied";
    }
    if (e instanceof FileSystemException system && system.getReason() == null) {
      return message + ": " + e.getClass().getSimpleName();
    }
    return e.getMessage() == null ? e.toString() : message;
  }
}
