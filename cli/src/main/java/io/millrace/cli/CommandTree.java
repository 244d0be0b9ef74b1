package io.millrace.cli;

import io.millrace.cli.client.ExitCode;
import io.millrace.cli.resource.Commands;
import io.millrace.cli.resource.Resource;
import io.millrace.cli.send.DataSourceCommands;
import io.millrace.cli.send.SendCommand;
import io.millrace.cli.session.GlobalOptions;
import io.millrace.cli.session.Session;
import io.millrace.cli.tail.EventsCommand;
import io.millrace.cli.tail.TailCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;

/** All commands, with the options that go for all of them. */
final class CommandTree {
  private CommandTree() {}

  @Command(name = "millrace cli", description = "A client of Millrace's REST API.")
  private static final class Root {
    @Mixin final GlobalOptions options;

    Root(GlobalOptions options) {
      this.options = options;
    }
  }

  static CommandLine of(Session session, GlobalOptions options) {
    CommandLine root = new CommandLine(new Root(options));
    Commands.of(session).forEach(root::addSubcommand);
    root.addSubcommand(
        Commands.listed(session, Resource.DATA_SOURCES, new DataSourceCommands(session)));
    root.addSubcommand(new CommandLine(new SendCommand(session)));
    root.addSubcommand(new CommandLine(new TailCommand(session)));
    root.addSubcommand(new CommandLine(new EventsCommand(session)));
    Commands.ofAccess(session).forEach(root::addSubcommand);
    root.addSubcommand(new CommandLine(new CompletionCommand(session)));
    addHelp(root);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
    root.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return root;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(" " + code.number(), code.meaning());
    }
    return codes;
  }

  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this text.")
                .build());
    command.getCommandSpec().usageMessage().sortOptions(false);
    command.getSubcommands().values().stream().distinct().forEach(CommandTree::addHelp);
  }
}
