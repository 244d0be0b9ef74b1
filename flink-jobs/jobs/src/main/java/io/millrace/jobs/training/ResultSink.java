package io.millrace.jobs.training;

import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.json.ContractJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Publishes a result once the checkpoint that contains it is complete. */
final class ResultSink implements Sink<TrainedModel>, SupportsCommitter<TrainedModel> {
  private static final long serialVersionUID = 1L;

  private final String kafka;
  private final String eventsTopic;

  ResultSink(KafkaCluster kafka, String eventsTopic) {
    this.kafka = ContractJson.write(kafka);
    this.eventsTopic = eventsTopic;
  }

  @Override
  public SinkWriter<TrainedModel> createWriter(WriterInitContext context) {
    return new Writer();
  }

  @Override
  public Committer<TrainedModel> createCommitter(CommitterInitContext context) {
    KafkaCluster cluster = ContractJson.mapper().readValue(kafka, KafkaCluster.class);
    return new ResultCommitter(new EventProducer(cluster, eventsTopic));
  }

  @Override
  public SimpleVersionedSerializer<TrainedModel> getCommittableSerializer() {
    return new TrainedModelSerializer();
  }

  /** Hands every result to the committer. */
  private static final class Writer implements CommittingSinkWriter<TrainedModel, TrainedModel> {
    private final List<TrainedModel> results = new ArrayList<>();

    @Override
    public void write(TrainedModel result, Context context) {
      results.add(result);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public Collection<TrainedModel> prepareCommit() {
      List<TrainedModel> committables = List.copyOf(results);
      results.clear();
      return committables;
    }

    @Override
    public void close() {}
  }
}
