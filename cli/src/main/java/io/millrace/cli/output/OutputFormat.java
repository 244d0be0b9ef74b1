package io.millrace.cli.output;

/** For whom standard output is. */
public enum OutputFormat {
  /** People: columns, or a document by its members. */
  TABLE,
  /** Programs: one JSON document, or one on each line where there is no end to them. */
  JSON
}
