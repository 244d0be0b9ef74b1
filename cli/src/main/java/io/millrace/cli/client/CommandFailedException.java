package io.millrace.cli.client;

/** Ends a command with a sentence for people and a number for scripts. */
public final class CommandFailedException extends RuntimeException {
  private final ExitCode exitCode;
  private final String code;

  public CommandFailedException(ExitCode exitCode, String message) {
    this(exitCode, message, "");
  }

  CommandFailedException(ExitCode exitCode, String message, Throwable cause) {
    this(exitCode, message, "");
    initCause(cause);
  }

  CommandFailedException(ExitCode exitCode, String message, String code) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
  }

  public static CommandFailedException usage(String message) {
    return new CommandFailedException(ExitCode.USAGE, message);
  }

  public static CommandFailedException failed(String message) {
    return new CommandFailedException(ExitCode.FAILED, message);
  }

  public ExitCode exitCode() {
    return exitCode;
  }

  /** Of the problem that Millrace answered with; empty when it did not. */
  public String code() {
    return code;
  }

  public boolean isUnreachable() {
    return exitCode == ExitCode.UNREACHABLE;
  }
}
