package io.millrace.jobs.source;

import io.millrace.jobs.edge.EdgeType;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads a bounded data set once and emits it for every epoch; run it with parallelism 1. Its
 * checkpointed position is (epoch, index): same data and seed give the same elements in the same
 * order, wherever it is resumed. What can never succeed is emitted as an element, not thrown.
 */
public final class DatasetSource
    implements Source<DatasetElement, DatasetProgress, Optional<DatasetProgress>>,
        ResultTypeQueryable<DatasetElement> {
  private static final long serialVersionUID = 1L;

  private final String request;

  private DatasetSource(String request) {
    this.request = request;
  }

  public static DatasetSource of(DatasetRequest request) {
    return new DatasetSource(request.toJson());
  }

  @Override
  public TypeInformation<DatasetElement> getProducedType() {
    return new EdgeType<>(DatasetElement.class, DatasetElementSerializer.INSTANCE);
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<DatasetElement, DatasetProgress> createReader(SourceReaderContext context) {
    String[] folders = ConfigurationUtils.parseTempDirectories(context.getConfiguration());
    DatasetRequest parsed = DatasetRequest.fromJson(request);
    return DatasetReader.of(parsed, MemoryBudget.of(parsed.fit(), folders[0]));
  }

  @Override
  public SplitEnumerator<DatasetProgress, Optional<DatasetProgress>> createEnumerator(
      SplitEnumeratorContext<DatasetProgress> context) {
    return new DatasetEnumerator(context, Optional.of(DatasetProgress.START));
  }

  @Override
  public SplitEnumerator<DatasetProgress, Optional<DatasetProgress>> restoreEnumerator(
      SplitEnumeratorContext<DatasetProgress> context, Optional<DatasetProgress> unassigned) {
    return new DatasetEnumerator(context, unassigned);
  }

  @Override
  public SimpleVersionedSerializer<DatasetProgress> getSplitSerializer() {
    return new DatasetProgressSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Optional<DatasetProgress>> getEnumeratorCheckpointSerializer() {
    return new UnassignedSerializer();
  }
}
