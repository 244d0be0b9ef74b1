package io.millrace.cli.send;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of a file is features and what is the label. */
final class ColumnOptions {
  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "Column or member with the label: its name, or its number from 1.")
  @Nullable String label;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "With .npy: the file of the labels, a row for each row.")
  @Nullable Path labels;

  @Option(
      names = "--features",
      paramLabel = "COLUMN,...",
      split = ",",
      description = "Columns or members with features, in order. Default: all but the label.")
  List<String> features = List.of();

  @Option(
      names = "--classes",
      paramLabel = "NAME,...",
      split = ",",
      description = "Labels that are text: the first is sent as 0, the next as 1, …")
  List<String> classes = List.of();

  @Option(names = "--no-header", description = "With .csv: the first line is a record.")
  boolean noHeader;

  @Option(
      names = "--delimiter",
      paramLabel = "CHARACTER",
      defaultValue = ",",
      description = "With .csv: between cells; \\t is a tab. Default: ${DEFAULT-VALUE}.")
  String delimiter = "";
}
