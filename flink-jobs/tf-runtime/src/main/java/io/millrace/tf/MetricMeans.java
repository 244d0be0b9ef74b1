package io.millrace.tf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Means of loss and metrics over batches of different sizes: each batch counts by its rows, as
 * Keras reports an epoch. Mutable, not thread-safe.
 */
public final class MetricMeans {
  private final List<String> names;
  private final double[] sums;
  private long rows;

  /**
   * @param names at least one, in the order of the values that are added
   */
  public MetricMeans(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("given were no names; legal is at least one");
    }
    this.names = List.copyOf(names);
    this.sums = new double[names.size()];
  }

  public List<String> names() {
    return names;
  }

  /**
   * @param values means over one batch, in the order of the names; a NaN stays in the means
   * @param rows of the batch, at least 1
   */
  public void add(float[] values, int rows) {
    if (values.length < sums.length || rows < 1) {
      throw new IllegalArgumentException(
          "given were "
              + values.length
              + " values of "
              + rows
              + " rows; legal are "
              + sums.length
              + " values of at least 1 row");
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (double) values[i] * rows;
    }
    this.rows += rows;
  }

  /** By name, in the order of the names; empty when nothing was added. */
  public Map<String, Double> means() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < sums.length && rows > 0; i++) {
      means.put(names.get(i), sums[i] / rows);
    }
    return Collections.unmodifiableMap(means);
  }

  /** False once a loss or metric was NaN or infinite. */
  public boolean isFinite() {
    for (double sum : sums) {
      if (!Double.isFinite(sum)) {
        return false;
      }
    }
    return true;
  }

  /** Number of rows that were added. */
  public long rows() {
    return rows;
  }

  public void reset() {
    Arrays.fill(sums, 0);
    rows = 0;
  }

  /** The state with its names; {@link #restore} reads it back. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(rows);
      out.writeInt(sums.length);
      for (int i = 0; i < sums.length; i++) {
        out.writeUTF(names.get(i));
        out.writeDouble(sums[i]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException when the bytes are of other metrics
   */
  public void restore(byte[] state) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      long restoredRows = in.readLong();
      double[] restored = new double[sums.length];
      List<String> restoredNames = new ArrayList<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        restoredNames.add(in.readUTF());
        restored[Math.min(i, restored.length - 1)] = in.readDouble();
      }
      if (!restoredNames.equals(names)) {
        throw new IllegalArgumentException(
            "the state is of the metrics " + restoredNames + "; legal is " + names);
      }
      System.arraycopy(restored, 0, sums, 0, sums.length);
      rows = restoredRows;
    } catch (IOException e) {
      throw new IllegalArgumentException("the state of the metrics is cut off", e);
    }
  }
}
