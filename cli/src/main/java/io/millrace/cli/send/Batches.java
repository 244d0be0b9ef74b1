package io.millrace.cli.send;

import io.millrace.codecs.EncodedRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a file into requests, each time in the same way. */
final class Batches {
  static final int RECORDS = 1_000;
  private static final int BYTES = 4 << 20;

  private final RecordReader reader;
  private Optional<EncodedRecord> waiting = Optional.empty();

  Batches(RecordReader reader) {
    this.reader = reader;
  }

  /** Empty at the end of the file. */
  List<EncodedRecord> next() throws IOException {
    List<EncodedRecord> batch = new ArrayList<>();
    long bytes = 0;
    while (batch.size() < RECORDS) {
      Optional<EncodedRecord> record = waiting.isPresent() ? waiting : reader.next();
      waiting = Optional.empty();
      if (record.isEmpty()) {
        break;
      }
      int size = record.get().value().length;
      if (!batch.isEmpty() && bytes + size > BYTES) {
        waiting = record;
        break;
      }
      batch.add(record.get());
      bytes += size;
    }
    return batch;
  }
}
