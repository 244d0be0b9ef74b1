package io.millrace.jobs.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Two big-endian ints: epoch, index. */
final class DatasetProgressSerializer implements SimpleVersionedSerializer<DatasetProgress> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(DatasetProgress progress) {
    return ByteBuffer.allocate(2 * Integer.BYTES)
        .putInt(progress.epoch())
        .putInt(progress.index())
        .array();
  }

  @Override
  public DatasetProgress deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "data set progress of version " + version + " cannot be read; legal is " + VERSION);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new DatasetProgress(buffer.getInt(), buffer.getInt());
  }
}
