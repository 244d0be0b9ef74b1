package io.millrace.jobs.inference;

import io.millrace.codecs.RecordDecoder;
import io.millrace.codecs.UndecodableRecordException;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Records that wait for one run of the model, their features side by side as it takes them. */
final class PendingBatch {
  /** Bounds memory when records are large, images for example: 16 MB of features. */
  private static final int MOST_VALUES = 1 << 22;

  private final int featureCount;
  private final @Nullable InputRecord[] records;
  private final long[] arrivals;
  private final float[] features;
  private final BitSet failed = new BitSet();
  private int rows;

  PendingBatch(int maxSize, int featureCount) {
    int capacity = Math.max(1, Math.min(maxSize, MOST_VALUES / featureCount));
    this.featureCount = featureCount;
    this.records = new InputRecord[capacity];
    this.arrivals = new long[capacity];
    this.features = new float[capacity * featureCount];
  }

  /** Leaves the batch as it was when the record cannot be decoded. */
  void add(InputRecord record, byte[] value, RecordDecoder decoder, long arrivalNanos)
      throws UndecodableRecordException {
    decoder.decodeFeatures(value, features, rows * featureCount, featureCount);
    records[rows] = record;
    arrivals[rows] = arrivalNanos;
    rows++;
  }

  int rows() {
    return rows;
  }

  int capacity() {
    return records.length;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  boolean isFull() {
    return rows == records.length;
  }

  InputRecord record(int row) {
    InputRecord record = records[row];
    if (record == null || row >= rows) {
      throw new IndexOutOfBoundsException("row " + row + " of " + rows);
    }
    return record;
  }

  long arrivalNanos(int row) {
    return arrivals[row];
  }

  /** It leaves unscored. */
  void fail(int row) {
    failed.set(row);
  }

  boolean isScored(int row) {
    return !failed.get(row);
  }

  /** Of all rows, C order; longer than {@link #rows()} asks for. */
  float[] features() {
    return features;
  }

  int featureCount() {
    return featureCount;
  }

  float[] featuresOf(int row) {
    return Arrays.copyOfRange(features, row * featureCount, (row + 1) * featureCount);
  }

  void clear() {
    Arrays.fill(records, 0, rows, null);
    failed.clear();
    rows = 0;
  }
}
