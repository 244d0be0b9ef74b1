package io.millrace.cli.send;

import io.millrace.contracts.record.RecordFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of records that can be read from its beginning as often as wanted. */
interface RecordFile {
  RecordReader open() throws IOException;

  /** How its records are announced; null when nothing is known of what is in them. */
  @Nullable RecordFormat format();
}
