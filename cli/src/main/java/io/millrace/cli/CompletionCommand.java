package io.millrace.cli;

import io.millrace.cli.session.Session;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a shell has to know to complete a command line. */
@Command(
    name = "completion",
    description = {
      "Write a script that completes commands and options:",
      "  source <(./millrace cli completion bash)"
    })
final class CompletionCommand implements Runnable {
  /** The launcher's own commands and their options; those of cli are taken from here. */
  private static final Map<String, List<String>> LAUNCHER =
      Map.of(
          "up", List.of("--detach", "--data-dir", "--port", "--flink-port", "--kafka-port"),
          "down", List.of("--data-dir"),
          "demo", List.of("--exit", "--json", "--data-dir", "--port"),
          "images", List.of("--tag", "--registry", "--tool", "--build-arg"),
          "test", List.of(),
          "bench", List.of("--json"),
          "help", List.of());

  private static final String ZSH =
      "autoload -Uz compinit && compinit\nautoload -Uz bashcompinit && bashcompinit\n";

  private final Session session;

  /** The shells that are known. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "bash|zsh", description = "For which shell.")
  Shell shell = Shell.BASH;

  @Spec CommandSpec spec = CommandSpec.create();

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    CommandLine launcher = new CommandLine(CommandSpec.create().name("millrace"));
    LAUNCHER.forEach((name, options) -> launcher.addSubcommand(name, command(options)));
    launcher.addSubcommand("cli", spec.root().commandLine());
    String script = AutoComplete.bash("millrace", launcher);
    session.printer().text(shell == Shell.ZSH ? ZSH + script : script);
  }

  private static CommandSpec command(List<String> options) {
    CommandSpec command = CommandSpec.create();
    options.forEach(name -> command.addOption(OptionSpec.builder(name).build()));
    return command;
  }
}
