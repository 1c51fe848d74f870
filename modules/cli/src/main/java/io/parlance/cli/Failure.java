package io.parlance.cli;

/** What ends a command: one line for the user, and the exit code. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final int WORK_FAILED = 1;
  static final int CALL_WRONG = 2;
  static final int INTERRUPTED = 130;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The work failed, exit code 1. */
  static Failure work(String message) {
    return new Failure(WORK_FAILED, message);
  }

  /** The call was wrong, exit code 2. */
  static Failure call(String message) {
    return new Failure(CALL_WRONG, message);
  }

  /** A signal ended the work before there was anything to save. */
  static Failure interrupted(int exitCode, String message) {
    return new Failure(exitCode, message);
  }

  int exitCode() {
    return exitCode;
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
