package io.millrace.cli.resource;

import picocli.CommandLine.Command;

/**
 * Whatever is asked of it goes for all lists: {@code --filter actor=…}, {@code action}, {@code
 * resource}, {@code outcome}, {@code from}, {@code to}.
 */
@Command(
    name = "audit-log",
    description =
        "Who signed in, who was refused, who changed what; --filter actor=, action=, resource=,"
            + " outcome=, from= and to=.")
final class AuditLogCommands {}
