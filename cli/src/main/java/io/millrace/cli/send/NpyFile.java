package io.millrace.cli.send;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.codecs.EncodedRecord;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arrays as NumPy saves them: a row is a record, its bytes are sent as they are. */
final class NpyFile implements RecordFile {
  private final Path features;
  private final @Nullable Path labels;
  private final RawFormat format;

  private NpyFile(Path features, @Nullable Path labels, RawFormat format) {
    this.features = features;
    this.labels = labels;
    this.format = format;
  }

  /**
   * @param labels null when there are none
   */
  static NpyFile of(Path features, @Nullable Path labels) throws IOException {
    NpyHeader rows = header(features);
    if (labels == null) {
      return new NpyFile(
          features, null, new RawFormat(rows.type(), shape(rows.rowShape()), null, null));
    }
    NpyHeader labelRows = header(labels);
    if (rows.rows() != labelRows.rows()) {
      throw CommandFailedException.usage(
          "%s has %d rows and %s has %d; legal is a label for each"
              .formatted(features, rows.rows(), labels, labelRows.rows()));
    }
    return new NpyFile(
        features,
        labels,
        new RawFormat(
            rows.type(), shape(rows.rowShape()), labelRows.type(), shape(labelRows.rowShape())));
  }

  private static NpyHeader header(Path file) throws IOException {
    try (NpyRows rows = NpyRows.open(file)) {
      return rows.header();
    }
  }

  private static @Nullable TensorShape shape(List<Integer> dimensions) {
    return dimensions.isEmpty() ? null : new TensorShape(dimensions);
  }

  @Override
  public RecordFormat format() {
    return format;
  }

  @Override
  public RecordReader open() throws IOException {
    NpyRows values = NpyRows.open(features);
    NpyRows keys = labels == null ? null : NpyRows.open(labels);
    return new Reader(values, keys);
  }

  private static final class Reader implements RecordReader {
    private final NpyRows values;
    private final @Nullable NpyRows keys;
    private int row;

    Reader(NpyRows values, @Nullable NpyRows keys) {
      this.values = values;
      this.keys = keys;
    }

    @Override
    public Optional<EncodedRecord> next() throws IOException {
      if (row == values.header().rows()) {
        return Optional.empty();
      }
      row++;
      return Optional.of(new EncodedRecord(keys == null ? null : keys.row(), values.row()));
    }

    @Override
    public void close() throws IOException {
      values.close();
      if (keys != null) {
        keys.close();
      }
    }
  }
}
