package io.millrace.cli.client;

/** How a command ends, for scripts; the numbers are a promise. */
public enum ExitCode {
  OK(0, "done"),
  FAILED(1, "refused, or what was waited for ended otherwise"),
  USAGE(2, "the command line is wrong; nothing was sent"),
  FORBIDDEN(3, "not signed in, or the role does not allow it"),
  NOT_FOUND(4, "there is no such thing"),
  UNREACHABLE(5, "Millrace, or what it needs, does not answer"),
  TIMEOUT(6, "it took longer than --timeout");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }

  /** Of an answer that is no success. */
  static ExitCode ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> FORBIDDEN;
      case 404, 410 -> NOT_FOUND;
      case 502, 503, 504 -> UNREACHABLE;
      default -> FAILED;
    };
  }
}
