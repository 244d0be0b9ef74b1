package io.millrace.cli.resource;

import picocli.CommandLine.Command;

@Command(name = "problems", description = "What went wrong that no request waited for.")
final class ProblemCommands {}
