package io.millrace.cli;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.ExitCode;
import io.millrace.cli.output.SafeText;
import io.millrace.cli.session.Console;
import io.millrace.cli.session.GlobalOptions;
import io.millrace.cli.session.Session;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The client as a program; see docs/cli.md. */
public final class MillraceCli {
  private MillraceCli() {}

  public static void main(String[] args) {
    Console console =
        new Console(
            System.in,
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            Boolean.getBoolean("millrace.terminal"),
            System.getenv());
    int code = run(console, args);
    console.out().flush();
    System.exit(code);
  }

  /** JSON is UTF-8, whatever the locale is. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Without an end of the JVM: an {@link ExitCode}. */
  public static int run(Console console, String... args) {
    GlobalOptions options = new GlobalOptions();
    CommandLine command = CommandTree.of(new Session(console, options), options);
    command.setOut(new PrintWriter(console.out(), true));
    command.setErr(new PrintWriter(console.err(), true));
    command.setParameterExceptionHandler((fault, given) -> usage(console, fault));
    command.setExecutionExceptionHandler((fault, failed, parsed) -> failed(console, fault));
    return command.execute(args);
  }

  private static int usage(Console console, ParameterException fault) {
    CommandLine failed = fault.getCommandLine();
    String message = String.valueOf(fault.getMessage());
    if (message.equals("Missing required subcommand")) {
      message =
          "a command is missing; legal are " + String.join(", ", failed.getSubcommands().keySet());
    }
    String name = failed.getCommandSpec().qualifiedName();
    return say(console, ExitCode.USAGE, message + "\nHelp: ./" + name + " --help");
  }

  private static int failed(Console console, Exception fault) {
    if (fault instanceof CommandFailedException known) {
      return say(console, known.exitCode(), String.valueOf(known.getMessage()));
    }
    return say(console, ExitCode.FAILED, "unexpected " + fault);
  }

  private static int say(Console console, ExitCode code, String message) {
    console.out().flush();
    console.err().println("millrace: " + SafeText.lines(message));
    console.err().flush();
    return code.number();
  }
}
