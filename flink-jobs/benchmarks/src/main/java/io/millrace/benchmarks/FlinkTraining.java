package io.millrace.benchmarks;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.jobs.JobDefinitions;
import io.millrace.testkit.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The same training as a job: records in Kafka, checkpoints on, every epoch told as an event. */
final class FlinkTraining {
  private final TestKafka kafka;
  private final MiniCluster cluster;
  private final Path folder;
  private final TrainingCase model;
  private final String architecture;
  private final StreamRange range;

  FlinkTraining(TrainingCase model, TestKafka kafka, MiniCluster cluster, Path folder) {
    this.model = model;
    this.kafka = kafka;
    this.cluster = cluster;
    this.folder = folder;
    this.architecture = model.architecture();
    this.range = kafka.sendAll(kafka.createTopic(model.name(), 1), 0, model.records());
  }

  Timed run(int round) throws Exception {
    JobTopics topics =
        new JobTopics(
            kafka.createTopic("events", 1), kafka.createTopic("dead-letters", 1), "models");
    JobGraph job = jobGraph(topics, round);
    ProcessClock start = ProcessClock.now();
    cluster.submitJob(job).get();
    cluster
        .requestJobResult(job.getJobID())
        .get()
        .toJobExecutionResult(getClass().getClassLoader());
    double whole = start.milliseconds();
    double processor = start.processorMilliseconds();
    return timed(
        whole,
        processor,
        checkpointsOf(job),
        kafka.readAll(topics.events()).stream()
            .map(record -> ContractJson.readEvent(record.value()))
            .toList());
  }

  private long checkpointsOf(JobGraph job) throws Exception {
    return cluster
        .getExecutionGraph(job.getJobID())
        .get()
        .getCheckpointStatsSnapshot()
        .getCounts()
        .getNumberOfCompletedCheckpoints();
  }

  private JobGraph jobGraph(JobTopics topics, int round) {
    String id = model.name() + "-" + model.checkpointMs() + "-" + round;
    DatasetSplit split = new DatasetSplit(0, 0, SplitMethod.POSITIONAL);
    TrainingJobSpec spec =
        new TrainingJobSpec(
            JobSpec.SCHEMA_VERSION,
            new JobId(id),
            id,
            kafka.cluster(),
            topics,
            new CheckpointConfig(
                folder.resolve("checkpoints").toUri().toString(), model.checkpointMs()),
            new DataSource(List.of(range), model.format(), split),
            List.of(new TrainingModel(id, model.name(), model.name(), architecture, null)),
            model.fit(),
            folder.resolve("flink").toUri().toString());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
    JobDefinitions.define(environment, spec);
    return environment.getStreamGraph().getJobGraph();
  }

  private static Timed timed(
      double wholeMs, double processorMs, long checkpoints, List<EventEnvelope> events) {
    EventEnvelope started = last(events, TrainingStarted.class);
    EventEnvelope lastEpoch = last(events, EpochCompleted.class);
    TrainingSucceeded result = (TrainingSucceeded) last(events, TrainingSucceeded.class).event();
    Duration training = Duration.between(started.time(), lastEpoch.time());
    return new Timed(
        training.toNanos() / 1e6, wholeMs, processorMs, checkpoints, result.artifact().sha256());
  }

  private static EventEnvelope last(List<EventEnvelope> events, Class<?> type) {
    return events.stream()
        .filter(envelope -> type.isInstance(envelope.event()))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + ": " + events));
  }

  /**
   * @param trainingMs from the first example to the end of the last epoch
   * @param wholeMs from the submission to the published artifact
   * @param processorMs of the whole job, with its broker and its checkpoints
   * @param checkpoints that were completed
   */
  record Timed(
      double trainingMs, double wholeMs, double processorMs, long checkpoints, String sha256) {}
}
