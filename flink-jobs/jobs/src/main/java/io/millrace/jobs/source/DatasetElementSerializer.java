package io.millrace.jobs.source;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Hands elements over as they are; they cannot leave the thread of their source. */
final class DatasetElementSerializer extends TypeSerializerSingleton<DatasetElement> {
  private static final long serialVersionUID = 1L;

  static final DatasetElementSerializer INSTANCE = new DatasetElementSerializer();

  private DatasetElementSerializer() {}

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public DatasetElement createInstance() {
    throw new UnsupportedOperationException("an element of a data set is made by its source only");
  }

  /** The trainer takes what it needs before the source goes on. */
  @Override
  public DatasetElement copy(DatasetElement element) {
    return element;
  }

  @Override
  public DatasetElement copy(DatasetElement element, DatasetElement reuse) {
    return element;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(DatasetElement element, DataOutputView target) throws IOException {
    throw notChained();
  }

  @Override
  public DatasetElement deserialize(DataInputView source) throws IOException {
    throw notChained();
  }

  @Override
  public DatasetElement deserialize(DatasetElement reuse, DataInputView source) throws IOException {
    throw notChained();
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    throw notChained();
  }

  private static IOException notChained() {
    return new IOException(
        "the data set and its training are not chained, so elements cannot pass; legal is"
            + " pipeline.operator-chaining.enabled: true and the parallelism 1 for both");
  }

  @Override
  public TypeSerializerSnapshot<DatasetElement> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink makes it by its public constructor. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DatasetElement> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
