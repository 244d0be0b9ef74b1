package io.millrace.cli.session;

import io.millrace.cli.client.RestClient;
import io.millrace.cli.client.TargetChoice;
import io.millrace.cli.output.Printer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One run of the client. Nothing is looked for before a command needs it. */
public final class Session {
  /** Set by the launcher. */
  private static final String DATA_DIR = "MILLRACE_DATA_DIR";

  private final Console console;
  private final GlobalOptions options;
  private @Nullable RestClient rest;

  public Session(Console console, GlobalOptions options) {
    this.console = console;
    this.options = options;
  }

  public Console console() {
    return console;
  }

  public Printer printer() {
    return new Printer(console.out(), console.err(), options.output);
  }

  /** Whether progress is drawn: on a terminal, for people. */
  public boolean drawsProgress() {
    return console.terminal();
  }

  public RestClient rest() {
    RestClient made = rest;
    if (made == null) {
      made = new RestClient(choice().target());
      rest = made;
    }
    return made;
  }

  private TargetChoice choice() {
    Path directory = options.dataDirectory;
    if (directory == null) {
      directory = Path.of(console.environment().getOrDefault(DATA_DIR, ".millrace"));
    }
    return new TargetChoice(
        options.url,
        options.tokenFile,
        options.caFile,
        directory.toAbsolutePath(),
        console.environment());
  }
}
