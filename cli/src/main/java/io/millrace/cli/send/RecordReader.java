package io.millrace.cli.send;

import io.millrace.codecs.EncodedRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The records of a file, one after another. */
interface RecordReader extends Closeable {
  /**
   * @return empty at the end
   * @throws IOException when the file cannot be read
   * @throws io.millrace.cli.client.CommandFailedException when a record is not what it should be
   */
  Optional<EncodedRecord> next() throws IOException;
}
