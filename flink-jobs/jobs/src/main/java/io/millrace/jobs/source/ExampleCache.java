package io.millrace.jobs.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Examples in the order in which they were read. A row is the identity, the labels, the features,
 * and as many bytes as make it a multiple of four.
 */
final class ExampleCache implements Closeable {
  private final FeatureForm form;
  private final int featuresAt;
  private final float[] label;
  private final RowBlocks rows;

  ExampleCache(FeatureForm form, int labelCount, MemoryBudget budget) {
    this.form = form;
    this.label = new float[labelCount];
    this.featuresAt = Long.BYTES + labelCount * Float.BYTES;
    this.rows = new RowBlocks(aligned(Math.addExact(featuresAt, form.bytes())), budget);
  }

  private static int aligned(int bytes) {
    return Math.addExact(bytes, Float.BYTES - 1) / Float.BYTES * Float.BYTES;
  }

  /**
   * @param value of the record
   * @param identity hash of where the record lies
   */
  void add(float[] features, byte[] value, float[] labels, long identity) throws IOException {
    ByteBuffer row = rows.add();
    row.putLong(identity);
    for (float number : labels) {
      row.putFloat(number);
    }
    form.write(features, value, row);
  }

  int size() {
    return rows.rows();
  }

  long identity(int example) {
    return rows.blockOf(example).bytes().getLong(rows.offsetOf(example));
  }

  /** Valid until the next call. */
  float[] label(int example) {
    readLabel(rows.blockOf(example), rows.offsetOf(example), label);
    return label;
  }

  private static void readLabel(RowBlocks.Block block, int offset, float[] into) {
    block.floats().get((offset + Long.BYTES) / Float.BYTES, into);
  }

  void read(int example, float[] intoFeatures, float[] intoLabels) {
    RowBlocks.Block block = rows.blockOf(example);
    int offset = rows.offsetOf(example);
    readLabel(block, offset, intoLabels);
    form.read(block, offset + featuresAt, intoFeatures);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
