package io.millrace.jobs.source;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** State of the enumerator: the split while no reader has it, nothing afterwards. */
final class UnassignedSerializer implements SimpleVersionedSerializer<Optional<DatasetProgress>> {
  private final DatasetProgressSerializer progress = new DatasetProgressSerializer();

  @Override
  public int getVersion() {
    return progress.getVersion();
  }

  @Override
  public byte[] serialize(Optional<DatasetProgress> unassigned) {
    return unassigned.map(progress::serialize).orElse(new byte[0]);
  }

  @Override
  public Optional<DatasetProgress> deserialize(int version, byte[] bytes) throws IOException {
    return bytes.length == 0 ? Optional.empty() : Optional.of(progress.deserialize(version, bytes));
  }
}
