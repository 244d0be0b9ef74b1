package io.millrace.tf;

import io.millrace.tf.metric.Score;
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
import java.util.stream.IntStream;

/**
 * Loss and metrics over batches of different sizes, as Keras reports an epoch: the loss counts each
 * batch by its rows, each metric by its own rule. Mutable, not thread-safe.
 */
public final class MetricTotals {
  private final List<Entry> entries;
  private final double[] sums;

  /** How each sum grows: true by the rows of the batch, false by the number itself. */
  private final boolean[] byRows;

  private long rows;

  /**
   * Part of what is reported.
   *
   * @param names of the values of the score
   */
  record Entry(List<String> names, Score score) {
    Entry {
      names = List.copyOf(names);
    }

    static Entry mean(String name) {
      return new Entry(List.of(name), Score.mean());
    }
  }

  /**
   * @param entries at least one, in the order of the numbers that are added
   */
  MetricTotals(List<Entry> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("given were no metrics; legal is at least one");
    }
    this.entries = List.copyOf(entries);
    this.sums = new double[entries.stream().mapToInt(entry -> entry.score().size()).sum()];
    this.byRows = new boolean[sums.length];
    int from = 0;
    for (Entry entry : entries) {
      int until = from + entry.score().size();
      Arrays.fill(byRows, from, until, entry.score().meansOverRows());
      from = until;
    }
  }

  /** Names of the values, in the order of {@link #results}. */
  public List<String> names() {
    return entries.stream().flatMap(entry -> entry.names().stream()).toList();
  }

  /** Numbers that each batch adds. */
  int numberCount() {
    return sums.length;
  }

  /**
   * @param numbers of one batch, in the order of the entries; a NaN stays in the results
   * @param rows of the batch, at least 1
   */
  void add(float[] numbers, int rows) {
    if (numbers.length < sums.length || rows < 1) {
      throw new IllegalArgumentException(
          "given were "
              + numbers.length
              + " numbers of "
              + rows
              + " rows; legal are "
              + sums.length
              + " numbers of at least 1 row");
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += byRows[i] ? (double) numbers[i] * rows : numbers[i];
    }
    this.rows += rows;
  }

  /**
   * Adds what others have added up.
   *
   * @param other of the same metrics
   */
  public void addAll(MetricTotals other) {
    if (!other.names().equals(names()) || other.sums.length != sums.length) {
      throw new IllegalArgumentException(
          "given were totals of the metrics " + other.names() + "; legal is " + names());
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
    rows += other.rows;
  }

  /** By name, in the order of the names; empty when nothing was added. */
  public Map<String, Double> results() {
    Map<String, Double> results = new LinkedHashMap<>();
    int from = 0;
    for (Entry entry : entries) {
      int until = from + entry.score().size();
      if (rows > 0) {
        double[] values = entry.score().values(Arrays.copyOfRange(sums, from, until), rows);
        IntStream.range(0, values.length)
            .forEach(i -> results.put(entry.names().get(i), values[i]));
      }
      from = until;
    }
    return Collections.unmodifiableMap(results);
  }

  /** False once a loss or a number of a metric was NaN or infinite. */
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
      out.writeInt(names().size());
      for (String name : names()) {
        out.writeUTF(name);
      }
      out.writeInt(sums.length);
      for (double sum : sums) {
        out.writeDouble(sum);
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
      List<String> restoredNames = new ArrayList<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        restoredNames.add(in.readUTF());
      }
      int size = in.readInt();
      if (!restoredNames.equals(names()) || size != sums.length) {
        throw new IllegalArgumentException(
            "the state is of the metrics " + restoredNames + "; legal is " + names());
      }
      double[] restored = new double[size];
      for (int i = 0; i < size; i++) {
        restored[i] = in.readDouble();
      }
      System.arraycopy(restored, 0, sums, 0, size);
      rows = restoredRows;
    } catch (IOException e) {
      throw new IllegalArgumentException("the state of the metrics is cut off", e);
    }
  }
}
