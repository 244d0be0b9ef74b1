package io.millrace.jobs.source;

import io.millrace.codecs.RecordDecoder;
import io.millrace.codecs.UndecodableRecordException;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import java.nio.ByteBuffer;

/** How the features of an example lie in the cache. */
interface FeatureForm {
  /** Of one example; the same for all. */
  int bytes();

  /**
   * @param value of the record that the features were decoded from
   * @param into at the position to write to
   */
  void write(float[] features, byte[] value, ByteBuffer into);

  /**
   * @param offset of the features in the block, in bytes
   */
  void read(RowBlocks.Block block, int offset, float[] into);

  /** The smaller of the two: elements of less than four bytes stay as they came. */
  static FeatureForm of(RecordFormat format, byte[] value, int features) {
    boolean small =
        format instanceof RawFormat raw
            && raw.dataType().bytes() < Float.BYTES
            && value.length == features * raw.dataType().bytes();
    return small
        ? new Wire(RecordDecoder.of(format), new byte[value.length])
        : new Floats(features);
  }

  /**
   * Four bytes for each feature.
   *
   * @param count of features
   */
  record Floats(int count) implements FeatureForm {
    @Override
    public int bytes() {
      return count * Float.BYTES;
    }

    @Override
    public void write(float[] features, byte[] value, ByteBuffer into) {
      into.asFloatBuffer().put(features, 0, count);
    }

    @Override
    public void read(RowBlocks.Block block, int offset, float[] into) {
      block.floats().get(offset / Float.BYTES, into, 0, count);
    }
  }

  /** The bytes of the record, decoded whenever they are read. */
  record Wire(RecordDecoder decoder, byte[] scratch) implements FeatureForm {
    @Override
    public int bytes() {
      return scratch.length;
    }

    @Override
    public void write(float[] features, byte[] value, ByteBuffer into) {
      into.put(value, 0, scratch.length);
    }

    @Override
    public void read(RowBlocks.Block block, int offset, float[] into) {
      block.bytes().get(offset, scratch);
      try {
        decoder.decodeFeatures(scratch, into, 0, into.length);
      } catch (UndecodableRecordException e) {
        throw new IllegalStateException("a record that could be decoded no longer can", e);
      }
    }
  }
}
