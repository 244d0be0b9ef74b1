package io.millrace.cli.session;

import io.millrace.cli.output.OutputFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** May stand behind any command. */
public final class GlobalOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "Address of Millrace. Default: MILLRACE_URL, else the one that runs on the data"
              + " directory.")
  @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "File with the token. Default: MILLRACE_TOKEN, else the file MILLRACE_TOKEN_FILE, else"
              + " that of the data directory.")
  @Nullable Path tokenFile;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Certificates (PEM) to trust instead of Java's. Default: MILLRACE_CA_FILE.")
  @Nullable Path caFile;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Data directory of the Millrace on this machine.")
  @Nullable Path dataDirectory;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      scope = ScopeType.INHERIT,
      description = "For people, or one JSON document for programs. Default: table.")
  OutputFormat output = OutputFormat.TABLE;
}
